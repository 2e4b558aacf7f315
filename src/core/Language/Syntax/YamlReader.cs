using System.Text;
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

    private const int MostCharacterProblems = 20;

    /// <summary>Reads the bytes of a file, which must be UTF-8.</summary>
    public static YamlDocument Read(
        string file, ReadOnlySpan<byte> bytes, ICollection<Diagnostic> diagnostics)
    {
        if (bytes.Length > MostBytes)
        {
            return TooLarge(file, diagnostics);
        }

        var strict = new UTF8Encoding(false, throwOnInvalidBytes: true);
        try
        {
            return Read(file, strict.GetString(bytes), diagnostics);
        }
        catch (DecoderFallbackException problem)
        {
            var good = Normalised(Encoding.UTF8.GetString(bytes[..Math.Max(0, problem.Index)]));
            var lines = new SourceLines(good);
            var place = lines.Place(file, good.Length, good.Length);
            diagnostics.Add(BadYaml(
                place, "this is not UTF-8 text", "save the file as UTF-8 and try again"));
            return new YamlDocument(file, good, null, []);
        }
    }

    /// <summary>Reads text.</summary>
    public static YamlDocument Read(
        string file, string text, ICollection<Diagnostic> diagnostics)
    {
        if (text.Length > MostBytes)
        {
            return TooLarge(file, diagnostics);
        }

        var source = Normalised(text);
        var lines = new SourceLines(source);
        return CharactersAreAllowed(file, source, lines, diagnostics)
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

    private static string Normalised(string text)
    {
        var start = text.Length > 0 && text[0] == '\uFEFF' ? 1 : 0;
        var source = text[start..];
        return source.Contains('\r', StringComparison.Ordinal)
            ? source.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n')
            : source;
    }

    private static bool CharactersAreAllowed(
        string file, string source, SourceLines lines, ICollection<Diagnostic> diagnostics)
    {
        var problems = 0;
        for (var at = 0; at < source.Length && problems < MostCharacterProblems; at++)
        {
            if (source[at] is '\n' or (>= ' ' and <= '~'))
            {
                continue;
            }

            if (char.IsSurrogatePair(source, at))
            {
                at++;
                continue;
            }

            if (Complaint(source[at]) is { } complaint)
            {
                diagnostics.Add(BadYaml(
                    lines.Place(file, at, at + 1), complaint.Message, complaint.Remedy));
                problems++;
                at = source[at] == '\t' ? lines.End(lines.LineOf(at)) - 1 : at;
            }
        }

        return problems == 0;
    }

    private static (string Message, string Remedy)? Complaint(char c) => c switch
    {
        '\t' => ("a tab stands here", "write spaces"),
        '\0' => ("a NUL character stands here", "remove it"),
        '\u0085' or '\u2028' or '\u2029' => ("an invisible line break stands here", "remove it"),
        '\uFEFF' => ("an invisible byte-order mark stands here", "remove it"),
        < ' ' or (>= '\u007F' and < '\u00A0') => ("a control character stands here", "remove it"),
        >= '\uD800' and <= '\uDFFF' => ("half a character stands here", "remove it"),
        >= '\uFFFE' => ("a character that is none stands here", "remove it"),
        _ => null,
    };
}
