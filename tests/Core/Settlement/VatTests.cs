using Outturn.Settlement;
using Xunit;

namespace Outturn.Tests.Core.Settlement;

/// <summary>VAT (language reference 8): rates that a fact gives, what is refused, and sums.
/// </summary>
public sealed class VatTests
{
    private static Settled Scheme(string vat, string more = "") => Settled.Scheme($$$"""
        scheme: {name: taxed, currency: GBP, purpose: outcomes, language: 1}
        term: {from: 2014-01-01, to: 2014-12-31, long stop: 2015-12-31}
        calendar: {payment: month}
        parties: {council: commissioner, fund: investor}
        vat: {{{vat}}}
        facts:
          evidence: payslip
          source: provider
          participant: {charged: percent}
          events: {job: {kind: amount, unit: GBP}}
        outcomes: {job: {happens: job, at most: unlimited}}
        payments: {fee: {for each: job, pay: value}}
        {{{more}}}
        """)
        .AsAt("2014-12-31");

    private static Settled Jobs(Settled scheme, string charged, params string[] amounts) => scheme
        .Participants("participant,provider,started,charged", "A,P1,2014-01-01," + charged)
        .Events(
            "participant,kind,from,value",
            [.. amounts.Select((a, i) => $"A,job,2014-02-{i + 1:00},{a}")]);

    // £10 at each rate; at the edges 0% and 100% are rates.
    [Theory]
    [InlineData("net", "0%", "10.00", "0.00")]
    [InlineData("net", "5%", "10.50", "0.50")]
    [InlineData("net", "100%", "20.00", "10.00")]
    [InlineData("inclusive", "0%", "10.00", "0.00")]
    [InlineData("inclusive", "25%", "10.00", "2.00")]
    [InlineData("inclusive", "100%", "10.00", "5.00")]
    [InlineData("net", "100.01%", "0.00", "0.00")]
    [InlineData("net", "-1%", "0.00", "0.00")]
    [InlineData("inclusive", "101%", "0.00", "0.00")]
    public void A_rate_from_0_to_100_percent(string are, string rate, string due, string vat)
    {
        Settled settled = Jobs(Scheme($"{{amounts are: {are}, rate: charged}}"), rate, "10");
        Assert.Equal(due, settled.Due());
        SettlementResult result = settled.Run();
        Assert.Equal(vat, result.Scheme.Currency.Format(result.Vat));
        Assert.Equal(
            due == "0.00" ? ["VatRate"] : [], result.Unpaid.Select(u => u.Reason.ToString()));
    }

    // A deduction is a credit: £10 − £4 with 20% are £12 − £4.80.
    [Fact]
    public void A_deduction_takes_its_tax_along() => Assert.Equal(
        "7.20", Jobs(Scheme("{amounts are: net, rate: 20%}"), "0%", "10", "-4").Due());

    // Each line is rounded for itself: three times 3p bear 0.6p each, a penny each.
    [Fact]
    public void Each_line_is_rounded_for_itself() => Assert.Equal(
        "0.12",
        Jobs(Scheme("{amounts are: net, rate: 20%}"), "0%", "0.03", "0.03", "0.03").Due());

    // 10% of £10.05 is held back: £1.01 (1.005 rounded) of it; and 5% recovered of the rest.
    // Net £10.05 − £0.45 (5% of £9.04 = 0.452), of £1.01 5% are 5.05p, so £0.05: £9.55 in all.
    // The tax on it is £1.91, whatever the order of the parts.
    [Fact]
    public void Parts_of_a_line_come_to_the_tax_on_their_sum() => Assert.Equal(
        "11.46",
        Jobs(
            Scheme(
                "{amounts are: net, rate: 20%}",
                "limits and adjustments: [{name: held, hold back: 10%, until: payable + 40 days}, "
                + "{name: errors, recover: 5%}]"),
            "0%", "10.05").Due());

    // A share that has no figure for P1 is refused, and does not end the run.
    [Fact]
    public void What_cannot_be_shared_is_refused()
    {
        SettlementResult result = Jobs(
            Scheme(
                "{amounts are: outside the scope}",
                "shares: [{name: payers, paid by: {fund: part, council: rest}}]\n"
                + "tables: {part: {gives: percent, by: provider, values: {P2: 10%}}}"),
            "0%", "10").Run();
        Assert.Equal(0, result.Due.Minor);
        Assert.Equal([UnpaidReason.NotInTable], result.Unpaid.Select(u => u.Reason));
    }
}
