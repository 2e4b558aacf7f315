using System.Collections.Immutable;
using Outturn.Review.Expected;
using Outturn.Review.Findings;

namespace Outturn.Review.Rules.Rewards;

/// <summary>The easiest are helped, the hardest are not.</summary>
internal sealed class EasiestFirst : ReviewRule
{
    private const int Third = 3;

    public override string Id => "easiest-first";

    public override Chapter Chapter => Chapter.Payment;

    public override RuleKind Kind => RuleKind.Exact;

    public override string Title => "the easiest helped first";

    public override bool NeedsWorld => true;

    public override string Computes =>
        "Within a group the effort for the hardest third over that for the easiest third; between "
        + "groups the least over the most of effort over half-effect spend. Either under 0.25: "
        + "must-fix; under 0.5: should-fix. Each year from the second in which effort differs from "
        + "the year before is looked at; groups under 5 % of the people are not. With no "
        + "information "
        + "about difficulty the first must go to 1 (experiment e2).";

    public override ImmutableArray<Reason> Why =>
    [
        new("Providers picked the easiest to place.", "the source text on objectives", "seen"),
        new("Prices by group narrow the gap between groups, not within them, at a small cost in "
            + "efficiency (experiment e3).", "docs/guide/experiments.md", "derived"),
    ];

    public override string Remedy =>
        "more bands of need set by an independent assessor, a least offer, a price for distance";

    public override string Quiet =>
        "providers cannot tell who is hard to help, or need falls with difficulty";

    public override IEnumerable<Judgement> Judge(ReviewCase of)
    {
        if (of.Expected is not { } expected)
        {
            return [NoWorld(of)];
        }
        if (expected.Main.Expected.Setting.Signal > of.Limit(this, "blind"))
        {
            return [NotApplicable("providers cannot tell who is hard to help")];
        }
        int[] large = [.. Enumerable.Range(0, expected.Groups.Length).Where(g =>
            expected.Share(g) >= of.Limits.Of("price-below-cost", "group"))];
        Judgement[] found =
        [
            .. large.Select(g => Within(of, expected, g)).OfType<Judgement>(),
            .. large.Length > 1 ? Between(of, expected, large) : [],
        ];
        return found.Length > 0 ? found
            : [Clean("effort follows need, within groups and between them")];
    }

    private Judgement? Within(ReviewCase of, WorldExpected expected, int group)
    {
        (int year, double ratio) = Enumerable
            .Range(expected.Settled, expected.Years - expected.Settled)
            .Select(y => (y, Ratio(expected.Measures(y).EffortByDifficulty[group])))
            .MinBy(r => r.Item2);
        if (ratio >= of.Limit(this, "should-fix"))
        {
            return null;
        }
        string name = expected.Groups[group].Name;
        return Found(
            ratio < of.Limit(this, "must-fix") ? Weight.MustFix : Weight.ShouldFix,
            of.PricesOf(name),
            $"within {name} the hardest third get {Figures.Percent(ratio)} of what the easiest "
            + "third get") with
        {
            Group = name, Year = year + 1, LessIsWorse = true,
            Slots = [new("hard to easy", ratio, "share")],
            Follows = expected.Service.Coverage(group, year)
                < of.Limits.Of("price-below-cost", "must-fix") ? "price-below-cost" : "",
            Fix = "divide the group by need, set by an assessor who is not paid by results, or "
                + "write a least offer",
        };
    }

    private IEnumerable<Judgement> Between(ReviewCase of, WorldExpected expected, int[] large)
    {
        int year = expected.Settled;
        var plan = expected.Main.Expected.Year(year).Plan;
        double Served(int g) => plan.Mean(g, expected.Main.Expected.Setting.Bins)
            / expected.Service.HalfEffect(g);
        (int least, int most) = (large.MinBy(Served), large.MaxBy(Served));
        double ratio = Served(least) / Math.Max(Served(most), 1e-9);
        if (ratio >= of.Limit(this, "should-fix"))
        {
            return [];
        }
        return
        [
            Found(ratio < of.Limit(this, "must-fix") ? Weight.MustFix : Weight.ShouldFix,
                of.PricesOf(expected.Groups[least].Name),
                $"{expected.Groups[least].Name} gets {Figures.Percent(ratio)} of the service for "
                + $"its need that {expected.Groups[most].Name} gets") with
            {
                Slots = [new("between groups", ratio, "share")], LessIsWorse = true,
                Fix = $"raise what results pay in {expected.Groups[least].Name}",
            },
        ];
    }

    private static double Ratio(IReadOnlyList<double> effort)
    {
        double easy = effort.Take(Third).Average();
        return easy <= 1e-9 ? 1 : effort.TakeLast(Third).Average() / easy;
    }
}
