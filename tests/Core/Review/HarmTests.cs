using Outturn.Review;
using Outturn.Review.Findings;
using Xunit;

namespace Outturn.Tests.Core.Review;

/// <summary>Pay that rises while harm rises, with every figure worked on paper.</summary>
public sealed class HarmTests
{
    private const string OnlyIf = "payments/binary/only if";

    // 47.5 % of 1,286 people, 4.2 times each: 199.5 by every 100. The band of 95 % below it is
    // 1.96 times the root of .475 times .525 over 1,286, which is 2.73 points: paid below 44.77 %.
    // In steps of one in a hundred of 47.5 %: 45.1 % is not paid, 44.65 % is. With 15 % more each,
    // 4.83, that is 215.7 by every 100; and £1,000 times 1,286 times 2.85 points is £36,651.
    [Fact]
    public void Two_points_show_pay_and_harm_that_rise_together()
    {
        Judgement found = Judged();
        Assert.Equal(Weight.MustFix, found.Weight);
        Assert.Equal(
            "47.50 % of people, 4.20 times each, pays £0, and 44.65 % of people, 4.83 times each, "
            + "pays £36,651, though harm by every 100 people goes from 200 to 216",
            found.Message);
        Assert.Equal(.4465 * 4.83 / (.475 * 4.2), found.Slots[0].Value, 1e-9);
        Assert.Equal(36_651, found.Slots[1].Value, .005);
    }

    // Another payment takes £1,000 for each reoffence beyond the baseline's. What is left, by every
    // one of 1,286 people, is £1,000 times (.475 - r) - (r f - 1.995), and r f is greatest where
    // that is still above 0: at 4.83 times each (r = .42275, 11 % fewer) .05225 - .0468825, and
    // .0475 - .069825 at 10 % fewer. 1,286 times £5.3675 is £6,902.61, with 204.2 by every 100.
    [Fact]
    public void What_another_payment_takes_back_counts()
    {
        Judgement found = Judged(("payments/frequency",
            "{for each: [provider, cohort], only if: reoffending.value * reoffending.frequency > "
            + "reoffending.baseline * reoffending.frequency-baseline otherwise no, "
            + "pay: '£1000 per event * reoffending.people * (reoffending.baseline * "
            + "reoffending.frequency-baseline - reoffending.value * reoffending.frequency)', "
            + "mark: illustrative}"));
        Assert.Equal("payments.binary", found.Clause);
        Assert.Equal(2.0418825 / 1.995, found.Slots[0].Value, 1e-9);
        Assert.Equal(6_902.60, found.Slots[1].Value, .015);
    }

    // A condition on both has no such point, and neither has pay for events by everybody.
    [Theory]
    [InlineData(OnlyIf, "reoffending.value * reoffending.frequency < reoffending.baseline * "
        + "reoffending.frequency-baseline otherwise no")]
    [InlineData("payments/binary/pay", "£1000 per event * reoffending.people * "
        + "(reoffending.baseline * reoffending.frequency-baseline - reoffending.value * "
        + "reoffending.frequency)")]
    public void A_condition_on_the_product_is_clean(string at, string text) =>
        Assert.Equal(Verdict.Clean, Judged((at, text)).Verdict);

    [Fact]
    public void How_often_without_help_is_a_default_that_loses_a_weight()
    {
        Judgement found = Judged(("plan/no-help", "47.5%"));
        Assert.Equal(Weight.ShouldFix, found.Weight);
        Assert.StartsWith("47.50 % of people, 1.00 times each", found.Message,
            StringComparison.Ordinal);
        Assert.Single(found.RestsOn);
    }

    private static Judgement Judged(params (string At, string Text)[] changes)
    {
        RuleFixture fixture = RuleFixture.Of("falls-while-harm-rises");
        return Assert.Single(RuleBook.Find(fixture.Rule)!.Judge(fixture.Case(changes)));
    }
}
