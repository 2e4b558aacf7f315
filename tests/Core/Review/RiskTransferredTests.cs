using Outturn.Review;
using Outturn.Review.Expected;
using Outturn.Review.Findings;
using Xunit;

namespace Outturn.Tests.Core.Review;

/// <summary>Risk transferred without chance, against the simulator's measure and on paper.
/// </summary>
public sealed class RiskTransferredTests
{
    // outturn simulate schemes/work-programme --runs 20 --json: 0.299 (0.271 to 0.328), the slope
    // of what providers lose over what is missing.
    [Fact]
    public void It_is_the_measure_of_the_simulator() => Assert.InRange(
        RiskTransferred.Of(RuleFixture.OfLibrary("work-programme").Expected!)!.Value,
        .271, .328);

    // What is lost is as often less as more than planned. Who has nothing bears no more, and who
    // gains keeps the gain: half of the covariance is left. Nobody holds back for want of cash.
    [Fact]
    public void Who_has_nothing_bears_half()
    {
        static double Of(string cash) => RiskTransferred.Of(RuleFixture.Of("purpose-not-paid").Case(
            ("world/providers/lead/cash", cash),
            ("world/providers/lead/ruin tolerance", "100%")).Expected!)!.Value;
        Assert.Equal(Of("£900000000") / 2, Of("£0"), 1e-9);
    }

    // Nothing strays but what becomes of each: each of the 6,000 starts is paid for so much an
    // outcome (p), is worth v, and comes about with a chance of P. With one group alone the share
    // is p / v: 5 * 9,000 a year for 1.5 years at 3.5 % are v = £64,663.
    [Fact]
    public void What_becomes_of_each_passes_on_what_an_outcome_pays_over_its_worth()
    {
        ReviewCase of = RuleFixture.Of("purpose-not-paid").Case(
            ("scheme/purpose", "risk-transfer"), ("world/referrals/shock", "0"),
            ("world/economy", "{shock: 0}"), ("world/groups/middle/share", "0%"),
            ("world/groups/far/share", "0%"), ("world/groups/furthest/share", "0%"),
            ("world/groups/near/share", "100%"),
            ("world/groups/near/benefit a year", "£45000"),
            ("world/providers/lead/cash", "£900000000"));
        var cash = of.Expected!.Main.Expected.Projection;
        double outcomes = Enumerable.Range(0, cash.Cash.Length).Sum(t => cash.Achieved[0, t]);
        double share = cash.Outcomes.Sum() / outcomes / 64_663;
        Judgement found = Assert.Single(RuleBook.Find("purpose-not-paid")!.Judge(of));
        Assert.Equal((Verdict.Found, Weight.ShouldFix), (found.Verdict, found.Weight));
        Assert.Equal(share, found.Measure!.Value, share / 1000);
    }

    [Fact]
    public void Where_outcomes_are_worth_nothing_it_is_not_told() => Assert.Equal(
        Verdict.NotTold, Assert.Single(RuleBook.Find("purpose-not-paid")!.Judge(
            RuleFixture.Of("purpose-not-paid").Case([
                ("scheme/purpose", "risk-transfer"),
                .. new[] { "near", "middle", "far", "furthest" }.Select(g =>
                    ($"world/groups/{g}/benefit a year", "£0")),
            ]))).Verdict);
}
