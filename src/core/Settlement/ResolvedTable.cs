using Outturn.Quantities;
using Outturn.Schemes;

namespace Outturn.Settlement;

/// <summary>What a table has for some keys: a leaf; or, of a table with <c>between: linear</c>, the
/// point at or below the key and the one above it.</summary>
internal readonly record struct FoundFigures(TableLeaf Leaf, BetweenPoints? Between);

/// <summary>Where a key lies between two points of a table with <c>between: linear</c>.</summary>
/// <param name="At">The key that was asked.</param>
/// <param name="From">The point below it, or at it.</param>
/// <param name="To">The point above it.</param>
/// <param name="Next">The figures of the point above it.</param>
public sealed record BetweenPoints(Rational At, Rational From, Rational To, TableLeaf Next)
{
    /// <summary>How far the key is on the way from one point to the other: 0 up to 1.</summary>
    public Rational Part => (At - From) / (To - From);
}

/// <summary>A table made ready for look-ups. Keys are compared as exact numbers: labels and periods
/// by index, dates by day.</summary>
internal sealed class ResolvedTable(Table table)
{
    private readonly Dictionary<(int Column, long Scale), FlatTable?> _flat = [];

    /// <summary>The table as written.</summary>
    public Table Table { get; } = table;

    /// <summary>One column as arrays of constants, or null where it is not that plain.</summary>
    /// <param name="column">The column.</param>
    /// <param name="scale">What the last key is over; the others are whole.</param>
    public FlatTable? Flat(int column, long scale = 1)
    {
        lock (_flat)
        {
            if (!_flat.TryGetValue((column, scale), out FlatTable? flat))
            {
                _flat.Add((column, scale), flat = FlatTable.Of(Table, column, scale));
            }
            return flat;
        }
    }

    /// <summary>What stands under the keys, outermost first, or null where nothing does. Edges of
    /// keys may be formulas on whoever asks.</summary>
    public FoundFigures? Find(
        ReadOnlySpan<Value> keys, Interpreter interpreter, Subject subject)
    {
        var edges = new Edges(interpreter, subject);
        TableBranch? branch = Table.Values;
        BetweenPoints? between = null;
        for (int level = 0; branch is TableKeys under; level++)
        {
            LevelKind kind = Table.Levels[level].Kind;
            (TableKey? found, TableKey? next) = Choose(under, kind, keys[level], edges);
            if (kind == LevelKind.Linear && next is not null)
            {
                between = Between(found!, next, keys[level].Number, edges);
            }
            branch = found?.Then;
        }
        return branch is TableLeaf leaf ? new FoundFigures(leaf, between) : null;
    }

    // At a point its own figure holds, and beyond the last the last.
    private static BetweenPoints? Between(
        TableKey found, TableKey next, Rational key, Edges edges)
    {
        Rational from = edges.Of(found.From!).Number;
        return key > from && edges.Of(next.From!) is { IsKnown: true } to && to.Number > from
            ? new BetweenPoints(key, from, to.Number, (TableLeaf)next.Then)
            : null;
    }

    // The key that takes a value; of points, the one behind it too.
    private static (TableKey? Found, TableKey? Next) Choose(
        TableKeys under, LevelKind kind, Value key, Edges edges)
    {
        TableKey? found = null;
        TableKey? next = null;
        TableKey? otherwise = null;
        foreach (TableKey one in under.Keys)
        {
            if (one.Otherwise)
            {
                otherwise = one;
            }
            else if (Takes(one, kind, key.Number, edges))
            {
                (found, next) = (one, null);
                if (kind is not LevelKind.From and not LevelKind.Linear)
                {
                    break;
                }
            }
            else if (found is not null)
            {
                next ??= one;
            }
        }
        return (found ?? otherwise, next);
    }

    // "from X" holds up to the next key: keys ascend, so the last that takes the value is its own.
    private static bool Takes(
        TableKey one, LevelKind kind, Rational key, Edges edges)
    {
        if (kind == LevelKind.UpTo)
        {
            return edges.Of(one.To!) is { IsKnown: true } to && key <= to.Number;
        }
        if (kind == LevelKind.Exact)
        {
            return edges.Of(one.From!) is { IsKnown: true } label && key == label.Number;
        }
        return (one.From is null || (edges.Of(one.From) is { IsKnown: true } a && key >= a.Number))
            && (one.To is null || (edges.Of(one.To) is { IsKnown: true } b && key <= b.Number));
    }

    // Where keys begin and end, for whoever asks.
    private readonly struct Edges(Interpreter interpreter, Subject subject)
    {
        private readonly Interpreter _interpreter = interpreter;
        private readonly Subject _subject = subject;

        public Value Of(Formula edge) => _interpreter.Evaluate(edge, _subject);
    }
}
