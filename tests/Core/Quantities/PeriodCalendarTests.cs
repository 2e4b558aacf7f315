using Outturn.Quantities;
using Xunit;

namespace Outturn.Tests.Core.Quantities;

public sealed class PeriodCalendarTests
{
    private static readonly MonthDay April = new(4, 1);

    private static readonly PeriodCalendar WorkProgramme =
        new(April, new DateOnly(2011, 6, 1), April);

    [Theory]
    [InlineData(PeriodKind.Month, "2016-01-31", "2016-01", "2016-01-01", "2016-01-31", 1)]
    [InlineData(PeriodKind.Month, "2016-02-29", "2016-02", "2016-02-01", "2016-02-29", 2)]
    [InlineData(PeriodKind.Month, "2015-12-01", "2015-12", "2015-12-01", "2015-12-31", 12)]
    [InlineData(PeriodKind.Quarter, "2016-03-31", "2016-Q1", "2016-01-01", "2016-03-31", 1)]
    [InlineData(PeriodKind.Quarter, "2016-04-01", "2016-Q2", "2016-04-01", "2016-06-30", 2)]
    [InlineData(PeriodKind.Quarter, "2016-12-31", "2016-Q4", "2016-10-01", "2016-12-31", 4)]
    [InlineData(PeriodKind.HalfYear, "2016-06-30", "2016-H1", "2016-01-01", "2016-06-30", 1)]
    [InlineData(PeriodKind.HalfYear, "2016-07-01", "2016-H2", "2016-07-01", "2016-12-31", 2)]
    [InlineData(PeriodKind.CalendarYear, "2016-12-31", "2016", "2016-01-01", "2016-12-31", 2016)]
    [InlineData(PeriodKind.CalendarYear, "9999-12-31", "9999", "9999-01-01", "9999-12-31", 9999)]
    [InlineData(PeriodKind.FinancialYear, "2016-03-31", "2015", "2015-04-01", "2016-03-31", 2015)]
    [InlineData(PeriodKind.FinancialYear, "2016-04-01", "2016", "2016-04-01", "2017-03-31", 2016)]
    [InlineData(PeriodKind.ContractYear, "2011-06-01", "1", "2011-06-01", "2012-03-31", 1)]
    [InlineData(PeriodKind.ContractYear, "2012-03-31", "1", "2011-06-01", "2012-03-31", 1)]
    [InlineData(PeriodKind.ContractYear, "2012-04-01", "2", "2012-04-01", "2013-03-31", 2)]
    [InlineData(PeriodKind.ContractYear, "2015-07-01", "5", "2015-04-01", "2016-03-31", 5)]
    [InlineData(PeriodKind.ContractYear, "2011-05-31", "0", "2011-04-01", "2011-05-31", 0)]
    [InlineData(PeriodKind.ContractYear, "2011-03-31", "-1", "2010-04-01", "2011-03-31", -1)]
    public void ADateBelongsToAPeriod(
        PeriodKind kind, string date, string label, string first, string last, int number)
    {
        var day = Table.Date(date);
        var index = WorkProgramme.IndexOf(kind, day);
        Assert.Equal(
            (label, first, last, number),
            (PeriodCalendar.Label(kind, index),
            CalendarDates.Text(WorkProgramme.First(kind, index)),
            CalendarDates.Text(WorkProgramme.Last(kind, index)),
            PeriodCalendar.Number(kind, index)));
        Assert.Equal(index, WorkProgramme.IndexOf(kind, day.DayNumber));
        Assert.True(PeriodCalendar.TryParse(kind, label, out var parsed));
        Assert.Equal(index, parsed);
    }

