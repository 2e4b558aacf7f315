using Outturn.Simulation.Calibrations;
using Outturn.Simulation.Worlds;

namespace Outturn.Cli;

/// <summary>What a world is to come to: a targets.yaml.</summary>
internal sealed record TargetsFile(string Path)
{
    /// <summary>The file named.</summary>
    /// <exception cref="CommandException">There is none.</exception>
    public static TargetsFile Find(string path) => File.Exists(path)
        ? new TargetsFile(path)
        : throw CommandException.Usage($"there is no {path}. The guide docs/guide/calibrate.md "
            + "shows how to write targets.");

    /// <summary>The targets, if they have no errors; prints what is wrong on stderr.</summary>
    /// <exception cref="CommandException">They have errors, and nothing is done.</exception>
    public Targets Checked(World world, Screen screen) =>
        FigureFile.Checked(Path, screen, bytes =>
        {
            TargetsReading reading = TargetsText.Read(world, Path, bytes);
            return (reading.Targets, reading.Diagnostics);
        });
}
