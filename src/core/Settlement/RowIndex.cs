using System.Collections.Immutable;
using Outturn.Facts;
using Outturn.Schemes;

namespace Outturn.Settlement;

/// <summary>Rows of a return or statistic, found by the keys of their dimensions.</summary>
internal sealed class RowIndex
{
    private readonly ImmutableArray<CellRow> _rows;
    private readonly long[][] _keys;
    private readonly WholeColumn[] _columns;
    private readonly Lazy<int[]> _buckets;
    private int[] _next = [];

    public RowIndex(ImmutableArray<CellRow> rows)
    {
        _rows = rows;
        Count = rows.Length;
        _keys = [.. (rows.IsEmpty ? [] : rows[0].Keys).Select(_ => new long[rows.Length])];
        _columns =
        [
            .. (rows.IsEmpty ? [] : rows[0].Values).Select(_ => new WholeColumn(rows.Length)),
        ];
        _buckets = new Lazy<int[]>(Buckets);
        // Once over the rows, which lie about in memory.
        for (int row = 0; row < rows.Length; row++)
        {
            ReadOnlySpan<long> keys = rows[row].Keys.AsSpan();
            for (int d = 0; d < keys.Length; d++)
            {
                _keys[d][row] = keys[d];
            }
            ReadOnlySpan<Value> values = rows[row].Values.AsSpan();
            for (int c = 0; c < values.Length; c++)
            {
                _columns[c].Put(row, values[c]);
            }
        }
    }

    /// <summary>A value column as numbers over one scale; null where they do not fit.</summary>
    public RowNumbers? Column(int column) => _columns.Length == 0
        ? new RowNumbers([], 1, MayMiss: false)
        : _columns[column].Numbers
            ?? RowNumbers.Of(Count, row => _rows[row].Values[column]);

    // A column while it is read, as long as every value is a whole number.
    private sealed class WholeColumn(int length)
    {
        private readonly long[] _numbers = new long[length];
        private bool _isWhole = true;
        private bool _mayMiss;

        public RowNumbers? Numbers => _isWhole ? new(_numbers, 1, _mayMiss) : null;

        public void Put(int row, in Value value)
        {
            if (!value.IsKnown)
            {
                _mayMiss = true;
                _numbers[row] = ResolvedFormula.Missing;
                return;
            }
            Int128 number = value.Number.Numerator;
            _isWhole &= value.Number.IsWhole && Int128.Abs(number) < long.MaxValue;
            _numbers[row] = unchecked((long)number);
        }
    }

    public int Count { get; }

    public long Key(int row, int dimension) => _keys[dimension][row];

    /// <summary>The row with these keys, or -1.</summary>
    public int Find(ReadOnlySpan<long> keys)
    {
        if (Count == 0)
        {
            return -1;
        }
        int[] buckets = _buckets.Value;
        int row = buckets[Hash(keys) & (buckets.Length - 1)] - 1;
        while (row >= 0 && !Has(row, keys))
        {
            row = _next[row] - 1;
        }
        return row;
    }

    private bool Has(int row, ReadOnlySpan<long> keys)
    {
        for (int d = 0; d < _keys.Length; d++)
        {
            if (_keys[d][row] != keys[d])
            {
                return false;
            }
        }
        return true;
    }

    // Chains of rows by hash; 0 ends a chain, so places are one more than rows.
    private int[] Buckets()
    {
        int[] buckets = new int[(int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Count)];
        _next = new int[Count];
        Span<long> keys = stackalloc long[_keys.Length];
        for (int row = Count - 1; row >= 0; row--)
        {
            for (int d = 0; d < keys.Length; d++)
            {
                keys[d] = _keys[d][row];
            }
            ref int bucket = ref buckets[Hash(keys) & (buckets.Length - 1)];
            _next[row] = bucket;
            bucket = row + 1;
        }
        return buckets;
    }

    private static int Hash(ReadOnlySpan<long> keys)
    {
        ulong hash = 0;
        foreach (long key in keys)
        {
            hash = unchecked((hash ^ (ulong)key) * 0x9E3779B97F4A7C15);
            hash ^= hash >> 32;
        }
        return (int)(hash & int.MaxValue);
    }
}
