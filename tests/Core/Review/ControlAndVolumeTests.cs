using Outturn.Review;
using Outturn.Review.Expected;
using Outturn.Review.Findings;
using Xunit;

namespace Outturn.Tests.Core.Review;

/// <summary>Numbers of two rules about risks that were worked otherwise first.</summary>
public sealed class ControlAndVolumeTests
{
    // The nine groups of the world, summed over their nine bins of difficulty in another language
    // (working/outside_control.py): of 1,000 who start 253.2 have the outcome, 164.5 without help,
    // and 215.8 in an economy a fifth weaker: (253.2 - 215.8) / (253.2 - 164.5) = 42 %. Work must
    // begin within 17 months, or 20, for the outcome to come within the 104 weeks. Where all work
    // begun in 24 months counts, as in the reference of four groups, it is 54 % of nine groups
    // and 57 % of the four: both numbers are right, each for what it counts.
    [Theory]
    [InlineData("104 weeks of started", .4218)]
    [InlineData("156 weeks of started", .5427)]
    public void A_deadline_takes_those_who_would_find_work_late_out_of_both_rates(
        string within, double moved)
    {
        ReviewCase of = RuleFixture.OfLibrary(
            "work-programme", ("outcomes/job/within", within));
        Judgement found = Assert.Single(RuleBook.Find("outside-control")!.Judge(of));
        Assert.Equal(moved, found.Measure!.Value, .004);
    }

    // Fixed costs of £60,000 a month for 84 months, discounted at 3.5 % a year, are £746.20 for
    // each of 6,000 starts. Where 30 % come each bears 1/.3 of that: £1,741 more. With so large a
    // reserve nothing else changes.
    [Fact]
    public void Who_loses_money_in_the_plan_loses_more_where_few_come()
    {
        ReviewCase of = RuleFixture.Of("volume-not-shared").Case(
            ("plan/forecast", "{1: {low: 720, expected: 2400}}"),
            ("world/providers/lead/fixed cost", "£60000"),
            ("plan/providers", "{lead: {reserve: £90000000, starts: 100}}"));
        Invited lead = Assert.Single(of.Expected!.Invited);
        double value = lead.Expected.Projection.Npv / 6_000;
        Assert.True(value < 0);
        Judgement found = Assert.Single(RuleBook.Find("volume-not-shared")!.Judge(of));
        Assert.Equal((Verdict.Found, Weight.MustFix), (found.Verdict, found.Weight));
        Assert.Equal(value - 1_741.2, found.Measure!.Value, 1.0);
        Assert.Contains("loses money in the plan already", found.Message,
            StringComparison.Ordinal);
    }

    // Everybody is alike, nobody can be hired, and 2.5 times the people come: for each there is
    // 1 / 2.5 = 40 % of the advisers' time that was planned. At twice the people it is 50 %, which
    // is no more than half gone.
    [Theory]
    [InlineData("6001", true, .4)]
    [InlineData("4790", false, .5)]
    public void Where_many_come_and_nobody_can_be_hired_each_gets_less(
        string high, bool isFound, double left)
    {
        ReviewCase of = RuleFixture.Of("volume-not-shared").Case(
            [
                ("plan/forecast", $"{{1: {{low: 2400, expected: 2400, high: {high}}}}}"),
                ("world/difficulty", "{baseline: 0, response: 0, effort: 0, separation: 0}"),
                ("world/providers/lead/capacity growth", "0"),
                .. new[] { "near", "middle", "far", "furthest" }
                    .Select(g => ($"world/groups/{g}/least effort", "£0")),
                ("plan/providers", "{lead: {reserve: £90000000, starts: 100}}"),
            ]);
        Invited lead = Assert.Single(of.Expected!.Invited);
        double now = lead.SpentOnHardest(1);
        Assert.Equal(left, lead.SpentOnHardest(1 / left) / now, .001);
        Judgement judged = Assert.Single(RuleBook.Find("volume-not-shared")!.Judge(of));
        Assert.Equal(isFound ? Verdict.Found : Verdict.Clean, judged.Verdict);
        if (isFound)
        {
            Assert.Equal(Weight.ShouldFix, judged.Weight);
            Assert.Equal(.4 * now, judged.Measure!.Value, 1.0);
        }
    }
}
