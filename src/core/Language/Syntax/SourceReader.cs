using System.Text;

namespace Outturn.Language.Syntax;

/// <summary>From the bytes of a file to its text: UTF-8, not too large, LF at the ends of lines,
/// no characters that nobody sees. What is wrong is an error of <paramref name="rule"/>.</summary>
internal sealed class SourceReader(string rule, string file, ICollection<Diagnostic> diagnostics)
{
    private const int MostCharacterProblems = 20;

    /// <summary>The text as it is; where it is not UTF-8, reported, what stands before that, and
    /// false.</summary>
    public bool TryDecode(ReadOnlySpan<byte> bytes, out string text)
    {
        var strict = new UTF8Encoding(false, throwOnInvalidBytes: true);
        try
        {
            text = strict.GetString(bytes);
            return true;
        }
        catch (DecoderFallbackException problem)
        {
            text = Normalised(Encoding.UTF8.GetString(bytes[..Math.Max(0, problem.Index)]));
            var place = new SourceLines(text).Place(file, text.Length, text.Length);
            diagnostics.Add(Diagnostic.Error(
                rule, place, "this is not UTF-8 text", "save the file as UTF-8 and try again"));
            return false;
        }
    }

    /// <summary>Without byte-order mark, with LF line ends.</summary>
    public static string Normalised(string text)
    {
        var start = text.Length > 0 && text[0] == '\uFEFF' ? 1 : 0;
        var source = text[start..];
        return source.Contains('\r', StringComparison.Ordinal)
            ? source.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n')
            : source;
    }

    /// <summary>Whether every character may stand in a text; those that may not are reported.
    /// </summary>
    public bool HasGoodCharacters(string source, SourceLines lines)
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
                diagnostics.Add(Diagnostic.Error(
                    rule, lines.Place(file, at, at + 1), complaint.Message, complaint.Remedy));
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
