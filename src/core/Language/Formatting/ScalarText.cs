using System.Globalization;
using System.Text;
using Outturn.Language.Syntax;

namespace Outturn.Language.Formatting;

/// <summary>A scalar on one line: plain where YAML reads it back as the same text, else in
/// single quotes, and in double quotes where it holds a line break.</summary>
internal static class ScalarText
{
    public static string OneLine(string text, bool flow)
        => IsPlain(text, flow) ? text
            : text.Any(NeedsEscape) ? Escaped(text)
            : $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    private static bool NeedsEscape(char c)
        => char.IsControl(c) || c is '\u2028' or '\u2029' or '\uFEFF';

    private static bool IsPlain(string text, bool flow)
    {
        if (text.Length == 0 || text[0] == ' ' || text[^1] is ' ' or ':' || text.Any(NeedsEscape))
        {
            return false;
        }

        if ("?:,[]{}#&*!|>'\"%@`".Contains(text[0], StringComparison.Ordinal)
            || text is "<<" or "-"
            || text.StartsWith("- ", StringComparison.Ordinal)
            || text.StartsWith("---", StringComparison.Ordinal)
            || text.StartsWith("...", StringComparison.Ordinal))
        {
            return false;
        }

        return !text.Contains(": ", StringComparison.Ordinal)
            && !text.Contains(" #", StringComparison.Ordinal)
            && !(flow && text.AsSpan().IndexOfAny(",[]{}?") >= 0)
            && !(flow && text.Contains("::", StringComparison.Ordinal));
    }

    private static string Escaped(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var c in text)
        {
            quoted.Append(c switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\n' => "\\n",
                _ when NeedsEscape(c)
                    => "\\u" + ((int)c).ToString("X4", NumberFormatInfo.InvariantInfo),
                _ => c.ToString(),
            });
        }

        return quoted.Append('"').ToString();
    }

    /// <summary>Whether text holds a number with commas in threes, which stands only outside
    /// braces (language reference 2.1).</summary>
    public static bool HasThousands(string text)
    {
        for (var at = 1; at + 3 < text.Length; at++)
        {
            if (text[at] == ',' && char.IsAsciiDigit(text[at - 1])
                && char.IsAsciiDigit(text[at + 1]) && char.IsAsciiDigit(text[at + 2])
                && char.IsAsciiDigit(text[at + 3]))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// The lines of a block after <c>&gt;-</c>, broken where the author broke the text; null
    /// where it stands on one line or would not be read back as the same text.
    /// </summary>
    public static List<string>? Folded(YamlScalar scalar)
    {
        var text = scalar.Text;
        var lines = new List<string>();
        var start = 0;
        for (var at = 1; at + 1 < text.Length; at++)
        {
            if (text[at] == ' ' && scalar.At(at + 1, 1).Line > scalar.At(at - 1, 1).Line)
            {
                lines.Add(text[start..at]);
                start = at + 1;
            }
        }

        lines.Add(text[start..]);
        var readable = lines.Count > 1
            && !text.Any(NeedsEscape)
            && lines.TrueForAll(line => line.Length > 0 && line[0] != ' ' && line[^1] != ' ');
        return readable ? lines : null;
    }

    /// <summary>Header and lines of a block after <c>|</c>; null where the text has one line or
    /// would not be read back as the same text.</summary>
    public static (string Header, string[] Lines)? Literal(string text)
    {
        var body = text.EndsWith('\n') ? text[..^1] : text;
        if (!text.Contains('\n', StringComparison.Ordinal) || body.Length == 0
            || body[0] is ' ' or '\n' || body[^1] == '\n')
        {
            return null;
        }

        var lines = body.Split('\n');
        var readable = Array.TrueForAll(
            lines, line => !line.Any(NeedsEscape) && (line.Length == 0 || line.Trim().Length > 0));
        return readable ? (body.Length == text.Length ? "|-" : "|", lines) : null;
    }
}
