using System.Collections.Immutable;
using Outturn.Quantities;
using Outturn.Schemes;

namespace Outturn.Settlement;

/// <summary>One column of a table whose keys and figures are all constants, as arrays of whole
/// numbers over one scale. Between points a figure rises with the last key by its slope. A key that
/// is not there sends the subject to the interpreter, which refuses it in words.</summary>
internal sealed class FlatTable
{
    /// <summary>Deeper tables are interpreted.</summary>
    public const int MostLevels = 4;

    private readonly List<FlatNode> _nodes = [];
    private readonly List<int> _levels = [];
    private readonly List<Rational> _exact = [];
    private readonly List<Rational> _exactSlopes = [];
    private readonly long[] _figures;
    private readonly long[]? _slopes;
    private readonly long _keyScale;
    private readonly int _root;

    private FlatTable(Table table, int column, long keyScale)
    {
        _keyScale = keyScale;
        _root = Add(table, table.Values, 0, column);
        Int128 scale = 1;
        foreach (Rational figure in _exact.Concat(_exactSlopes))
        {
            scale = checked(scale / Gcd(scale, figure.Denominator) * figure.Denominator);
        }
        Scale = checked((long)scale);
        _figures = Over(_exact, scale);
        _slopes = _exactSlopes.TrueForAll(s => s.IsZero) ? null : Over(_exactSlopes, scale);
    }

    private static long[] Over(List<Rational> exact, Int128 scale) =>
        [.. exact.Select(f => checked((long)(f.Numerator * (scale / f.Denominator))))];

    /// <summary>What the figures are over.</summary>
    public long Scale { get; }

    /// <summary>The column as arrays, or null where something in it is not constant.</summary>
    public static FlatTable? Of(Table table, int column, long keyScale = 1)
    {
        bool constant = table.Levels.Length <= MostLevels
            && (keyScale == 1 || table.Levels[^1].Kind != LevelKind.Exact)
            && FormulaParts.PartsOf(table.Values).All(f => f is Constant { Value.IsKnown: true });
        if (!constant)
        {
            return null;
        }
        try
        {
            return new FlatTable(table, column, keyScale);
        }
        catch (Exception e) when (e is OverflowException or TooLargeException)
        {
            return null;
        }
    }

    /// <summary>The figure for the keys, over <see cref="Scale"/>; missing where a key is.
    /// </summary>
    public long Figure(long k0, long k1, long k2, long k3)
    {
        int node = _root;
        long key = 0;
        for (int level = 0; node >= 0; level++)
        {
            key = level switch { 0 => k0, 1 => k1, 2 => k2, _ => k3 };
            if (key == ResolvedFormula.Missing)
            {
                return ResolvedFormula.Missing;
            }
            node = _nodes[node].Find(key);
        }
        if (node == FlatNode.NotThere)
        {
            throw new OverflowException("not in the table: the interpreter says so in words");
        }
        return _slopes is null
            ? _figures[~node]
            : checked(_figures[~node] + (_slopes[~node] * key));
    }

    /// <summary>First and last key of a level, over all branches, among those that are finite.
    /// </summary>
    public (long First, long Last) Extent(int level)
    {
        (long first, long last) = (long.MaxValue, long.MinValue);
        foreach ((FlatNode node, int at) in _nodes.Zip(_levels))
        {
            if (at == level)
            {
                (long nodeFirst, long nodeLast) = node.Extent();
                (first, last) = (Math.Min(first, nodeFirst), Math.Max(last, nodeLast));
            }
        }
        return (first, last);
    }

    // A leaf is the complement of its place among the figures, a node its own place.
    private int Add(Table table, TableBranch branch, int level, int column)
    {
        if (branch is TableLeaf leaf)
        {
            return Leaf(FigureOf(leaf, column), 0);
        }
        var keys = ((TableKeys)branch).Keys;
        LevelKind kind = table.Levels[level].Kind;
        long scale = level == table.Levels.Length - 1 ? _keyScale : 1;
        var node = new FlatNode(kind, keys.Length, scale);
        _nodes.Add(node);
        _levels.Add(level);
        int place = _nodes.Count - 1;
        for (int i = 0; i < keys.Length; i++)
        {
            node.Add(keys[i], kind == LevelKind.Linear
                ? Point(keys, i, column)
                : Add(table, keys[i].Then, level + 1, column));
        }
        return place;
    }

