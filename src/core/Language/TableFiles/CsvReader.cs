using System.Text;
using Outturn.Language.Syntax;
using Outturn.Quantities;
using Outturn.Schemes;

namespace Outturn.Language.TableFiles;

/// <summary>Cuts a CSV file into cells that know their places (RFC 4180, but a quoted cell never
/// holds a line break). Blanks around a cell do not count.</summary>
internal sealed class CsvReader
{
    /// <summary>Largest file that is read, in bytes.</summary>
    public const int MostBytes = 5_000_000;

    private readonly string _file;
    private readonly string _source;
    private readonly SourceLines _lines;
    private readonly ICollection<Diagnostic> _diagnostics;

    private CsvReader(
        string file, string source, SourceLines lines, ICollection<Diagnostic> diagnostics) =>
        (_file, _source, _lines, _diagnostics) = (file, source, lines, diagnostics);

    /// <summary>The file; null where it cannot be read, reported. <paramref name="source"/> is its
    /// text as far as it is one.</summary>
    public static CsvText? Read(
        string file, ReadOnlySpan<byte> bytes, ICollection<Diagnostic> diagnostics,
        out string source)
    {
        source = "";
        if (bytes.Length > MostBytes)
        {
            diagnostics.Add(Diagnostic.Error(
                "bad-csv", new Place(file, 1, 1, 0), "the file is larger than 5 MB",
                "keep the rows that the table needs"));
            return null;
        }
        var reader = new SourceReader("bad-csv", file, diagnostics);
        bool isText = reader.TryDecode(bytes, out source);
        source = SourceReader.Normalised(source);
        var lines = new SourceLines(source);
        return isText && reader.HasGoodCharacters(source, lines)
            ? new CsvReader(file, source, lines, diagnostics).Rows()
            : null;
    }

    private CsvText? Rows()
    {
        var rows = new List<CsvRow>();
        bool wrong = false;
        for (int line = 1; line <= _lines.Count; line++)
        {
            (int from, int to) = (_lines.Start(line), _lines.End(line));
            if (_source.AsSpan(from, to - from).Trim().IsEmpty)
            {
                continue;
            }
            CsvRow? row = Row(from, to);
            wrong |= row is null || !HasAsManyCells(row, rows);
            if (row is not null)
            {
                rows.Add(row);
            }
        }
        if (rows.Count == 0 && !wrong)
        {
            Report(0, 0, "the file is empty", "begin it with a header, then a row for each figure");
            return null;
        }
        return wrong ? null : new CsvText(_file, _source, rows[0], rows[1..]);
    }

    private bool HasAsManyCells(CsvRow row, List<CsvRow> before)
    {
        if (before.Count == 0 || before[0].Cells.Count == row.Cells.Count)
        {
            return true;
        }
        _diagnostics.Add(Diagnostic.Error(
            "bad-csv", row.Cells[0].Place,
            $"this row has {Numerals.Text(row.Cells.Count)} cells, and the header has "
                + Numerals.Text(before[0].Cells.Count),
            "a comma inside a cell needs quotes around the cell: \"£1,200\""));
        return false;
    }

    private CsvRow? Row(int from, int to)
    {
        var cells = new List<YamlScalar>();
        int at = from;
        while (true)
        {
            while (at < to && _source[at] == ' ')
            {
                at++;
            }
            bool quoted = at < to && _source[at] == '"';
            YamlScalar? cell = quoted ? Quoted(ref at, to) : Plain(ref at, to);
            if (cell is null)
            {
                return null;
            }
            cells.Add(cell);
            if (at == to)
            {
                return new CsvRow(cells);
            }
            at++;
        }
    }

    private YamlScalar? Plain(ref int at, int to)
    {
        int comma = _source.IndexOf(',', at, to - at);
        int end = comma < 0 ? to : comma;
        string text = _source[at..end].TrimEnd();
        int quote = text.IndexOf('"', StringComparison.Ordinal);
        if (quote >= 0)
        {
            Report(
                at + quote, at + quote + 1, "a quote stands inside a cell without quotes",
                "put quotes around the whole cell, and write \"\" for a quote in it");
            return null;
        }
        YamlScalar cell = Cell(text, [.. Enumerable.Range(at, text.Length + 1)], (at, end));
        at = end;
        return cell;
    }

    private YamlScalar? Quoted(ref int at, int to)
    {
        int open = at++;
        var text = new StringBuilder();
        var offsets = new List<int>();
        while (at < to && (_source[at] != '"' || (at + 1 < to && _source[at + 1] == '"')))
        {
            offsets.Add(at);
            text.Append(_source[at]);
            at += _source[at] == '"' ? 2 : 1;
        }
        if (at >= to)
        {
            Report(
                open, to, "a quote is opened and not closed on this line",
                "close it; a cell cannot hold a line break");
            return null;
        }
        offsets.Add(at++);
        int end = at;
        while (at < to && _source[at] == ' ')
        {
            at++;
        }
        if (at < to && _source[at] != ',')
        {
            Report(at, at + 1, "something stands behind the closing quote", "write a comma there");
            return null;
        }
        return Cell(text.ToString(), [.. offsets], (open, end));
    }

    private YamlScalar Cell(string text, int[] offsets, (int From, int To) extent) =>
        new(_lines.Place(_file, extent.From, extent.From + Math.Max(text.Length, 1)), text,
            ScalarStyle.Plain)
        {
            Map = new SourceMap(_lines, offsets),
            SourceStart = extent.From,
            SourceEnd = extent.To,
        };

    private void Report(int from, int to, string message, string remedy) => _diagnostics.Add(
        Diagnostic.Error("bad-csv", _lines.Place(_file, from, to), message, remedy));
}
