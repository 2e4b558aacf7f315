using Outturn.Quantities;
using Outturn.Schemes;

namespace Outturn.Settlement;

/// <summary>A table made ready for look-ups. Keys are compared as exact numbers: labels and periods
/// by index, dates by day.</summary>
internal sealed class ResolvedTable(Table table)
{
    /// <summary>The table as written.</summary>
    public Table Table { get; } = table;

    private readonly FlatTable?[] _flat = new FlatTable?[table.Columns.Length];

    /// <summary>One column as arrays of constants, or null where it is not that plain.</summary>
    public FlatTable? Flat(int column) => _flat[column] ??= FlatTable.Of(Table, column);

    /// <summary>The leaf for the keys, outermost first, or null where there is none. Edges of keys
    /// may be formulas on whoever asks.</summary>
    public TableLeaf? Find(ReadOnlySpan<Value> keys, Interpreter interpreter, Subject subject)
    {
        TableBranch? branch = Table.Values;
        for (int level = 0; branch is TableKeys under; level++)
        {
            branch = Choose(under, Table.Levels[level], keys[level], e =>
                interpreter.Evaluate(e, subject))?.Then;
        }
        return (TableLeaf?)branch;
    }

    private static TableKey? Choose(
        TableKeys under, TableLevel level, Value key, Func<Formula, Value> edge)
    {
        TableKey? found = null;
        TableKey? otherwise = null;
        foreach (TableKey one in under.Keys)
        {
            if (one.Otherwise)
            {
                otherwise = one;
            }
            else if (Takes(one, level.Kind, key.Number, edge))
            {
                found = one;
                if (level.Kind is not LevelKind.From and not LevelKind.Linear)
                {
                    break;
                }
            }
        }
        return found ?? otherwise;
    }

    // "from X" holds up to the next key: keys ascend, so the last that takes the value is its own.
    private static bool Takes(
        TableKey one, LevelKind kind, Rational key, Func<Formula, Value> edge)
    {
        if (kind == LevelKind.UpTo)
        {
            return edge(one.To!) is { IsKnown: true } to && key <= to.Number;
        }
        if (kind == LevelKind.Exact)
        {
            return edge(one.From!) is { IsKnown: true } label && key == label.Number;
        }
        return (one.From is null || (edge(one.From) is { IsKnown: true } a && key >= a.Number))
            && (one.To is null || (edge(one.To) is { IsKnown: true } b && key <= b.Number));
    }
}
