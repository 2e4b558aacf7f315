using System.Collections.Immutable;
using Outturn.Review.Declared;
using Outturn.Review.Findings;

namespace Outturn.Review.Rules.Measurement;

/// <summary>Reports and meetings that eat what helps people.</summary>
internal sealed class ReportingOverBudget : ReviewRule
{
    private static readonly (string Every, double Times)[] Rhythm =
    [
        ("week", 52), ("month", 12), ("quarter", 4), ("half-year", 2), ("calendar-year", 1),
        ("financial-year", 1), ("contract-year", 1),
    ];

    public override string Id => "reporting-over-budget";

    public override Chapter Chapter => Chapter.Measurement;

    public override RuleKind Kind => RuleKind.Exact;

    public override string Title => "reports and meetings beyond their budget";

    public override string Computes =>
        "Hours of requests for reports and of meetings, times how often, for a provider a year, "
        + "against the declared budget; their cost against pay where a rate and a world are given. "
        + "Over budget: must-fix; no budget with half of pay at risk or more, or over 2 % of pay: "
        + "should-fix. Statutory ones count in the hours.";

    public override ImmutableArray<Reason> Why =>
    [
        new("A stricter reporting regime, and still no certainty of pay; less data to polish frees "
            + "resources.", "the source text on advice", "seen"),
        new("£10 for each participant and month takes a small scheme from £228 to £9 a start, and "
            + "the chance of failure from 0.04 to 24 %.", "bench/review_numbers.py", "derived"),
    ];

    public override string Remedy => "declare a budget of hours, and drop what does not fit in it";

    public override string Quiet => "data come from systems in use";

    public override IEnumerable<Judgement> Judge(ReviewCase of)
    {
        PlanMap reporting = of.Plan.Below("reporting");
        double hours = reporting.List("requests").Sum(Hours)
            + of.Plan.List("powers").Where(p => p.Text("kind") is "meeting" or "data request")
                .Sum(Hours);
        if (reporting.Number("budget") is not { } budget)
        {
            return [Undeclared(of, reporting, hours)];
        }
        if (hours > budget)
        {
            string[] longest = [.. reporting.List("requests").OrderByDescending(Hours)
                .Select(r => r.Text("name")).Take(2)];
            return [Found(Weight.MustFix, reporting.Spot,
                $"reports and meetings take {Figures.Whole(hours)} hours a year of a provider, "
                + $"against a budget of {Figures.Whole(budget)}{Cost(of, reporting, hours)}") with
            {
                Slots = [new("hours", hours, "hours"), new("budget", budget, "hours")],
                Fix = "drop " + Figures.List(longest) + ", or ask for them less often",
            }];
        }
        return [Clean($"{Figures.Whole(hours)} of {Figures.Whole(budget)} hours a year")];
    }

    private Judgement Undeclared(ReviewCase of, PlanMap reporting, double hours)
    {
        double? risk = of.Expected?.AtRiskInAll;
        double share = Share(of, reporting, hours) ?? 0;
        if (risk >= of.Limit(this, "at-risk") || share > of.Limit(this, "pay"))
        {
            return Found(
                Weight.ShouldFix, of.At("plan.reporting"),
                (hours > 0 ? $"reports and meetings take {Figures.Whole(hours)} hours a year"
                    : "what providers must report is not said") + ", and no budget limits them"
                + (risk is { } at ? $", with {Figures.Percent(at)} of pay at risk" : "")) with
            {
                Slots = [new("hours", hours, "hours")],
                Fix = "write reporting: {budget: 300 hours, requests: […]}",
            };
        }
        return NotTold("no budget of hours for reports is declared",
            "reporting: {budget: 300 hours, requests: […]}");
    }

    private static string Cost(ReviewCase of, PlanMap reporting, double hours) =>
        Share(of, reporting, hours) is { } share ? $": {Figures.Percent(share)} of its pay" : "";

    private static double? Share(ReviewCase of, PlanMap reporting, double hours)
    {
        if (of.Expected is not { } expected || reporting.Number("rate") is not { } rate)
        {
            return null;
        }
        var cash = expected.Main.Expected.Projection;
        return hours * rate * expected.Years / (cash.Fees.Sum() + cash.Outcomes.Sum());
    }

    private static double Hours(PlanMap request) => (request.Number("hours") ?? 0)
        * Rhythm.FirstOrDefault(r => r.Every == request.Text("every")).Times;
}
