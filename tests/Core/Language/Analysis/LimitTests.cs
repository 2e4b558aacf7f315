using Xunit;

namespace Outturn.Tests.Core.Language.Analysis;

/// <summary>Caps and their order.</summary>
public sealed class LimitTests
{
    [Theory]
    // One job at £1,000.
    [InlineData("at most: £1000, for each: participant, cut: latest first", null)]
    [InlineData(
        "at most: £1001, for each: participant, cut: latest first",
        "cap-never-binds: \"cap\" is £1,001, but no participant can earn more than £1,000")]
    [InlineData(
        "at most: £5, for each: provider, cut: pro rata",
        "closed-period-churn: \"cap\" cuts pro rata, so that later lines change what earlier "
            + "periods paid")]
    [InlineData("at most: £5, for each: [provider, month], cut: pro rata", null)]
    [InlineData("at most: £5, for each: provider, cut: latest first", null)]
    public void A_limit(string limit, string? expected) => Assert.Equal(
        expected is null ? [] : [expected],
        Draft.Check($"limits and adjustments: [{{name: cap, {limit}}}]\n"));

    // The figures of the rule: £600 + £3,500 + 26 × £370 for one group is £13,720, while the
    // other group's £700 + £1,000 + 20 × £400 is £9,700; the two never add up crosswise.
    [Fact]
    public void The_most_that_one_participant_of_any_group_can_earn() => Assert.Equal(
        ["cap-never-binds: \"person-cap\" is £20,000, but no participant can earn more than "
            + "£13,720"],
        Draft.Check(
            """
            groups: {group: {fixed on: referred, first of: {young: age < 25, old: otherwise}}}
            outcomes:
              attached: {happens: started}
              job: {adds up: employed, reaches: 26 weeks}
              sustained: {after: job, continuous: employed, every: 4 weeks, at most: card.times}
            tables:
              card:
                gives: {attachment: GBP, job: GBP, more: GBP, times: number}
                by: group
                values: {young: [£600, £3500, £370, 26], old: [£700, £1000, £400, 20]}
            payments:
              attachment: {for each: attached, pay: card.attachment}
              job-fee: {for each: job, pay: card.job}
              sustainment: {for each: sustained, pay: card.more}
            limits and adjustments:
              - {name: person-cap, at most: £20000, for each: participant, cut: latest first}

            """));

    [Fact]
    public void Outcomes_that_exclude_each_other_are_not_added_up() => Assert.Equal(
        ["cap-never-binds: \"cap\" is £1,600, but no participant can earn more than £1,500"],
        Draft.Check(
            """
            outcomes:
              full: {adds up: employed, reaches: 26 weeks, not with: part}
              part: {adds up: employed, reaches: 13 weeks}
            payments:
              full-fee: {for each: full, pay: £1500}
              part-fee: {for each: part, pay: £700}
            limits and adjustments:
              - {name: cap, at most: £1600, for each: participant, cut: latest first}

            """));

    [Theory]
    [InlineData("participant", "provider", false)]
    [InlineData("provider", "participant", true)]
    [InlineData("scheme", "provider", true)]
    [InlineData("provider", "provider", false)]
    [InlineData("contract-year", "provider", false)]
    public void The_narrower_comes_first(string first, string second, bool wrong) => Assert.Equal(
        wrong
            ? ["limit-order: \"second\" (H2) follows the wider \"first\" (H1), so people lose "
                + "twice"]
            : [],
        Draft.Check(
            $"limits and adjustments:\n"
            + $"  - {{name: first-cap, at most: £500, for each: {first}, cut: latest first}}\n"
            + $"  - {{name: second-cap, at most: £400, for each: {second}, cut: latest first}}\n")
            .Select(m => m.Replace("-cap", "", StringComparison.Ordinal)));
}
