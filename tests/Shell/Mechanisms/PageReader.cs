using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Outturn.Tests.Shell.Mechanisms;

/// <summary>Reads the form of a page. What does not fit the form is a fault of the page, said with
/// its line.</summary>
internal sealed partial class PageReader
{
    private readonly string _name;
    private readonly string[] _lines;
    private readonly List<PageCase> _cases = [];
    private readonly List<Block> _facts = [];
    private string _section = "";
    private string? _scheme;
    private int _at;

    private PageReader(string name, string[] lines) => (_name, _lines) = (name, lines);

    public static Page Read(string name, string[] lines)
    {
        var reader = new PageReader(name, lines);
        for (; reader._at < lines.Length; reader._at++)
        {
            reader.Line(lines[reader._at]);
        }
        return new Page(
            name, reader._scheme ?? throw reader.Fault("the page has no scheme"),
            [.. reader._facts])
        {
            Cases = [.. reader._cases],
        };
    }

    private void Line(string line)
    {
        if (line.StartsWith("### ", StringComparison.Ordinal))
        {
            _cases.Add(new PageCase(line[4..].Trim()));
        }
        else if (line.StartsWith("## ", StringComparison.Ordinal))
        {
            _section = line[3..].Trim();
        }
        else if (line.StartsWith("```", StringComparison.Ordinal))
        {
            Fence(line[3..].Trim());
        }
        else if (AsAt().Match(line) is { Success: true } date)
        {
            Case.Moments.Add(new Moment(date.Groups[1].Value));
        }
        else if (line.StartsWith('|'))
        {
            Table();
        }
    }

    private PageCase Case => _cases.Count > 0 && _section == "Cases"
        ? _cases[^1] : throw Fault("this belongs under a ### case of \"## Cases\"");

    private void Fence(string words)
    {
        int end = Array.IndexOf(_lines, "```", _at + 1);
        if (end < 0)
        {
            throw Fault("the block is not closed");
        }
        ImmutableArray<string> lines = [.. _lines[(_at + 1)..end]];
        string[] parts = words.Split(' ', 2);
        switch (parts[0], _section)
        {
            case ("yaml", "Scheme"):
                _scheme = string.Join('\n', lines) + "\n";
                break;
            case ("yaml", "Cases"):
                Case.Scheme = string.Join('\n', lines) + "\n";
                break;
            case ("csv", "Facts") when parts.Length == 2:
                _facts.Add(new Block(parts[1], lines));
                break;
            case ("csv", "Cases") when parts.Length == 2:
                Case.Facts.Add(new Block(parts[1], lines));
                break;
            case ("yaml" or "csv", _):
                throw Fault("a block of csv names its file and stands under Facts or a case");
            default:
                break;
        }
        _at = end;
    }

    private void Table()
    {
        if (_section != "Cases")
        {
            return;
        }
        ImmutableArray<string> head = [.. Cells(_lines[_at])];
        var rows = new List<string[]>();
        for (_at += 2; _at < _lines.Length && _lines[_at].StartsWith('|'); _at++)
        {
            string[] cells = Cells(_lines[_at]);
            rows.Add(cells.Length == head.Length
                ? cells : throw Fault($"{head.Length} columns are asked, {cells.Length} stand"));
        }
        _at--;
        if (head[0] is not ("clause" or "refused" or "rule"))
        {
            return;
        }
        if (Case.Moments.Count == 0)
        {
            Case.Moments.Add(Case.IsText
                ? new Moment("") : throw Fault("\"As at DATE.\" stands above the table"));
        }
        Case.Moments[^1].Tables.Add(new PageTable(head, rows));
    }

    private static string[] Cells(string row) =>
        [.. row.Trim().Trim('|').Split('|').Select(c => c.Trim().Trim('`'))];

    private InvalidDataException Fault(string what) =>
        new($"docs/spec/mechanisms/{_name}.md:{_at + 1}: {what}");

    [GeneratedRegex(@"^As at (\d{4}-\d{2}-\d{2})[.:]?\s*$")]
    private static partial Regex AsAt();
}
