using System.Text;

namespace Outturn.Tests.Shell.Schemes;

/// <summary>
/// A CSV file as the oracles read it: text cells under a header, quotes doubled inside quotes.
/// It is kept apart from the product's own reader on purpose: a second hand reads for itself.
/// </summary>
internal sealed record Table(string Name, string[] Columns, List<string[]> Rows)
{
    public static Table Read(string file)
    {
        var lines = File.ReadAllLines(file).Where(line => line.Length > 0).Select(Cells).ToList();
        var name = Path.GetFileNameWithoutExtension(file);
        return new Table(name, lines[0], lines.Skip(1).ToList());
    }

    /// <summary>The cell under a column; empty where the file has no such column.</summary>
    public string Cell(string[] row, string column)
    {
        var at = Array.IndexOf(Columns, column);
        return at < 0 ? "" : row[at];
    }

    private static string[] Cells(string line)
    {
        var cells = new List<string>();
        var cell = new StringBuilder();
        var quoted = false;
        for (var at = 0; at < line.Length; at++)
        {
            var mark = line[at];
            if (mark == '"' && quoted && at + 1 < line.Length && line[at + 1] == '"')
                cell.Append(line[at++]);
            else if (mark == '"')
                quoted = !quoted;
            else if (mark == ',' && !quoted)
                Close();
            else
                cell.Append(mark);
        }
        Close();
        return [.. cells];

        void Close()
        {
            cells.Add(cell.ToString());
            cell.Clear();
        }
    }
}
