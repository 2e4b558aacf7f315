using System.Collections.Immutable;
using Outturn.Review.Findings;

namespace Outturn.Review.Rules.Risks;

/// <summary>So little of the pay depends on results that doing the least is worth most.</summary>
internal sealed class ResultShareTooSmall : ReviewRule
{
    private const double Nothing = 1e-6;

    public override string Id => "result-share-too-small";

    public override Chapter Chapter => Chapter.Risks;

    public override RuleKind Kind => RuleKind.Exact;

    public override string Title => "a share of pay on results too small to work for";

    public override bool NeedsWorld => true;

    public override string Computes =>
        "Only where less than a quarter of expected pay depends on results: the share of people "
            + "for "
        + "whom the effort that pays best is the least allowed. More than half of all: must-fix; "
        + "more than a tenth of a group: should-fix.";

    public override ImmutableArray<Reason> Why =>
    [
        new("Probation was to start with 5 % of pay on results.", "the source text on failure",
            "seen"),
        new("Under that mechanism spending on reoffending loses money, and letting it rise by up "
            + "to 3 points pays.", "SMF (2013)", "seen"),
        new("At 5 to 20 % of pay effort is nothing, and the idle provider earns £434 to £512 a "
            + "start against £83 at 100 % (experiment e14).", "docs/guide/experiments.md",
            "derived"),
    ];

    public override string Remedy =>
        "raise the price of each additional outcome rather than the share of all pay";

    public override string Quiet =>
        "the least offer is half-effect service or more, or result pay is a stated bonus on a "
        + "statutory service";

    public override IEnumerable<Judgement> Judge(ReviewCase of)
    {
        if (of.Expected is not { } expected)
        {
            return [NoWorld(of)];
        }
        double share = expected.AtRisk(expected.Settled);
        if (share >= of.Limit(this, "at-risk"))
        {
            return [Clean($"{Figures.Percent(share)} of pay depends on results")];
        }
        var plan = expected.Main.Expected.Year(expected.Settled).Plan;
        double[] idle = [.. plan.Effort.Select((row, g) => row.Select((e, j) =>
            e <= expected.World.LeastEffort(g) + Nothing
                ? expected.Main.Expected.Setting.Bins.Mass[j] : 0).Sum())];
        double all = idle.Select((z, g) => z * expected.Share(g)).Sum();
        int worst = Array.IndexOf(idle, idle.Max());
        bool must = all > of.Limit(this, "all");
        if (!must && idle[worst] <= of.Limit(this, "group"))
        {
            return [Clean("the result pay is worth working for")];
        }
        return
        [
            Found(
                must ? Weight.MustFix : Weight.ShouldFix, of.At("payments"),
                $"with {Figures.Percent(share)} of pay on results, the least effort pays best for "
                + (must ? $"{Figures.Percent(all)} of all people"
                    : $"{Figures.Percent(idle[worst])} of {expected.Groups[worst].Name}")) with
            {
                Slots = [new("idle", must ? all : idle[worst], "share"),
                    new("at risk", share, "share")],
                Fix = "raise the price of an additional outcome, and lower the fee by as much",
            },
        ];
    }
}
