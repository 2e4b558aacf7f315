using System.Collections.Immutable;
using Outturn.Review.Declared;
using Outturn.Review.Findings;

namespace Outturn.Review.Rules.Measurement;

/// <summary>A baseline that moves, or does not, with who comes.</summary>
internal sealed class BaselineNotAdjusted : ReviewRule
{
    public override string Id => "baseline-not-adjusted";

    public override Chapter Chapter => Chapter.Measurement;

    public override RuleKind Kind => RuleKind.Read;

    public override string Title => "a baseline that takes no account of who comes";

    public override string Computes =>
        "What outcomes are compared with (fixed, risk-adjusted, concurrent, matched, randomised), "
        + "and the spread of the baseline between years against the effect worth paying for. "
        + "Spread "
        + "at least the effect: must-fix; half of it, or a fixed baseline without a spread: "
        + "should-fix.";

    public override ImmutableArray<Reason> Why =>
    [
        new("A rate of 45.64 % is worse than an unadjusted baseline of 44.97 % and better than an "
            + "adjusted one of 47.03 %.", "golden case 07", "derived"),
        new("A no-help rate of 15 % was assumed for people on sickness benefit; a better estimate "
            + "was 11 %.", "NAO (2012)", "seen"),
        new("History alone would have shown a fall of 6 % at Peterborough, while the national rate "
            + "was getting worse.", "Tomkinson", "seen"),
    ];

    public override string Remedy => "fit a risk model on the baseline year, or match people live";

    public override string Quiet => "people are drawn by lot or matched";

    public override IEnumerable<Judgement> Judge(ReviewCase of)
    {
        PlanMap comparison = of.Plan.Below("comparison");
        string kind = Comparison.KindOf(of.Plan);
        if (kind is "risk-adjusted" or "concurrent" or "matched" or "randomised")
        {
            return [Clean($"the comparison is {kind}")];
        }
        if (kind.Length == 0)
        {
            return [of.Plan.Has("comparison")
                ? NotTold("the comparison is described in words; its kind is not said",
                    "comparison: {kind: fixed, with: …, spread: 2 percentage points}")
                : NotTold("nothing says what outcomes are compared with",
                    "comparison: {kind: concurrent, with: …}")];
        }
        double? spread = comparison.Number("spread");
        double? effect = of.Plan.Number("worth paying for");
        double? times = spread / effect;
        Weight weight = times >= of.Limit(this, "must-fix") ? Weight.MustFix
            : Weight.ShouldFix;
        if (times < of.Limit(this, "should-fix"))
        {
            return [Clean("the baseline moves by less than half the effect")];
        }
        return
        [
            Found(weight, comparison.At("kind"),
                (times is { } y
                    ? $"a fixed baseline that moved by {Points(spread!.Value)} between years is "
                        + $"{Figures.Two(y)} times the effect that is paid for"
                    : "the baseline is fixed and not adjusted for who comes, and how far it moves "
                        + "between years is not said")) with
            {
                Slots = times is { } t ? [new("times", t, "number")] : [],
                Fix = "fit a risk model on the baseline year, or compare with people like them at "
                    + "the same time",
            },
        ];
    }

    private static string Points(double points) =>
        Figures.Count(points * 100) + " percentage points";
}
