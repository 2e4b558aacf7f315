using System.Text;
using Outturn.Language;
using Outturn.Schemes;
using Outturn.Simulation;
using Xunit;

namespace Outturn.Tests.Core.Simulation;

/// <summary>What of a scheme cannot be simulated is said, clause by clause.</summary>
public sealed class SimulationSupportTests
{
    private const string Text = """
        scheme: {name: statistics, currency: GBP, purpose: outcomes, language: 1}
        term: {from: 2020-01-01, to: 2021-12-31, long stop: 2026-12-31}
        calendar: {payment: quarter, month end: keep last}
        parties: {payer: commissioner}
        facts:
          evidence: record
          source: assessor
          events: {job: {kind: event}}
          statistics:
            reconviction: {for each: scheme, values: {value: percent}}
        outcomes: {job: {happens: job}}
        measures: {fall: {for each: scheme, value: 50% - reconviction.value}}
        payments:
          job-fee: {for each: job, pay: £100}
          rate-fee:
            for each: scheme
            pay: £1000 per percentage point * fall
            payable: 2021-12-31

        """;

    [Fact]
    public void A_payment_that_hangs_on_statistics_is_named()
    {
        NotYet silent = Assert.Single(SimulationSupport.Silent(Read(Text)));
        Assert.Contains("rate-fee pays nothing in a simulated world", silent.What,
            StringComparison.Ordinal);
        Assert.Equal(15, silent.Place.Line);
        Assert.Null(SimulationSupport.Refuse(Read(Text)));
    }

    [Fact]
    public void A_scheme_of_nothing_else_is_refused() => Assert.Contains(
        "rate-fee", SimulationSupport.Refuse(Read(Text.Replace(
            "  job-fee: {for each: job, pay: £100}\n", "", StringComparison.Ordinal)))!.What,
        StringComparison.Ordinal);

    private static Scheme Read(string text)
    {
        SchemeReading read = SchemeText.Read(
            "statistics.yaml", Encoding.UTF8.GetBytes(text), _ => null);
        Assert.True(read.Scheme is not null, string.Join('\n', read.Diagnostics));
        return read.Scheme!;
    }
}
