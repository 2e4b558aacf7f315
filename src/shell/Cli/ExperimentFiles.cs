using System.Reflection;
using System.Text;
using Outturn.Simulation.Experiments;

namespace Outturn.Cli;

/// <summary>The experiments that come with the program, and those of anybody who writes one.
/// </summary>
internal static class ExperimentFiles
{
    private const string Folder = "experiments/";

    /// <summary>The texts of the usual contract and the usual world.</summary>
    public static (string Scheme, string World) Usual =>
        (Text(Folder + "scheme.yaml"), Text(Folder + "world.yaml"));

    /// <summary>All that come with the program: e1, e1b, e2 and so on.</summary>
    public static Experiment[] All => [.. typeof(ExperimentFiles).Assembly
        .GetManifestResourceNames()
        .Where(n => n.StartsWith(Folder + "e", StringComparison.Ordinal))
        .Select(Own)
        .OrderBy(e => int.Parse(
            e.Id.AsSpan(1).TrimEnd('b'), System.Globalization.CultureInfo.InvariantCulture))
        .ThenBy(e => e.Id, StringComparer.Ordinal)];

    /// <summary>An experiment by its name, or one in a file, with the contract and the world beside
    /// it where there are such.</summary>
    /// <exception cref="CommandException">There is none, or it has errors.</exception>
    public static (Experiment Experiment, (string Scheme, string World) Texts) Find(
        string name, Screen screen)
    {
        if (!name.EndsWith(".yaml", StringComparison.Ordinal))
        {
            return (Array.Find(All, e => e.Id == name)
                ?? throw CommandException.Usage($"there is no experiment \"{name}\"; "
                    + "\"outturn experiment\" lists them."), Usual);
        }
        if (!File.Exists(name))
        {
            throw CommandException.Usage($"there is no {name}. The guide "
                + "docs/guide/experiments.md shows how to write an experiment.");
        }
        Experiment written = FigureFile.Checked(name, screen, bytes =>
        {
            ExperimentReading reading = ExperimentText.Read(name, bytes);
            return (reading.Experiment, reading.Diagnostics);
        });
        string folder = Path.GetDirectoryName(Path.GetFullPath(name))!;
        (string scheme, string world) = Usual;
        return (written, (
            Beside(folder, "scheme.yaml", scheme), Beside(folder, "world.yaml", world)));
    }

    private static string Beside(string folder, string file, string otherwise) =>
        Path.Combine(folder, file) is var path && File.Exists(path)
            ? File.ReadAllText(path) : otherwise;

    private static Experiment Own(string name)
    {
        ExperimentReading reading = ExperimentText.Read(name, Encoding.UTF8.GetBytes(Text(name)));
        return reading.Experiment ?? throw new InvalidOperationException(
            string.Join('\n', reading.Diagnostics));
    }

    private static string Text(string name)
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly()
            .GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"{name} is not in the program"));
        return reader.ReadToEnd();
    }
}
