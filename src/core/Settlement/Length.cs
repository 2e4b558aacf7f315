using Outturn.Quantities;
using Outturn.Schemes;

namespace Outturn.Settlement;

/// <summary>What the length of a stretch of time is counted in. The three do not convert.</summary>
internal enum LengthUnit
{
    /// <summary>Days, and so weeks.</summary>
    Days,

    /// <summary>Calendar months, with the scheme's rule for the end of a month.</summary>
    Months,

    /// <summary>Days that are neither weekend nor bank holiday.</summary>
    WorkingDays,
}

/// <summary>How long a stretch of time is to be (language reference 4, "Calendar").</summary>
internal readonly struct Length(Workings workings, LengthUnit unit, long amount)
{
    /// <summary>The unit of a goal; days where it is no stretch of time.</summary>
    public static LengthUnit UnitOf(Formula? goal) =>
        goal?.Type.Unit == Unit.Of(Dimensions.Month) ? LengthUnit.Months
        : goal?.Type.Unit == Unit.Of(Dimensions.WorkingDay) ? LengthUnit.WorkingDays
        : LengthUnit.Days;

    /// <summary>The last day of the n-th stretch of this length, one right after another from a
    /// day on. Months are counted from that day, so that 31 January is not forgotten after a
    /// February.</summary>
    public long End(int from, int n = 1) => unit switch
    {
        LengthUnit.Months => workings.AddMonths(from, checked(n * amount)) - 1L,
        LengthUnit.WorkingDays => workings.AddWorkingDays(from - 1, checked(n * amount)),
        _ => from + (n * amount) - 1,
    };

    /// <summary>Whether n stretches one right after another from a day on end by another day.
    /// </summary>
    public bool Fits(int from, int to, int n) => unit == LengthUnit.WorkingDays
        ? Counted(from, to) >= n * amount
        : End(from, n) <= to;

    /// <summary>How many days count between two days, both inside.</summary>
    public long Counted(int from, int to) => to < from ? 0
        : unit == LengthUnit.WorkingDays ? workings.WorkingDaysWithin(from, to)
        : to - from + 1L;

    /// <summary>The first day from a day on that counts.</summary>
    public int First(int from) => unit == LengthUnit.WorkingDays
        ? workings.AddWorkingDays(from - 1, 1)
        : from;

    /// <summary>How many days that count it takes over gaps, where this is the first: of months as
    /// many as lie in them from that day on.</summary>
    public long Over(int first) => unit == LengthUnit.Months ? End(first) - first + 1 : amount;

    /// <summary>The day on which so many days that count are reached from a day on.</summary>
    public int Reached(int from, long days) => unit == LengthUnit.WorkingDays
        ? workings.AddWorkingDays(from - 1, days)
        : checked((int)(from + days - 1));
}
