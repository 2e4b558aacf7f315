using System.Text;
using Outturn.Language;
using Outturn.Settlement;
using Xunit;

namespace Outturn.Tests.Core.Settlement;

/// <summary>Accounts, waterfalls and prices that read what is owed (language reference 8), worked
/// by hand.</summary>
public class AccountTests
{
    private static Settled Scheme(string rest, params string[] amounts) => Settled.Scheme($$$"""
        scheme: {name: accounts, currency: GBP, purpose: outcomes, language: 1}
        term: {from: 2014-01-01, to: 2015-12-31, long stop: 2016-12-31}
        calendar: {payment: month, month end: shorten}
        parties: {council: commissioner, fund: investor, agent: intermediary}
        facts:
          evidence: letter
          source: provider
          events: {job: {kind: amount, unit: GBP}, cancelled: {kind: event}}
        outcomes:
          job: {happens: job, at most: unlimited, undone by: cancelled in 12 months from achieved}
        {{{rest}}}
        """).Participants(
            "participant,provider,started",
            "A,P1,2014-01-01", "B,P1,2014-01-01", "C,P2,2014-01-01")
        .Events(
            "id,participant,kind,from,value",
            [.. amounts.Select((a, i) => a[13..] == "x"
                ? $"{i},{a[..1]},cancelled,{a[2..12]},"
                : $"{i},{a[..1]},job,{a[2..12]},{a[13..]}")])
        .AsAt("2015-12-31");

    private static string ByPayee(Settled settled, string asAt = "2015-12-31")
    {
        var found = new Payees();
        SettlementResult result = settled.AsAt(asAt)
            .Run(new SettlingOptions { Receiver = found });
        return string.Join(", ", found.Sums.Where(p => p.Value != 0).Select(p =>
            $"{p.Key} {result.Scheme.Currency.Format(p.Value)}"));
    }

    private sealed class Payees : IDueReceiver
    {
        public SortedDictionary<string, long> Sums { get; } = new(StringComparer.Ordinal);

        public object? Prepare(SettlementNames names, IReadOnlyList<Due> dues)
        {
            foreach (Due due in dues.Where(d => d.Date <= names.AsAt))
            {
                string payee = names.Payee(due);
                Sums[payee] = Sums.GetValueOrDefault(payee) + due.Amount;
            }
            return null;
        }

        public void Take(object? prepared)
        {
        }
    }

    // £10,000 at 3.65% earns £1 a day. 90 days to 31 March, both included; then 91 days on
    // £10,090: 91.819, rounded to 91.82.
    private const string Loan = """
        payments: {job-payment: {for each: job, pay: value}}
        shares:
          - name: repayment
            paid to in order: [{agent: £200}, {fund: owed(loan)}, {provider: rest}]
        accounts:
          loan:
            owed to: fund
            advanced: {2014-01-01: £10000}
            interest: {rate: 3.65%, added: quarter}
            repaid by: repayment
        """;

    [Theory]
    [InlineData("2014-01-01", "P1 39800.00, agent 200.00, fund 10000.00")]
    [InlineData("2014-03-30", "P1 39800.00, agent 200.00, fund 10000.00")]
    [InlineData("2014-03-31", "P1 39710.00, agent 200.00, fund 10090.00")]
    [InlineData("2014-04-01", "P1 39710.00, agent 200.00, fund 10090.00")]
    [InlineData("2014-06-30", "P1 39618.18, agent 200.00, fund 10181.82")]
    public void InterestIsAddedOnTheLastDayOfThePeriod(string day, string due) =>
        Assert.Equal(due, ByPayee(Scheme(Loan, $"A {day} 50000")));

    // 1 February: £200 to the agent, £5,000 to the fund. Interest: 31 days on £10,000 and 59 days
    // on £5,000 are £31 and £29.50. The fund then gets £5,060.50 more.
    [Fact]
    public void ARepaymentInMidPeriodLowersInterestFromItsDayOn() => Assert.Equal(
        "P1 14939.50, agent 200.00, fund 10060.50",
        ByPayee(Scheme(Loan, "A 2014-02-01 5200", "A 2014-03-31 20000")));

