using System.Globalization;

namespace Outturn.Language.Syntax;

/// <summary>
/// Finds where each character of a scalar's text stands in the source, by reading the source
/// beside the text. What it finds also says exactly where the scalar ends.
/// </summary>
internal sealed class ScalarMapper(string source, SourceLines lines)
{
    /// <summary>The map of a scalar that begins at an offset; null if the two do not agree.
    /// The end is one past the last character, closing quote included.</summary>
    public (SourceMap? Map, int End) Map(string text, ScalarStyle style, int start, int fallback)
    {
        var offsets = new int[text.Length + 1];
        var end = style switch
        {
            ScalarStyle.Single => Quoted(text, start + 1, offsets, '\''),
            ScalarStyle.Double => Quoted(text, start + 1, offsets, '"'),
            ScalarStyle.Plain => Flowing(text, start, offsets, '\0'),
            _ => Block(text, start, offsets),
        };
        return end < 0 ? (null, fallback) : (new SourceMap(lines, offsets), end);
    }

    private int Quoted(string text, int from, int[] offsets, char quote)
    {
        var end = Flowing(text, from, offsets, quote);
        while (end >= 0 && end < source.Length && source[end] is ' ' or '\n')
        {
            end++;
        }

        return end >= 0 && end < source.Length && source[end] == quote ? end + 1 : -1;
    }

    // Plain and quoted text: a line break in the source reads as a space, each further one as a
    // line break; blanks around them are dropped.
    private int Flowing(string text, int from, int[] offsets, char quote)
    {
        var at = from;
        var done = 0;
        while (done < text.Length)
        {
            if (at >= source.Length)
            {
                return -1;
            }

            var next = source[at] is ' ' or '\n'
                ? Blanks(text, ref done, at, offsets)
                : Character(text, ref done, at, (offsets, quote));
            if (next < 0)
            {
                return -1;
            }

            at = next;
        }

        offsets[text.Length] = at;
        return at;
    }

    private int Blanks(string text, ref int done, int at, int[] offsets)
    {
        var end = at;
        var breaks = new List<int>();
        while (end < source.Length && source[end] is ' ' or '\n')
        {
            if (source[end] == '\n')
            {
                breaks.Add(end);
            }

            end++;
        }

        if (breaks.Count == 0)
        {
            for (var blank = at; blank < end && done < text.Length; blank++)
            {
                offsets[done++] = blank;
            }

            return end;
        }

        var first = breaks.Count == 1 ? 0 : 1;
        var read = breaks.Count == 1 ? ' ' : '\n';
        for (var index = first; index < breaks.Count; index++)
        {
            if (done >= text.Length || text[done] != read)
            {
                return -1;
            }

            offsets[done++] = breaks[index];
        }

        return end;
    }

    private int Character(string text, ref int done, int at, (int[] Offsets, char Quote) scalar)
    {
        var c = source[at];
        if (scalar.Quote == '"' && c == '\\')
        {
            return Escape(text, ref done, at, scalar.Offsets);
        }

        if (text[done] != c)
        {
            return -1;
        }

        scalar.Offsets[done++] = at;
        return at + (scalar.Quote == '\'' && c == '\'' ? 2 : 1);
    }

    private int Escape(string text, ref int done, int at, int[] offsets)
    {
        if (at + 1 >= source.Length)
        {
            return -1;
        }

        var kind = source[at + 1];
        if (kind == '\n')
        {
            var end = at + 2;
            while (end < source.Length && source[end] is ' ')
            {
                end++;
            }

            return end;
        }

        var digits = kind switch { 'x' => 2, 'u' => 4, 'U' => 8, _ => 0 };
        var stop = at + 2 + digits;
        if (stop > source.Length)
        {
            return -1;
        }

        var long32 = kind == 'U' && int.TryParse(
            source.AsSpan(at + 2, 8), NumberStyles.HexNumber, NumberFormatInfo.InvariantInfo,
            out var point) && point > 0xFFFF;
        offsets[done++] = at;
        if (long32 && done < text.Length)
        {
            offsets[done++] = at;
        }

        return stop;
    }

    // After | or >: lines of one indentation; between two of them the text has a space or line
    // breaks.
    private int Block(string text, int start, int[] offsets)
    {
        var header = lines.LineOf(start);
        var body = lines.End(header);
        var done = 0;
        var end = body;
        var indent = -1;
        for (var line = header + 1; line <= lines.Count && done < text.Length; line++)
        {
            var (from, to) = (lines.Start(line), lines.End(line));
            var blanks = LeadingBlanks(from, to);
            if (indent < 0 && from + blanks < to)
            {
                indent = blanks;
            }

            if (from + blanks >= to && (indent < 0 || blanks <= indent))
            {
                offsets[done] = from;
                continue;
            }

            if (blanks < indent)
            {
                break;
            }

            var length = to - from - indent;
            done = Breaks(text, done, (offsets, from));
            if (done + length > text.Length
                || string.CompareOrdinal(text, done, source, from + indent, length) != 0)
            {
                return -1;
            }

            for (var each = 0; each < length; each++)
            {
                offsets[done++] = from + indent + each;
            }

            end = to;
        }

        for (; done <= text.Length; done++)
        {
            if (done < text.Length && text[done] != '\n')
            {
                return -1;
            }

            offsets[done] = end;
        }

        return end;
    }

    private int LeadingBlanks(int from, int to)
    {
        var at = from;
        while (at < to && source[at] == ' ')
        {
            at++;
        }

        return at - from;
    }

    private static int Breaks(string text, int done, (int[] Offsets, int From) line)
    {
        var first = done;
        while (done < text.Length && text[done] == '\n')
        {
            line.Offsets[done++] = Math.Max(0, line.From - 1);
        }

        if (done == first && done > 0 && done < text.Length && text[done] == ' ')
        {
            line.Offsets[done++] = Math.Max(0, line.From - 1);
        }

        return done;
    }

    /// <summary>The style of a scalar event.</summary>
    public static ScalarStyle Style(YamlDotNet.Core.ScalarStyle style) => style switch
    {
        YamlDotNet.Core.ScalarStyle.SingleQuoted => ScalarStyle.Single,
        YamlDotNet.Core.ScalarStyle.DoubleQuoted => ScalarStyle.Double,
        YamlDotNet.Core.ScalarStyle.Folded => ScalarStyle.Folded,
        YamlDotNet.Core.ScalarStyle.Literal => ScalarStyle.Literal,
        _ => ScalarStyle.Plain,
    };
}
