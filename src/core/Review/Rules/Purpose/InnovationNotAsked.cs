using System.Collections.Immutable;
using Outturn.Review.Changing;
using Outturn.Review.Declared;
using Outturn.Review.Findings;

namespace Outturn.Review.Rules.Purpose;

/// <summary>Innovation that is wanted, but asked for too late or given no room.</summary>
internal sealed class InnovationNotAsked : ReviewRule
{
    private const double DaysInMonth = 365.25 / 12;

    public override string Id => "innovation-not-asked";

    public override Chapter Chapter => Chapter.Purpose;

    public override RuleKind Kind => RuleKind.Read;

    public override string Title => "innovation that is wanted but not asked for in time";

    public override string Computes =>
        "Only where the purpose or the title names innovation. From the timeline: the day on which "
        + "innovation is invited against the day of bids (else the tender, else the start). Not "
        + "said "
        + "before the tender: must-fix. Less than six months before bids, or neither a share of "
        + "starts for trials nor own variants: should-fix.";

    public override ImmutableArray<Reason> Why =>
    [
        new("Say from the earliest stage that innovation is wanted.", "the source text on advice",
            "seen"),
        new("The Work Programme was brought in in just over a year, which raised its risks.",
            "NAO (2012)", "seen"),
    ];

    public override string Remedy =>
        "say so at market engagement, a year before bids, and give trials a share of the starts";

    public override string Quiet => "innovation is not claimed";

    public override IEnumerable<Judgement> Judge(ReviewCase of)
    {
        if (!of.IsFor("innovation")
            && !of.Scheme.Title.Contains("innovat", StringComparison.OrdinalIgnoreCase))
        {
            return [NotApplicable("the scheme does not claim innovation")];
        }
        PlanMap timeline = of.Plan.Below("timeline");
        PlanMap trials = of.Plan.Below("trials");
        bool room = trials.Number("share") is > 0 || trials.YesNo("variants") == true;
        string lacks = room ? "" : "no share of starts is for trials, and no variants are invited";
        Spot at = timeline.IsThere ? timeline.Spot : of.At("scheme.purpose");
        if (timeline.Date("innovation invited") is not { } asked)
        {
            return
            [
                Found(Weight.MustFix, at,
                    "innovation is wanted, and no date is named on which bidders are told so"
                    + (room ? "" : "; " + lacks)) with
                {
                    Fix = "write timeline: {innovation invited: …} at market engagement, and "
                        + "trials: {share: 25%, consent: no}",
                },
            ];
        }
        DateOnly tender = timeline.Date("tender") ?? DateOnly.MaxValue;
        DateOnly bids = timeline.Date("bids") ?? timeline.Date("tender")
            ?? timeline.Date("start") ?? of.Scheme.Term.From;
        double months = (bids.DayNumber - asked.DayNumber) / DaysInMonth;
        if (asked > tender)
        {
            return [Late(at, months, Weight.MustFix, "after the tender", lacks)];
        }
        return months < of.Limit(this, "notice")
            ? [Late(at, months, Weight.ShouldFix, "before bids", lacks)]
            : room ? [Clean($"innovation is asked for {Figures.Whole(months)} months before bids")]
            : [Found(Weight.ShouldFix, at, "innovation is asked for, and " + lacks) with
            {
                Fix = "write trials: {share: 25%, consent: no}",
                Changes = Written.Put(of, "plan.trials", "{share: 25%, consent: no}"),
            }];
    }

    private static Judgement Late(
        Spot at, double months, Weight weight, string when, string lacks) => Found(
        weight, at, $"innovation is first asked for {Figures.Whole(Math.Abs(months))} months {when}"
        + (lacks.Length > 0 ? "; " + lacks : "")) with
    {
        Slots = [new("months", months, "months")],
        LessIsWorse = true,
        Fix = "say so at market engagement, six months before bids at least",
    };
}
