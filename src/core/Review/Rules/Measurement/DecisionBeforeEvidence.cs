using System.Collections.Immutable;
using Outturn.Review.Clauses;
using Outturn.Review.Declared;
using Outturn.Review.Findings;
using Outturn.Schemes;

namespace Outturn.Review.Rules.Measurement;

/// <summary>A roll-out that is decided before the pilot can say anything.</summary>
internal sealed class DecisionBeforeEvidence : ReviewRule
{
    private const double DaysInMonth = 365.25 / 12;

    public override string Id => "decision-before-evidence";

    public override Chapter Chapter => Chapter.Measurement;

    public override RuleKind Kind => RuleKind.Exact;

    public override string Title => "a decision that comes before the evidence";

    public override string Computes =>
        "The first day on which the first cohort can be known: the end of the first stage (else a "
        + "year from the start), and the window of the evaluation, else the wait for cohorts, else "
        + "the longest window of a paid outcome; against the roll-out, each gate, and the end "
        + "of the term of "
        + "office. Roll-out or gate before it: must-fix for a roll-out, should-fix for a gate; "
        + "known "
        + "only after the term of office has ended: should-fix.";

    public override ImmutableArray<Reason> Why =>
    [
        new("Radical change within one term of office leaves no time to learn.",
            "the source text on objectives", "seen"),
        new("The evaluation of Troubled Families came a year late and found no significant impact.",
            "Public Accounts Committee (2016)", "seen"),
        new("Probation was rolled out before its pilots had reported.", "PACAC (2018)", "seen"),
    ];

    public override string Remedy =>
        "move the roll-out behind the day on which the first cohort is known, or make the first "
        + "stage shorter";

    public override string Quiet => "nothing is rolled out, and no gate is set";

    public override IEnumerable<Judgement> Judge(ReviewCase of)
    {
        PlanMap[] stages = [.. of.Plan.List("pilot")];
        DateOnly? rollout = of.Plan.Below("timeline").Date("roll-out");
        DateOnly? office = of.Plan.Below("timeline").Date("office ends");
        if (stages.Length == 0 && rollout is null && office is null)
        {
            return [NotTold("no stage, roll-out or term of office is named",
                "timeline: {roll-out: …, office ends: …}, or pilot: […] with a gate")];
        }
        DateOnly known = Known(of, stages);
        if (rollout is { } day && day < known)
        {
            return [Early(
                of.At("plan.timeline.roll-out"), Weight.MustFix, "the roll-out", (day, known))];
        }
        foreach (PlanMap stage in stages)
        {
            if (stage.Below("gate").Date("date") is { } gate && gate < Known(of, [stage])
                && !stage.Below("gate").Has("early sign"))
            {
                return [Early(stage.Below("gate").At("date"), Weight.ShouldFix,
                    $"the gate of \"{stage.Text("name")}\"", (gate, Known(of, [stage])))];
            }
        }
        return office is { } end && end < known
            ? [Early(of.At("plan.timeline.office ends"), Weight.ShouldFix,
                "the end of the term of office", (end, known))]
            : [Clean($"the first cohort is known on {Figures.Day(known)}, in time")];
    }

    private static Judgement Early(
        Spot at, Weight weight, string what, (DateOnly Day, DateOnly Known) of)
    {
        (DateOnly day, DateOnly known) = of;
        double months = (known.DayNumber - day.DayNumber) / DaysInMonth;
        return Found(
            weight, at, $"{what} is on {Figures.Day(day)}, and the first cohort cannot be known "
            + $"before {Figures.Day(known)}, {Figures.Count(months)} months later") with
        {
            Slots = [new("months", months, "months")],
            Fix = $"move it to {Figures.Day(known)} or later, or decide on an early sign and "
                + "say so",
        };
    }

    private static DateOnly Known(ReviewCase of, PlanMap[] stages)
    {
        DateOnly end = stages.Select(s => s.Date("to")).FirstOrDefault(d => d is not null)
            ?? of.Scheme.Term.From.AddYears(1);
        double window = of.Scheme.Outcomes.Where(o => o.Watch is not HappensOn)
            .Select(LastPay.Window).DefaultIfEmpty(0).Max();
        double measured = of.Scheme.Cohorts.Select(c => Wait.Length(c.Measured))
            .DefaultIfEmpty(0).Max();
        double? study = of.Plan.Below("evaluation").Number("window");
        return end.AddDays((int)(study ?? (measured > 0 ? measured : window)));
    }
}
