using Xunit;

namespace Outturn.Tests.Core.Settlement;

/// <summary>Outcomes that count days (language reference 4): a spell contains its first and last
/// day, so 26 weeks from 1 March are reached on day 182, 29 August.</summary>
public class DurationTests
{
    private static Settled Scheme(string outcome) => Settled.Scheme($$$"""
        scheme: {name: durations, currency: GBP, purpose: outcomes, language: 1}
        term: {from: 2014-01-01, to: 2015-12-31, long stop: 2016-12-31}
        calendar: {payment: month, month end: shorten, working days: england-and-wales}
        facts:
          evidence: payslip
          source: provider
          events: {employed: {kind: spell}}
        outcomes: {job: {{{outcome}}}}
        payments: {job-payment: {for each: job, pay: £100}}
        """).AsAt("2015-12-31");

    private static string Due(string outcome, params string[] spells) => Scheme(outcome)
        .Participants("participant,provider,started", "A,P1,2014-03-01")
        .Events(
            "participant,kind,from,to,recorded",
            [.. spells.Select(s => $"A,employed,{s},2015-12-31")])
        .Due();

    // 1 March to 29 August: 31 + 30 + 31 + 30 + 31 + 29 = 182 days = 26 weeks.
    [Theory]
    [InlineData("reached exactly", "100.00", "2014-03-01,2014-08-29")]
    [InlineData("one day below", "0.00", "2014-03-01,2014-08-28")]
    [InlineData("days before the start do not count", "0.00", "2014-02-01,2014-08-28")]
    // 182 = 100 (1 March to 8 June) + 82 (1 July to 20 September)
    [InlineData("over a gap, exactly", "100.00", "2014-03-01,2014-06-08", "2014-07-01,2014-09-20")]
    [InlineData("over a gap, one below", "0.00", "2014-03-01,2014-06-08", "2014-07-01,2014-09-19")]
    [InlineData("overlap counts once", "0.00", "2014-03-01,2014-06-08", "2014-05-01,2014-08-28")]
    [InlineData("touching spells", "100.00", "2014-03-01,2014-06-08", "2014-06-09,2014-08-29")]
    [InlineData("nothing happened", "0.00")]
    public void AddsUp(string spells, string due, params string[] rows)
    {
        Assert.NotEmpty(spells);
        Assert.Equal(due, Due("{adds up: employed, reaches: 26 weeks}", rows));
    }

    [Theory]
    [InlineData("unbroken, exactly", "100.00", "2014-03-01,2014-08-29")]
    [InlineData("broken by a day", "0.00", "2014-03-01,2014-06-08", "2014-06-10,2014-09-20")]
    [InlineData("touching", "100.00", "2014-03-01,2014-06-08", "2014-06-09,2014-08-29")]
    // The second stretch alone: 1 June 2014 + 182 days = 29 November 2014.
    [InlineData("starts again", "100.00", "2014-03-01,2014-03-31", "2014-06-01,2014-11-29")]
    [InlineData("starts again, one below", "0.00", "2014-03-01,2014-03-31",
        "2014-06-01,2014-11-28")]
    public void Continuous(string spells, string due, params string[] rows)
    {
        Assert.NotEmpty(spells);
        Assert.Equal(due, Due("{continuous: employed, reaches: 26 weeks}", rows));
    }

    // A gap of 7 days: 9 to 15 June. The bridged days count (ADR 0003).
    [Theory]
    [InlineData("gap of 7 days", "100.00", "2014-03-01,2014-06-08", "2014-06-16,2014-08-29")]
    [InlineData("gap of 8 days", "0.00", "2014-03-01,2014-06-08", "2014-06-17,2014-08-29")]
    public void Bridging(string gap, string due, params string[] rows)
    {
        Assert.NotEmpty(gap);
        Assert.Equal(
            due, Due("{continuous: employed, bridging: 7 days, reaches: 26 weeks}", rows));
    }

    // 31 March + 1 month = 30 April with "shorten": the month ends on 29 April.
    [Theory]
    [InlineData("a month from the 1st", "100.00", "2014-04-01,2014-04-30")]
    [InlineData("one day short", "0.00", "2014-04-01,2014-04-29")]
    [InlineData("a month from 31 March", "100.00", "2014-03-31,2014-04-29")]
    [InlineData("a month from 31 March, one short", "0.00", "2014-03-31,2014-04-28")]
    public void Months(string stretch, string due, string row)
    {
        Assert.NotEmpty(stretch);
        Assert.Equal(due, Due("{continuous: employed, reaches: 1 month}", row));
    }

    // 4 weeks from 1 March end on 28 March; every further 28 days 25 April, 23 May…
    [Theory]
    [InlineData("three of four weeks", "300.00", "2014-03-01,2014-05-23")]
    [InlineData("one day before the third", "200.00", "2014-03-01,2014-05-22")]
    [InlineData("no more than three", "300.00", "2014-03-01,2014-12-31")]
    [InlineData("a broken stretch is lost", "200.00", "2014-03-01,2014-03-28",
        "2014-03-30,2014-04-25", "2014-05-01,2014-05-28")]
    public void EveryFourWeeks(string sustained, string due, params string[] rows)
    {
        Assert.NotEmpty(sustained);
        Assert.Equal(due, Due("{continuous: employed, every: 4 weeks, at most: 3}", rows));
    }

    // [started, started + 26 weeks): day 182 is the last that counts.
    [Theory]
    [InlineData("achieved on the last day", "100.00", "2014-03-02,2014-08-29")]
    [InlineData("achieved a day late", "0.00", "2014-03-03,2014-08-30")]
    public void Within(string achieved, string due, string row)
    {
        Assert.NotEmpty(achieved);
        Assert.Equal(
            due, Due("{adds up: employed, reaches: 181 days, within: 26 weeks of started}", row));
    }

    // 19 December 2014 is a Friday; 25 and 26 December and 1 January are holidays:
    // 22, 23, 24, 29, 30, 31 December, 2, 5 to 9, 12, 13, 14 January: the 15th is 14 January 2015.
    [Theory]
    [InlineData("2015-01-14", "100.00")]
    [InlineData("2015-01-13", "0.00")]
    public void WorkingDaysOverChristmas(string asAt, string due) => Assert.Equal(
        due,
        Scheme("{adds up: employed, reaches: 28 days, payable after: 15 working days}")
            .Participants("participant,provider,started", "A,P1,2014-03-01")
            .Events("participant,kind,from,to,recorded",
                "A,employed,2014-11-22,2014-12-19,2014-12-19")
            .AsAt(asAt)
            .Due());
}