    [Theory]
    //          contract year, then, year, first, last
    [InlineData("2017-11-01", "", 1, "2017-11-01", "2018-10-31")]
    [InlineData("2017-11-01", "", 2, "2018-11-01", "2019-10-31")]
    [InlineData("2017-11-01", "", 0, "2016-11-01", "2017-10-31")]
    [InlineData("2017-11-01", "", -1, "2015-11-01", "2016-10-31")]
    [InlineData("2012-02-29", "", 1, "2012-02-29", "2013-02-28")] // no 29 February: 1 March
    [InlineData("2012-02-29", "", 2, "2013-03-01", "2014-02-28")]
    [InlineData("2012-02-29", "", 4, "2015-03-01", "2016-02-28")]
    [InlineData("2012-02-29", "", 5, "2016-02-29", "2017-02-28")]
    [InlineData("2012-02-29", "", 0, "2011-03-01", "2012-02-28")]
    [InlineData("2011-04-01", "04-01", 1, "2011-04-01", "2012-03-31")] // no short year
    [InlineData("2011-04-01", "04-01", 0, "2010-04-01", "2011-03-31")]
    [InlineData("2011-03-31", "04-01", 1, "2011-03-31", "2011-03-31")] // a year of one day
    [InlineData("2011-03-31", "04-01", 2, "2011-04-01", "2012-03-31")]
    [InlineData("2011-03-31", "04-01", 0, "2010-04-01", "2011-03-30")]
    [InlineData("2011-06-01", "02-29", 1, "2011-06-01", "2012-02-28")]
    [InlineData("2011-06-01", "02-29", 2, "2012-02-29", "2013-02-28")]
    public void ContractYearsAreCountedFromTheStart(
        string start, string then, int year, string first, string last)
    {
        var calendar = Calendar(start, then);
        Assert.Equal(
            (first, last),
            (CalendarDates.Text(calendar.First(PeriodKind.ContractYear, year)),
            CalendarDates.Text(calendar.Last(PeriodKind.ContractYear, year))));
    }

    [Theory]
    [InlineData("2011-06-01", "04-01", "04-01")]
    [InlineData("2012-02-29", "", "02-29")]
    [InlineData("2011-03-31", "04-01", "01-01")]
    [InlineData("2016-12-31", "02-29", "12-31")]
    public void PeriodsFollowEachOtherWithoutGapOrOverlap(
        string start, string then, string financialYear)
    {
        Assert.True(MonthDay.TryParse(financialYear, out var financial));
        var contract = Calendar(start, then);
        var calendar = new PeriodCalendar(financial, contract.ContractYear, contract.Then);
        foreach (var kind in Enum.GetValues<PeriodKind>())
        {
            var index = calendar.IndexOf(kind, new DateOnly(1989, 12, 31));
            for (var day = new DateOnly(1990, 1, 1); day.Year < 2103; day = day.AddDays(1))
            {
                index += calendar.First(kind, index + 1) == day ? 1 : 0;
                Assert.Equal((day, index), (day, calendar.IndexOf(kind, day)));
                Assert.Equal((day, index), (day, calendar.IndexOf(kind, day.DayNumber)));
            }

            Assert.Equal(
                calendar.First(kind, index).AddDays(-1), calendar.Last(kind, index - 1));
        }
    }

    [Theory]
    [InlineData(PeriodKind.Month, "2016-13")]
    [InlineData(PeriodKind.Month, "2016-00")]
    [InlineData(PeriodKind.Month, "2016-1")]
    [InlineData(PeriodKind.Month, "2016")]
    [InlineData(PeriodKind.Month, "2016-Q1")]
    [InlineData(PeriodKind.Quarter, "2016-Q5")]
    [InlineData(PeriodKind.Quarter, "2016-Q0")]
    [InlineData(PeriodKind.Quarter, "2016-q1")]
    [InlineData(PeriodKind.Quarter, "2016Q1")]
    [InlineData(PeriodKind.HalfYear, "2016-H3")]
    [InlineData(PeriodKind.CalendarYear, "16")]
    [InlineData(PeriodKind.CalendarYear, "0000")]
    [InlineData(PeriodKind.CalendarYear, "2016 ")]
    [InlineData(PeriodKind.FinancialYear, "2016-17")]
    [InlineData(PeriodKind.ContractYear, "")]
    [InlineData(PeriodKind.ContractYear, "-")]
    [InlineData(PeriodKind.ContractYear, "01")]
    [InlineData(PeriodKind.ContractYear, "-0")]
    [InlineData(PeriodKind.ContractYear, "1.5")]
    [InlineData(PeriodKind.ContractYear, "99999999999")]
    public void WhatIsNoPeriodIsRefused(PeriodKind kind, string text) =>
        Assert.False(PeriodCalendar.TryParse(kind, text, out _));

