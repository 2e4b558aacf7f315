using System.Numerics;

namespace Outturn.Quantities;

/// <summary>
/// Calendar dates without time or zone: month arithmetic, and the two ways a date is written.
/// </summary>
public static class CalendarDates
{
    private static readonly string[] Months =
    [
        "January", "February", "March", "April", "May", "June", "July", "August", "September",
        "October", "November", "December",
    ];

    /// <summary>
    /// The date so many months later, or earlier where the number is negative (language
    /// reference 4, "Calendar").
    /// </summary>
    /// <exception cref="TooLargeException">Outside the years 1 to 9999.</exception>
    public static DateOnly AddMonths(DateOnly date, int months, MonthEnd monthEnd)
    {
        var target = MonthIndex(date) + (long)months;
        var (year, month) = (target / 12, (int)(target % 12) + 1);
        if (target < 12 || year > 9999)
        {
            throw OutOfYears();
        }

        var last = DateTime.DaysInMonth((int)year, month);
        var staysLast = monthEnd == MonthEnd.KeepLast
            && date.Day == DateTime.DaysInMonth(date.Year, date.Month);
        var lastDay = new DateOnly((int)year, month, last);
        if (staysLast)
        {
            return lastDay;
        }

        if (date.Day <= last)
        {
            return new DateOnly((int)year, month, date.Day);
        }

        return monthEnd == MonthEnd.CarryOver ? AddDays(lastDay, 1) : lastDay;
    }

    /// <summary>The date so many days later or earlier.</summary>
    /// <exception cref="TooLargeException">Outside the years 1 to 9999.</exception>
    public static DateOnly AddDays(DateOnly date, long days)
    {
        var number = (Int128)date.DayNumber + days;
        return number < 0 || number > DateOnly.MaxValue.DayNumber
            ? throw OutOfYears()
            : DateOnly.FromDayNumber((int)number);
    }

    /// <summary>Months counted through: year × 12 + month − 1.</summary>
    public static int MonthIndex(DateOnly date) => (date.Year * 12) + date.Month - 1;

    /// <summary>Reads exactly <c>yyyy-MM-dd</c>, and only dates that exist.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out DateOnly date) =>
        TryParseUnits(text, out date);

    /// <summary>The same for UTF-8, as it stands in a file of facts.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, out DateOnly date) =>
        TryParseUnits(text, out date);

    /// <summary>The date as data: <c>2014-04-06</c>.</summary>
    public static string Text(DateOnly date) => string.Create(10, date, static (text, date) =>
    {
        Put(text, 4, date.Year);
        text[4] = '-';
        Put(text[5..], 2, date.Month);
        text[7] = '-';
        Put(text[8..], 2, date.Day);
    });

    /// <summary>The date for people: <c>6 April 2014</c>.</summary>
    public static string InWords(DateOnly date) =>
        Numerals.Text(date.Day) + " " + MonthName(date.Month) + " " + Numerals.Text(date.Year);

    /// <summary>The English name of a month from 1 to 12.</summary>
    public static string MonthName(int month) => Months[month - 1];

    internal static TooLargeException OutOfYears() =>
        new("A date lies outside the years 1 to 9999.");

    internal static bool TryDigits<T>(ReadOnlySpan<T> text, out int number)
        where T : unmanaged, IBinaryInteger<T>
    {
        number = 0;
        foreach (var unit in text)
        {
            var digit = int.CreateTruncating(unit) - '0';
            if (digit is < 0 or > 9 || number > 99_999_999)
            {
                return false;
            }

            number = (number * 10) + digit;
        }

        return !text.IsEmpty;
    }

    private static bool TryParseUnits<T>(ReadOnlySpan<T> text, out DateOnly date)
        where T : unmanaged, IBinaryInteger<T>
    {
        date = default;
        var hyphen = T.CreateTruncating('-');
        if (text.Length != 10 || text[4] != hyphen || text[7] != hyphen
            || !TryDigits(text[..4], out var year)
            || !TryDigits(text[5..7], out var month)
            || !TryDigits(text[8..], out var day)
            || year < 1 || month is < 1 or > 12 || day < 1
            || day > DateTime.DaysInMonth(year, month))
        {
            return false;
        }

        date = new DateOnly(year, month, day);
        return true;
    }

    private static void Put(Span<char> text, int width, int number)
    {
        for (var place = width - 1; place >= 0; place--)
        {
            text[place] = (char)('0' + (number % 10));
            number /= 10;
        }
    }
}
