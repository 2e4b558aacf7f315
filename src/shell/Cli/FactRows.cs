using Outturn.Quantities;
using Outturn.Settlement;

namespace Outturn.Cli;

/// <summary>The rows of fact files as they stand on disk: whether a line is there, what replaced
/// it or took it back.</summary>
internal sealed class FactRows(string folder, DateOnly asAt) : IFactFates
{
    private readonly Dictionary<string, string[]?> _files = new(StringComparer.Ordinal);

    /// <summary>The physical line of a file, from 1; null where there is none, or it is empty.
    /// </summary>
    public string? Line(string file, int line)
    {
        string[]? lines = Lines(file);
        return lines is null || line < 1 || line > lines.Length || lines[line - 1].Length == 0
            ? null
            : lines[line - 1];
    }

    /// <summary>The first line of a file that has the text in a column; null where none has.
    /// </summary>
    public int? RowOf(string file, string column, string text)
    {
        string[] lines = Lines(file) ?? [];
        string plain = text.Split('"')[0];
        for (int line = 2; line <= lines.Length; line++)
        {
            if (lines[line - 1].Contains(plain, StringComparison.Ordinal)
                && Cell(file, line, column) == text)
            {
                return line;
            }
        }
        return null;
    }

    /// <inheritdoc/>
    public string Of(string file, int line)
    {
        if (Cell(file, line, "id") is not { Length: > 0 } id)
        {
            return "";
        }
        string mine = Recorded(file, line);
        string known = CalendarDates.Text(asAt);
        (int Line, string Recorded) last = (0, "");
        for (int other = 2; other <= (Lines(file)?.Length ?? 0); other++)
        {
            string day = Recorded(file, other);
            if (other != line && Cell(file, other, "id") == id
                && string.CompareOrdinal(day, mine) >= 0
                && string.CompareOrdinal(day, known) <= 0
                && string.CompareOrdinal(day, last.Recorded) > 0)
            {
                last = (other, day);
            }
        }
        string verb = last.Line > 0 && Cell(file, last.Line, "status") == "withdrawn"
            ? "withdrawn" : "corrected";
        return last.Line == 0 ? ""
            : $"{verb} by {file}:{Numerals.Text(last.Line)}, recorded {Words(last.Recorded)}";
    }

    /// <summary>The day on which a row was recorded, as it stands there; else its own.</summary>
    public string Recorded(string file, int line)
    {
        foreach (string column in new[] { "recorded", "from", "referred", "started" })
        {
            if (Cell(file, line, column) is { Length: > 0 } day)
            {
                return day;
            }
        }
        return "";
    }

    private static string Words(string date) =>
        CalendarDates.TryParse(date.AsSpan(), out DateOnly day) ? CalendarDates.InWords(day) : date;

    private string? Cell(string file, int line, string column)
    {
        string[]? lines = Lines(file);
        if (lines is null || line < 2 || line > lines.Length)
        {
            return null;
        }
        int at = Array.IndexOf(Cells(lines[0].TrimStart('\uFEFF')), column);
        string[] cells = Cells(lines[line - 1]);
        return at < 0 || at >= cells.Length ? null : cells[at];
    }

    private static string[] Cells(string line)
    {
        var cells = new List<string>();
        int start = 0;
        bool quoted = false;
        for (int i = 0; i <= line.Length; i++)
        {
            if (i < line.Length && line[i] == '"')
            {
                quoted = !quoted;
            }
            else if (i == line.Length || (line[i] == ',' && !quoted))
            {
                cells.Add(Unquoted(line[start..i]));
                start = i + 1;
            }
        }
        return [.. cells];
    }

    private static string Unquoted(string cell) =>
        cell.Length > 1 && cell[0] == '"' && cell[^1] == '"'
            ? cell[1..^1].Replace("\"\"", "\"", StringComparison.Ordinal)
            : cell;

    private string[]? Lines(string file)
    {
        if (!_files.TryGetValue(file, out string[]? lines))
        {
            string path = Path.Combine(folder, file);
            lines = File.Exists(path)
                ? [.. File.ReadAllText(path).Split('\n').Select(l => l.TrimEnd('\r'))]
                : null;
            _files.Add(file, lines);
        }
        return lines;
    }
}
