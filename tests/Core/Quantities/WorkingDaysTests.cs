using Outturn.Quantities;
using Xunit;

namespace Outturn.Tests.Core.Quantities;

public sealed class WorkingDaysTests
{
    private static readonly WorkingDays England = WorkingDays.Find("england-and-wales")!;

    [Fact]
    public void AdditionAgreesWithTheReferenceTable()
    {
        var (rows, counted) = (0, 0);
        foreach (var row in Table.Rows("dates.csv"))
        {
            var (date, n) = (Table.Date(row[0]), Count(row[1]));
            var after = CalendarDates.AddMonths(date, n, MonthEnd.Shorten);
            Assert.Equal((row[0], row[2]), (row[0], Text(England.OnOrAfter(date))));
            Assert.Equal((row[0], row[4]), (row[0], Text(England.OnOrBefore(date))));
            Assert.Equal((row[0], row[5]), (row[0], Text(after)));
            Assert.Equal((row[0], row[6]), (row[0], Text(England.Add(date, n))));

            // The table counts the first day and not the last.
            if (after.Year <= England.LastYear)
            {
                var within = England.Within(date, after.AddDays(-1));
                Assert.Equal((row[0], Count(row[7])), (row[0], within));
                counted++;
            }

            rows++;
        }

        Assert.Equal((400, 394), (rows, counted));
    }

    [Fact]
    public void EnglandAndWalesHasTheHolidaysOfTheReferenceTable()
    {
        var holidays = Table.Rows("uk_bank_holidays_2010_2030.csv")
            .Select(r => Table.Date(r[0])).ToHashSet();
        for (var day = new DateOnly(2010, 1, 1); day.Year <= 2030; day = day.AddDays(1))
        {
            var weekend = day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
            Assert.Equal(
                (day, !weekend && !holidays.Contains(day)), (day, England.IsWorkingDay(day)));
        }
    }

    [Theory]
    // Published by the Cabinet Office on GOV.UK for 2012 to 2028, as it stood in February 2026.
    [InlineData("england-and-wales")]
    [InlineData("scotland")]
    [InlineData("northern-ireland")]
    public void EveryCalendarHasTheHolidaysThatGovernmentPublished(string name)
    {
        var calendar = WorkingDays.Find(name)!;
        var holidays = Table.Rows("uk_bank_holidays_published.csv")
            .Where(r => string.Equals(r[0], name, StringComparison.Ordinal))
            .Select(r => Table.Date(r[1])).ToHashSet();
        for (var day = new DateOnly(2012, 1, 1); day.Year <= 2028; day = day.AddDays(1))
        {
            var weekend = day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
            Assert.Equal(
                (day, !weekend && !holidays.Contains(day)), (day, calendar.IsWorkingDay(day)));
        }
    }

    [Theory]
    [InlineData("2014-04-17", 1, "2014-04-22")] // Maundy Thursday: Easter is between
    [InlineData("2014-04-18", 1, "2014-04-22")] // Good Friday
    [InlineData("2014-04-19", 0, "2014-04-19")] // no working day, and none asked for
    [InlineData("2014-04-22", -1, "2014-04-17")]
    [InlineData("2014-04-20", -1, "2014-04-17")]
    [InlineData("2014-03-03", 15, "2014-03-24")] // three weeks without a holiday
    [InlineData("2011-04-21", 5, "2011-05-04")] // Easter, the royal wedding, early May
    [InlineData("2012-06-01", 1, "2012-06-06")] // the Diamond Jubilee
    [InlineData("2022-09-16", 1, "2022-09-20")] // the state funeral
    public void TheNthWorkingDayIsCounted(string from, int n, string expected)
    {
        var date = Table.Date(from);
        Assert.Equal(expected, Text(England.Add(date, n)));
        Assert.Equal(
            Table.Date(expected).DayNumber, England.AddToDayNumber(date.DayNumber, n));
        Assert.True(England.TryAdd(date, n, out var tried));
        Assert.Equal(expected, Text(tried));
    }

    [Fact]
    public void AddingAgreesWithWalkingDayByDay()
    {
        for (var n = -40; n <= 40; n++)
        {
            for (var start = new DateOnly(2011, 12, 1); start.Year < 2013; start = start.AddDays(1))
            {
                var (day, left) = (start, Math.Abs(n));
                while (left > 0)
                {
                    day = day.AddDays(Math.Sign(n));
                    left -= England.IsWorkingDay(day) ? 1 : 0;
                }

                Assert.Equal(day, England.Add(start, n));
                Assert.True(n == 0 || England.Between(start, day) == n);
            }
        }
    }

    [Theory]
    [InlineData("2014-04-17", "2014-04-22", 1, 2)]
    [InlineData("2014-04-18", "2014-04-21", 0, 0)]
    [InlineData("2014-04-22", "2014-04-17", -1, 0)]
    [InlineData("2014-04-14", "2014-04-14", 0, 1)]
    [InlineData("2010-01-01", "2010-01-04", 1, 1)]
    public void SpellsAreCountedFromDayToDay(string from, string to, int between, int within)
    {
        Assert.Equal(between, England.Between(Table.Date(from), Table.Date(to)));
        Assert.Equal(within, England.Within(Table.Date(from), Table.Date(to)));
    }

    [Theory]
    [InlineData("2009-12-31", 1)]
    [InlineData("2031-01-01", -1)]
    [InlineData("2030-12-31", 1)]
    [InlineData("2010-01-04", -1)]
    [InlineData("2020-01-01", int.MaxValue)]
    [InlineData("2020-01-01", int.MinValue)]
    public void OutsideTheYearsKnownNothingIsGuessed(string from, int n)
    {
        var date = Table.Date(from);
        Assert.False(England.TryAdd(date, n, out _));
        var failure = Assert.Throws<OutsideWorkingDaysException>(() => England.Add(date, n));
        Assert.Contains("england-and-wales", failure.Message, StringComparison.Ordinal);
        Assert.Contains("from 2010 to 2030", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void CalendarsAreFoundByName()
    {
        Assert.Equal(["england-and-wales", "scotland", "northern-ireland"], WorkingDays.Names);
        Assert.Null(WorkingDays.Find("wales"));
        Assert.Equal((2010, 2030), (England.FirstYear, England.LastYear));
        Assert.Throws<OutsideWorkingDaysException>(
            () => England.IsWorkingDay(new DateOnly(2031, 1, 1)));
    }

    private static string Text(DateOnly date) => CalendarDates.Text(date);

    private static int Count(string text) =>
        int.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