    [Theory]
    [InlineData(PeriodKind.Month, "2016-01", "January 2016")]
    [InlineData(PeriodKind.Quarter, "2016-Q1", "the quarter January to March 2016")]
    [InlineData(PeriodKind.HalfYear, "2016-H2", "the half-year July to December 2016")]
    [InlineData(PeriodKind.CalendarYear, "2016", "the calendar year 2016")]
    [InlineData(PeriodKind.FinancialYear, "2016", "the financial year 2016 to 2017")]
    [InlineData(PeriodKind.ContractYear, "2", "contract year 2")]
    public void PeriodsAreToldToPeople(PeriodKind kind, string label, string words)
    {
        Assert.True(PeriodCalendar.TryParse(kind, label, out var index));
        Assert.Equal(words, PeriodCalendar.Default.InWords(kind, index));
    }

    [Fact]
    public void AFinancialYearFromJanuaryIsOneYear() => Assert.Equal(
        "the financial year 2016",
        new PeriodCalendar(new MonthDay(1, 1)).InWords(PeriodKind.FinancialYear, 2016));

    [Fact]
    public void WithoutAContractYearThereIsNone()
    {
        var day = new DateOnly(2016, 1, 1);
        var none = PeriodCalendar.Default;
        Assert.Throws<InvalidOperationException>(() => none.IndexOf(PeriodKind.ContractYear, day));
        Assert.Throws<InvalidOperationException>(
            () => none.IndexOf(PeriodKind.ContractYear, day.DayNumber));
        Assert.Throws<InvalidOperationException>(() => none.First(PeriodKind.ContractYear, 1));
    }

    [Theory]
    [InlineData(PeriodKind.Month, 120_000)]
    [InlineData(PeriodKind.Month, -5)]
    [InlineData(PeriodKind.FinancialYear, 0)]
    [InlineData(PeriodKind.FinancialYear, 10_000)]
    [InlineData(PeriodKind.ContractYear, 100_000)]
    [InlineData(PeriodKind.ContractYear, -100_000)]
    [InlineData(PeriodKind.CalendarYear, int.MaxValue)]
    public void PeriodsOutsideTheYearsAreRefused(PeriodKind kind, int index) =>
        Assert.Throws<TooLargeException>(() => WorkProgramme.First(kind, index));

    [Fact]
    public void EqualSettingsAreEqualCalendars()
    {
        var same = new PeriodCalendar(April, new DateOnly(2011, 6, 1), April);
        Assert.Equal(WorkProgramme, same);
        Assert.Equal(WorkProgramme.GetHashCode(), same.GetHashCode());
        Assert.NotEqual(WorkProgramme, PeriodCalendar.Default);
    }

    [Theory]
    [InlineData("month", PeriodKind.Month)]
    [InlineData("quarter", PeriodKind.Quarter)]
    [InlineData("half-year", PeriodKind.HalfYear)]
    [InlineData("calendar-year", PeriodKind.CalendarYear)]
    [InlineData("financial-year", PeriodKind.FinancialYear)]
    [InlineData("contract-year", PeriodKind.ContractYear)]
    public void KindsHaveTheirWords(string words, PeriodKind kind)
    {
        Assert.True(PeriodKindNames.TryParse(words, out var read));
        Assert.Equal((kind, words), (read, kind.ToWords()));
        Assert.False(PeriodKindNames.TryParse("year", out _));
    }

    [Theory]
    [InlineData("04-01", true)]
    [InlineData("02-29", true)]
    [InlineData("02-30", false)]
    [InlineData("13-01", false)]
    [InlineData("4-1", false)]
    [InlineData("00-01", false)]
    public void ADayOfTheYearIsReadStrictly(string text, bool valid)
    {
        Assert.Equal(valid, MonthDay.TryParse(text, out var day));
        Assert.True(!valid || string.Equals(text, day.ToString(), StringComparison.Ordinal));
    }

    private static PeriodCalendar Calendar(string start, string then)
    {
        MonthDay? later = MonthDay.TryParse(then, out var day) ? day : null;
        return new PeriodCalendar(April, Table.Date(start), later);
    }
}
