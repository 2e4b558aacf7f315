using Outturn.Simulation.Bids;
using Xunit;

namespace Outturn.Tests.Core.Simulation.Bids;

/// <summary>"Should we sign this?" where every month can be worked out on paper.</summary>
public sealed class BidTests
{
    /// <summary>January: 100 × 10 in, 10 × 20 + 1,000 out, so 19,800. By March 19,400 and 18,800.
    /// From April £6,000 comes too: 24,000. December: 18,800 + 9 months of 6,000 − 200 × (5 to 13
    /// less 1) in all 39,600 = 58,400. Three months of 2,600 more to 66,200 in March 2021, nine of
    /// −3,400 to 35,600; then contact falls by 200 a month: 12,000 + 13,200 less, 10,400 in
    /// December 2022, when it ceases to trade.</summary>
    [Theory]
    [InlineData(0, 19_800)]
    [InlineData(2, 18_800)]
    [InlineData(3, 24_000)]
    [InlineData(11, 58_400)]
    [InlineData(14, 66_200)]
    [InlineData(23, 35_600)]
    [InlineData(35, 10_400)]
    [InlineData(47, 10_400)]
    public void Cash_month_by_month(int month, double balance)
    {
        BidOutcome offered = BidCase.Weigh().Offered;
        Assert.Equal(balance, offered.Balance(month, .1), 6);
        Assert.Equal(balance, offered.Balance(month, .9), 6);
    }

    /// <summary>In: 120 × 100 + 120 × 600 = 84,000. Out: 120 × 480 + 36 × 1,000 = 93,600. It breaks
    /// even at 81,600 / 72,000 of the results, at 93,600 / 84,000 of the price, or with 9,600 / 120
    /// = £80 more a person.</summary>
    [Fact]
    public void Break_even_price_and_fee()
    {
        BidResult bid = BidCase.Weigh();
        Assert.False(bid.CanSign);
        Assert.Equal(0, bid.Offered.Failures);
        Assert.Equal(-9_600, bid.Offered.Surplus, 6);
        Assert.Equal(84_000, bid.Payments, 6);
        Assert.Equal(1, bid.OutcomeRate, 6);
        Assert.Equal(81_600.0 / 72_000, bid.Results!.Value, 6);
        Assert.Equal(93_600.0 / 84_000, bid.Needs.Price!.Value, 4);
        Assert.Equal(80, bid.Needs.Fee!.Value, 1);
    }

    /// <summary>With £500 and an overdraft of £400: 300, −100, −700 in March, which is too much. At
    /// 12 % a year March bears 1 of interest on the 100 of February.</summary>
    [Theory]
    [InlineData("0%", -700)]
    [InlineData("12%", -701)]
    public void Insolvent_in_March(string rate, double balance)
    {
        BidOutcome offered = BidCase.Weigh(
            ("cash", "500"), ("overdraft", "400"), ("overdraft rate", rate)).Offered;
        Assert.Equal(balance, offered.Balance(2, .5), 6);
        Assert.Equal(0, offered.FailedBy(1));
        Assert.Equal(1, offered.FailedBy(2));
        Assert.Equal(1, offered.Insolvency.Value);
    }

    /// <summary>At £240 a person it gains 84,000 − 64,800. With £500 it has −100 in March, £50 more
    /// than its overdraft: three months bring 30 × 100, so that 1/60 on every price is enough, or
    /// 50 / 30 on each start. Paid on the day, housing brings 6,000 in January: the lowest is then
    /// 6,400, in January; a tenth on the attachment brings 300 by March; on housing nothing.
    /// </summary>
    [Fact]
    public void The_clauses_that_hurt_are_those_that_measure()
    {
        BidResult bid = BidCase.Weigh(
            ("cash", "500"), ("overdraft", "50"), ("cost a person", "240"));
        Assert.Equal(19_200, bid.Offered.Surplus, 6);
        Assert.Equal(2, bid.Offered.LowestMonth);
        Assert.Equal(1, bid.Offered.Insolvency.Value);
        Assert.Equal(61.0 / 60, bid.Needs.Price!.Value, 6);
        Assert.Equal(50.0 / 30, bid.Needs.Fee!.Value, 6);
        Assert.Equal(["home", "attachment", "housing"],
            bid.Clauses.Select(c => c.Change.Clause.Name));
        Assert.Equal([6_500, 300, 0], bid.Clauses.Select(c => Math.Round(c.Lowest, 6)));
        Assert.Equal([0, 1_200, 7_200], bid.Clauses.Select(c => Math.Round(c.Surplus, 6)));
        Assert.Equal([0.0, 0, 1], bid.Clauses.Select(c => c.Insolvency));
        Assert.Equal(12, bid.Clauses[0].Change.Clause.Place.Line);
    }

    /// <summary>A tenth less of 3,000 by March is 300: −400 is beyond an overdraft of 150, which
    /// −100 is not; 50 of 3,000 is all that it can forgo.</summary>
    [Fact]
    public void A_discount_that_it_does_not_survive()
    {
        BidResult bid = BidCase.Weigh(
            ("cash", "500"), ("overdraft", "150"), ("cost a person", "240"), ("discount", "10%"));
        Assert.False(bid.CanSign);
        Assert.Equal(-400, bid.Offered.Balance(2, .5), 6);
        Assert.Equal(1 - (50.0 / 3_000), bid.Needs.Price!.Value * .9, 6);
    }

    [Fact]
    public void Threads_change_nothing_and_another_seed_does()
    {
        static double[] Lowest(int threads, ulong seed) =>
        [
            .. new[] { .1, .5, .9 }.Select(BidCase.Weigh(
                new BidOptions { Runs = 8, Threads = threads, Seed = seed },
                ("referral risk", "30%"), ("result risk", "20%"), ("results.move.all", "40%"))
                .Offered.LowestOf),
        ];
        Assert.Equal(Lowest(1, 1), Lowest(2, 1));
        Assert.NotEqual(Lowest(1, 1), Lowest(1, 2));
    }
}
