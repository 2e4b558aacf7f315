using System.Collections.Immutable;
using Outturn.Review.Declared;
using Outturn.Review.Findings;

namespace Outturn.Review.Rules.Measurement;

/// <summary>What was learnt stays with rivals.</summary>
internal sealed class ResultsNotShared : ReviewRule
{
    public override string Id => "results-not-shared";

    public override Chapter Chapter => Chapter.Measurement;

    public override RuleKind Kind => RuleKind.Read;

    public override string Title => "results that nobody else can learn from";

    public override string Computes =>
        "The clause \"publish\": how often, by what, how late, under which licence. None: "
        + "should-fix, consider where an evaluation is to be published; totals only, no "
        + "licence, or "
        + "over 12 months late: consider.";

    public override ImmutableArray<Reason> Why =>
    [
        new("Share the fruits.", "the source text on advice; commandment 8", "seen"),
        new("Without shared knowledge each scheme reinvents the wheel.", "NAO (2015)", "seen"),
    ];

    public override string Remedy =>
        "publish: {every: quarter, by: [provider, group], licence: OGL, learning events: …}";

    public override string Quiet => "numbers are under the limit of disclosure";

    public override IEnumerable<Judgement> Judge(ReviewCase of)
    {
        if (!of.Plan.Has("publish"))
        {
            return [Found(
                of.Plan.Below("evaluation").Has("publish") ? Weight.Consider : Weight.ShouldFix,
                of.At("plan.publish"),
                "nothing says that results are published: what worked stays inside rival providers")
                with
            {
                Fix = "write publish: {every: quarter, by: [provider, group], licence: OGL}",
            }];
        }
        PlanMap publish = of.Plan.Below("publish");
        if (!publish.IsThere)
        {
            return [Found(Weight.Consider, of.At("plan.publish"),
                "results are to be published; how often, by what and under which licence is not "
                    + "said")
                with
            {
                Fix = "write publish: {every: quarter, by: [provider, group], licence: OGL}",
            }];
        }
        string[] lacks =
        [
            .. publish.Texts("by").Any() ? [] : new[] { "only totals are published" },
            .. publish.Text("licence").Length > 0 ? [] : new[] { "no licence lets others use "
                + "them" },
            .. publish.Number("delay") > of.Limit(this, "late")
                ? new[] { "they come more than a year late" } : [],
        ];
        return lacks.Length == 0 ? [Clean("results are published so that others can learn")]
            : [Found(Weight.Consider, publish.Spot,
                "results are published, but " + Figures.List(lacks)) with
            {
                Slots = [new("missing", lacks.Length, "number")],
                Fix = "write by: [provider, group] and a licence",
            }];
    }
}
