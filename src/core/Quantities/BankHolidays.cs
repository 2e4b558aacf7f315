namespace Outturn.Quantities;

/// <summary>
/// The bank holidays that are not at a weekend, substitute days included. Those of the past are
/// facts, royal and jubilee holidays among them; those still to come follow the rules of the
/// Banking and Financial Dealings Act 1971, and a proclamation may add one.
/// </summary>
internal static class BankHolidays
{
    /// <summary>England and Wales, 2010 to 2030: a year, then month and day of each.</summary>
    public const string EnglandAndWales = """
        2010: 01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28
        2011: 01-03 04-22 04-25 04-29 05-02 05-30 08-29 12-26 12-27
        2012: 01-02 04-06 04-09 05-07 06-04 06-05 08-27 12-25 12-26
        2013: 01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26
        2014: 01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26
        2015: 01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28
        2016: 01-01 03-25 03-28 05-02 05-30 08-29 12-26 12-27
        2017: 01-02 04-14 04-17 05-01 05-29 08-28 12-25 12-26
        2018: 01-01 03-30 04-02 05-07 05-28 08-27 12-25 12-26
        2019: 01-01 04-19 04-22 05-06 05-27 08-26 12-25 12-26
        2020: 01-01 04-10 04-13 05-08 05-25 08-31 12-25 12-28
        2021: 01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28
        2022: 01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27
        2023: 01-02 04-07 04-10 05-01 05-08 05-29 08-28 12-25 12-26
        2024: 01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26
        2025: 01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26
        2026: 01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28
        2027: 01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28
        2028: 01-03 04-14 04-17 05-01 05-29 08-28 12-25 12-26
        2029: 01-01 03-30 04-02 05-07 05-28 08-27 12-25 12-26
        2030: 01-01 04-19 04-22 05-06 05-27 08-26 12-25 12-26
        """;

    /// <summary>The days of a table as day numbers, with the years that it covers.</summary>
    public static (HashSet<int> Days, int FirstYear, int LastYear) Read(string table)
    {
        var days = new HashSet<int>();
        var years = new List<int>();
        foreach (var row in table.Split('\n'))
        {
            var cells = row.Trim().Split(' ');
            _ = CalendarDates.TryDigits<char>(cells[0].AsSpan(0, 4), out var year);
            years.Add(year);
            foreach (var cell in cells.AsSpan(1))
            {
                _ = MonthDay.TryParse(cell, out var monthDay);
                days.Add(monthDay.In(year).DayNumber);
            }
        }

        return (days, years.Min(), years.Max());
    }
}
