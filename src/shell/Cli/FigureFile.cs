using System.Text;
using Outturn.Language;

namespace Outturn.Cli;

/// <summary>A file of figures with marks: world.yaml, profile.yaml, targets.yaml.</summary>
internal static class FigureFile
{
    /// <summary>What a file says, if it has no errors; prints what is wrong on stderr.</summary>
    /// <param name="path">The file.</param>
    /// <param name="screen">Where messages go.</param>
    /// <param name="read">Reads its bytes.</param>
    /// <exception cref="CommandException">It has errors, and nothing is done.</exception>
    public static T Checked<T>(
        string path, Screen screen,
        Func<byte[], (T? Of, IReadOnlyList<Diagnostic> Diagnostics)> read)
        where T : class
    {
        byte[] bytes = File.ReadAllBytes(path);
        (T? of, IReadOnlyList<Diagnostic> diagnostics) = read(bytes);
        string source = Encoding.UTF8.GetString(bytes);
        foreach (Diagnostic diagnostic in diagnostics)
        {
            screen.Error.WriteLine(DiagnosticText.Render(
                diagnostic, Source(diagnostic.Place.File, (path, source))));
        }
        return of ?? throw CommandException.No($"{path} has errors, so nothing was done.");
    }

    // What a scenario puts into a world may be wrong there: the message is about its file.
    private static string Source(string file, (string Path, string Text) own) =>
        file == own.Path ? own.Text : File.Exists(file) ? File.ReadAllText(file) : "";

    /// <summary>A figure put in place of another, as <c>--set</c> says it.</summary>
    /// <exception cref="CommandException">It is no path with a value.</exception>
    public static KeyValuePair<string, string> Change(string text, string example)
    {
        int equals = text.IndexOf('=', StringComparison.Ordinal);
        return equals > 0
            ? KeyValuePair.Create(text[..equals].Trim(), text[(equals + 1)..].Trim())
            : throw CommandException.Usage(
                $"--set {text}: write a path and a value, as {example}.");
    }
}
