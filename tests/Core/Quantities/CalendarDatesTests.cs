using System.Text;
using Outturn.Quantities;
using Xunit;

namespace Outturn.Tests.Core.Quantities;

public sealed class CalendarDatesTests
{
    [Theory]
    //          from, months, shorten, carry over, keep last
    [InlineData("2015-01-31", 1, "2015-02-28", "2015-03-01", "2015-02-28")]
    [InlineData("2016-01-31", 1, "2016-02-29", "2016-03-01", "2016-02-29")]
    [InlineData("2015-01-29", 1, "2015-02-28", "2015-03-01", "2015-02-28")]
    [InlineData("2015-01-28", 1, "2015-02-28", "2015-02-28", "2015-02-28")]
    [InlineData("2015-04-30", 1, "2015-05-30", "2015-05-30", "2015-05-31")]
    [InlineData("2015-02-28", 1, "2015-03-28", "2015-03-28", "2015-03-31")]
    [InlineData("2016-02-28", 1, "2016-03-28", "2016-03-28", "2016-03-28")]
    [InlineData("2016-02-29", 12, "2017-02-28", "2017-03-01", "2017-02-28")]
    [InlineData("2017-02-28", 36, "2020-02-28", "2020-02-28", "2020-02-29")]
    [InlineData("2013-08-31", 6, "2014-02-28", "2014-03-01", "2014-02-28")]
    [InlineData("2015-03-31", -1, "2015-02-28", "2015-03-01", "2015-02-28")]
    [InlineData("2015-05-31", -1, "2015-04-30", "2015-05-01", "2015-04-30")]
    [InlineData("2015-04-30", -1, "2015-03-30", "2015-03-30", "2015-03-31")]
    [InlineData("2015-01-15", -1, "2014-12-15", "2014-12-15", "2014-12-15")]
    [InlineData("2014-12-31", 2, "2015-02-28", "2015-03-01", "2015-02-28")]
    [InlineData("2015-06-15", 0, "2015-06-15", "2015-06-15", "2015-06-15")]
    [InlineData("2015-06-30", -18, "2013-12-30", "2013-12-30", "2013-12-31")]
    [InlineData("9999-01-31", 11, "9999-12-31", "9999-12-31", "9999-12-31")]
    public void MonthsAreAddedByTheRuleOfTheScheme(
        string from, int months, string shorten, string carryOver, string keepLast)
    {
        var date = Table.Date(from);
        Assert.Equal(
            (shorten, carryOver, keepLast),
            (Add(date, months, MonthEnd.Shorten),
            Add(date, months, MonthEnd.CarryOver),
            Add(date, months, MonthEnd.KeepLast)));
    }

    [Theory]
    [InlineData("9999-12-01", 1)]
    [InlineData("0001-01-31", -1)]
    [InlineData("2015-01-31", int.MaxValue)]
    [InlineData("2015-01-31", int.MinValue)]
    public void DatesOutsideTheYearsAreRefused(string from, int months)
    {
        var date = Table.Date(from);
        Assert.Throws<TooLargeException>(() => Add(date, months, MonthEnd.Shorten));
        Assert.Throws<TooLargeException>(() => CalendarDates.AddDays(date, long.MaxValue));
        Assert.Throws<TooLargeException>(() => CalendarDates.AddDays(date, -4_000_000));
    }

    [Fact]
    public void TwentySixWeeksFromTheFirstOfMarchEndOnTheTwentyNinthOfAugust() =>
        Assert.Equal(
            "2014-08-29",
            CalendarDates.Text(CalendarDates.AddDays(new DateOnly(2014, 3, 1), (26 * 7) - 1)));

    [Theory]
    [InlineData("2014-04-06", "6 April 2014")]
    [InlineData("2016-02-29", "29 February 2016")]
    [InlineData("0001-01-01", "1 January 1")]
    [InlineData("9999-12-31", "31 December 9999")]
    public void DatesAreReadAndWritten(string text, string words)
    {
        Assert.True(CalendarDates.TryParse(text, out var date));
        Assert.True(CalendarDates.TryParse(Encoding.UTF8.GetBytes(text), out var bytes));
        Assert.Equal(date, bytes);
        Assert.Equal((text, words), (CalendarDates.Text(date), CalendarDates.InWords(date)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("2014-4-6")]
    [InlineData("2014-02-29")]
    [InlineData("2014-13-01")]
    [InlineData("2014-00-10")]
    [InlineData("2014-04-31")]
    [InlineData("2014-04-00")]
    [InlineData("0000-01-01")]
    [InlineData("06/04/2014")]
    [InlineData("2014/04/06")]
    [InlineData("20140406")]
    [InlineData(" 2014-04-06")]
    [InlineData("2014-04-06 ")]
    [InlineData("2014-04-06T00:00")]
    [InlineData("-014-04-06")]
    [InlineData("2٠14-04-06")]
    public void WhatIsNoDateIsRefused(string text)
    {
        Assert.False(CalendarDates.TryParse(text, out _));
        Assert.False(CalendarDates.TryParse(Encoding.UTF8.GetBytes(text), out _));
    }

    [Fact]
    public void YearFractionsAgreeWithTheReferenceTable()
    {
        var rows = 0;
        foreach (var row in Table.Rows("year_fractions.csv"))
        {
            // The table prints the nearest binary fraction to 15 to 17 digits.
            var fraction = YearFraction.Actual365(Table.Date(row[0]), Table.Date(row[1]));
            Assert.True(Rational.TryParse(row[2], out var expected), row[2]);
            var apart = (fraction - expected).Abs();
            Assert.True(apart < Rational.Of(1, 100_000_000_000_000), row[0] + " " + row[1]);
            rows++;
        }

        Assert.Equal(300, rows);
        var leap = YearFraction.Actual365(new DateOnly(2016, 1, 1), new DateOnly(2017, 1, 1));
        Assert.Equal(Rational.Of(366, 365), leap);
        var back = YearFraction.Actual365(new DateOnly(2017, 1, 1), new DateOnly(2016, 1, 1));
        Assert.Equal(-leap, back);
    }

    [Theory]
    [InlineData("shorten", MonthEnd.Shorten)]
    [InlineData("carry over", MonthEnd.CarryOver)]
    [InlineData("keep last", MonthEnd.KeepLast)]
    public void MonthEndsHaveTheirWords(string words, MonthEnd rule)
    {
        Assert.True(MonthEndNames.TryParse(words, out var read));
        Assert.Equal((rule, words), (read, rule.ToWords()));
        Assert.False(MonthEndNames.TryParse("keep-last", out _));
    }

    private static string Add(DateOnly date, int months, MonthEnd rule) =>
        CalendarDates.Text(CalendarDates.AddMonths(date, months, rule));
}
