using System.Collections.Immutable;

namespace Outturn.Facts;

/// <summary>Reads the header of a file of facts: its first line, after a byte order mark if there
/// is one.</summary>
internal static class FactHeaderReading
{
    private const int MostColumns = 1000;

    /// <summary>The columns, the number of the line after them, and where that line begins.
    /// </summary>
    public static (FactHeader Header, int Line, long Body) Read(FactSource source)
    {
        var buffer = new byte[Math.Min(LineChunks.LongestLine + 4, source.Length)];
        Span<byte> bytes = buffer.AsSpan(0, source.Read(0, buffer));
        int start = Start(source, bytes);
        int end = bytes[start..].IndexOf((byte)'\n');
        if (end < 0 && source.Length > bytes.Length)
        {
            throw Wrong(source, "the header is longer than 1 MiB. Is this a CSV file?");
        }
        int size = end < 0 ? bytes.Length - start : end;
        Span<byte> line = bytes.Slice(start, size).TrimEnd((byte)'\r');
        FactHeader header = Columns(source, line);
        return (header, 2, end < 0 ? source.Length : start + size + 1);
    }

    private static int Start(FactSource source, ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith((byte[])[0xFF, 0xFE]) || bytes.StartsWith((byte[])[0xFE, 0xFF]))
        {
            throw Wrong(source, "the file is UTF-16. Save it as \"CSV UTF-8\"");
        }
        return bytes.StartsWith((byte[])[0xEF, 0xBB, 0xBF]) ? 3 : 0;
    }

    private static FactHeader Columns(FactSource source, Span<byte> line)
    {
        if (line.IsEmpty)
        {
            throw Wrong(source, "there is no header. The first line names the columns");
        }
        if (!CsvLine.IsUtf8(line))
        {
            throw Wrong(source, "the header is not UTF-8. Save the file as \"CSV UTF-8\"");
        }
        var fields = new Field[MostColumns];
        if (CsvLine.Split(line, fields, out int count) is not null || count > MostColumns)
        {
            throw Wrong(source, "the header cannot be read: a quote is not closed, text stands "
                + "beside quotes, or there are more than 1,000 columns");
        }
        var names = ImmutableArray.CreateBuilder<string>(count);
        foreach (Field field in fields.AsSpan(0, count))
        {
            string name = CsvLine.Text(line.Slice(field.Start, field.Length)).Trim();
            if (name.Length > 0 && names.Contains(name))
            {
                throw Wrong(source, $"two columns are called \"{name}\". Rename or remove one");
            }
            names.Add(name);
        }
        return new FactHeader(source.Name, 1, names.MoveToImmutable());
    }

    private static FactFileException Wrong(FactSource source, string message) =>
        new(source.Name, 1, message);
}
