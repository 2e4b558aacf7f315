using Outturn.Language.Syntax;

namespace Outturn.Language.English;

/// <summary>The rows of a table laid flat; the innermost keys become columns where they are the
/// same in every row.</summary>
internal sealed class TableRows(Speech speech, IReadOnlyList<string> dimensions)
{
    private const int MostColumns = 7;
    private readonly List<List<string>> rows = [];
    private IReadOnlyList<string> across = [];

    /// <summary>True where the innermost keys are points with straight lines between them.
    /// </summary>
    public bool Linear { get; init; }

    public sealed record Grid(
        int Keys, IReadOnlyList<string> Head, IReadOnlyList<IReadOnlyList<string>> Rows);

    public Grid Read(YamlMap values, IReadOnlyList<string> columns)
    {
        var inner = new List<YamlMap>();
        var crossed = columns.Count == 1 && dimensions.Count > 1
            && Innermost(values, dimensions.Count - 1, inner)
            && inner.Count > 1 && inner[0].Entries.Count is > 1 and <= MostColumns
            && inner.All(map => SameKeys(map, inner[0]));
        across = crossed ? [.. inner[0].Entries.Select(e => e.Key.Text)] : [];
        var levels = dimensions.Count - (crossed ? 1 : 0);
        Walk(values, levels, [], "");
        var head = crossed ? Heads(inner[0]) : columns;
        return new Grid(levels, head, rows);
    }

    private List<string> Heads(YamlMap first)
    {
        var keys = new KeyWords(speech);
        return [.. first.Entries.Select(e => Cell(keys, e.Key, dimensions.Count - 1))];
    }

    private string Cell(KeyWords words, YamlScalar key, int level)
        => Linear && level == dimensions.Count - 1
            ? words.Point(key, dimensions[level])
            : words.Cell(key, dimensions[level]);

    private static bool Innermost(YamlNode node, int depth, List<YamlMap> found)
    {
        if (node is not YamlMap map || map["is"] is not null)
        {
            return false;
        }

        if (depth == 0)
        {
            found.Add(map);
            return map.Entries.All(e => e.Value is YamlScalar);
        }

        return map.Entries.All(e => Innermost(e.Value, depth - 1, found));
    }

    private static bool SameKeys(YamlMap a, YamlMap b)
        => a.Entries.Select(e => e.Key.Text).SequenceEqual(
            b.Entries.Select(e => e.Key.Text), StringComparer.Ordinal);

    private void Walk(YamlNode node, int levels, List<string> keys, string mark)
    {
        if (node is YamlMap marked && marked["is"] is { } inside)
        {
            Walk(inside, levels, keys, Marks.Inline(speech.Contents, marked));
        }
        else if (keys.Count < levels && node is YamlMap map)
        {
            var words = new KeyWords(speech);
            foreach (var entry in map.Entries)
            {
                var cell = Cell(words, entry.Key, keys.Count);
                Walk(entry.Value, levels, [.. keys, cell], mark);
            }
        }
        else
        {
            Row(node, levels, keys, mark);
        }
    }

    private void Row(YamlNode node, int levels, List<string> keys, string mark)
    {
        while (keys.Count < levels)
        {
            keys.Add("all");
        }

        var cells = node switch
        {
            YamlMap map when across.Count > 0 => map.Entries.Select(e => speech.Value(e.Value)),
            YamlList list => list.Items.Select(speech.Value),
            _ => [speech.Value(node)],
        };
        rows.Add([.. keys, .. cells.Select(cell => cell.Trim('“', '”') + mark)]);
    }
}
