using Outturn.Exchange;
using Outturn.Facts;
using Outturn.Schemes;

namespace Outturn.Cli;

/// <summary>The folder of fact files that a verb is given, or the one beside the scheme.</summary>
internal static class FactFolder
{
    /// <summary>The folder to read.</summary>
    /// <exception cref="CommandException">There is none, or no file of facts is in it: a slip in a
    /// name must not settle to nothing.</exception>
    public static string Find(string? given, SchemeFile scheme)
    {
        string folder = given ?? scheme.Facts;
        if (!Directory.Exists(folder))
        {
            throw CommandException.Usage(
                $"there is no folder {folder}. Name the folder of fact files with --facts DIR.");
        }
        return FactFiles.Names.Any(name => File.Exists(Path.Combine(folder, name)))
            ? folder
            : throw CommandException.Usage(
                $"no fact file is in {folder}: they are called "
                + $"{string.Join(", ", FactFiles.Names)}.");
    }

    /// <summary>The facts known as at a date, with progress on a terminal.</summary>
    public static FactBase Read(string folder, Scheme scheme, DateOnly? asAt)
    {
        using var progress = new ProgressLine("reading facts");
        return FactFiles.Read(folder, scheme, asAt, (Environment.ProcessorCount, progress.Show));
    }
}
