using Xunit;

namespace Outturn.Tests.Core.Settlement;

/// <summary>Caps and shares (language reference 7 and 8), worked by hand.</summary>
public class LimitTests
{
    private static Settled Scheme(string rest) => Settled.Scheme($$$"""
        scheme: {name: limits, currency: GBP, purpose: outcomes, language: 1}
        term: {from: 2014-01-01, to: 2015-12-31, long stop: 2016-12-31}
        calendar: {payment: month}
        parties: {council: commissioner, health: co-commissioner}
        facts:
          evidence: letter
          source: provider
          events: {job: {kind: amount, unit: GBP}}
        outcomes: {job: {happens: job, at most: unlimited}}
        payments: {job-payment: {for each: job, pay: value}}
        {{{rest}}}
        """).Participants(
            "participant,provider,started",
            "A,P1,2014-01-01", "B,P1,2014-01-01", "C,P2,2014-01-01")
        .AsAt("2015-12-31");

    private static Settled Paid(string rest, params string[] amounts) => Scheme(rest).Events(
        "id,participant,kind,from,value",
        [.. amounts.Select((a, i) => $"{i},{a[..1]},job,{a[2..12]},{a[13..]}")]);

    private const string Cap =
        "limits and adjustments: "
        + "[{name: cap, at most: £100, for each: provider, cut: latest first}]";

    // P1's 60 + 30 = 90 fit under 100; of the next 20 only 10 do; P2 has a cap of its own.
    [Theory]
    [InlineData("below", "P1 90.00", "A 2014-02-01 60", "B 2014-02-02 30")]
    [InlineData("exactly", "P1 100.00", "A 2014-02-01 60", "B 2014-02-02 40")]
    [InlineData("a penny above", "P1 100.00", "A 2014-02-01 60", "B 2014-02-02 40.01")]
    [InlineData("each its own", "P1 100.00, P2 100.00",
        "A 2014-02-01 60", "B 2014-02-02 30", "A 2014-02-03 20", "C 2014-02-01 150")]
    public void LatestFirst(string case_, string due, params string[] amounts)
    {
        Assert.NotEmpty(case_);
        Assert.Equal(due, Paid(Cap, amounts).ByProvider());
    }

    // 300 + 200 + 100 = 600 capped at 100: 50, 33.33…, 16.66…: odd pennies to the largest
    // fractions: 16.66(6) before 33.33(3), so 50.00, 33.33, 16.67.
    [Fact]
    public void ProRata() => Assert.Equal(
        "P1 83.33, P2 16.67",
        Paid(
            "limits and adjustments: [{name: cap, at most: £100, cut: pro rata}]",
            "A 2014-02-01 300", "B 2014-02-02 200", "C 2014-02-03 100").ByProvider());

    // Two periods: February 80 of 100; March 120 more, so 200 in proportion to 100: 40 and 60.
    // February's 40 that is cut comes back on 31 March, so nothing is above the cap at any date.
    [Theory]
    [InlineData("2014-02-28", "80.00")]
    [InlineData("2014-03-31", "100.00")]
    [InlineData("2014-04-30", "100.00")]
    public void ProRataOverPeriods(string asAt, string due) => Assert.Equal(
        due,
        Paid(
            "limits and adjustments: [{name: cap, at most: £100, cut: pro rata}]",
            "A 2014-02-01 80", "B 2014-03-02 120").AsAt(asAt).Due());

    // 33.35 split 60 to 40: 20.01 and 13.34 exactly. 0.01: 0.6p and 0.4p, so the penny goes to
    // council. 0.05: 3p and 2p.
    [Theory]
    [InlineData("33.35", "council 20.01, health 13.34")]
    [InlineData("0.01", "council 0.01")]
    [InlineData("0.05", "council 0.03, health 0.02")]
    public void Shares(string amount, string due) => Assert.Equal(
        due,
        Paid(
            "shares: [{name: payers, paid by: {council: 60%, health: rest}}]",
            "A 2014-02-01 " + amount).ByPayer());

    // Two thirds of 0.01 is 0.66…p: cut to 0, and the odd penny goes where the text says.
    [Fact]
    public void RemainderToTheNamed() => Assert.Equal(
        "health 0.01",
        Paid(
            "shares: [{name: payers, paid by: {council: 2/3, health: rest}, remainder: health}]",
            "A 2014-02-01 0.01").ByPayer());

    // A is paid twice and B in between: two people, three units, whatever the order of the dates.
    [Fact]
    public void PeopleAreCountedOnce()
    {
        var clause = Paid(Cap, "A 2014-02-01 10", "B 2014-02-02 10", "A 2014-02-03 10")
            .Run().ByClause.Single();
        Assert.Equal((2, 3), (clause.People, (int)clause.Units.Numerator));
    }
}
