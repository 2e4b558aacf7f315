using System.Runtime.InteropServices;

namespace Outturn.Quantities;

/// <summary>A day that returns every year, such as 1 April (language reference 2.2).</summary>
/// <param name="Month">1 to 12.</param>
/// <param name="Day">1 to the last of the month; 29 February is allowed.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct MonthDay(int Month, int Day)
{
    /// <summary>Reads exactly <c>MM-dd</c>, a day that exists in a leap year.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out MonthDay monthDay)
    {
        monthDay = default;
        if (text.Length != 5 || text[2] != '-'
            || !CalendarDates.TryDigits(text[..2], out var month)
            || !CalendarDates.TryDigits(text[3..], out var day)
            || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(2000, month))
        {
            return false;
        }

        monthDay = new MonthDay(month, day);
        return true;
    }

    /// <summary>
    /// The day in a year; 29 February is 1 March where there is none, so that the year before it
    /// always ends on the day before the 29th.
    /// </summary>
    /// <exception cref="TooLargeException">Outside the years 1 to 9999.</exception>
    public DateOnly In(int year)
    {
        if (year is < 1 or > 9999)
        {
            throw CalendarDates.OutOfYears();
        }

        return Day > DateTime.DaysInMonth(year, Month)
            ? new DateOnly(year, Month + 1, 1)
            : new DateOnly(year, Month, Day);
    }

    /// <summary>As a scheme writes it: <c>04-01</c>.</summary>
    public override string ToString() => Numerals.Padded(Month, 2) + "-" + Numerals.Padded(Day, 2);
}
