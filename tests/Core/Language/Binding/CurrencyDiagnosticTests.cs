using System.Text;
using Outturn.Language;
using Xunit;

namespace Outturn.Tests.Core.Language.Binding;

/// <summary>A currency that there is not is said once, and not again at every amount; a symbol of
/// another currency is said where it stands.</summary>
public sealed class CurrencyDiagnosticTests
{
    private static string[] Said(string currency, string price) =>
    [
        .. SchemeText.Read("scheme.yaml", Encoding.UTF8.GetBytes($$"""
            scheme: {name: money, currency: {{currency}}, purpose: outcomes, language: 1}
            term: {from: 2014-01-01, to: 2014-12-31, long stop: 2015-12-31}
            calendar: {payment: month}
            parties: {council: commissioner}
            facts: {evidence: payslip, source: provider, events: {job: {kind: event} } }
            outcomes: {job: {happens: job} }
            payments:
              fee: {for each: job, pay: {{price}}}
              more: {for each: job, only if: yes, pay: {{price}}, on top of: fee}
            """), _ => null).Diagnostics
            .Select(d => $"{d.Rule} {d.Message} | {d.Remedy}"),
    ];

    [Theory]
    [InlineData("EUT", "€20", "\"EUT\" is no currency of ISO 4217 | did you mean \"EUR\"?")]
    [InlineData("pounds", "£20", "\"pounds\" is no currency of ISO 4217 | write its three")]
    [InlineData("pounds", "$20", "\"pounds\" is no currency of ISO 4217 | write its three")]
    public void It_is_said_once(string currency, string price, string said)
    {
        string only = Assert.Single(Said(currency, price));
        Assert.StartsWith("wrong-value " + said, only, StringComparison.Ordinal);
    }

    [Fact]
    public void A_symbol_of_another_currency_is_said_where_it_stands() =>
        Assert.Equal(2, Said("GBP", "€20").Length);
}
