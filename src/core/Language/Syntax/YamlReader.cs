using Outturn.Schemes;

namespace Outturn.Language.Syntax;

/// <summary>
/// Reads a file as a tree that keeps places and comments (language reference 2.1). Never throws:
/// what cannot be read gives diagnostics, and a document without a root where nothing is left.
/// </summary>
public static class YamlReader
{
    /// <summary>Largest file that is read, in bytes.</summary>
    public const int MostBytes = 5_000_000;

    /// <summary>Reads the bytes of a file, which must be UTF-8.</summary>
    public static YamlDocument Read(
        string file, ReadOnlySpan<byte> bytes, ICollection<Diagnostic> diagnostics)
    {
        if (bytes.Length > MostBytes)
        {
            return TooLarge(file, diagnostics);
        }

        return new SourceReader("bad-yaml", file, diagnostics).TryDecode(bytes, out var text)
            ? Read(file, text, diagnostics)
            : new YamlDocument(file, text, null, []);
    }

    /// <summary>Reads text.</summary>
    public static YamlDocument Read(
        string file, string text, ICollection<Diagnostic> diagnostics)
    {
        if (text.Length > MostBytes)
        {
            return TooLarge(file, diagnostics);
        }

        var source = SourceReader.Normalised(text);
        var lines = new SourceLines(source);
        var reader = new SourceReader("bad-yaml", file, diagnostics);
        return reader.HasGoodCharacters(source, lines)
            ? new TreeBuilder(file, source, lines, diagnostics).Build()
            : new YamlDocument(file, source, null, []);
    }

    internal static Diagnostic BadYaml(Place place, string message, string? remedy = null)
        => Diagnostic.Error("bad-yaml", place, message, remedy);

    private static YamlDocument TooLarge(string file, ICollection<Diagnostic> diagnostics)
    {
        diagnostics.Add(BadYaml(
            new Place(file, 1, 1, 0), "the file is larger than 5 MB",
            "move large tables to CSV files (from: rates.csv)"));
        return new YamlDocument(file, "", null, []);
    }
}
