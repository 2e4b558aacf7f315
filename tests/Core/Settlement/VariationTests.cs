using Xunit;

namespace Outturn.Tests.Core.Settlement;

/// <summary>Variations (language reference 2.7): which date chooses, what an as-at date sees, and
/// every kind of place.</summary>
public class VariationTests
{
    // Jobs: A starts 2014-01-10 and has a job on 2014-05-02; B starts 2014-04-01, job 2014-05-30;
    // C starts 2014-06-01, job 2014-07-15.
    private static Settled With(string variations, string more = "") => Settled.Scheme($$$$"""
        scheme: {name: varied, currency: GBP, purpose: outcomes, language: 1}
        term: {from: 2014-01-01, to: 2015-12-31, long stop: 2016-12-31}
        calendar: {payment: month, contract-year: 2014-01-01}
        parties: {council: commissioner, fund: investor}
        facts:
          evidence: payslip
          source: provider
          participant: {age: number}
          events: {job: {kind: event}, course: {kind: event}}
        groups: {group: {fixed on: referred, first of: {young: age < 25, adult: otherwise}}}
        outcomes:
          attached: {happens: started}
          work: {happens: job, payable after: 30 days}
        tables: {price: {gives: GBP, by: group, values: {young: £1000, adult: £1200}}}
        payments:
          attachment: {for each: attached, pay: £400}
          work-fee: {for each: work, pay: price}
        {{{{more}}}}
        variations:
        {{{{variations}}}}
        """)
        .Participants(
            "participant,provider,referred,started,age",
            "A,P1,2014-01-02,2014-01-10,30", "B,P1,2014-03-15,2014-04-01,30",
            "C,P2,2014-05-20,2014-06-01,20")
        .Events(
            "participant,kind,from", "A,job,2014-05-02", "B,job,2014-05-30", "C,job,2014-07-15");

    // As signed: attachments 3 × 400 = 1200; work 1200 + 1200 + 1000 = 3400; 4600 in all.
    [Theory]
    // B and C start on or after 1 April: 400 + 100 + 100 + 3400.
    [InlineData("from: 2014-04-01, by: started", "payments/attachment/pay: £100", "4000.00")]
    // One day later B is before it.
    [InlineData("from: 2014-04-02, by: started", "payments/attachment/pay: £100", "4300.00")]
    // B is referred in March: only C: 400 + 400 + 100 + 3400.
    [InlineData("from: 2014-04-01, by: referred", "payments/attachment/pay: £100", "4300.00")]
    // Achieved from 30 May: B and C at half price: 1200 + 1200 + 600 + 500.
    [InlineData("from: 2014-05-30, by: achieved", "payments/work-fee/pay: 50% of price", "3500.00")]
    // Payable 1 June (A, 2 May + 30 days), 29 June (B), 14 August (C).
    [InlineData("from: 2014-06-29, by: payable", "payments/work-fee/pay: 50% of price", "3500.00")]
    [InlineData("from: 2014-06-30, by: payable", "payments/work-fee/pay: 50% of price", "4100.00")]
    // The payment period of A and B begins on 1 June.
    [InlineData("from: 2014-06-01, by: period", "payments/work-fee/pay: 50% of price", "2900.00")]
    [InlineData("from: 2014-06-02, by: period", "payments/work-fee/pay: 50% of price", "4100.00")]
    // A cell of a table, and a whole one.
    [InlineData("from: 2014-05-30, by: achieved", "tables/price/values/young: £10", "3610.00")]
    [InlineData(
        "from: 2014-05-30, by: achieved", "tables/price: {gives: GBP, value: £5}", "2410.00")]
    // A condition, put in and closed.
    [InlineData("from: 2014-04-01, by: started", "payments/work-fee/only if: age < 25", "3400.00")]
    [InlineData("from: 2014-05-30, by: achieved", "outcomes/work/only if: no", "2400.00")]
    [InlineData("from: 2014-06-29, by: payable", "outcomes/work/only if: no", "2400.00")]
    // Payable 60 days after: B's becomes payable on 29 July, no change of money.
    [InlineData(
        "from: 2014-05-30, by: achieved", "outcomes/work/payable after: 60 days", "4600.00")]
    // The same text is no change.
    [InlineData("from: 2014-04-01, by: started", "payments/attachment/pay: £400", "4600.00")]
    public void Chooses(string when, string replaces, string due) => Assert.Equal(
        due,
        With($"  - {{name: one, agreed: 2014-02-01, {when}, replaces: {{{replaces}}}}}")
            .AsAt("2015-12-31").Due());

