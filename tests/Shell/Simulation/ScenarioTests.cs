using System.Text.Json;
using Outturn.Language;
using Outturn.Schemes;
using Outturn.Simulation.Worlds;
using Outturn.Tests.Shell.Cli;
using Xunit;
using Place = Outturn.Tests.Shell.Schemes.Place;

namespace Outturn.Tests.Shell.Simulation;

/// <summary>The scenarios that come with a scheme can be put into its world, and <c>simulate</c>
/// says under which it ran.</summary>
public sealed class ScenarioTests
{
    private const string WorkProgramme = "schemes/work-programme";

    public static TheoryData<string> Scenarios =>
    [
        .. Directory.GetDirectories(Place.Of("schemes"), "scenarios", SearchOption.AllDirectories)
            .SelectMany(Directory.GetFiles)
            .Select(f => Path.GetRelativePath(Place.Of(), f)).Order(StringComparer.Ordinal),
    ];

    [Theory, MemberData(nameof(Scenarios))]
    public void Is_one_of_its_world(string file)
    {
        string folder = Place.Of(Path.GetDirectoryName(Path.GetDirectoryName(file)!)!);
        string path = Path.Combine(folder, "scheme.yaml");
        Scheme scheme = SchemeText.Read(path, File.ReadAllBytes(path), _ => null).Scheme!;
        ScenarioReading read = ScenarioText.Read(file, File.ReadAllBytes(Place.Of(file)));
        Assert.Empty(read.Diagnostics);
        Assert.Equal(Path.GetFileNameWithoutExtension(file), read.Scenario!.Name);
        WorldReading world = WorldText.Read(
            scheme, "world.yaml", File.ReadAllBytes(Path.Combine(folder, "world.yaml")),
            new WorldChanges([read.Scenario], []));
        Assert.Empty(world.Diagnostics);
    }

    /// <summary>The same people, fewer of whom come: six in ten of those planned.</summary>
    [Fact]
    [Trait("Category", "Slow")]
    public void Simulate_runs_under_it_and_says_so()
    {
        string[] words =
        [
            "simulate", WorkProgramme, "--runs", "2", "--set", "referrals.starts a month=2000",
            "--set", "referrals.months=12", "--set", "referrals.shock=0", "--scenario",
            WorkProgramme + "/scenarios/demand-down-40.yaml",
        ];
        string page = Path.GetTempFileName();
        JsonElement under = Ran.Words(0, [.. words, "--html", page, "--json"]).Json;
        string html = File.ReadAllText(page);
        File.Delete(page);
        Assert.Equal("demand-down-40", under.GetProperty("scenarios")[0].GetString());
        Assert.Contains("<strong>Scenario demand-down-40</strong>: Forty per cent fewer",
            html, StringComparison.Ordinal);
        double started = under.GetProperty("measures").EnumerateArray()
            .Single(m => m.GetProperty("name").GetString() == "people-started")
            .GetProperty("mean").GetDouble();
        Assert.InRange(started, 20_160 * .98, 20_160 * 1.02);
    }

    [Fact]
    public void A_slip_is_shown_in_its_own_file()
    {
        string file = Path.GetTempFileName();
        File.WriteAllText(file, "scenario: slip\nset:\n  groups.esa.demand: 34%\n");
        string said = Ran.Words(
            1, "simulate", WorkProgramme, "--scenario", file).Error;
        File.Delete(file);
        Assert.Contains(
            $"{file}:3:3: error unknown-name: groups has no \"esa\"\n"
            + "    3 |   groups.esa.demand: 34%\n", said, StringComparison.Ordinal);
        Assert.Contains("nothing was done", said, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_there_is_not_is_wrong_usage() => Assert.Contains(
        "there is no no.yaml", Ran.Words(
            2, "simulate", WorkProgramme, "--scenario", "no.yaml").Error,
        StringComparison.Ordinal);
}
