using Outturn.Language.Syntax;
using Outturn.Quantities;
using Outturn.Schemes;

namespace Outturn.Language.TableFiles;

/// <summary>The rows of a table's file as the tree that <c>values</c> would be: a level for each
/// key, outermost first, and the places of the file.</summary>
internal sealed class TableTree(
    CsvText csv, TableShape shape, TableHeader header, ICollection<Diagnostic> diagnostics)
{
    private const string Otherwise = "otherwise";

    // What stands under a key: further keys in the order of the rows, or the row of the figures.
    private sealed class Branch(YamlScalar key)
    {
        private readonly Dictionary<string, Branch> _byText = new(StringComparer.Ordinal);

        public YamlScalar Key => key;

        public List<Branch> Under { get; } = [];

        public CsvRow? Row { get; set; }

        public Branch At(YamlScalar next)
        {
            if (!_byText.TryGetValue(next.Text, out Branch? branch))
            {
                _byText.Add(next.Text, branch = new Branch(next));
                Under.Add(branch);
            }
            return branch;
        }
    }

    /// <summary>The tree; null where rows contradict each other, reported.</summary>
    public YamlNode? Values()
    {
        if (csv.Rows.Count == 0)
        {
            diagnostics.Add(Diagnostic.Error(
                "bad-csv", csv.Header.Cells[0].Place, "the file has a header and no rows",
                "add a row for each figure"));
            return null;
        }
        var root = new Branch(csv.Header.Cells[0]);
        if (!shape.IsDated)
        {
            Put(csv.Rows, root);
        }
        else if (new DatedRows(header, Keys, diagnostics).Of(csv.Rows) is { } stretches)
        {
            foreach (DatedStretch stretch in stretches)
            {
                Put(stretch.Rows, root.At(stretch.Key));
            }
        }
        return diagnostics.Any(d => d.Place.File == csv.File) ? null : Node(root);
    }

    private string Keys(CsvRow row) => string.Join('\n', shape.By.Select(b => Key(row, b).Text));

    private void Put(IReadOnlyList<CsvRow> rows, Branch under)
    {
        foreach (CsvRow row in rows)
        {
            Branch branch = shape.By.Aggregate(under, (b, name) => b.At(Key(row, name)));
            if (branch.Row is { } first)
            {
                Twice(row, first);
            }
            branch.Row ??= row;
        }
    }

    private void Twice(CsvRow row, CsvRow first)
    {
        string keys = string.Join(", ", shape.By.Select(b => Key(row, b).Text));
        Place before = first.Cells[0].Place;
        diagnostics.Add(new Diagnostic(
            "duplicate-key", Severity.Error, row.Cells[0].Place,
            (keys.Length == 0 ? "the figure" : $"({keys})")
                + $" stands twice, first in line {Numerals.Text(before.Line)}",
            "remove one of the two rows", before));
    }

    private YamlScalar Key(CsvRow row, string column)
    {
        YamlScalar cell = header.Cell(row, column)!;
        return cell.Text.Length > 0 ? cell : cell with { Text = Otherwise, Map = null };
    }

    // The order of rows has no meaning: what takes all that no other key takes comes last.
    private YamlNode Node(Branch branch)
    {
        if (branch.Row is { } row)
        {
            return Figures(row);
        }
        return new YamlMap(
            branch.Under[0].Key.Place,
            [
                .. branch.Under.OrderBy(b => b.Key.Text is Otherwise or "beyond" ? 1 : 0)
                    .Select(b => new YamlEntry(b.Key, Node(b))),
            ],
            Flow: false);
    }

    private YamlNode Figures(CsvRow row)
    {
        YamlScalar[] figures =
        [
            .. shape.Figures.Select(f => Figure(header.Cell(row, f.Name)!, f.Type)),
        ];
        YamlNode node = figures is [var only]
            ? only
            : new YamlList(figures[0].Place, figures, Flow: true);
        YamlEntry[] standing =
        [
            .. new[] { "mark", "source" }
                .Select(name => (Name: name, Cell: header.Cell(row, name)))
                .Where(c => c.Cell is { Text.Length: > 0 })
                .Select(c => new YamlEntry(c.Cell! with { Text = c.Name, Map = null }, c.Cell)),
        ];
        return standing.Length == 0
            ? node
            : new YamlMap(
                node.Place,
                [new YamlEntry(figures[0] with { Text = "is", Map = null }, node), .. standing],
                Flow: true);
    }

    private static YamlScalar Figure(YamlScalar cell, string? type)
    {
        string text = TableShape.Figure(cell.Text, type);
        return text == cell.Text ? cell : cell with { Text = text, Map = null };
    }
}
