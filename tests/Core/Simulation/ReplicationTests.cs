using Outturn.Simulation.MonteCarlo;
using Xunit;
using static Outturn.Tests.Core.Simulation.ReplicationCase;

namespace Outturn.Tests.Core.Simulation;

/// <summary>What providers and commissioner do in a replication, one mechanism at a time.</summary>
public sealed class ReplicationTests
{
    private const string Poor =
        "providers.small={number: 3, share: 30%, cash: 3000, overdraft: 2000, fixed cost: 9000}";

    [Theory]
    [InlineData("referrals.demand=1")]
    [InlineData(Poor)]
    [InlineData("commissioner.claimed=80%")]
    [InlineData("economy.shock=0.3")]
    [InlineData("commissioner.minimum performance={all: {1: 90%}}", "commissioner.termination=50%")]
    [InlineData(
        "providers.small={under: large, number: 2, margin: 20%, fixed cost: 100}",
        "providers.large.share=100%")]
    [InlineData(
        "providers.large={number: 2, share: 70%, cash: 100, overdraft: 0, fixed cost: 90000}",
        Poor)]
    public void What_is_added_up_is_what_settlement_pays_to_the_penny(params string[] set)
    {
        (long added, long settled) = Pennies(set);
        Assert.Equal(settled, added);
        Assert.True(added > 0);
    }

    [Fact]
    public void Who_cannot_pay_leaves_and_its_people_go_to_the_others()
    {
        Replication run = Run(Poor);
        ProviderState[] small = [.. run.Providers.Where(p => p.Type.Name == "small")];
        Assert.All(small, p => Assert.Equal(Leaving.Insolvent, p.Left));
        Assert.All(small, p => Assert.Equal(0, p.Receipts.Skip(p.LeftIn + 1).Sum()));
        Assert.All(
            run.Providers.Where(p => p.Type.Name == "large"), p => Assert.True(p.Trades));
        // Everybody is helped by somebody, and paid for.
        Assert.Equal(
            Sum(run.Tally.Started),
            run.Providers.Sum(p => p.People));
    }

    [Fact]
    public void Where_nobody_is_left_nobody_helps_and_only_what_was_begun_is_paid()
    {
        Replication run = Run(
            "providers.large={number: 2, share: 70%, cash: 100, overdraft: 0, fixed cost: 90000}",
            Poor);
        Assert.All(run.Providers, p => Assert.False(p.Trades));
        long late = 0;
        for (int g = 0; g < 2; g++)
        {
            Assert.Equal(run.Tally.Anyway[g, 2], run.Tally.Achieved[g, 2]);
            late += run.Tally.Started[g, 2];
        }
        Assert.True(late > 0);
        Assert.True(run.Providers.Sum(p => p.People) < Sum(run.Tally.Started) - late + 1);
    }

    [Fact]
    public void Who_loses_more_by_going_on_than_by_leaving_leaves_at_the_second_look()
    {
        Replication run = Run(
            "providers.large={number: 2, share: 70%, cash: 9000000, fixed cost: 200000, "
            + "exit cost: 1000}");
        Assert.All(
            run.Providers.Where(p => p.Type.Name == "large"),
            p => Assert.Equal((Leaving.Withdrew, 2), (p.Left, p.LeftIn)));
    }

    [Fact]
    public void What_is_not_claimed_is_achieved_all_the_same()
    {
        (Replication all, Replication some) = (Run(), Run("commissioner.claimed=75%"));
        Assert.Equal(Sum(all.Tally.Achieved), Sum(some.Tally.Achieved));
        long starts = 10_000 * Sum(all.Tally.Started);
        double paid = (double)(some.Paid - starts) / (all.Paid - starts);
        // Four standard errors of some 2,000 outcomes.
        Assert.InRange(paid, .71, .79);
    }

    [Fact]
    public void Nobody_reaches_what_nobody_can_and_who_misses_reports_more()
    {
        (Replication plain, Replication judged) = (
            Run("commissioner.reporting cost=5"),
            Run("commissioner.reporting cost=5", "commissioner.more reporting after a miss=50%",
                "commissioner.minimum performance={all: {1: 90%, 2: 90%, 3: 90%}}"));
        Assert.Equal(
            [(0, 0, 5), (1, 0, 5), (2, 0, 5)],
            judged.Judged.Overall.Select(j => (j.Year, j.Met, j.Judged)));
        // 1.5³, and money that went into reports.
        Assert.All(judged.Providers, p => Assert.Equal(3.375, p.Reporting, 9));
        Assert.All(
            judged.Providers.Zip(plain.Providers),
            p => Assert.True(p.First.Cash < p.Second.Cash));
        Assert.All(judged.Providers, p => Assert.Equal(1, p.Share, 9));
    }

