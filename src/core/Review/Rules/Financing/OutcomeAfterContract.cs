using System.Collections.Immutable;
using Outturn.Review.Clauses;
using Outturn.Review.Findings;
using Outturn.Schemes;

namespace Outturn.Review.Rules.Financing;

/// <summary>Outcomes that are proved when nothing can be paid any more.</summary>
internal sealed class OutcomeAfterContract : ReviewRule
{
    public override string Id => "outcome-after-contract";

    public override Chapter Chapter => Chapter.Financing;

    public override RuleKind Kind => RuleKind.Exact;

    public override string Title => "outcomes proved after the last payable day";

    public override string Computes =>
        "The window of each paid outcome, its wait and half a payment period, from each month of "
        + "referral, against the long stop: the share of referrals whose whole window does not "
        + "fit. "
        + "Where a world says when outcomes come, the share of expected outcome money that falls "
        + "after it. Over 20 %: must-fix; over 5 %: should-fix. Results known years after the end "
        + "of the service (cohorts measured so late): should-fix.";

    public override ImmutableArray<Reason> Why =>
    [
        new("Results must be achievable within the contract.", "NAO (2015)", "recalled"),
        new("Probation results came two years on.", "NAO on probation", "seen"),
        new("One fund closed referrals after a year, so that outcomes could still be paid.",
            "Fair Chance Fund", "seen"),
    ];

    public override string Remedy => "end referrals earlier, or let the long stop lie later";

    public override string Quiet => "the tail is payable";

    public override IEnumerable<Judgement> Judge(ReviewCase of)
    {
        Term term = of.Scheme.Term;
        Outcome[] paid = [.. of.Scheme.Outcomes.Where((o, i) => o.Watch is not HappensOn
            && of.Scheme.Payments.Any(p => p.For is PaidItems items
                && items.Outcomes.Contains(i)))];
        double late = of.Scheme.Cohorts.Select(c => Wait.Length(c.Measured))
            .DefaultIfEmpty(0).Max();
        if (paid.Length == 0)
        {
            return late > TwoYears
                ? [Found(Weight.ShouldFix, Spot.Of("cohorts", of.Scheme.Cohorts[0]),
                    $"results are known {Figures.Whole(late / DaysInMonth)} months after the "
                        + "cohort "
                    + "began, when the service has changed or ended") with
                {
                    Slots = [new("months", late / DaysInMonth, "months")],
                    Fix = "pay on an earlier sign that is known to go with the outcome, and the "
                        + "rest when it is known",
                }]
                : [of.Scheme.Cohorts.IsEmpty
                    ? NotApplicable("nothing is paid for outcomes of single people")
                    : Clean("cohorts are measured while the service still runs")];
        }
        (Outcome worst, double share) = paid.Select(o => (o, TooLate(term, Need(of.Scheme, o))))
            .MaxBy(x => x.Item2);
        Weight? weight = share > of.Limit(this, "must-fix") ? Weight.MustFix
            : share > of.Limit(this, "should-fix") ? Weight.ShouldFix : null;
        return weight is not { } heavy
            ? [Clean("those referred last can still bring every outcome in time")]
            : [Found(heavy, Spot.Of("outcomes", worst),
                $"{Figures.Percent(share)} of the people whom the scheme takes are referred so "
                    + "late "
                + $"that {worst.Name} may be proved after {Figures.Day(term.LongStop)}, when "
                + "nothing "
                + "is payable any more") with
            {
                Slots = [new("too late", share, "share")],
                Fix = $"end referrals {Figures.Whole(Need(of.Scheme, worst) / DaysInMonth)} months "
                    + "before the long stop, or move the long stop",
            }];
    }

    private const double DaysInMonth = 30.4;

    private const double TwoYears = 600;

    // The last day that it may take from a referral to a payable outcome.
    private static double Need(Scheme scheme, Outcome outcome) =>
        Math.Max(LastPay.Window(outcome), Wait.Length(outcome.Reaches))
        + Wait.Length(outcome.Payable);

    private static double TooLate(Term term, double need)
    {
        double all = term.ReferralsTo.DayNumber - term.ReferralsFrom.DayNumber + 1;
        double last = term.LongStop.DayNumber - need;
        return Math.Clamp((term.ReferralsTo.DayNumber - last) / all, 0, 1);
    }
}
