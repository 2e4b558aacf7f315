using Outturn.Facts;
using Outturn.Quantities;

namespace Outturn.Settlement;

/// <summary>A line that a claim or a decision keeps from being paid: why, in words.</summary>
internal readonly record struct BarredLine(int Payment, int Participant, long Cell, int N)
{
    /// <summary>There is no claim.</summary>
    public Unpaid NotClaimed() => Of(
        UnpaidReason.NotClaimed, "nobody has claimed it",
        "claim it in claims.csv, by participant, outcome and number");

    /// <summary>The claim is of a day before it was achieved.</summary>
    public Unpaid ClaimedEarly(OutcomeClaim claim, Item item) => Of(
        UnpaidReason.ClaimedEarly,
        $"claimed {Day(claim.Claimed)} ({Row(claim)}), before it was achieved on "
            + Day(item.Achieved),
        "correct the day of the claim, or claim it again");

    /// <summary>The claim came too late.</summary>
    public Unpaid ClaimedLate(OutcomeClaim claim, int last) => Of(
        UnpaidReason.ClaimedLate,
        $"the claim ({Row(claim)}) was recorded {Day(claim.Recorded)}; the last day was "
            + Day(last),
        "it is paid only if a decision accepts it");

    /// <summary>The fact that decides it came too late.</summary>
    public Unpaid RecordedLate(int recorded, int last) => Of(
        UnpaidReason.RecordedLate,
        $"the fact that decides it was recorded {Day(recorded)}; the last day was {Day(last)}",
        "it is paid only if a decision accepts it");

    /// <summary>The payment needs a decision, and there is none.</summary>
    public Unpaid NotDecided() => Of(
        UnpaidReason.NotDecided, "nobody has decided on it",
        "accept or refuse it in decisions.csv");

    /// <summary>Somebody decided against it, or not yet.</summary>
    public Unpaid Decided(Ruling ruling) => ruling.Standing switch
    {
        Standing.Held => Of(
            UnpaidReason.Held, Words(ruling.By!), "it waits for another decision"),
        Standing.Withdrawn => Of(
            UnpaidReason.Withdrawn, Words(ruling.By!),
            "it is paid again only if it is claimed or accepted afterwards"),
        _ => Of(
            UnpaidReason.Refused, Words(ruling.By!),
            "a review may overturn it, in decisions.csv"),
    };

    /// <summary>A decision in words: <c>refused by council on 3 May 2016: no payslip</c>.
    /// </summary>
    public static string Said(Decision decision) => Verb(decision)
        + (decision.By.Length == 0 ? "" : $" by {decision.By}")
        + $" on {Day(decision.Recorded)}"
        + (decision.Reason.Length == 0 ? "" : $": {decision.Reason}");

    private static string Words(Decision decision) =>
        $"{Said(decision)} (decisions.csv:{Numerals.Text(decision.Line)})";

    /// <summary>What a decision did, as a participle.</summary>
    private static string Verb(Decision decision) => decision.Kind switch
    {
        DecisionKind.Accept => "accepted",
        DecisionKind.Refuse => "refused",
        DecisionKind.Hold => "held",
        DecisionKind.Reduce => "reduced",
        DecisionKind.Withdraw => "withdrawn",
        DecisionKind.Uphold => "upheld on review",
        _ => "overturned on review",
    };

    private Unpaid Of(UnpaidReason reason, string what, string remedy) =>
        new(reason, Payment, Participant, Cell, N) { What = what, Remedy = remedy };

    private static string Row(OutcomeClaim claim) => $"claims.csv:{Numerals.Text(claim.Line)}";

    private static string Day(int day) => CalendarDates.InWords(DateOnly.FromDayNumber(day));
}
