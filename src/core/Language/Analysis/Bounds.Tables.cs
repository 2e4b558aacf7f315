using Outturn.Quantities;
using Outturn.Schemes;

namespace Outturn.Language.Analysis;

/// <content>Figures of tables.</content>
internal sealed partial class Bounds
{
    private Span InTable(TableAt f)
    {
        Table table = world.Scheme.Tables[f.Table];
        Span[] keys = [.. f.Keys.Select(Of)];
        Span? all = null;
        foreach (Span figure in Figures((table, f.Column), table.Values, keys, 0))
        {
            all = all?.Union(figure) ?? figure;
        }
        if (all is null)
        {
            return Unknown(f.Type);
        }
        bool linear = table.Levels.Any(l => l.Kind == LevelKind.Linear);
        bool exact = all.Exact && !linear && keys.All(k => k.Exact)
            && keys.Count(k => !k.IsSingle) < 2;
        return (all with { Exact = exact }).OrMissing(keys.Any(k => k.CanBeMissing));
    }

    // The figures that keys in these spans can find.
    private IEnumerable<Span> Figures(
        (Table Table, int Column) of, TableBranch branch, Span[] keys, int level)
    {
        if (branch is TableLeaf leaf)
        {
            return [Of(leaf.Figures[of.Column])];
        }
        var rows = (TableKeys)branch;
        Span key = level < keys.Length ? keys[level] : Span.Any;
        LevelKind kind = of.Table.Levels[level].Kind;
        if (kind == LevelKind.Linear && Line.Of(rows, of.Column) is { } line)
        {
            return line.Figures(key, rest => Of(rest.Figures[of.Column]));
        }
        return Enumerable.Range(0, rows.Keys.Length)
            .Where(i => CanMatch(rows, i, kind, key))
            .SelectMany(i => Figures(of, rows.Keys[i].Then, keys, level + 1));
    }

    private bool CanMatch(TableKeys rows, int index, LevelKind kind, Span key)
    {
        if (!key.CanBeKnown)
        {
            return false;
        }
        TableKey row = rows.Keys[index];
        if (key.Labels is { } labels)
        {
            return row.Otherwise
                ? !rows.Keys.Where(k => !k.Otherwise).Select(Label).Aggregate(labels, Less).IsEmpty
                : Label(row) is not { } label || labels.Contains(label);
        }
        if (kind == LevelKind.Linear)
        {
            // Between two points a value comes from both, and their edges are not known here.
            return true;
        }
        if (row.Otherwise && row.From is null)
        {
            return true;
        }
        Rational? low = row.From is null ? null : Of(row.From).Low;
        Rational? high = row.To is null ? Next(rows, index) : Of(row.To).High;
        bool below = low is { } l && key.High is { } h && h < l;
        bool above = high is { } t && key.Low is { } k
            && (k > t || (row.To is null && !row.Otherwise && k == t));
        return !below && !above;
    }

    // "from X" holds up to the next key, which does not belong to it.
    private Rational? Next(TableKeys rows, int index)
    {
        TableKey row = rows.Keys[index];
        if (row.Otherwise || index + 1 >= rows.Keys.Length || rows.Keys[index + 1].Otherwise)
        {
            return null;
        }
        return rows.Keys[index + 1].From is { } next ? Of(next).High : null;
    }

    private static int? Label(TableKey row) =>
        row.From is Constant { Value.IsKnown: true } c ? (int)c.Value.Whole : null;

    private static LabelSet Less(LabelSet set, int? label) =>
        label is { } one ? set.Without(one) : set;
}
