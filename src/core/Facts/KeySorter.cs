namespace Outturn.Facts;

/// <summary>Rows with their keys, side by side.</summary>
internal readonly ref struct KeyedRows(Span<ulong> keys, Span<int> rows)
{
    public readonly Span<ulong> Keys = keys;
    public readonly Span<int> Rows = rows;

    public int Length => Keys.Length;

    public KeyedRows Slice(int start, int length) =>
        new(Keys.Slice(start, length), Rows.Slice(start, length));
}

/// <summary>Sorts row numbers by 64-bit keys, stably: first by the topmost bits that vary into
/// buckets, then each bucket byte by byte while it is in the cache.</summary>
internal static class KeySorter
{
    private const int BucketBits = 11;
    private const int Small = 40;

    /// <summary>Sorts keys and rows together; both arrays are replaced.</summary>
    public static void Sort(ref ulong[] keys, ref int[] rows, int threads)
    {
        if (IsSorted(keys))
        {
            return;
        }
        ulong varying = Varying(keys);
        int shift = Math.Max(0, 64 - (int)ulong.LeadingZeroCount(varying) - BucketBits);
        var toKeys = new ulong[keys.Length];
        var toRows = new int[rows.Length];
        int[] starts = Scatter(new KeyedRows(keys, rows), new KeyedRows(toKeys, toRows), shift);
        (ulong[] spareKeys, int[] spareRows) = (keys, rows);
        var options = new ParallelOptions { MaxDegreeOfParallelism = threads };
        Parallel.For(0, starts.Length - 1, options, bucket =>
        {
            int start = starts[bucket], length = starts[bucket + 1] - start;
            SortPart(new KeyedRows(toKeys, toRows).Slice(start, length),
                new KeyedRows(spareKeys, spareRows).Slice(start, length));
        });
        (keys, rows) = (toKeys, toRows);
    }

    /// <summary>Sorts a part in place, with as much room to spare.</summary>
    public static void SortPart(KeyedRows part, KeyedRows spare)
    {
        if (part.Length <= Small)
        {
            Insert(part);
            return;
        }
        ulong varying = Varying(part.Keys);
        bool inSpare = false;
        for (int shift = 0; shift < 64; shift += 8)
        {
            if (Digit(varying, shift) == 0)
            {
                continue;
            }
            if (inSpare)
            {
                Pass(spare, part, shift);
            }
            else
            {
                Pass(part, spare, shift);
            }
            inSpare = !inSpare;
        }
        if (inSpare)
        {
            spare.Keys.CopyTo(part.Keys);
            spare.Rows.CopyTo(part.Rows);
        }
    }

    private static int[] Scatter(KeyedRows from, KeyedRows to, int shift)
    {
        const int Mask = (1 << BucketBits) - 1;
        var starts = new int[(1 << BucketBits) + 1];
        foreach (ulong key in from.Keys)
        {
            starts[(int)((key >> shift) & Mask) + 1]++;
        }
        for (int i = 1; i < starts.Length; i++)
        {
            starts[i] += starts[i - 1];
        }
        int[] next = [.. starts];
        for (int i = 0; i < from.Length; i++)
        {
            int place = next[(int)((from.Keys[i] >> shift) & Mask)]++;
            to.Keys[place] = from.Keys[i];
            to.Rows[place] = from.Rows[i];
        }
        return starts;
    }

    private static void Pass(KeyedRows from, KeyedRows to, int shift)
    {
        Span<int> next = stackalloc int[257];
        next.Clear();
        foreach (ulong key in from.Keys)
        {
            next[Digit(key, shift) + 1]++;
        }
        for (int i = 1; i < 256; i++)
        {
            next[i] += next[i - 1];
        }
        for (int i = 0; i < from.Length; i++)
        {
            int place = next[Digit(from.Keys[i], shift)]++;
            to.Keys[place] = from.Keys[i];
            to.Rows[place] = from.Rows[i];
        }
    }

    private static int Digit(ulong key, int shift) => (int)((key >> shift) & 0xFF);

    private static void Insert(KeyedRows part)
    {
        for (int i = 1; i < part.Length; i++)
        {
            (ulong key, int row) = (part.Keys[i], part.Rows[i]);
            int j = i - 1;
            for (; j >= 0 && part.Keys[j] > key; j--)
            {
                part.Keys[j + 1] = part.Keys[j];
                part.Rows[j + 1] = part.Rows[j];
            }
            part.Keys[j + 1] = key;
            part.Rows[j + 1] = row;
        }
    }

    private static bool IsSorted(ReadOnlySpan<ulong> keys)
    {
        for (int i = 1; i < keys.Length; i++)
        {
            if (keys[i - 1] > keys[i])
            {
                return false;
            }
        }
        return true;
    }

    private static ulong Varying(ReadOnlySpan<ulong> keys)
    {
        ulong varying = 0;
        foreach (ulong key in keys)
        {
            varying |= key ^ keys[0];
        }
        return varying;
    }
}
