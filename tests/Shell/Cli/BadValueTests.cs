using Outturn.Tests.Shell.Schemes;
using Xunit;

namespace Outturn.Tests.Shell.Cli;

/// <summary>Values of the wrong kind, spells that exclude each other, and numbers too large:
/// nothing of them is paid, everything else is.</summary>
public sealed class BadValueTests
{
    [Fact]
    public void The_small_scheme_pays_what_was_worked_by_hand()
    {
        using Workplace place = SmallScheme.Place();
        Ran ran = place.Json();
        Assert.Equal(SmallScheme.Due, ran.Raw("totals", "due"));
        Assert.Equal((6, 6, 0), ran.Read);
    }

    [Theory]
    [InlineData("X,A,earned,2014-03-01,,€10,2014-03-05,", "value", "wrong-unit")]
    [InlineData("X,A,earned,2014-03-01,,10 GBP,2014-03-05,", "value", "wrong-unit")]
    [InlineData("X,A,earned,2014-03-01,,10.015,2014-03-05,", "value", "wrong-value")]
    [InlineData("X,A,earned,2014-03-01,,=1+1,2014-03-05,", "value", "wrong-value")]
    [InlineData("X,A,earned,2014-03-01,,NaN,2014-03-05,", "value", "wrong-value")]
    [InlineData("X,A,earned,2014-03-01,,,2014-03-05,", "value", "missing-value")]
    [InlineData("X,A,earned,2014-03-01,,99999999999999999999999,2014-03-05,", "value",
        "too-large")]
    [InlineData("X,A,earned,2014-03-01,2014-03-02,10,2014-03-05,", "to", "wrong-value")]
    [InlineData("X,A,housed,2014-03-01,2014-03-02,10,2014-03-05,", "value", "wrong-value")]
    [InlineData("X,A,housed,2014-03-02,2014-03-01,,2014-03-05,", "to", "ends-before-start")]
    public void A_bad_value_is_refused_alone(string row, string column, string reason)
    {
        using Workplace place = SmallScheme.Place();
        Ran good = place.Json();
        int line = place.Insert("events.csv", row);

        Ran bad = place.Json("--out", place.Path("out"));

        Assert.Equal(good.Money, bad.Money);
        Assert.Equal((7, 6, 1), bad.Read);
        string[] refused = Assert.Single(Table.Read(place.Path("out", "refused.csv")).Rows);
        Assert.Equal(["events.csv", $"{line}", column, reason], [.. refused.Take(4)]);
        Assert.Equal(1, place.Settle("--strict").Exit);
    }

    [Fact]
    public void Exclusive_spells_that_overlap_are_both_refused()
    {
        using Workplace place = SmallScheme.Place();
        place.Insert("events.csv", "X,B,housed,2014-03-28,2014-04-30,,2014-05-01,");

        Ran ran = place.Json();

        Assert.Equal("overlap-of-exclusive 2", ran.Reasons);
        Assert.Equal((7, 5, 2), ran.Read);
        Assert.Equal("445.03", ran.Raw("totals", "due"));
    }

    [Fact]
    public void A_provider_without_a_price_is_not_paid_and_said_so()
    {
        using Workplace place = SmallScheme.Place();
        place.Insert("participants.csv", "D,P3,2014-02-10");

        Ran ran = place.Json("--out", place.Path("out"));

        Assert.Equal((7, 7, 0), ran.Read);
        Assert.Equal(SmallScheme.Due, ran.Raw("totals", "due"));
        string[] unpaid = Assert.Single(Table.Read(place.Path("out", "unpaid.csv")).Rows);
        Assert.Equal(["fee", "D", "1", "not-in-table"], [.. unpaid.Take(4)]);
        Assert.Equal(1, place.Settle("--strict").Exit);
    }

    // 64 bits of pence hold £92,233,720,368,547,758.07. Three times £30,744,573,456,182,486.02 and
    // the fee of £100 is £92,233,720,368,547,558.06, which fits; three times
    // £30,744,573,456,182,586.03 is a penny and more beyond.
    [Theory]
    [InlineData("30744573456182486.02", "92233720368547458.06", "92233720368547558.06")]
    [InlineData("30744573456182586.03", "0.00", "100.00")]
    public void Money_beyond_64_bits_is_not_paid_and_the_rest_is(
        string value, string earned, string due)
    {
        using Workplace place = Earned(value);

        Ran ran = place.Json("--out", place.Path("out"));

        Assert.Equal(due, ran.Raw("totals", "due"));
        Assert.Equal(earned, ran.Json.GetProperty("byClause").EnumerateArray()
            .Single(c => c.GetProperty("clause").GetString() == "earnings")
            .GetProperty("due").GetString());
        Assert.Equal(
            earned == "0.00" ? ["earnings A 1 too-large"] : [],
            Table.Read(place.Path("out", "unpaid.csv")).Rows
                .Select(r => string.Join(' ', r.Take(4))));
    }