    [Theory]
    [InlineData("2014-09-30", "4600.00")]
    [InlineData("2014-10-01", "4000.00")]
    public void AgreedLaterIsSeenLater(string asAt, string due) => Assert.Equal(
        due,
        With(
            "  - {name: one, agreed: 2014-10-01, from: 2014-04-01, by: started, "
            + "replaces: {payments/attachment/pay: £100}}")
            .AsAt(asAt).Due());

    // Twice varied: A 400, B 100, C 50 and the price of the young 800 from C's start on.
    [Fact]
    public void TheLatestPrevails() => Assert.Equal(
        "3750.00",
        With("""
              - name: one
                agreed: 2014-02-01
                from: 2014-04-01
                by: started
                replaces: {payments/attachment/pay: £100}
              - name: two
                agreed: 2014-05-01
                from: 2014-06-01
                by: started
                replaces:
                  payments/attachment/pay: £50
                  tables/price/values/young: £800
            """).AsAt("2015-12-31").Due());

    // Two dates ask: by the start the attachment fee, by the day achieved the price. A 400 + 1200,
    // B 100 + 600, C 100 + 500.
    [Fact]
    public void EveryDateAsksForItself() => Assert.Equal(
        "2900.00",
        With("""
              - name: one
                agreed: 2014-02-01
                from: 2014-04-01
                by: started
                replaces: {payments/attachment/pay: £100}
              - name: two
                agreed: 2014-02-01
                from: 2014-05-30
                by: achieved
                replaces: {payments/work-fee/pay: 50% of price}
            """).AsAt("2015-12-31").Due());

    // A new group of those over 28, referred from 1 March: B, at £1,500. A stays an adult.
    [Fact]
    public void AGroupIsAdded() => Assert.Equal(
        "4900.00",
        With("""
              - name: one
                agreed: 2014-02-01
                from: 2014-03-01
                by: referred
                replaces:
                  groups/group/first of/older: age > 28
                  groups/group/first of/adult: otherwise
                  tables/price/values/older: £1500
            """).AsAt("2015-12-31").Due());

    // A bonus of £70 for work of those who started from 1 April: B and C. The course is a new
    // outcome, £30 each; B's of 30 April and not A's, who started before.
    [Fact]
    public void ClausesAreAdded() => Assert.Equal(
        "4770.00",
        With("""
              - name: one
                agreed: 2014-02-01
                from: 2014-04-01
                by: started
                replaces:
                  payments/bonus: {for each: work, pay: £70, on top of: work-fee}
                  outcomes/trained: {happens: course}
                  payments/training: {for each: trained, pay: £30}
            """)
            .Events(
                "participant,kind,from", "A,job,2014-05-02", "B,job,2014-05-30",
                "C,job,2014-07-15", "A,course,2014-04-29", "B,course,2014-04-30")
            .AsAt("2015-12-31").Due());

    // A cap of £1,500 a provider; from lines payable 29 June on £2,000. P1: 400 + 400 + A's 1200
    // (1 June), of which 700 fit; B's 1200 (29 June), of which 500. P2: 400 + 1000.
    [Fact]
    public void ACapIsRaised() => Assert.Equal(
        "3400.00",
        With(
            "  - {name: one, agreed: 2014-02-01, from: 2014-06-29, by: payable, "
            + "replaces: {limits and adjustments/cap/at most: £2000}}",
            "limits and adjustments: [{name: cap, at most: £1500, for each: provider, "
            + "cut: latest first}]")
            .AsAt("2015-12-31").Due());

    // In proportion: at the end of June, and of every month after, all that was cut is worked out
    // anew. P1: 400 + 400 + 1200 + 1200 = 3200, from June at most 2000; P2 1400.
    [Fact]
    public void ACapInProportionIsRaised() => Assert.Equal(
        "3400.00",
        With(
            "  - {name: one, agreed: 2014-02-01, from: 2014-06-30, by: payable, "
            + "replaces: {limits and adjustments/cap/at most: £2000}}",
            "limits and adjustments: [{name: cap, at most: £1500, for each: provider, "
            + "cut: pro rata}]")
            .AsAt("2015-12-31").Due());

    // The fund pays 40% of what is achieved from 30 May on (B 1200, C 400 and 1000).
    [Fact]
    public void AShareIsVaried() => Assert.Equal(
        "council 3560.00, fund 1040.00",
        With(
            "  - {name: one, agreed: 2014-02-01, from: 2014-05-30, by: achieved, "
            + "replaces: {shares/payers/paid by: {council: 60%, fund: rest}}}",
            "shares: [{name: payers, paid by: {council: rest}}]")
            .AsAt("2015-12-31").ByPayer());
}
