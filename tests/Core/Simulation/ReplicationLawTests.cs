using Outturn.Simulation;
using Outturn.Simulation.MonteCarlo;
using Outturn.Simulation.Payments;
using Outturn.Statistics.Randomness;
using Xunit;

namespace Outturn.Tests.Core.Simulation;

/// <summary>Laws that no chance may break (models, 1.18 nos. 8, 9, 11 and 13), on whole
/// replications.</summary>
public sealed class ReplicationLawTests
{
    private const string NoHelpTells =
        "groups.near.courses.work={no-help: 35%, response: 0, separation: 4%}";

    [Fact]
    public void Where_help_does_nothing_everybody_achieved_would_have_anyway()
    {
        Replication run = ReplicationCase.Run(
            NoHelpTells, "groups.far.courses.work={no-help: 10%, response: 0, separation: 5%}");
        Assert.InRange(ReplicationCase.Sum(run.Tally.Achieved), 500, 5_000);
        Assert.Equal(run.Tally.Anyway, run.Tally.Achieved);
    }

    /// <summary>Nobody ever finds work, and nobody is helped: all that comes in is £100 for each
    /// start, a month after it. A person costs £100, a twenty-fourth a month; the providers bear
    /// their fixed costs for 36 months and 24, and pay 8 % a year on an overdraft.</summary>
    [Fact]
    public void The_balance_of_each_month_is_that_of_the_month_before_and_what_came_and_went()
    {
        Replication run = ReplicationCase.Run(
            "groups.near.courses.work={no-help: 0%, response: 0, separation: 4%}",
            "groups.far.courses.work={no-help: 0%, response: 0, separation: 4%}",
            "providers.large.cash=0", "providers.large.overdraft=100000000");
        foreach (ProviderState provider in run.Providers.Where(p => p.LeftIn < 0))
        {
            double balance = provider.Type.Cash;
            for (int t = 0; t < provider.Balance.Length; t++)
            {
                double starts = 0;
                for (int month = Math.Max(t - 23, 0); month <= t; month++)
                {
                    starts += month + 1 < provider.Receipts.Length
                        ? provider.Receipts[month + 1] / 100.0 / 100 : 0;
                }
                double interest = Math.Max(0, -balance) * .08 / 12;
                balance += (provider.Receipts[t] / 100.0) - (starts * 100 / 24) - interest
                    - (t < 36 + 24 ? provider.Type.FixedCost : 0);
                Assert.Equal(balance, provider.Balance[t], 1e-5);
            }
        }
        Assert.Contains(run.Providers, p => p.LeftIn < 0 && p.Balance.Min() < 0);
    }

    [Fact]
    public void What_the_providers_hold_is_what_was_paid()
    {
        Replication run = ReplicationCase.Run();
        Assert.InRange(run.Paid, 100_000_000, 1_000_000_000);
        Assert.Equal(run.Providers.Sum(p => p.Receipts.Sum()), run.Paid);
        foreach (ProviderState provider in run.Providers.Where(p => p.LeftIn < 0))
        {
            double held = provider.Type.Cash + (provider.Receipts.Sum() / 100.0) - provider.Spent;
            Assert.Equal(held, provider.Cash, 1e-5);
        }
    }

    [Fact]
    public void Neither_threads_nor_the_order_of_replications_change_a_bit()
    {
        SchemeInWorld put = ReplicationCase.Put();
        Replication[] one = [.. Enumerable.Range(0, 6).Select(i => Run(put, i, 1))];
        Replication[] several = new Replication[6];
        SchemeInWorld again = ReplicationCase.Put();
        var payments = DayPayments.Of(again, 2);
        IReadOnlyList<TypeOutlook> types = TypeOutlook.All(again);
        Parallel.For(0, 6, i => several[5 - i] = Replication.Run(
            again, payments, types, Stream(5 - i)));
        for (int i = 0; i < one.Length; i++)
        {
            Assert.Equal(one[i].Paid, several[i].Paid);
            Assert.All(one[i].Providers.Zip(several[i].Providers), pair =>
            {
                Assert.Equal(pair.First.Receipts, pair.Second.Receipts);
                Assert.Equal(pair.First.Balance, pair.Second.Balance);
            });
            Assert.Equal(one[i].Tally.Effort, several[i].Tally.Effort);
        }
        Assert.NotEqual(one[0].Paid, one[1].Paid);
    }

    [Fact]
    public void A_batch_in_two_parts_is_the_same_people()
    {
        SchemeInWorld put = ReplicationCase.Put();
        PeopleBatch whole = new(put.World, Stream(0)), part = new(put.World, Stream(0));
        whole.Draw(1_000, 100, .5);
        foreach ((int from, int count) in new[] { (0, 37), (37, 63) })
        {
            part.Draw(1_000 + (ulong)from, count, .5);
            Assert.Equal(whole.Group[from..(from + count)], part.Group[..count]);
            Assert.Equal(whole.Difficulty[from..(from + count)], part.Difficulty[..count]);
            Assert.Equal(whole.SignalBin[from..(from + count)], part.SignalBin[..count]);
        }
    }

    /// <summary>The whole engine, by day, against what is expected by month: with the nine
    /// difficulties and nothing that makes years differ, rates and payments agree within four
    /// standard errors over 40 replications.</summary>
    [Trait("Category", "Slow")]
    [Theory]
    [InlineData("base")]
    [InlineData("annual_cut")]
    [InlineData("pbr_share_half")]
    public void Replications_agree_with_what_is_expected(string name)
    {
        SchemeInWorld put = MeanFieldCase.All().Single(c => c.Name == name)
            .With(("cash", "1e9")).Put();
        put = put.With(put.World with
        {
            IsInBins = true,
            Referrals = put.World.Referrals with { Shock = 0 },
            Economy = put.World.Economy with { Shock = 0 },
            Commissioner = put.World.Commissioner with { TrialsAllowed = 0 },
        });
        var expected = MeanField.Of(put, put.World.Providers[0]);
        var payments = DayPayments.Of(put, 2);
        IReadOnlyList<TypeOutlook> types = TypeOutlook.All(put);
        Replication[] runs = new Replication[40];
        Parallel.For(0, runs.Length, new ParallelOptions { MaxDegreeOfParallelism = 2 },
            i => runs[i] = Replication.Run(put, payments, types, Stream(i)));
        IReadOnlyList<double> rates = expected.Measures(1).OutcomeRate;
        for (int g = 0; g < rates.Count; g++)
        {
            double people = runs.Sum(r => r.Tally.Started[g, 1]);
            double rate = runs.Sum(r => r.Tally.Achieved[g, 1]) / people;
            double four = 4 * Math.Sqrt(rates[g] * (1 - rates[g]) / people);
            Assert.InRange(rate, rates[g] - four, rates[g] + four);
        }
        double[] paid = [.. runs.Select(r => (double)r.Paid / put.Scheme.Currency.MinorPerUnit)];
        double mean = paid.Average();
        double error = Math.Sqrt(paid.Sum(p => (p - mean) * (p - mean)) / (40 * 39));
        double sum = expected.Projection.Fees.Sum() + expected.Projection.Outcomes.Sum();
        Assert.InRange(mean, sum - (4 * error), sum + (4 * error));
    }

    private static Replication Run(SchemeInWorld put, int number, int threads) => Replication.Run(
        put, DayPayments.Of(put, threads), TypeOutlook.All(put), Stream(number));

    private static RandomStream Stream(int number) =>
        new(19, (ushort)number, StreamKind.Arrivals);
}