    [Fact]
    public void Payments_that_only_together_are_beyond_64_bits_are_not_posted()
    {
        using Workplace place = SmallScheme.Place();
        Ran.Words(0, "settle", place.Folder, "--ledger", place.Ledger, "--as-at", "2014-02-28");
        byte[] before = File.ReadAllBytes(place.Ledger);
        place.Insert("events.csv", "X,A,earned,2014-03-01,,30744573456182486.02,2014-03-05,");
        place.Insert("events.csv", "Y,A,earned,2014-03-01,,30744573456182486.01,2014-03-05,");

        Ran ran = place.Settle("--ledger", place.Ledger);

        Assert.Equal((1, ""), (ran.Exit, ran.Out));
        Assert.Contains("too large", ran.Error, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(place.Ledger));
    }

    // c2 had 3 visits at £2 in January and 1 in February. c1 has no tariff, and a sum that cannot
    // be worked out is not 0: it is not paid, and said so.
    [Fact]
    public void A_sum_over_something_without_a_price_is_not_paid_and_said_so()
    {
        using Workplace place = Workplace.Written("""
            scheme: {name: visits, currency: GBP, purpose: outcomes, language: 1}
            term: {from: 2016-01-01, to: 2016-12-31, long stop: 2017-12-31}
            calendar: {payment: month}
            parties: {council: commissioner}
            facts:
              evidence: register
              source: verifier
              returns: {service: {every: month, indicators: [visit], values: {count: units}}}
            tables:
              tariff: {gives: GBP per unit, by: provider, values: {c2: £2 per unit}}
            payments: {services: {for each: [provider, month], pay: sum(service.count * tariff)}}
            """).With(
                "returns.csv",
                "provider,period,indicator,count",
                "c1,2016-01,visit,5",
                "c2,2016-01,visit,3",
                "c2,2016-02,visit,1");

        Ran ran = place.Json("--out", place.Path("out"));

        Assert.Equal("8.00", ran.Raw("totals", "due"));
        string[] unpaid = Assert.Single(Table.Read(place.Path("out", "unpaid.csv")).Rows);
        Assert.Equal(["services", "c1/2016-01", "1", "not-in-table"], [.. unpaid.Take(4)]);
    }

    // £900 a month. In January the weight of c1 is not known, so the parts of c2 and c3 are not
    // either; in February c2 and c3 have the month to themselves, 2 to 1.
    [Fact]
    public void A_pool_waits_for_the_weight_of_every_sharer()
    {
        using Workplace place = Workplace.Written("""
            scheme: {name: pot, currency: GBP, purpose: outcomes, language: 1}
            term: {from: 2016-01-01, to: 2016-12-31, long stop: 2017-12-31}
            calendar: {payment: month}
            parties: {council: commissioner}
            facts:
              evidence: register
              source: verifier
              returns: {service: {every: month, indicators: [visit], values: {count: units}}}
            tables:
              weight: {gives: number, by: provider, values: {c2: 1, c3: 1}}
            payments:
              pot:
                for each: [provider, month]
                pay:
                  pool: £900
                  in proportion to: sum(service.count * weight)
                  within: month
                  remainder: largest fraction
            """).With(
                "returns.csv",
                "provider,period,indicator,count",
                "c1,2016-01,visit,5",
                "c2,2016-01,visit,3",
                "c3,2016-01,visit,3",
                "c2,2016-02,visit,2",
                "c3,2016-02,visit,1");

        Ran ran = place.Json("--out", place.Path("out"));

        Assert.Equal("900.00", ran.Raw("totals", "due"));
        Assert.Equal(
            ["c2 600.00", "c3 300.00"],
            ran.Json.GetProperty("byProvider").EnumerateArray().Select(
                p => $"{p.GetProperty("provider")} {p.GetProperty("due")}"));
        Assert.Equal(
            ["pot c1/2016-01", "pot c2/2016-01", "pot c3/2016-01"],
            Table.Read(place.Path("out", "unpaid.csv")).Rows
                .Select(r => string.Join(' ', r.Take(2))).Order(StringComparer.Ordinal));
    }

    private static Workplace Earned(string value) => Workplace.Written(SmallScheme.Text)
        .With("participants.csv", SmallScheme.People, "A,P1,2014-01-06")
        .With("events.csv", SmallScheme.Events, $"1,A,earned,2014-02-28,,{value},2014-03-05,");
}