    // From a point the figure moves on the line to the next: at key x it is a + b·x.
    private int Point(ImmutableArray<TableKey> keys, int place, int column)
    {
        Rational figure = FigureOf((TableLeaf)keys[place].Then, column);
        if (keys[place].Otherwise || place + 1 == keys.Length || keys[place + 1].Otherwise)
        {
            return Leaf(figure, 0);
        }
        Rational from = Edge(keys[place]);
        Rational next = FigureOf((TableLeaf)keys[place + 1].Then, column);
        Rational slope = (next - figure) / (Edge(keys[place + 1]) - from);
        return Leaf(figure - (slope * from), slope / _keyScale);
    }

    private int Leaf(Rational figure, Rational slope)
    {
        _exact.Add(figure);
        _exactSlopes.Add(slope);
        return ~(_exact.Count - 1);
    }

    private static Rational FigureOf(TableLeaf leaf, int column) =>
        ((Constant)leaf.Figures[column]).Value.Number;

    private static Rational Edge(TableKey key) => ((Constant)key.From!).Value.Number;

    private static Int128 Gcd(Int128 a, Int128 b) => b == 0 ? a : Gcd(b, a % b);
}

/// <summary>The keys of one level under one branch, as whole numbers over a scale: over 1, a key
/// of 12.5 takes what is 13 or more, since what is looked up is whole then.</summary>
internal sealed class FlatNode(LevelKind kind, int most, long scale)
{
    /// <summary>Stands for a key that the table does not have.</summary>
    public const int NotThere = int.MinValue;

    private readonly long[] _from = new long[most];
    private readonly long[] _to = new long[most];
    private readonly int[] _then = new int[most];
    private int[]? _byLabel;
    private int _count;
    private int _otherwise = NotThere;

    public void Add(TableKey key, int then)
    {
        if (key.Otherwise)
        {
            _otherwise = then;
            return;
        }
        Rational? from = (key.From as Constant)?.Value.Number * scale;
        Rational? to = (key.To as Constant)?.Value.Number * scale;
        _from[_count] = from is { } f ? checked((long)-(-f).Floor()) : long.MinValue;
        _to[_count] = to is { } t ? checked((long)t.Floor()) : long.MaxValue;
        if (kind == LevelKind.Exact)
        {
            _to[_count] = _from[_count];
            Label(_from[_count], then);
        }
        _then[_count++] = then;
    }

    public int Find(long key)
    {
        if (_byLabel is { } labels && key >= 0 && key < labels.Length)
        {
            int then = labels[key];
            return then == NotThere ? _otherwise : then;
        }
        int found = _otherwise;
        for (int i = 0; i < _count; i++)
        {
            if (key >= _from[i] && key <= _to[i])
            {
                found = _then[i];
                if (kind == LevelKind.UpTo)
                {
                    break;
                }
            }
        }
        return found;
    }

    /// <summary>The least and the greatest key that is finite.</summary>
    public (long First, long Last) Extent()
    {
        (long first, long last) = (long.MaxValue, long.MinValue);
        foreach (long key in _from.Take(_count).Concat(_to.Take(_count)))
        {
            if (key is not long.MinValue and not long.MaxValue)
            {
                (first, last) = (Math.Min(first, key), Math.Max(last, key));
            }
        }
        return (first, last);
    }

    // Labels are small indices: an array finds them at once.
    private void Label(long label, int then)
    {
        if (label is < 0 or > 1000)
        {
            return;
        }
        int length = _byLabel?.Length ?? 0;
        if (label >= length)
        {
            Array.Resize(ref _byLabel, (int)label + 1);
            _byLabel.AsSpan(length).Fill(NotThere);
        }
        _byLabel![label] = then;
    }
}
