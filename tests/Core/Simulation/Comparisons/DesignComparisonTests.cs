using Outturn.Simulation;
using Outturn.Simulation.Comparisons;
using Outturn.Simulation.Results;
using Outturn.Statistics.Estimation;
using Xunit;

namespace Outturn.Tests.Core.Simulation.Comparisons;

/// <summary>Designs that met the same chances: what is the same differs by nothing, what is certain
/// by exactly that, and the rest is known better than from either alone.</summary>
public sealed class DesignComparisonTests
{
    // Providers that stay whatever comes, so that all start who are referred.
    private static readonly string People = ReplicationCase.People
        .Replace("number: 2", "signed: yes\n    number: 2", StringComparison.Ordinal)
        .Replace("number: 3", "signed: yes\n    number: 3", StringComparison.Ordinal)
        .Replace("cash: 1000000", "cash: 100000000", StringComparison.Ordinal)
        .Replace("cash: 200000", "cash: 100000000", StringComparison.Ordinal)
        .Replace("starts a month: 200", "starts a month: 40", StringComparison.Ordinal);

    [Fact]
    public void Two_texts_that_are_one_differ_by_nothing()
    {
        DesignComparison same = Compared(ReplicationCase.Text, ReplicationCase.Text);
        foreach (ComparedRow row in same.Rows)
        {
            Assert.Null(row.Differences[0]);
            if (row.Differences[1] is { } difference)
            {
                Assert.Equal(0, difference.Value);
                Assert.Equal(new Interval(0, 0), difference.Interval);
            }
        }
        Assert.NotNull(same.Find("payments")!.Differences[1]);
        Assert.NotNull(same.Find("cost-per-additional-outcome")!.Differences[1]);
    }

    /// <summary>£100 more for each start, whatever help does, is £100 times the starts more in
    /// every replication, and nothing else moves.</summary>
    [Fact]
    public void A_fee_for_starting_costs_what_it_costs()
    {
        DesignComparison dearer = Compared(
            ReplicationCase.Text,
            ReplicationCase.Text.Replace("pay: £100}", "pay: £200}", StringComparison.Ordinal));
        double starts = dearer.Find("people-started")!.Values[0]!.Value.Value;
        Estimate payments = dearer.Find("payments")!.Differences[1]!.Value;
        Assert.Equal(0, dearer.Find("outcomes")!.Differences[1]!.Value.Value);
        Assert.Equal(100 * starts, payments.Value, 6);
        Assert.Equal(100, dearer.Find("payment-per-start")!.Differences[1]!.Value.Value, 9);
        Assert.Equal(0, dearer.Find("payment-per-start")!.Differences[1]!.Value.StandardError, 9);
    }

    [Fact]
    public void A_difference_is_known_better_than_from_two_designs_apart()
    {
        DesignComparison dearer = Compared(
            ReplicationCase.Text,
            ReplicationCase.Text.Replace("pay: £2000}", "pay: £2600}", StringComparison.Ordinal));
        foreach (string name in new[] { "payments", "outcomes", "cost-per-outcome" })
        {
            ComparedRow row = dearer.Find(name)!;
            double apart = Math.Sqrt(row.Values.Sum(v => v!.Value.StandardError
                * v.Value.StandardError));
            Assert.True(row.Differences[1]!.Value.StandardError < .8 * apart, name);
        }
        Assert.True(dearer.Find("outcomes")!.Differences[1]!.Value.Interval.Low > 0);
    }

    [Fact]
    public void Worlds_that_differ_are_named_figure_by_figure()
    {
        SchemeInWorld one = ReplicationCase.Put(People, []);
        SchemeInWorld other = ReplicationCase.Put(People, ["groups.far.share=40%"]);
        Assert.Empty(WorldDifference.Of(one.World, one.World));
        WorldDifference only = Assert.Single(WorldDifference.Of(
            one.World, ReplicationCase.Put(People, ["economy.shock=0.01"]).World));
        Assert.Equal(("economy.shock", "0", "0.01"), (only.Path, only.Before, only.After));
        Assert.Empty(WorldDifference.Of(one.World, other.World));
    }

    private static DesignComparison Compared(params string[] texts) => new(
        [.. texts.Select((text, i) => new ComparedDesign(
            ((char)('A' + i)).ToString(), "scheme.yaml", SimulationResult.Of(
                ReplicationCase.Put(text, People, []),
                new SimulationOptions { Runs = 12, Seed = 7 })))]);
}
