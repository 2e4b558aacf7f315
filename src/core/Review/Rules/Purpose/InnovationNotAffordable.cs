using System.Collections.Immutable;
using Outturn.Review.Expected;
using Outturn.Review.Findings;
using Outturn.Simulation.Providers;

namespace Outturn.Review.Rules.Purpose;

/// <summary>A contract under which a provider would not dare to try anything new.</summary>
internal sealed class InnovationNotAffordable : ReviewRule
{
    public override string Id => "innovation-not-affordable";

    public override Chapter Chapter => Chapter.Purpose;

    public override RuleKind Kind => RuleKind.Exact;

    public override string Title => "a contract under which nobody can afford to try anything new";

    public override bool NeedsWorld => true;

    public override string Computes =>
        "Each invited type of provider weighs a trial with none, a quarter, half or all of its "
        + "people over five possible effects: expected value of the contract, less insolvency and "
        + "missed targets, as long as the chance of insolvency stays within what it bears. No "
        + "trial for any type: should-fix, must-fix where the purpose is innovation; for one type: "
        + "should-fix, for others consider; a best trial worth less than 5 % of the contract: "
        + "consider. What stands in the way is tried: half as much at risk, no fall of prices, "
        + "targets from year 3, no reports, no wait for approval, no limit on trials, and nobody "
        + "who waits for money; what raises the worth of a trial most is named, with what it costs "
        + "the payer.";

    public override ImmutableArray<Reason> Why =>
    [
        new("Fear of failure keeps organisations to the familiar.", "the source text on failure",
            "seen"),
        new("Payment by results makes providers more averse to risk.", "NCVO (2014)", "seen"),
        new("It stifles innovation more than it helps.", "PACAC (2018)", "seen"),
    ];

    public override string Remedy =>
        "a fee in the first year, targets from year 3, trials without consent";

    public override string Quiet => "trials are paid for apart";

    public override IEnumerable<Judgement> Judge(ReviewCase of)
    {
        if (of.Expected is not { } expected)
        {
            return [NoWorld(of)];
        }
        (Invited Type, TrialOption Best, double Worth)[] all =
            [.. expected.Invited.Where(t => t.Lead is null).Select(Weigh)];
        if (all.Length == 0)
        {
            return [NotApplicable("no type of provider that holds a contract is invited")];
        }
        Spot at = of.At("plan.trials");
        var refuse = all.Where(t => t.Best.Share <= 0).ToArray();
        bool claimed = of.IsFor("innovation");
        if (refuse.Length > 0)
        {
            Weight weight = refuse.Length < all.Length
                ? claimed ? Weight.ShouldFix : Weight.Consider
                : claimed ? Weight.MustFix : Weight.Consider;
            return [Say(of, at, weight, refuse[0].Type, refuse[0].Worth)];
        }
        (Invited type, TrialOption best, double worth) = all.MinBy(t => t.Worth);
        double share = worth / Math.Max(Math.Abs(type.Expected.Projection.Npv), 1);
        return share < of.Limit(this, "worth")
            ? [Found(Weight.Consider, at,
                $"for {type.Name} the best trial takes {Figures.Percent(best.Share)} of starts and "
                + $"is worth {Figures.Large(worth, of.Scheme)}, {Figures.Percent(share)} of the "
                + "value of its contract") with
            {
                Group = type.Name,
                Slots = [new("worth", share, "share"), new("value", worth, "money")],
                LessIsWorse = true,
                Fix = of.IsDraw ? "" : TrialBlocker.Of(of, type, worth),
            }]
            : [Clean($"for {type.Name} a trial is worth {Figures.Large(worth, of.Scheme)}")];
    }

    private static Judgement Say(
        ReviewCase of, Spot at, Weight weight, Invited type, double worth) => Found(
        weight, at,
        $"{type.Name}, with a reserve of {Figures.Money(type.ReservePerStart, of.Scheme)} for each "
        + "monthly start, would try nothing new"
        + (worth > 0 ? $", though a trial is worth {Figures.Large(worth, of.Scheme)}" : "")) with
    {
        Group = type.Name,
        Slots = [new("worth", Math.Max(worth, 0), "money")],
        Fix = of.IsDraw ? "" : TrialBlocker.Of(of, type, worth),
    };

    private static (Invited, TrialOption, double) Weigh(Invited type)
    {
        IReadOnlyList<TrialOption> options = Trial.Options(type.Expected);
        return (type, Trial.Best(type.Expected.Plans, options), Trial.Worth(options));
    }
}
