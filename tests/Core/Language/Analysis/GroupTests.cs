using Xunit;

namespace Outturn.Tests.Core.Language.Analysis;

/// <summary>Groups and cases, each proved or broken by a person worked out on paper.</summary>
public sealed class GroupTests
{
    [Theory]
    // Cut at 18: one piece below, 18 itself, one above; 18 is in both.
    [InlineData(
        "a: age <= 18",
        "b: age >= 18",
        "groups-overlap: \"a\" and \"b\" both hold, for example: age 18")]
    // A number of years need not be whole: between 17 and 18 lies 17.5.
    [InlineData("a: age <= 17", "b: age >= 18", "groups-gap: no group for, for example: age 17.5")]
    [InlineData("a: age < 18", "b: age > 18", "groups-gap: no group for, for example: age 18")]
    [InlineData("a: age < 18", "b: age >= 18", null)]
    // Nobody is younger than 0, so "age >= 0" leaves nobody out.
    [InlineData("a: age >= 0 and age < 18", "b: age >= 18", null)]
    // A condition that contradicts itself.
    [InlineData(
        "a: age < 18 and age > 20",
        "b: otherwise",
        "never-reached: \"a\" can never be chosen: its condition never holds")]
    public void Two_groups_by_age(string first, string second, string? expected) =>
        Assert.Equal(expected is null ? [] : [expected], Draft.Groups(
            "cases", "age: number", first, second));

    [Fact]
    public void Labels_of_a_closed_list_are_complete_without_otherwise() => Assert.Empty(
        Draft.Groups("cases", "benefit: [jsa, esa]", "a: benefit = jsa", "b: benefit = esa"));

    [Fact]
    public void An_optional_attribute_may_not_be_given() => Assert.Equal(
        ["groups-gap: no group for, for example: benefit not given"],
        Draft.Groups(
            "cases", "benefit: {type: [jsa, esa], optional: true}",
            "a: benefit = jsa otherwise no", "b: benefit = esa otherwise no"));

    [Fact]
    public void First_of_takes_overlaps_and_names_what_is_never_reached() => Assert.Equal(
        ["never-reached: \"c\" can never be chosen: those above it take everyone"],
        Draft.Groups(
            "first of", "age: number, carer: yes/no", "a: age < 25", "b: age >= 25 and carer",
            "d: not carer", "c: carer or age > 60"));

    [Fact]
    public void Otherwise_that_is_left_nobody_is_never_reached() => Assert.Equal(
        ["never-reached: \"c\" can never be chosen: those above it take everyone"],
        Draft.Groups(
            "first of", "carer: yes/no", "a: carer", "b: not carer", "c: otherwise"));

    [Fact]
    public void Two_dates_are_compared_by_an_example() => Assert.Equal(
        ["groups-overlap: \"a\" and \"b\" both hold, for example: referred 2026-04-01"],
        Draft.Groups(
            "cases", "age: number", "a: referred <= 2026-04-01", "b: referred >= 2026-04-01"));

    // 30 yes/no attributes make 2^30 boxes, which nobody could enumerate.
    [Fact]
    public void Many_attributes_are_taken_pair_by_pair()
    {
        string attributes = string.Join(", ", Enumerable.Range(1, 30).Select(i => $"q{i}: yes/no"));
        string[] cases =
        [
            .. Enumerable.Range(1, 30).Select(i => $"g{i}: q{i}"
                + string.Concat(Enumerable.Range(1, i - 1).Select(j => $" and not q{j}"))),
        ];
        Assert.Equal(
            ["groups-gap: no group for, for example: "
                + string.Join(", ", Enumerable.Range(1, 30).Select(i => $"q{i} no"))],
            Draft.Groups("cases", attributes, cases));
    }

    [Theory]
    [InlineData("{cases: {age < 25: £10, age >= 25: £20}}", null)]
    [InlineData("{cases: {age < 25: £10, otherwise: £20}}", null)]
    [InlineData("{first of: {age < 25: £10, age < 20: £20, otherwise: £5}}",
        "never-reached: \"age < 20\" can never be chosen: \"age < 25\" above it takes everyone")]
    [InlineData("{cases: {age < 25: £10, age > 30: £20}}",
        "cases-gap: no case holds for, for example: age 25")]
    public void Cases_of_a_price(string price, string? expected) =>
        Assert.Equal(expected is null ? [] : [expected], Draft.Price(price));

    [Fact]
    public void What_depends_on_two_attributes_at_once_is_shown_where_it_can_be() => Assert.Equal(
        ["cases-gap: no case holds for certain: the text alone cannot tell"],
        Draft.Price(
            "{cases: {age < limit: £10, age >= limit: £20}}", "age: number, limit: number"));
}
