using System.Collections.Immutable;
using Outturn.Review.Declared;
using Outturn.Review.Expected;
using Outturn.Review.Findings;

namespace Outturn.Review.Rules.Risks;

/// <summary>Nothing is said about what happens to people when a provider stops.</summary>
internal sealed class NoFailurePlan : ReviewRule
{
    private static readonly (string Key, string What)[] Elements =
    [
        ("people to", "who takes the people on, and within how many days"),
        ("later outcomes", "who is paid for outcomes still to come"),
        ("early warning", "what warns of it, and when it is looked at"),
        ("termination", "that a contract can be ended for performance without compensation"),
    ];

    public override string Id => "no-failure-plan";

    public override Chapter Chapter => Chapter.Risks;

    public override RuleKind Kind => RuleKind.Read;

    public override string Title => "no plan for the day on which a provider stops";

    public override string Computes =>
        "Four elements of \"transition\": who takes the people and in how many days, who is paid "
        + "for outcomes still to come, what warns of it, and ending for performance. None: "
        + "must-fix where a world says that the contract is worth £10m; "
        + "otherwise, or some: should-fix.";

    public override ImmutableArray<Reason> Why =>
    [
        new("A lead provider of three probation contracts went into administration in February "
            + "2019, and a rival took over at once.", "Public Finance (19 February 2019)", "seen"),
        new("A Work Programme contract could not be ended for breach, so compensation was due.",
            "Public Accounts Committee (2014)", "seen"),
    ];

    public override string Remedy =>
        "transition: {people to: the other provider of the area, within: 28 days, later outcomes: "
        + "paid to it, early warning: …, termination: …}";

    public override string Quiet => "payment goes to a public body that cannot fail";

    public override IEnumerable<Judgement> Judge(ReviewCase of)
    {
        if (!of.Plan.Has("transition"))
        {
            return [Missing(of, Elements, any: false)];
        }
        PlanMap plan = of.Plan.Below("transition");
        // A sentence says who takes the people, and nothing that can be checked.
        var missing = plan.IsThere
            ? Elements.Where(e => !plan.Has(e.Key)).ToArray() : Elements[1..];
        return missing.Length == 0 ? [Clean("the plan says all four")]
            : [Missing(of, missing, any: true)];
    }

    private static Judgement Missing(
        ReviewCase of, IEnumerable<(string Key, string What)> missing, bool any)
    {
        string people = of.Expected is { } expected
            ? $"about {Figures.Whole(InService(expected))} people are in service then; " : "";
        return Found(
            any || !(of.Expected?.ContractValue >= of.Limits.Of("no-pilot", "value"))
                ? Weight.ShouldFix : Weight.MustFix,
            of.At("plan.transition"),
            $"if a provider stops, {people}the scheme does not say "
            + string.Join("; nor ", missing.Select(m => m.What))) with
        {
            Slots = [new("missing", missing.Count(), "number")],
            Fix = "write transition: {" + string.Join(
                ", ", missing.Select(m => m.Key + ": …")) + "}",
        };
    }

    // Those who started in the last 24 months, with one provider of the first type.
    private static double InService(WorldExpected expected)
    {
        double[] starts = expected.Main.Expected.Setting.Starts;
        return Enumerable.Range(0, starts.Length)
            .Max(t => starts.Take(t + 1).TakeLast(Simulation.Providers.CostMonths.Contact).Sum());
    }
}
