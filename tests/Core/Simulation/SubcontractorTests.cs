using Outturn.Simulation.MonteCarlo;
using Outturn.Simulation.People;
using Outturn.Simulation.Providers;
using Xunit;
using static Outturn.Tests.Core.Simulation.ReplicationCase;

namespace Outturn.Tests.Core.Simulation;

/// <summary>Prime contractors and those who work for them (models, 1.8.5).</summary>
public sealed class SubcontractorTests
{
    private static readonly string[] Set =
    [
        "providers.large={number: 2, share: 100%, cash: 1000000, fixed cost: 5000, contact cost: "
            + "500, practice: {sd: 0}}",
        "providers.small={under: large, number: 3, margin: 20%, cash: 200000, fixed cost: 500, "
            + "contact cost: 50, practice: {sd: 0}}",
    ];

    [Fact]
    public void A_prime_passes_on_whom_its_margin_is_worth_more_on()
    {
        // Helping somebody costs the prime 500 at least and its subcontractors 50: those for whom
        // little can be earned are passed on, those who bring much are kept.
        bool[][] kept = PassingOn.ServedBy(Put(Set), Put(Set).World.Providers[0])!;
        bool[][] passed = PassingOn.ServedBy(Put(Set), Put(Set).World.Providers[1])!;
        Assert.Equal(kept.SelectMany(r => r), passed.SelectMany(r => r.Select(p => !p)));
        Assert.All(kept, row => Assert.Equal(row.OrderDescending(), row));
        Assert.True(kept[0].Count(k => k) > kept[1].Count(k => k));
        Assert.Contains(passed[1], p => p);
    }

    [Fact]
    public void No_more_are_passed_on_than_there_are_places_for()
    {
        string[] set = [Set[0], Set[1].Replace("margin:", "places: 5, margin:",
            StringComparison.Ordinal)];
        bool[][] passed = PassingOn.ServedBy(Put(set), Put(set).World.Providers[1])!;
        double[] mass = DifficultyBins.For(.5).Mass;
        // 100 a month are sent to each of two primes, 60 near and 40 far.
        double people = passed.Select((row, g) => (g == 0 ? 60 : 40)
            * row.Select((p, j) => p ? mass[j] : 0).Sum()).Sum();
        Assert.InRange(people, .1, 15);
    }

    [Fact]
    public void Both_are_paid_and_together_no_more_than_the_commissioner_pays()
    {
        Replication run = Run(Set);
        Assert.Equal(8, run.Providers.Count);
        Assert.All(run.Providers, p => Assert.True(p.People > 0));
        Assert.Equal(Sum(run.Tally.Started), run.Providers.Sum(p => p.People));
        // What has come in and gone out of all accounts is what was paid less what was spent.
        double costs = run.Providers.Sum(p => p.Spent);
        double cash = run.Providers.Sum(p => p.Cash - p.Type.Cash);
        Assert.Equal((run.Paid / 100.0) - costs, cash, 2);
    }

    [Fact]
    public void Who_has_no_place_to_go_goes_back_to_the_prime()
    {
        Replication run = Run(Set[0], Set[1].Replace("cash: 200000, fixed cost: 500",
            "cash: 100, overdraft: 0, fixed cost: 90000", StringComparison.Ordinal));
        Assert.All(run.Providers.Skip(2), p => Assert.Equal(Leaving.Insolvent, p.Left));
        Assert.Equal(Sum(run.Tally.Started), run.Providers.Take(2).Sum(p => p.People)
            + run.Providers.Skip(2).Sum(p => p.People));
    }
}
