namespace Outturn.Settlement;

/// <summary>The figures of a <see cref="FlatTable"/> for every combination of its keys, where these
/// are few: one array look-up instead of a walk from level to level.</summary>
internal sealed class DenseTable
{
    /// <summary>Stands for a figure that the table does not have.</summary>
    public const long Hole = long.MinValue + 1;

    private const int MostFigures = 4096;

    private DenseTable(long[] first, long[] size, long[] figures) =>
        (First, Size, Figures) = (first, size, figures);

    /// <summary>First key of each level.</summary>
    public long[] First { get; }

    /// <summary>How many keys each level has.</summary>
    public long[] Size { get; }

    /// <summary>By key, the last level's side by side.</summary>
    public long[] Figures { get; }

    /// <summary>Whether a figure is not there.</summary>
    public bool HasHoles => Figures.Contains(Hole);

    /// <summary>The table with so many levels as one array, or null where it would be large.
    /// </summary>
    public static DenseTable? Of(FlatTable table, int levels)
    {
        long[] first = new long[levels];
        long[] size = new long[levels];
        Int128 count = 1;
        for (int i = 0; i < levels; i++)
        {
            (long from, long to) = table.Extent(i);
            if (from > to || (Int128)to - from >= MostFigures)
            {
                return null;
            }
            (first[i], size[i]) = (from, to - from + 1);
            count *= size[i];
        }
        return count > MostFigures
            ? null
            : new DenseTable(first, size, Fill(table, first, size, (int)count));
    }

    private static long[] Fill(FlatTable table, long[] first, long[] size, int count)
    {
        long[] figures = new long[count];
        Span<long> keys = stackalloc long[FlatTable.MostLevels];
        for (int place = 0; place < count; place++)
        {
            long rest = place;
            for (int i = size.Length - 1; i >= 0; i--)
            {
                (rest, long key) = Math.DivRem(rest, size[i]);
                keys[i] = first[i] + key;
            }
            figures[place] = Figure(table, keys);
        }
        return figures;
    }

    private static long Figure(FlatTable table, ReadOnlySpan<long> keys)
    {
        try
        {
            return table.Figure(keys[0], keys[1], keys[2], keys[3]);
        }
        catch (OverflowException)
        {
            return Hole;
        }
    }
}
