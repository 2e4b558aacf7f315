using Xunit;

namespace Outturn.Tests.Core.Settlement;

/// <summary>Cohorts by the period of the start, measured after a wait (language reference 3 and 5).
/// </summary>
public class CohortTests
{
    // Of those who start in the first quarter of 2014, A and B get a job and C does not; of the
    // second quarter D does. £10 a person, once the quarter's last day and 6 months have passed:
    // 30 September and 30 December 2014.
    private static Settled Scheme => Settled.Scheme("""
        scheme: {name: cohorts, currency: GBP, purpose: outcomes, language: 1}
        term: {from: 2014-01-01, to: 2014-12-31, long stop: 2015-12-31}
        calendar: {payment: month, month end: shorten}
        facts:
          evidence: letter
          source: provider
          events: {job: {kind: event}}
        cohorts: {start: {by: quarter of started, measured after: 6 months}}
        outcomes: {job: {happens: job}}
        measures:
          job-rate: {for each: [provider, start], value: people(job) / count(participants)}
        payments:
          cohort-payment:
            for each: [provider, start]
            only if: job-rate > 50% otherwise no
            pay: £10 per person * people(job)
        """)
        .Participants(
            "participant,provider,started",
            "A,P1,2014-01-10", "B,P1,2014-02-10", "C,P1,2014-03-31", "D,P1,2014-04-01")
        .Events(
            "participant,kind,from",
            "A,job,2014-05-01", "B,job,2014-06-01", "D,job,2014-06-02");

    [Theory]
    [InlineData("the day before the first is measured", "2014-09-29", "0.00")]
    [InlineData("the first is measured", "2014-09-30", "20.00")]
    [InlineData("the day before the second", "2014-12-29", "20.00")]
    [InlineData("both are measured", "2014-12-30", "30.00")]
    public void PaidWhenMeasured(string when, string asAt, string due)
    {
        Assert.NotEmpty(when);
        Assert.Equal(due, Scheme.AsAt(asAt).Due());
    }

    [Fact]
    public void HalfIsNotMoreThanHalf() => Assert.Equal(
        "10.00",
        Scheme.Participants(
            "participant,provider,started",
            "A,P1,2014-01-10", "B,P1,2014-02-10", "C,P1,2014-03-31", "E,P1,2014-01-01",
            "D,P1,2014-04-01").AsAt("2014-12-30").Due());
}