    // 31 March: £90 are added before £1,000 are repaid; 91 days on £9,090 are £82.719.
    [Fact]
    public void InterestComesBeforeThePaymentsOfTheDay() => Assert.Equal(
        "P1 827.28, agent 200.00, fund 10172.72",
        ByPayee(Scheme(Loan, "A 2014-03-31 1200", "A 2014-06-30 10000")));

    [Theory]
    [InlineData("agent 199.99", "A 2014-02-01 199.99")]
    [InlineData("agent 200.00", "A 2014-02-01 200.00")]
    [InlineData("agent 200.00, fund 0.01", "A 2014-02-01 200.01")]
    [InlineData("agent 200.00, fund 100.00", "A 2014-02-01 150", "B 2014-02-02 150")]
    [InlineData("P2 200.00, agent 200.00, fund 10000.00", "C 2014-02-01 10200", "C 2014-02-01 200")]
    public void EachPartyGetsUpToItsLimitInPaymentOrder(string due, params string[] amounts) =>
        Assert.Equal(due, ByPayee(Scheme(Loan, amounts)));

    // £300 were £200 and £100; taken back as they were, the agent has room again: of the next
    // £500 it gets £200. The other £1,000 stay with the fund.
    [Theory]
    [InlineData("2014-02-28", "agent 200.00, fund 1100.00")]
    [InlineData("2014-03-01", "fund 1000.00")]
    [InlineData("2014-04-01", "agent 200.00, fund 1300.00")]
    public void AReversalSplitsAsTheLineThatItReverses(string asAt, string due) => Assert.Equal(
        due,
        ByPayee(
            Scheme(
                Loan, "A 2014-02-01 300", "B 2014-02-10 1000", "A 2014-03-01 x",
                "C 2014-04-01 500"),
            asAt));

    // A deduction of £40 after £230: £200 agent, £30 fund. The last bears it first: the provider
    // has nothing, the fund £30, the agent £10.
    [Fact]
    public void ADeductionIsBorneByTheLastFirst() => Assert.Equal(
        "agent 190.00",
        ByPayee(Scheme(Loan, "A 2014-02-01 230", "B 2014-02-02 -40")));

    // Two payers: the council up to £100 in all, then the fund.
    [Fact]
    public void PayersInOrder() => Assert.Equal(
        "council 100.00, fund 50.00",
        Scheme(
            """
            payments: {job-payment: {for each: job, pay: value}}
            shares: [{name: payers, paid by in order: [{council: £100}, {fund: rest}]}]
            """,
            "A 2014-02-01 60", "B 2014-02-02 90").ByPayer());

    // The fund gets 80% of savings until £10,000 are back, then 30%. 5,000 give 4,000, which
    // leaves 6,000, that is 80% of 7,500: 10,000 give 6,000 and 30% of 2,500, which is 750; 1,000
    // give 300. In all 11,050.
    private const string Savings = """
        tables:
          part: {gives: percent, by: tier, values: {up to owed(loan) / 80%: 80%, beyond: 30%}}
        payments:
          return:
            for each: job
            pay: part of value
            tier: {counts: value, within: scheme, pays: marginal}
            to: fund
        accounts: {loan: {owed to: fund, advanced: {2014-01-01: £10000}, repaid by: return}}
        """;

    [Theory]
    [InlineData("4000.00", "A 2014-02-01 5000")]
    [InlineData("10000.00", "A 2014-02-01 5000", "B 2014-02-02 7500")]
    [InlineData("10000.03", "A 2014-02-01 5000", "B 2014-02-02 7500.10")]
    [InlineData("10750.00", "A 2014-02-01 5000", "B 2014-02-02 10000")]
    [InlineData("11050.00", "A 2014-02-01 5000", "B 2014-02-02 10000", "C 2014-02-03 1000")]
    public void ATierUntilTheLoanIsRepaid(string due, params string[] amounts) =>
        Assert.Equal(due, Scheme(Savings, amounts).Due());

