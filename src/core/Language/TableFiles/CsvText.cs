using System.Text;
using Outturn.Language.Syntax;

namespace Outturn.Language.TableFiles;

/// <summary>A row of a CSV file; each cell knows its place in the file.</summary>
internal sealed record CsvRow(IReadOnlyList<YamlScalar> Cells);

/// <summary>The text of a CSV file beside a scheme, cut into cells.</summary>
/// <param name="File">Its path, as diagnostics show it.</param>
/// <param name="Source">The text, without byte-order mark and with LF line ends.</param>
/// <param name="Header">The first row.</param>
/// <param name="Rows">The others; empty lines are left out.</param>
internal sealed record CsvText(
    string File, string Source, CsvRow Header, IReadOnlyList<CsvRow> Rows)
{
    /// <summary>The content, whichever way it is quoted and its lines end: what the version of a
    /// scheme is made of.</summary>
    public string Content()
    {
        var text = new StringBuilder();
        foreach (CsvRow row in Rows.Prepend(Header))
        {
            text.AppendJoin(',', row.Cells.Select(Quoted)).Append('\n');
        }
        return text.ToString();
    }

    private static string Quoted(YamlScalar cell) =>
        '"' + cell.Text.Replace("\"", "\"\"", StringComparison.Ordinal) + '"';
}
