using Xunit;

namespace Outturn.Tests.Core.Settlement;

/// <summary>Sums over earlier periods (language reference 9, "span"). Periods before the term have
/// no cells: a rolling sum begins with what there is.</summary>
public class SpanTests
{
    // £1 a unit and month: 10 in January, 20 in February, 40 in May.
    private static Settled Paying(string span) => Settled.Scheme($$$$"""
        scheme: {name: spans, currency: GBP, purpose: outcomes, language: 1}
        term: {from: 2014-01-01, to: 2014-06-30, long stop: 2014-12-31}
        calendar: {payment: month}
        facts:
          evidence: register
          source: provider
          returns: {service: {every: month, indicators: [test], values: {verified: units}}}
        measures:
          done: {for each: [provider, month], value: sum(service.verified)}
          running: {for each: [provider, month], value: {{{{span}}}}}
        payments: {to-date: {for each: [provider, month], pay: £1 per unit * running}}
        """)
        .With(
            "returns.csv", "provider,period,indicator,verified",
            "P1,2014-01,test,10", "P1,2014-02,test,20", "P1,2014-05,test,40");

    // Last 3: 10 + 30 + 30 + 20 + 40 + 40. Quarter to date: 10 + 30 + 30 + 0 + 40 + 40.
    // Earlier in quarter: 0 + 10 + 30 + 0 + 0 + 40.
    [Theory]
    [InlineData("sum(done over last 3)", "170.00")]
    [InlineData("sum(done over last 1)", "70.00")]
    [InlineData("sum(done over quarter to date)", "150.00")]
    [InlineData("sum(done over earlier in quarter)", "80.00")]
    public void Sums(string span, string due) =>
        Assert.Equal(due, Paying(span).AsAt("2014-06-30").Due());
}
