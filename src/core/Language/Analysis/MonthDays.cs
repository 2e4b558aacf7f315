using Outturn.Quantities;

namespace Outturn.Language.Analysis;

/// <summary>How many days so many months can have: months are not days (language reference 4,
/// "Calendar"), but a stretch of them lies between two numbers of days.</summary>
internal static class MonthDays
{
    /// <summary>The fewest days that so many months from some day come to, by any rule for the
    /// end of the month.</summary>
    public static Rational Fewest(Rational months) => Of(months, Math.Min) - 3;

    /// <summary>The most.</summary>
    public static Rational Most(Rational months) => Of(months, Math.Max) + 3;

    // Four years of starting months see every run of month lengths; the three days are for the
    // rules at the end of a month.
    private static Rational Of(Rational months, Func<int, int, int> pick)
    {
        if (months.Abs() > 1200)
        {
            return months * 31;
        }
        int whole = (int)months.Floor();
        int? found = null;
        for (int start = 0; start < 48; start++)
        {
            DateOnly from = new DateOnly(2101, 1, 1).AddMonths(start);
            int days = from.AddMonths(whole).DayNumber - from.DayNumber;
            found = found is { } before ? pick(before, days) : days;
        }
        return found ?? 0;
    }
}
