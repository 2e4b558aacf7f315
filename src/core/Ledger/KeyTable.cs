namespace Outturn.Ledger;

/// <summary>What the ledger holds of one key.</summary>
internal struct KeyRow
{
    /// <summary>Sum of the key's entries, minor units.</summary>
    public long Posted;

    /// <summary>Where the bytes of its unit begin: chunk in the upper half, offset in the lower.
    /// </summary>
    public long Place;

    /// <summary>Length of those bytes.</summary>
    public int Length;

    /// <summary>Number of its account paid to.</summary>
    public int To;

    /// <summary>Number of its account paid by.</summary>
    public int By;

    /// <summary>Number of its period.</summary>
    public int Period;

    /// <summary>Place in the list of runs of the run that posted to it last.</summary>
    public int Run;
}

/// <summary>The parts of a key as the file writes them: the unit (<c>SUBJECT/NUMBER</c>, escaped)
/// and three names of the chart.</summary>
internal readonly ref struct KeyBytes(ReadOnlySpan<byte> unit, int to, int by, int period)
{
    public readonly ReadOnlySpan<byte> Unit = unit;
    public readonly int To = to;
    public readonly int By = by;
    public readonly int Period = period;
}

/// <summary>
/// Posted totals by key. Rows lie in pages of fixed size, so that growing copies none of them; the
/// units' bytes lie one after another in chunks; a slot of the open table holds a row's number and
/// half of its hash. A key is found by comparing its very bytes, so two keys are never taken for
/// one. Twelve million keys with units of ten bytes take about 0.75 GB: 40 bytes a row, 10 bytes of
/// unit, 11 bytes of slot.
/// </summary>
internal sealed class KeyTable
{
    private const int PageBits = 15;
    private const int PageMask = (1 << PageBits) - 1;
    private const int ChunkSize = 1 << 20;

    /// <summary>The longest unit that a key may have, in escaped bytes.</summary>
    public const int LongestUnit = 1 << 16;

    private readonly List<KeyRow[]> _pages = [];
    private readonly List<byte[]> _chunks = [];
    private ulong[] _slots = new ulong[1 << 10];
    private int _used = ChunkSize;

    /// <summary>Number of keys.</summary>
    public int Count { get; private set; }

    /// <summary>The row with this number.</summary>
    public ref KeyRow this[int row] => ref _pages[row >> PageBits][row & PageMask];

    /// <summary>The bytes of a row's unit.</summary>
    public ReadOnlySpan<byte> Unit(in KeyRow row) =>
        _chunks[(int)(row.Place >> 32)].AsSpan((int)(row.Place & int.MaxValue), row.Length);

    /// <summary>Number of the key's row, or -1.</summary>
    public int Find(in KeyBytes key)
    {
        if (Count == 0)
        {
            return -1;
        }
        var slot = Slot(key, Hash(key));
        return (int)(_slots[slot] & uint.MaxValue) - 1;
    }

    /// <summary>Number of the key's row, added with nothing posted if it is new.</summary>
    public int Add(in KeyBytes key, out bool isNew)
    {
        var hash = Hash(key);
        var slot = Slot(key, hash);
        isNew = _slots[slot] == 0;
        if (!isNew)
        {
            return (int)(_slots[slot] & uint.MaxValue) - 1;
        }
        var number = Count++;
        _slots[slot] = (hash & ~(ulong)uint.MaxValue) | (uint)Count;
        if ((number & PageMask) == 0)
        {
            _pages.Add(new KeyRow[PageMask + 1]);
        }
        ref var row = ref this[number];
        row.Place = Store(key.Unit);
        (row.Length, row.To, row.By, row.Period) = (key.Unit.Length, key.To, key.By, key.Period);
        if (Count > _slots.Length / 4 * 3)
        {
            Grow();
        }
        return number;
    }

    private static ulong Hash(in KeyBytes key)
    {
        unchecked
        {
            var names = ((ulong)(uint)key.To << 32) ^ ((ulong)(uint)key.By << 20);
            names ^= (uint)key.Period;
            return ByteHash.Of(key.Unit, names * 0x9E3779B97F4A7C15);
        }
    }

    // The upper half of the hash is kept in the slot and also chooses where to begin, so that
    // growing needs no look at the rows.
    private int Start(ulong hash) => (int)((hash >> 32) & (ulong)(_slots.Length - 1));

    private int Slot(in KeyBytes key, ulong hash)
    {
        var mask = _slots.Length - 1;
        for (var at = Start(hash); ; at = (at + 1) & mask)
        {
            var slot = _slots[at];
            if (slot == 0 || (slot >> 32 == hash >> 32 && Equals(slot, key)))
            {
                return at;
            }
        }
    }

    private bool Equals(ulong slot, in KeyBytes key)
    {
        ref var row = ref this[(int)(slot & uint.MaxValue) - 1];
        return row.To == key.To
            && row.By == key.By
            && row.Period == key.Period
            && Unit(row).SequenceEqual(key.Unit);
    }

    private long Store(ReadOnlySpan<byte> unit)
    {
        if (_used + unit.Length > ChunkSize)
        {
            _chunks.Add(new byte[ChunkSize]);
            _used = 0;
        }
        unit.CopyTo(_chunks[^1].AsSpan(_used));
        var place = ((long)(_chunks.Count - 1) << 32) | (uint)_used;
        _used += unit.Length;
        return place;
    }

    private void Grow()
    {
        var old = _slots;
        _slots = new ulong[old.Length * 2];
        var mask = _slots.Length - 1;
        foreach (var slot in old)
        {
            if (slot == 0)
            {
                continue;
            }
            var at = Start(slot);
            while (_slots[at] != 0)
            {
                at = (at + 1) & mask;
            }
            _slots[at] = slot;
        }
    }
}
