using Outturn.Schemes;
using Outturn.Simulation.Worlds;

namespace Outturn.Cli;

/// <summary>The world that a scheme is tried in: a world.yaml.</summary>
internal sealed record WorldFile(string Path)
{
    /// <summary>The file named, or that beside the scheme.</summary>
    /// <exception cref="CommandException">There is none.</exception>
    public static WorldFile Find(string? given, SchemeFile scheme)
    {
        string path = given ?? System.IO.Path.Combine(scheme.Folder, "world.yaml");
        return File.Exists(path)
            ? new WorldFile(path)
            : throw CommandException.Usage(
                $"there is no {path}. A world says who the participants and providers are; the "
                + "guide docs/guide/simulate.md shows how to write one.");
    }

    /// <summary>Files of scenarios that it is read under, in their order.</summary>
    public IReadOnlyList<string> Scenarios { get; init; } = [];

    /// <summary>The world, if it has no errors; prints what is wrong on stderr.</summary>
    /// <param name="scheme">The scheme whose facts it names.</param>
    /// <param name="changes">path=value, put in place of what is written.</param>
    /// <param name="screen">Where messages go.</param>
    /// <exception cref="CommandException">It has errors, and nothing is done.</exception>
    public World Checked(Scheme scheme, IReadOnlyList<string> changes, Screen screen)
    {
        var put = new WorldChanges(
            [.. Scenarios.Select(file => Scenario(file, screen))],
            [.. changes.Select(c => FigureFile.Change(c, "groups.esa-new.share=20%"))]);
        return FigureFile.Checked(Path, screen, bytes =>
        {
            WorldReading reading = WorldText.Read(scheme, Path, bytes, put);
            return (reading.World, reading.Diagnostics);
        });
    }

    private static Scenario Scenario(string path, Screen screen) => File.Exists(path)
        ? FigureFile.Checked(path, screen, bytes =>
        {
            ScenarioReading reading = ScenarioText.Read(path, bytes);
            return (reading.Scenario, reading.Diagnostics);
        })
        : throw CommandException.Usage(
            $"there is no {path}. A scenario puts figures in place of those of the world; the "
            + "guide docs/guide/simulate.md shows how to write one.");
}
