using Outturn.Language.Binding;
using Outturn.Language.Syntax;

namespace Outturn.Language.TableFiles;

/// <summary>Which column of a table's file holds what. The columns may stand in any order.
/// </summary>
internal sealed class TableHeader
{
    private readonly Dictionary<string, int> _columns = new(StringComparer.Ordinal);

    private TableHeader()
    {
    }

    /// <summary>The columns by name; null where the header is wrong, reported.</summary>
    public static TableHeader? Read(
        CsvText csv, TableShape shape, ICollection<Diagnostic> diagnostics)
    {
        string[] needed =
        [
            .. shape.IsDated ? ["from", "to"] : Array.Empty<string>(), .. shape.By,
            .. shape.Figures.Select(f => f.Name),
        ];
        var header = new TableHeader();
        int before = diagnostics.Count;
        if (needed.GroupBy(n => n).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            diagnostics.Add(Wrong(
                csv.Header.Cells[0],
                $"\"{twice.Key}\" would stand for a key and for a figure",
                "name the columns that the table gives: gives: {price: GBP}"));
        }
        for (int i = 0; i < csv.Header.Cells.Count; i++)
        {
            header.Add(i, csv.Header.Cells[i], [.. needed, "mark", "source"], diagnostics);
        }
        // A name that is misspelt is lacking too: saying one of the two is enough.
        foreach (string name in needed.Where(n =>
            diagnostics.Count == before && !header._columns.ContainsKey(n)))
        {
            diagnostics.Add(Wrong(
                csv.Header.Cells[0], $"the header has no \"{name}\"",
                $"write {Wording.List(needed)}, and if wished mark and source"));
        }
        return diagnostics.Count > before ? null : header;
    }

    /// <summary>The cell of a column; null: the file has no such column.</summary>
    public YamlScalar? Cell(CsvRow row, string column) =>
        _columns.TryGetValue(column, out int place) ? row.Cells[place] : null;

    private void Add(
        int place, YamlScalar cell, string[] known, ICollection<Diagnostic> diagnostics)
    {
        if (!known.Contains(cell.Text, StringComparer.Ordinal))
        {
            string? near = Spelling.Nearest(cell.Text, known);
            diagnostics.Add(Wrong(
                cell, $"the table has nothing called \"{cell.Text}\"",
                near is null
                    ? $"its columns are {Wording.List(known)}"
                    : $"did you mean \"{near}\"?"));
        }
        else if (!_columns.TryAdd(cell.Text, place))
        {
            diagnostics.Add(Wrong(cell, $"\"{cell.Text}\" stands twice", "remove one of the two"));
        }
    }

    private static Diagnostic Wrong(YamlScalar cell, string message, string remedy) =>
        Diagnostic.Error("wrong-header", cell.Place, message, remedy);
}
