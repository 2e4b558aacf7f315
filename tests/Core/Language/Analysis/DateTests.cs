using Xunit;

namespace Outturn.Tests.Core.Language.Analysis;

/// <summary>Outcomes that cannot be reached, and money after the long stop (31 March 2030).
/// </summary>
public sealed class DateTests
{
    [Theory]
    // The clock's first day counts, so 52 weeks within 52 weeks can just be done.
    [InlineData("adds up: employed, reaches: 52 weeks, within: 52 weeks of started", null)]
    [InlineData(
        "adds up: employed, reaches: 365 days, within: 52 weeks of started",
        "unreachable: 365 days cannot be reached within 52 weeks of started")]
    [InlineData(
        "continuous: employed, reaches: 13 weeks, within: 12 weeks of started",
        "unreachable: 13 weeks cannot be reached within 12 weeks of started")]
    // Six months have at least 181 days, so 26 weeks (182 days) may be too long and need not.
    [InlineData("adds up: employed, reaches: 26 weeks, within: 6 months of started", null)]
    [InlineData(
        "adds up: employed, reaches: 28 weeks, within: 6 months of started",
        "unreachable: 28 weeks cannot be reached within 6 months of started")]
    // No end of its own: the long stop ends it, and nothing is payable after.
    [InlineData("adds up: employed, reaches: 78 weeks", null)]
    // Started 31 March 2028, two years and a day less: 30 March 2030.
    [InlineData("happens: award, within: 24 months of started", null)]
    [InlineData("happens: award, within: 24 months of started, payable after: 1 days", null)]
    [InlineData(
        "happens: award, within: 24 months of started, payable after: 2 days",
        "after-long-stop: \"job\" can be payable on 2030-04-01 (started 2028-03-31, within "
            + "24 months), after the long stop 2030-03-31")]
    // 365 days from 31 March 2028 end on 30 March 2029; 731 days on 31 March 2030.
    [InlineData("free of: award, reaches: 731 days", null)]
    [InlineData(
        "free of: award, reaches: 732 days",
        "after-long-stop: \"job\" can be payable on 2030-04-01, after the long stop 2030-03-31")]
    public void An_outcome(string outcome, string? expected) => Assert.Equal(
        expected is null ? [] : [expected],
        Draft.Check($"outcomes: {{job: {{{outcome}}}}}\n"));

    [Fact]
    public void What_comes_after_another_outcome_has_less_time() => Assert.Equal(
        ["unreachable: 30 weeks cannot be reached within 52 weeks of started"],
        Draft.Check(
            """
            outcomes:
              first-job: {adds up: employed, reaches: 26 weeks}
              job:
                after: first-job
                continuous: employed
                reaches: 30 weeks
                within: 52 weeks of started

            """));

    [Fact]
    public void One_group_for_which_it_cannot_be_reached() => Assert.Equal(
        ["unreachable: 78 weeks cannot be reached within 52 weeks of started, for old"],
        Draft.Check(
            """
            groups: {group: {fixed on: referred, first of: {young: age < 25, old: otherwise}}}
            outcomes:
              job:
                adds up: employed
                reaches: {by group: {young: 26 weeks, old: 78 weeks}}
                within: 52 weeks of started

            """));
}
