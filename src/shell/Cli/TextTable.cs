using Outturn.Simulation.Experiments;

namespace Outturn.Cli;

/// <summary>A table on a terminal: the first column to the left, the others to the right.</summary>
internal sealed class TextTable(params string[] headings)
{
    private readonly List<string[]> _rows = [];

    /// <summary>A table of the core.</summary>
    public static TextTable Of(ExperimentTable shown)
    {
        var table = new TextTable([.. shown.Head]);
        foreach (var row in shown.Rows)
        {
            table.Add([.. row]);
        }
        return table;
    }

    public void Add(params string[] cells) => _rows.Add(cells);

    public void Print(TextWriter to)
    {
        bool headed = headings[0].Length > 0;
        List<string[]> all = headed ? [headings, .. _rows] : _rows;
        int[] widths = [.. headings.Select((_, i) =>
            all.Count == 0 ? 0 : all.Max(r => r[i].Length))];
        foreach (string[] row in all)
        {
            to.WriteLine(string.Join("  ", row.Select((cell, i) => i == 0
                ? cell.PadRight(widths[i])
                : cell.PadLeft(widths[i]))).TrimEnd());
        }
    }
}