    // What is taken back is owed again: 4,000 back on 1 March, so 80% of 12,500 are to come.
    [Fact]
    public void ARepaymentTakenBackIsOwedAgain() => Assert.Equal(
        "10000.00",
        Scheme(Savings, "A 2014-02-01 5000", "A 2014-03-01 x", "B 2014-03-02 12500").Due());

    private const string Capped = """
        payments: {job-payment: {for each: job, pay: value}}
        limits and adjustments: [{name: no-more-than-owed, at most: owed(loan), cut: latest first}]
        accounts:
          loan:
            owed to: fund
            advanced: {2014-01-01: £100, 2014-06-01: £50}
            repaid by: job-payment
        """;

    [Theory]
    [InlineData("60.00", "A 2014-02-01 60")]
    [InlineData("100.00", "A 2014-02-01 60", "B 2014-02-02 60")]
    [InlineData("100.00", "A 2014-02-01 60", "B 2014-02-02 60", "B 2014-05-31 60")]
    [InlineData("150.00", "A 2014-02-01 60", "B 2014-02-02 60", "B 2014-06-01 60")]
    public void NoMoreThanIsOwed(string due, params string[] amounts) =>
        Assert.Equal(due, Scheme(Capped, amounts).Due());

    // Advances that facts record: 70 and 50; of 200 the fund gets 120.
    [Fact]
    public void AdvancesFromFacts() => Assert.Equal(
        "P2 80.00, fund 120.00",
        ByPayee(Settled.Scheme("""
            scheme: {name: accounts, currency: GBP, purpose: outcomes, language: 1}
            term: {from: 2014-01-01, to: 2015-12-31, long stop: 2016-12-31}
            calendar: {payment: month}
            parties: {council: commissioner, fund: investor}
            facts:
              evidence: letter
              source: provider
              events: {job: {kind: amount, unit: GBP}, loan-drawn: {kind: amount, unit: GBP}}
            outcomes: {job: {happens: job, at most: unlimited}}
            payments: {job-payment: {for each: job, pay: value}}
            shares: [{name: repayment, paid to in order: [{fund: owed(loan)}, {provider: rest}]}]
            accounts: {loan: {owed to: fund, advanced: loan-drawn, repaid by: repayment}}
            """).Participants("participant,provider,started", "A,P1,2014-01-01", "C,P2,2014-01-01")
            .Events(
                "id,participant,kind,from,value", "1,A,loan-drawn,2014-01-05,70",
                "2,A,loan-drawn,2014-01-20,50", "3,C,job,2014-02-01,200")));

    [Theory]
    [InlineData("fees: {for each: job, only if: owed(loan) > £0, pay: value}", "wrong-value")]
    [InlineData("fees: {for each: job, pay: owed(lone)}", "unknown-name")]
    [InlineData("fees: {for each: job, pay: owed(loan)}", "wrong-value")]
    public void WhereNoBalanceCanBeRead(string payment, string rule)
    {
        string text = $$$"""
            scheme: {name: accounts, currency: GBP, purpose: outcomes, language: 1}
            term: {from: 2014-01-01, to: 2015-12-31, long stop: 2016-12-31}
            calendar: {payment: month}
            parties: {council: commissioner, fund: investor}
            facts: {evidence: letter, source: provider, events: {job: {kind: amount, unit: GBP} } }
            outcomes: {job: {happens: job}}
            payments:
              {{{payment}}}
            shares: [{name: repayment, paid to in order: [{fund: owed(loan)}, {provider: rest}]}]
            accounts: {loan: {owed to: fund, advanced: {2014-01-01: £100}, repaid by: repayment}}
            """;
        SchemeReading reading = SchemeText.Read(
            "scheme.yaml", Encoding.UTF8.GetBytes(text), _ => null);
        Assert.Contains(reading.Diagnostics, d => d.Rule == rule);
    }
}
