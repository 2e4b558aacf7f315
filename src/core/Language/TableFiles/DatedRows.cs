using Outturn.Language.Syntax;
using Outturn.Quantities;

namespace Outturn.Language.TableFiles;

/// <summary>A stretch of days and the rows that are in force in it, as a key of the dated level.
/// </summary>
internal sealed record DatedStretch(YamlScalar Key, IReadOnlyList<CsvRow> Rows);

/// <summary>The rows of a dated table by the days on which they are in force. Each row has its own
/// <c>from</c> and <c>to</c>: the days are cut wherever one begins or ends, and a row without
/// <c>to</c> holds until the next row of the same keys.</summary>
internal sealed class DatedRows(
    TableHeader header, Func<CsvRow, string> keysOf, ICollection<Diagnostic> diagnostics)
{
    /// <summary>More figures than this, one for each row and stretch, are refused.</summary>
    public const int MostPlaced = 200_000;

    private readonly List<DatedRow> _dated = [];
    private readonly List<CsvRow> _otherwise = [];

    // A row with its first and last day; the last is closed where the next row begins.
    private sealed record DatedRow(CsvRow Row, DateOnly From, DateOnly? To)
    {
        public DateOnly Last { get; set; } = To ?? DateOnly.MaxValue;
    }

    /// <summary>The stretches in order of date, and last the rows without dates; null where a date
    /// is wrong, reported.</summary>
    public IReadOnlyList<DatedStretch>? Of(IReadOnlyList<CsvRow> rows)
    {
        int before = diagnostics.Count;
        foreach (CsvRow row in rows)
        {
            Read(row);
        }
        if (diagnostics.Count > before)
        {
            return null;
        }
        foreach (IGrouping<string, DatedRow> same in _dated.GroupBy(r => keysOf(r.Row)))
        {
            InTurn([.. same.OrderBy(r => r.From)]);
        }
        return diagnostics.Count > before ? null : Cut();
    }

    private void Read(CsvRow row)
    {
        YamlScalar from = header.Cell(row, "from")!;
        YamlScalar to = header.Cell(row, "to")!;
        if (from.Text.Length == 0 && to.Text.Length == 0)
        {
            _otherwise.Add(row);
            return;
        }
        if (from.Text.Length == 0)
        {
            diagnostics.Add(Diagnostic.Error(
                "table-key", to.Place, "this row has a last day and no first",
                "write its first day under \"from\"; a row without both dates is \"otherwise\""));
            return;
        }
        if (Day(from) is not { } first || (to.Text.Length > 0 && Day(to) is null))
        {
            return;
        }
        DateOnly? last = to.Text.Length > 0 ? Day(to) : null;
        if (last < first)
        {
            diagnostics.Add(Diagnostic.Error(
                "edges-not-ascending", to.Place, $"{to.Text} lies before {from.Text}",
                "exchange them, or correct the year"));
            return;
        }
        _dated.Add(new DatedRow(row, first, last));
    }

    private DateOnly? Day(YamlScalar cell)
    {
        if (CalendarDates.TryParse(cell.Text, out DateOnly day))
        {
            return day;
        }
        diagnostics.Add(Diagnostic.Error(
            "table-key", cell.Place, $"\"{cell.Text}\" is not a date", "write it as 2025-04-01"));
        return null;
    }

    private void InTurn(List<DatedRow> rows)
    {
        for (int i = 1; i < rows.Count; i++)
        {
            (DatedRow before, DatedRow row) = (rows[i - 1], rows[i]);
            bool same = before.From == row.From;
            if (before.To is null && !same)
            {
                before.Last = row.From.AddDays(-1);
            }
            else if (before.Last >= row.From)
            {
                YamlScalar at = header.Cell(row.Row, "from")!;
                YamlScalar first = header.Cell(before.Row, "from")!;
                diagnostics.Add(new Diagnostic(
                    "table-overlap", Severity.Error, at.Place,
                    $"{at.Text} is in this row and in the row of line "
                        + $"{Numerals.Text(first.Place.Line)}, which has the same keys",
                    "let one end before the other begins", first.Place));
            }
        }
    }

    private List<DatedStretch>? Cut()
    {
        DateOnly[] edges =
        [
            .. _dated.Select(r => r.From)
                .Concat(_dated.Where(r => r.Last < DateOnly.MaxValue)
                    .Select(r => r.Last.AddDays(1)))
                .Distinct().Order(),
        ];
        var stretches = new List<DatedStretch>();
        Queue<DatedRow> coming = new(_dated.OrderBy(r => r.From));
        List<DatedRow> inForce = [];
        int placed = 0;
        for (int i = 0; i < edges.Length; i++)
        {
            inForce.RemoveAll(r => r.Last < edges[i]);
            while (coming.TryPeek(out DatedRow? next) && next.From <= edges[i])
            {
                inForce.Add(coming.Dequeue());
            }
            placed += inForce.Count;
            if (placed > MostPlaced)
            {
                diagnostics.Add(Diagnostic.Error(
                    "bad-csv", header.Cell(_dated[0].Row, "from")!.Place,
                    "the rows begin on so many different days that the table is too large",
                    "let rows begin and end together, or make several tables"));
                return null;
            }
            if (inForce.Count > 0)
            {
                DateOnly? end = i + 1 < edges.Length ? edges[i + 1].AddDays(-1) : null;
                stretches.Add(new DatedStretch(
                    Key(inForce, edges[i], end), [.. inForce.Select(r => r.Row)]));
            }
        }
        AddOtherwise(stretches);
        return stretches;
    }

    private void AddOtherwise(List<DatedStretch> stretches)
    {
        if (_otherwise.Count > 0)
        {
            YamlScalar first = header.Cell(_otherwise[0], "from")!;
            stretches.Add(new DatedStretch(first with { Text = "otherwise", Map = null },
                _otherwise));
        }
    }

    // A stretch with a row of no end reaches up to the next, as "from X" does.
    private YamlScalar Key(List<DatedRow> rows, DateOnly from, DateOnly? end)
    {
        DatedRow first = rows.Find(r => r.From == from) ?? rows[0];
        bool open = end is null || rows.Exists(r => r.To is null);
        string text = CalendarDates.Text(from);
        return header.Cell(first.Row, "from")! with
        {
            Text = open ? $"from {text}"
                : $"{text} to {CalendarDates.Text(end!.Value)}",
            Map = null,
        };
    }
}
