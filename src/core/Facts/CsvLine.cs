using System.Text;
using System.Text.Unicode;

namespace Outturn.Facts;

/// <summary>Where a field stands in its line, quotes left out.</summary>
internal readonly record struct Field(int Start, int Length);

/// <summary>Cuts one physical line into fields (RFC 4180, but a quoted field never holds a line
/// break: design, "Facts").</summary>
internal static class CsvLine
{
    private const byte Comma = (byte)',';
    private const byte Quote = (byte)'"';

    /// <summary>What is wrong with a line, and where; null where nothing is.</summary>
    internal readonly record struct Fault(RefusalReason Reason, int Column, int Start);

    /// <summary>Cuts the line. Doubled quotes become single ones in place, which is why the line
    /// may be written to. Fields beyond the room given are counted and not kept.</summary>
    public static Fault? Split(Span<byte> line, Span<Field> fields, out int count)
    {
        count = 0;
        return line.Contains(Quote)
            ? SplitQuoted(line, fields, ref count)
            : SplitPlain(line, fields, ref count);
    }

    /// <summary>Whether the bytes are UTF-8.</summary>
    public static bool IsUtf8(ReadOnlySpan<byte> line) => Utf8.IsValid(line);

    /// <summary>The text for people: what is not UTF-8 shows as a question mark in a box.
    /// </summary>
    public static string Text(ReadOnlySpan<byte> bytes) => Encoding.UTF8.GetString(bytes);

    private static Fault? SplitPlain(Span<byte> line, Span<Field> fields, ref int count)
    {
        int start = 0;
        for (int i = 0; i < line.Length; i++)
        {
            if (line[i] == Comma)
            {
                Keep(fields, ref count, new Field(start, i - start));
                start = i + 1;
            }
        }
        Keep(fields, ref count, new Field(start, line.Length - start));
        return null;
    }

    private static Fault? SplitQuoted(Span<byte> line, Span<Field> fields, ref int count)
    {
        int at = 0;
        while (true)
        {
            Fault? fault = at < line.Length && line[at] == Quote
                ? Quoted(line, ref at, out Field field)
                : Unquoted(line, ref at, out field);
            if (fault is not null)
            {
                return fault.Value with { Column = count };
            }
            Keep(fields, ref count, field);
            if (at == line.Length)
            {
                return null;
            }
            at++;
        }
    }

    private static Fault? Unquoted(Span<byte> line, ref int at, out Field field)
    {
        int length = line[at..].IndexOf(Comma);
        length = length < 0 ? line.Length - at : length;
        field = new Field(at, length);
        if (line.Slice(at, length).Contains(Quote))
        {
            return new Fault(RefusalReason.MalformedRow, 0, at);
        }
        at += length;
        return null;
    }

    private static Fault? Quoted(Span<byte> line, ref int at, out Field field)
    {
        int open = at, write = at + 1, read = at + 1;
        field = default;
        while (read < line.Length)
        {
            if (line[read] != Quote)
            {
                line[write++] = line[read++];
            }
            else if (read + 1 < line.Length && line[read + 1] == Quote)
            {
                line[write++] = Quote;
                read += 2;
            }
            else
            {
                field = new Field(open + 1, write - open - 1);
                at = read + 1;
                return at == line.Length || line[at] == Comma
                    ? null : new Fault(RefusalReason.MalformedRow, 0, open);
            }
        }
        return new Fault(RefusalReason.UnclosedQuote, 0, open);
    }

    private static void Keep(Span<Field> fields, ref int count, Field field)
    {
        if (count < fields.Length)
        {
            fields[count] = field;
        }
        count++;
    }
}
