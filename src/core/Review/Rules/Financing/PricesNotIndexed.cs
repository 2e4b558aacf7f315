using System.Collections.Immutable;
using Outturn.Review.Clauses;
using Outturn.Review.Declared;
using Outturn.Review.Findings;
using Outturn.Schemes;

namespace Outturn.Review.Rules.Financing;

/// <summary>Prices that lose their worth before the last of them is paid.</summary>
internal sealed class PricesNotIndexed : ReviewRule
{
    private const double DaysInYear = 365.25;

    public override string Id => "prices-not-indexed";

    public override Chapter Chapter => Chapter.Financing;

    public override RuleKind Kind => RuleKind.Exact;

    public override string Title => "prices that inflation eats";

    public override string Computes =>
        "1 - (1 + i)^-t, i the declared inflation or 2 % a year, t the years from the day of the "
        + "prices (else the start) to the last day on which referrals can still bring pay. Over "
        + "10 %: should-fix; over 5 %: consider.";

    public override ImmutableArray<Reason> Why =>
    [
        new("Six years at 2 % take 11 %, eight take 15 %. No published case was found, so no "
            + "precedent is claimed.", "arithmetic", "derived"),
    ];

    public override string Remedy => "raise prices each April by an index, and say which";

    public override string Quiet => "the fall is a declared saving: then yearly-savings speaks";

    public override IEnumerable<Judgement> Judge(ReviewCase of)
    {
        PlanMap index = of.Plan.Below("indexation");
        if (index.Text("by").Length > 0 || IsIndexed(of.Scheme))
        {
            return [Clean("prices are indexed")];
        }
        double rate = index.Number("rate") ?? of.Limit(this, "inflation");
        DateOnly from = index.Date("prices of") ?? of.Scheme.Term.From;
        DateOnly to = LastPay.Of(of.Scheme);
        double years = (to.DayNumber - from.DayNumber) / DaysInYear;
        double lost = 1 - Math.Pow(1 + rate, -years);
        Weight? weight = lost > of.Limit(this, "should-fix") ? Weight.ShouldFix
            : lost > of.Limit(this, "consider") ? Weight.Consider : null;
        return weight is not { } heavy
            ? [Clean($"by {Figures.Day(to)} prices have lost {Figures.Percent(lost)}")]
            : [Found(heavy, index.IsThere ? index.Spot : of.At("tables"),
                $"by {Figures.Day(to)} prices have lost {Figures.Percent(lost)} of their worth at "
                + $"{Figures.Percent(rate)} inflation a year"
                + (index.Number("wage share") is { } wages
                    ? $"; wages are {Figures.Percent(wages)} of cost" : "")) with
            {
                Slots = [new("lost", lost, "share")],
                Fix = "write an index table and multiply prices by it, and indexation: {by: …}",
            }];
    }

    // A dated table by the name of an index that a payment reads.
    private static bool IsIndexed(Scheme scheme) => scheme.Tables.Any(t => t.Dated
        && t.Name.Contains("index", StringComparison.OrdinalIgnoreCase));
}
