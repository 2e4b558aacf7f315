using Xunit;

namespace Outturn.Tests.Core.Language.Analysis;

/// <summary>Gaps and overlaps of tables over the term (1 April 2025 to 31 March 2028) and over
/// what their keys can be.</summary>
public sealed class TableTests
{
    [Theory]
    // Whoever starts on the first day of the term has 26 weeks on 29 September 2025; who starts
    // on the last and takes all of the 52 weeks has them on 29 March 2029.
    [InlineData("from 2025-04-01: £10", null)]
    [InlineData(
        "from 2026-04-01: £10",
        "table-gap: no value from 2025-09-29 to 2026-03-31 in \"price\"")]
    [InlineData("2025-04-01 to 2029-03-29: £10", null)]
    [InlineData(
        "2025-04-01 to 2029-03-27: £10",
        "table-gap: no value from 2029-03-28 to 2029-03-29 in \"price\"")]
    [InlineData("2025-04-01 to 2026-03-31: £10, from 2026-04-01: £20", null)]
    [InlineData(
        "2025-04-01 to 2026-03-30: £10, from 2026-04-01: £20",
        "table-gap: no value on 2026-03-31 in \"price\"")]
    [InlineData(
        "2025-04-01 to 2026-03-31: £10, 2026-03-01 to 2030-03-31: £20",
        "table-overlap: 2026-03-01 is in both \"2025-04-01 to 2026-03-31\" and \"2026-03-01 "
            + "to 2030-03-31\"")]
    [InlineData("2025-04-01 to 2026-03-31: £10, otherwise: £20", null)]
    public void Dated_levels(string rows, string? expected) => Expect(
        $"{{gives: GBP, in force on: achieved, values: {{{rows}}}}}", expected);

    [Theory]
    [InlineData("from 0: £10, from 18: £20", null)]
    [InlineData("from 18: £20", "table-gap: no value for age 0 to 17 in \"price\"")]
    [InlineData("up to 18: £10, beyond: £20", null)]
    [InlineData(
        "up to 18: £10, up to 25: £20",
        "table-gap: no value for age above 25 in \"price\"")]
    [InlineData(
        "0 to 17: £10, 20 to 30: £20, from 31: £5",
        "table-gap: no value for age 18 to 19 in \"price\"")]
    public void Numbers(string rows, string? expected) => Expect(
        $"{{gives: GBP, by: age, values: {{{rows}}}}}", expected);

    // The term has the contract years 1, 2 and 3.
    [Theory]
    [InlineData("1: £10, 2: £20, 3: £30", null)]
    [InlineData("1: £10, from 2: £20", null)]
    [InlineData(
        "1: £10, 2: £20",
        "table-gap: no value for contract-year of started 3 in \"price\"")]
    public void Contract_years(string rows, string? expected) => Expect(
        $"{{gives: GBP, by: contract-year of started, values: {{{rows}}}}}", expected);

    [Fact]
    public void A_label_without_a_row() => Assert.Equal(
        ["table-key: \"price\" has no value for esa, pip"],
        Priced(
            "{gives: GBP, by: benefit, values: {jsa: £10}}", "benefit: [jsa, esa, pip]"));

    [Fact]
    public void A_label_that_cannot_come_needs_no_row() => Assert.Empty(Draft.Check(
        "tables: {price: {gives: GBP, by: benefit, values: {jsa: £10}}}\n"
            + "payments: {job-fee: {for each: job, only if: benefit = jsa, pay: price}}\n",
        "benefit: [jsa, esa]"));

    private static void Expect(string table, string? expected) =>
        Assert.Equal(expected is null ? [] : [expected], Priced(table, "age: number"));

    private static string[] Priced(string table, string attributes) => Draft.Check(
        $"tables: {{price: {table}}}\npayments: {{job-fee: {{for each: job, pay: price}}}}\n",
        attributes);
}
