using Outturn.Simulation.Bids;
using Outturn.Simulation.Worlds;

namespace Outturn.Cli;

/// <summary>Who is asked to sign: a profile.yaml.</summary>
internal sealed record ProfileFile(string Path)
{
    /// <summary>The file named.</summary>
    /// <exception cref="CommandException">There is none.</exception>
    public static ProfileFile Find(string path) => File.Exists(path)
        ? new ProfileFile(path)
        : throw CommandException.Usage(
            $"there is no {path}. A profile says what a provider costs, has and expects; the "
            + "guide docs/guide/bid.md shows how to write one.");

    /// <summary>The profile, if it has no errors; prints what is wrong on stderr.</summary>
    /// <param name="world">The world that it is in.</param>
    /// <param name="changes">path=value, put in place of what is written.</param>
    /// <param name="screen">Where messages go.</param>
    /// <exception cref="CommandException">It has errors, and nothing is done.</exception>
    public Profile Checked(World world, IReadOnlyList<string> changes, Screen screen) =>
        FigureFile.Checked(Path, screen, bytes =>
        {
            ProfileReading reading = ProfileText.Read(world, Path, bytes,
                [.. changes.Select(c => FigureFile.Change(c, "cash=£250000"))]);
            return (reading.Profile, reading.Diagnostics);
        });
}
