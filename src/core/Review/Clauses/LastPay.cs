using Outturn.Schemes;

namespace Outturn.Review.Clauses;

/// <summary>When the last person who is referred can still bring pay.</summary>
internal static class LastPay
{
    /// <summary>The end of referrals, with the longest deadline and wait that are figures; the long
    /// stop at the latest.</summary>
    public static DateOnly Of(Scheme scheme)
    {
        double days = scheme.Outcomes.Select(Window).DefaultIfEmpty(0).Max() + Wait.Days(scheme);
        DateOnly last = scheme.Term.ReferralsTo.AddDays((int)days);
        return last < scheme.Term.LongStop ? last : scheme.Term.LongStop;
    }

    /// <summary>Days from the clock to the last day on which an outcome may be achieved; 0: not
    /// said as a figure.</summary>
    public static double Window(Outcome outcome) => Wait.Length(outcome.Deadline);
}
