using System.Collections.Immutable;
using Outturn.Review.Declared;
using Outturn.Review.Expected;
using Outturn.Review.Findings;

using Outturn.Simulation.Providers;
using Outturn.Simulation.Worlds;

namespace Outturn.Review.Rules.Risks;

/// <summary>Pay that moves with what providers cannot control.</summary>
internal sealed class OutsideControl : ReviewRule
{
    private const double Nothing = .001;

    public override string Id => "outside-control";

    public override Chapter Chapter => Chapter.Risks;

    public override RuleKind Kind => RuleKind.Exact;

    public override string Title => "pay that moves with what providers cannot control";

    public override bool NeedsWorld => true;

    public override string Computes =>
        "At the same effort, how much of all that providers add an economy a fifth weaker takes "
        + "away: (P - P') / (P - P0), where P0 is the rate without help. Without a concurrent "
        + "comparison, over 100 %: must-fix; over 50 %: should-fix; over 25 %, or a condition "
        + "of the "
        + "outcome that nobody owns: consider.";

    public override ImmutableArray<Reason> Why =>
    [
        new("The outcome must be in the provider's control.", "Webster (2016)", "seen"),
        new("Reoffending could not be attributed to companies, because housing, work and treatment "
            + "matter too.", "NAO on probation", "seen"),
        new("One no-help rate was assumed for the whole country.", "NAO (2012)", "seen"),
    ];

    public override string Remedy =>
        "take the number expected without help from a concurrent comparison group, or index it";

    public override string Quiet => "the number expected moves with a comparison group";

    public override IEnumerable<Judgement> Judge(ReviewCase of)
    {
        PlanMap depends = of.Plan.Below("depends on");
        string[] unowned = [.. depends.Keys.Where(k =>
            depends.Text(k) is "nobody" or "none" or "unknown")];
        if (Comparison.IsConcurrent(of.Plan))
        {
            yield return Clean("the number expected moves with the comparison");
        }
        else if (of.Expected is { } expected)
        {
            yield return Economy(of, expected, unowned);
        }
        else
        {
            yield return unowned.Length > 0 ? Unowned(depends, unowned) : NoWorld(of);
        }
    }

    private static Judgement Unowned(PlanMap depends, string[] unowned) => Found(
        Weight.Consider, depends.Spot,
        $"{Figures.List(unowned)} must hold for the outcome, and nobody answers for it") with
    {
        Fix = "name who answers for each condition",
    };

    private Judgement Economy(ReviewCase of, WorldExpected expected, string[] unowned)
    {
        int year = expected.Settled;
        double level = of.Limit(this, "economy");
        World weak = expected.World with
        {
            Economy = expected.World.Economy with
            {
                Level = expected.World.Economy.Level * level,
            },
        };
        var plans = new Plans(new ProviderSetting(expected.Put.With(weak), expected.Main.Type));
        PlannedYear same = plans.Under(year, expected.Main.Expected.Year(year).Plan);
        double helped = 0, weaker = 0, alone = 0;
        for (int g = 0; g < expected.Groups.Length; g++)
        {
            helped += expected.Share(g) * expected.Measures(year).OutcomeRate[g];
            alone += expected.Share(g) * expected.Measures(year).DeadweightRate[g];
            weaker += expected.Share(g) * Enumerable.Range(0, same.Flows[0].Achieved.Columns)
                .Sum(t => same.Flows[0].Achieved[g, t]);
        }
        if (helped - alone < Nothing)
        {
            return NotApplicable("providers add nothing that a weaker economy could move");
        }
        double moved = (helped - weaker) / Math.Max(helped - alone, 1e-9);
        Weight? weight = moved > of.Limit(this, "must-fix") ? Weight.MustFix
            : moved > of.Limit(this, "should-fix") ? Weight.ShouldFix
            : moved > of.Limit(this, "consider") || unowned.Length > 0 ? Weight.Consider : null;
        return weight is not { } heavy
            ? Clean($"a weaker economy moves pay by {Figures.Percent(moved)} of what providers add")
            : Found(heavy, of.At("plan.comparison"),
                $"an economy {Figures.Percent(1 - level)} weaker moves outcomes by "
                + $"{Figures.Percent(moved)} of all that providers add"
                + (unowned.Length > 0 ? $"; nobody answers for {Figures.List(unowned)}" : "")) with
            {
                Slots = [new("moved", moved, "share")],
                Fix = "pay beyond the number that a concurrent comparison group reaches, and write "
                    + "comparison: {kind: concurrent, with: …}",
            };
    }
}
