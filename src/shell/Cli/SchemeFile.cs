using System.CommandLine;
using Outturn.Language;
using Outturn.Schemes;

namespace Outturn.Cli;

/// <summary>The scheme that a verb is given: a scheme.yaml or its folder.</summary>
internal sealed record SchemeFile(string Path)
{
    // More than the core reads of a table, so that it can say so.
    private const int MostTableBytes = 6_000_000;

    /// <summary>The argument SCHEME.</summary>
    public static Argument<string> Argument() => new("SCHEME")
    {
        Description = "a scheme.yaml, or the folder it is in",
    };

    /// <summary>Finds the file.</summary>
    /// <exception cref="CommandException">There is none.</exception>
    public static SchemeFile Find(string given)
    {
        string path = Directory.Exists(given)
            ? System.IO.Path.Combine(given, "scheme.yaml")
            : given;
        if (given.StartsWith('-') && !File.Exists(path))
        {
            throw CommandException.Usage($"there is no option {given}.");
        }
        return File.Exists(path)
            ? new SchemeFile(path)
            : throw CommandException.Usage(
                $"there is no {path}. Name a scheme.yaml or the folder it is in, or make one "
                + "with \"outturn new NAME\".");
    }

    /// <summary>The folder of the scheme.</summary>
    public string Folder => System.IO.Path.GetDirectoryName(Path) is { Length: > 0 } folder
        ? folder
        : ".";

    /// <summary>The scheme's folder of facts.</summary>
    public string Facts => System.IO.Path.Combine(Folder, "facts");

    /// <summary>Reads and checks the text.</summary>
    public SchemeReading Read() => SchemeText.Read(Path, File.ReadAllBytes(Path), Table);

    /// <summary>The scheme, if it has no errors; prints its diagnostics on stderr.</summary>
    /// <exception cref="CommandException">It has errors, and nothing is done.</exception>
    public Scheme Checked(Screen screen) => Sound(screen).Scheme!;

    /// <summary>The reading of a text without errors; prints its diagnostics on stderr.</summary>
    /// <exception cref="CommandException">It has errors, and nothing is done.</exception>
    public SchemeReading Sound(Screen screen)
    {
        SchemeReading reading = Read();
        foreach (Diagnostic diagnostic in reading.Diagnostics)
        {
            if (diagnostic.Severity != Severity.Note)
            {
                screen.Error.WriteLine(
                    DiagnosticText.Render(
                        diagnostic, reading.Sources.Of(diagnostic.Place)));
            }
        }
        return reading.Scheme is not null
            ? reading
            : throw CommandException.No($"{Path} has errors, so nothing was done.");
    }

    // The core has seen to it that the name leads nowhere else; a link in the folder might.
    /// <summary>The bytes of a CSV table beside the scheme; null: there is none.</summary>
    public ReadOnlyMemory<byte>? Table(string name)
    {
        string path = System.IO.Path.Combine(Folder, name);
        if (!File.Exists(path) || !IsInFolder(path))
        {
            return null;
        }
        using FileStream file = File.OpenRead(path);
        byte[] bytes = new byte[(int)Math.Min(file.Length, MostTableBytes)];
        file.ReadExactly(bytes);
        return bytes;
    }

    private bool IsInFolder(string path)
    {
        string target = File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName
            ?? System.IO.Path.GetFullPath(path);
        return target.StartsWith(
            System.IO.Path.GetFullPath(Folder) + System.IO.Path.DirectorySeparatorChar,
            StringComparison.Ordinal);
    }
}
