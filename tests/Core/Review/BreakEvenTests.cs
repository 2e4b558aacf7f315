using Outturn.Review;
using Outturn.Review.Expected;
using Outturn.Review.Findings;
using Xunit;

namespace Outturn.Tests.Core.Review;

/// <summary>When not paying for outcomes costs more than it saves, against the figures of
/// experiment e10 worked on paper.</summary>
public sealed class BreakEvenTests
{
    // £3,410 for an outcome that saves £9,000 of benefit a year for 1.5 years. A quarter
    // additional: £2,250 a year, 3,410 over 2,250; all of them additional: 3,410 over 9,000. The
    // net cost: 2,250 and 9,000 times 1.5, less 3,410.
    [Theory]
    [InlineData(.25, 1.51556, -35)]
    [InlineData(1, .37889, 10_090)]
    public void Years_of_benefit_until_not_paying_costs_more(
        double additional, double years, double net)
    {
        var even = new BreakEven(3_410, additional, 9_000, 1.5);
        Assert.Equal(years, even.Years, 1e-5);
        Assert.Equal(net, even.NetCost, 1e-9);
    }

    // Nothing is taken off for jobs expected anyway, and the year in work pays nothing: an outcome
    // pays £2,000 in every band from the third year on, five sixths of it in the second. The
    // benefit is £9,000 a year in every band, for a year and a half in half of them and for three
    // in the other half, and the same help helps all alike.
    [Fact]
    public void The_price_and_the_benefit_are_those_of_the_text_and_the_world()
    {
        RuleFixture fixture = RuleFixture.Of("yearly-savings");
        const string course = "no-help: 20%, response: 0.5, effort scale: £500, separation: 0%";
        string Band(string need, string share, string years) => $"{{share: {share}, attributes: "
            + $"{{need: {need}}}, benefit a year: £9000, years on benefit: {years}, "
            + $"courses: {{work: {{{course}}}}}}}";
        ReviewCase of = fixture.Case(
            ("plan/savings from", "payments not made"),
            ("tables/price/values", "{near: [£0, £2000, £0], middle: [£0, £2000, £0], "
                + "far: [£0, £2000, £0], furthest: [£0, £2000, £0]}"),
            ("world/groups", $"{{near: {Band("near", "25%", "1.5")}, "
                + $"middle: {Band("middle", "25%", "1.5")}, far: {Band("far", "25%", "3")}, "
                + $"furthest: {Band("furthest", "25%", "3")}}}"));
        BreakEven even = BreakEven.Of(of.Expected!, 1)!;
        Assert.Equal(2_000 * 5 / 6.0, even.PaidEach, .01);
        Assert.Equal(9_000, even.BenefitAYear, 1e-6);
        Assert.Equal(2.25, even.Lasts, 1e-6);
        Judgement found = RuleBook.Find("yearly-savings")!.Judge(of)
            .Single(j => j.Clause == "plan.savings from");
        Assert.Equal(Weight.MustFix, found.Weight);
        Assert.Equal(even.PaidEach / (even.Additional * 9_000), found.Measure!.Value, 1e-9);
    }

    [Fact]
    public void Without_a_world_it_is_found_and_says_that_it_is_not_worked_out()
    {
        RuleFixture fixture = RuleFixture.Of("yearly-savings");
        Judgement found = RuleBook.Find("yearly-savings")!.Judge(fixture.Case(
            [("plan/savings from", "payments not made")], hasWorld: false))
            .Single(j => j.Clause == "plan.savings from");
        Assert.Equal(Weight.MustFix, found.Weight);
        Assert.Contains("is not worked out without a world", found.Message,
            StringComparison.Ordinal);
    }
}
