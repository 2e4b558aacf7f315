using Outturn.Settlement;
using Xunit;

namespace Outturn.Tests.Core.Settlement;

/// <summary>What cannot be worked out for one participant is refused for that one, said once a
/// clause, and everybody else is paid (docs/spec/settlement.md).</summary>
public class UnpaidTests
{
    // The card has figures for the provider P1 alone, and the outcome reads it; B is with P2.
    private static Settled Scheme => Settled.Scheme("""
        scheme: {name: unpaid, currency: GBP, purpose: outcomes, language: 1}
        term: {from: 2014-01-01, to: 2014-12-31, long stop: 2015-12-31}
        calendar: {payment: month}
        facts:
          evidence: payslip
          source: provider
          events: {employed: {kind: spell}}
        outcomes:
          job: {adds up: employed, reaches: card.weeks, within: 52 weeks of started}
        measures:
          job-rate: {for each: scheme, value: people(job) / count(participants)}
        tables:
          card: {gives: {weeks: weeks, fee: GBP}, by: provider, values: {P1: [1 week, £10]}}
        payments:
          job-payment: {for each: job, pay: card.fee}
          bonus:
            for each: scheme
            payable: 2014-12-31
            only if: job-rate >= 50% otherwise no
            pay: £7
        """)
        .Participants(
            "participant,provider,started",
            "A,P1,2014-01-01", "B,P2,2014-01-01", "C,P1,2014-01-01")
        .Events(
            "participant,kind,from,to",
            "A,employed,2014-02-01,2014-02-28", "B,employed,2014-02-01,2014-02-28",
            "C,employed,2014-02-01,2014-02-28")
        .AsAt("2014-12-31");

    // A and C are paid £10 each; the rate is 2 of 3, so the bonus of £7 is due.
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void OneIsRefusedAndTheOthersArePaid(bool compile)
    {
        SettlementResult result = Scheme.Run(new SettlingOptions { Compile = compile });
        Assert.Equal(2_700, result.Due.Minor);
        Assert.Equal(
            ["job-rate B", "job-payment B"],
            result.Unpaid.Select(u =>
                $"{u.Clause(result.Scheme).Name} {result.Names.Participant(u.Participant)}"));
        Assert.All(result.Unpaid, u => Assert.Equal(UnpaidReason.NotInTable, u.Reason));
    }
}
