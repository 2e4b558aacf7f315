using Outturn.Quantities;
using Outturn.Schemes;

namespace Outturn.Settlement;

/// <summary>Why an item or cell that would be paid is not.</summary>
public enum UnpaidReason
{
    /// <summary>A table has no value for its keys.</summary>
    NotInTable,

    /// <summary>A number beyond 128-bit parts, or money beyond 64 bits.</summary>
    TooLarge,

    /// <summary>It would become payable after the long stop.</summary>
    AfterLongStop,

    /// <summary>Its payable day is not known.</summary>
    NoDate,

    /// <summary>A working day is counted beyond the years that the calendar covers.</summary>
    OutsideWorkingDays,

    /// <summary>The outcome is paid only with a claim, and there is none.</summary>
    NotClaimed,

    /// <summary>It was claimed as of a day before it was achieved.</summary>
    ClaimedEarly,

    /// <summary>The claim was recorded after the last day for it.</summary>
    ClaimedLate,

    /// <summary>The fact that decides it was recorded after the last day for it.</summary>
    RecordedLate,

    /// <summary>The payment needs a decision, and there is none.</summary>
    NotDecided,

    /// <summary>A decision holds it.</summary>
    Held,

    /// <summary>A decision refuses it.</summary>
    Refused,

    /// <summary>Whoever claimed it has taken it back.</summary>
    Withdrawn,

    /// <summary>Something is claimed that was not achieved.</summary>
    NotAchieved,

    /// <summary>Something is decided on that is not there.</summary>
    NothingToDecide,

    /// <summary>A test of a cohort is asked about figures that are no rates or counts.</summary>
    NotTestable,

    /// <summary>What should be the rate of VAT is not from 0% to 100%.</summary>
    VatRate,

    /// <summary>What should be the number of instalments is not whole, or below 1.</summary>
    NoParts,
}

/// <summary>An item or cell that is refused payment, with the reason: stored and counted, never
/// dropped.</summary>
public sealed record Unpaid(UnpaidReason Reason, int Payment, int Participant, long Cell, int N)
{
    /// <summary>The measure that could not count it, or whose cell it is, or -1; <c>Payment</c> is
    /// -1 then.</summary>
    public int Measure { get; init; } = -1;

    /// <summary>The outcome whose item, or claimed item, it is, or -1; <c>Payment</c> is -1 then.
    /// </summary>
    public int Outcome { get; init; } = -1;

    /// <summary>True where nothing is at fault: somebody has not claimed or not decided yet, or
    /// decided against it.</summary>
    public bool IsOrderly => Reason is UnpaidReason.NotClaimed or UnpaidReason.NotDecided
        or UnpaidReason.Held or UnpaidReason.Refused or UnpaidReason.Withdrawn;

    /// <summary>The clause that refuses it.</summary>
    public Clause Clause(Scheme scheme) => Measure >= 0 ? scheme.Measures[Measure]
        : Outcome >= 0 ? scheme.Outcomes[Outcome]
        : scheme.Payments[Payment];

    /// <summary>What was asked and not found, in words.</summary>
    public required string What { get; init; }

    /// <summary>What to do about it.</summary>
    public required string Remedy { get; init; }

    internal static bool Is(Exception e) => e is NotInTableException or AfterLongStopException
        or NeverPayableException or OverflowException or OutsideWorkingDaysException
        or NotTestableException or NoRateOfTaxException or NoPartsException;

    internal static Unpaid Of(
        Exception e, Workings workings, int payment, int participant, long cell, int n) => e switch
        {
            NotInTableException miss => new(
                UnpaidReason.NotInTable, payment, participant, cell, n)
            {
                What = $"{miss.Table.Title} ({miss.Table.Number}) has no value for "
                    + Wording.Keys(workings, miss),
                Remedy = "add the key to the table, or \"otherwise\"; or correct the fact",
            },
            AfterLongStopException late => new(
                UnpaidReason.AfterLongStop, payment, participant, cell, n)
            {
                What = "payable on "
                    + CalendarDates.InWords(DateOnly.FromDayNumber(late.Day))
                    + ", after the long stop "
                    + CalendarDates.InWords(workings.Scheme.Term.LongStop),
                Remedy = "nothing can become payable after the long stop of the term",
            },
            NeverPayableException => new(UnpaidReason.NoDate, payment, participant, cell, n)
            {
                What = "its payable day is not known",
                Remedy = "record the fact that the payable day depends on",
            },
            OutsideWorkingDaysException days => new(
                UnpaidReason.OutsideWorkingDays, payment, participant, cell, n)
            {
                What = days.Message,
                Remedy = "the calendar of bank holidays has to be carried on",
            },
            NotTestableException test => new(
                UnpaidReason.NotTestable, payment, participant, cell, n)
            {
                What = $"a test is asked about {test.Message}",
                Remedy = "rates are from 0% to 100%, counts whole and at most the people; "
                    + "correct the fact",
            },
            NoRateOfTaxException tax => new(
                UnpaidReason.VatRate, payment, participant, cell, n)
            {
                What = $"its rate of VAT is {tax.Message}",
                Remedy = "a rate of VAT lies from 0% to 100%; correct the fact or the figure",
            },
            NoPartsException parts => new(
                UnpaidReason.NoParts, payment, participant, cell, n)
            {
                What = $"it is earned in {parts.Message} parts",
                Remedy = "the number of instalments is whole and at least 1; correct the fact",
            },
            _ => new(UnpaidReason.TooLarge, payment, participant, cell, n)
            {
                What = "a number on the way to the amount is too large to be exact",
                Remedy = "check the facts and figures for a slip of the decimal point",
            },
        };
}

/// <summary>An item would become payable after the long stop.</summary>
internal sealed class AfterLongStopException(int day) : Exception
{
    public int Day { get; } = day;
}

/// <summary>An item has no payable day.</summary>
internal sealed class NeverPayableException : Exception;
