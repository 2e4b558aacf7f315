using Outturn.Language;
using Outturn.Schemes;
using Outturn.Simulation;
using Outturn.Simulation.Results;
using Outturn.Simulation.Worlds;
using Xunit;
using Place = Outturn.Tests.Shell.Schemes.Place;

namespace Outturn.Tests.Shell.Simulation;

/// <summary>What is simulated is what is paid: the simulator's own sum of payments against the
/// settlement of the facts that it writes.</summary>
[Trait("Category", "Slow")]
public sealed class SimulatedFactsTests
{
    public static TheoryData<string> Worlds =>
    [
        .. Directory.GetFiles(Place.Of("schemes"), "world.yaml", SearchOption.AllDirectories)
            .Select(f => Path.GetFileName(Path.GetDirectoryName(f)!)!)
            .Order(StringComparer.Ordinal),
    ];

    [Theory, MemberData(nameof(Worlds))]
    public void What_is_added_up_comes_to_the_same_pennies(string scheme)
    {
        SimulationResult result = Simulated(scheme, threads: 2);
        Assert.NotEqual(0, result.FirstSettled.Due.Minor);
        Assert.Equal(result.FirstSettled.Due.Minor, result.FirstPaid);
    }

    [Theory, MemberData(nameof(Worlds))]
    public void Threads_change_nothing(string scheme)
    {
        SimulationResult one = Simulated(scheme, threads: 1);
        SimulationResult two = Simulated(scheme, threads: 2);
        Assert.Equal(one.FirstSettled.Due, two.FirstSettled.Due);
        Assert.Equal(
            one.Measures.Select(m => (m.Name, m.Group, m.Estimate.Value)),
            two.Measures.Select(m => (m.Name, m.Group, m.Estimate.Value)));
    }

    private static SimulationResult Simulated(string scheme, int threads)
    {
        string path = Place.Of("schemes", scheme, "scheme.yaml");
        Scheme read = SchemeText.Read(path, File.ReadAllBytes(path), _ => null).Scheme!;
        WorldReading world = WorldText.Read(
            read, "world.yaml", File.ReadAllBytes(Place.Of("schemes", scheme, "world.yaml")),
            [KeyValuePair.Create("referrals.starts a month", "200"),
                KeyValuePair.Create("referrals.months", "18")]);
        Assert.True(world.World is not null, string.Join('\n', world.Diagnostics));
        return SimulationResult.Of(
            new SchemeInWorld(read, world.World!, threads),
            new SimulationOptions { Runs = 2, Threads = threads });
    }
}
