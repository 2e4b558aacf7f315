namespace Outturn.Quantities;

/// <summary>Time as a part of a year, for interest (language reference 8, accounts).</summary>
public static class YearFraction
{
    /// <summary>
    /// Actual/365 (fixed): the days from one date to the other, divided by 365 in every year,
    /// leap years too. Negative when the second date is the earlier.
    /// </summary>
    public static Rational Actual365(DateOnly from, DateOnly to) =>
        Rational.Of(to.DayNumber - from.DayNumber, 365);
}