    [Fact]
    public void Who_is_below_loses_referrals_to_those_who_are_not()
    {
        Replication run = Run(Asked(), "commissioner.market-share shift=10%");
        (int met, int judged) = (run.Judged.Overall[0].Met, run.Judged.Overall[0].Judged);
        Assert.InRange(met, 1, judged - 1);
        Assert.Equal(judged - met, run.Providers.Count(p => Math.Abs(p.Share - .9) < 1e-9));
        Assert.Equal(
            1, run.Providers.Sum(p => p.Share * p.Type.Share / p.Type.Number), 9);
    }

    [Fact]
    public void A_contract_that_is_ended_passes_its_people_on()
    {
        Replication run = Run(Asked(), "commissioner.termination=100%");
        Assert.InRange(run.Judged.Overall[0].Met, 1, 4);
        Assert.Equal(
            run.Judged.Overall[0].Judged - run.Judged.Overall[0].Met,
            run.Providers.Count(p => p.Left == Leaving.Ended && p.LeftIn == 23));
    }

    [Theory]
    [InlineData("0%", true)]
    [InlineData("100000%", false)]
    public void More_people_than_advisers_get_less_each(string growth, bool less)
    {
        string[] large = ["providers.large.cash=90000000", "providers.small.cash=90000000",
            $"providers.large.capacity growth={growth}",
            $"providers.small.capacity growth={growth}",
            "providers.large.hiring lag=0", "providers.small.hiring lag=0"];
        double planned = PerHead(Run(large));
        double come = PerHead(Run([.. large, "referrals.demand=160%"]));
        Assert.Equal(less, come < .95 * planned);
    }

    [Fact]
    public void The_economy_makes_outcomes_uncertain_for_all_together()
    {
        double[] still = [.. Enumerable.Range(0, 12).Select(i => Rate(i, "economy.shock=0"))];
        double[] shaken = [.. Enumerable.Range(0, 12).Select(i => Rate(i, "economy.shock=0.4"))];
        Assert.True(Deviation(shaken) > 3 * Deviation(still));

        static double Rate(int number, string shock)
        {
            Replication run = ReplicationCase.Run(Put(shock), number);
            return (double)Sum(run.Tally.Achieved) / Sum(run.Tally.Started);
        }
    }

    [Fact]
    public void A_practice_is_tried_kept_where_it_is_better_and_copied()
    {
        // Everybody expects 1.3 and dares: those whose practice is better than the known one keep
        // it, and with a spread of 100 % each looks at a rival every year.
        const string practice =
            "practice: {mean: 1.3, sd: 0.4, set-up cost: 0, dip: 1, spread: ";
        string[] set = ["providers.large={number: 2, share: 70%, cash: 90000000, " + practice
            + "0%}}", "providers.small={number: 3, share: 30%, cash: 90000000, " + practice
            + "100%}}"];
        Replication run = Run(set);
        Assert.All(run.Providers, p => Assert.True(p.Practice.Tried));
        Assert.All(run.Providers, p => Assert.True(p.Practice.InUse >= 1));
        Assert.Contains(run.Providers, p => p.Practice.InUse > 1);
        Assert.True(Sum(run.Tally.Achieved) > Sum(Run().Tally.Achieved));
        Replication forbidden = Run([.. set, "commissioner.veto=100%"]);
        Assert.All(forbidden.Providers, p => Assert.Equal(1, p.Practice.InUse));
    }

    [Fact]
    public void Who_would_not_bid_is_not_there()
    {
        Replication run = Run(
            "providers.large={number: 2, share: 70%, signed: no, fixed cost: 900000}");
        Assert.All(
            run.Providers.Where(p => p.Type.Name == "large"),
            p => Assert.Equal((Leaving.NoBid, 0L), (p.Left, p.People)));
        Assert.Equal(Sum(run.Tally.Started), run.Providers.Sum(p => p.People));
    }

    // A rate that some of five providers reach in the second year, and some do not.
    private static string Asked()
    {
        double[] rates = [.. Run().Providers.Select(p =>
            3.0 * (p.AchievedIn[0, 1] + p.AchievedIn[1, 1]) / p.People).Order()];
        double asked = (rates[1] + rates[3]) / 2;
        return "commissioner.minimum performance={all: {2: "
            + asked.ToString("0.####", System.Globalization.CultureInfo.InvariantCulture) + "}}";
    }

    private static double PerHead(Replication run) =>
        run.Tally.Effort.Cast<double>().Sum() / Sum(run.Tally.Started);

    private static double Deviation(double[] values)
    {
        double mean = values.Average();
        return Math.Sqrt(values.Average(v => (v - mean) * (v - mean)));
    }
}
