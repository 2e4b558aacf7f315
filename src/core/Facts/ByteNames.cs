namespace Outturn.Facts;

/// <summary>From the bytes of a name to its index, without making a string: what a chunk of rows
/// has met, or a closed list of labels.</summary>
internal sealed class ByteNames
{
    private readonly record struct Entry(ulong Hash, int From, int Length, int Index);

    private Entry[] _entries = new Entry[16];
    private byte[] _bytes = new byte[256];
    private int _length;
    private int _count;

    /// <summary>A table of nothing.</summary>
    public ByteNames()
    {
    }

    /// <summary>A table of these names, each with its place.</summary>
    public ByteNames(IReadOnlyList<string> names)
    {
        for (int i = 0; i < names.Count; i++)
        {
            byte[] bytes = System.Text.Encoding.UTF8.GetBytes(names[i]);
            if (Find(bytes) < 0)
            {
                Add(bytes, i);
            }
        }
    }

    /// <summary>The index of a name, or -1.</summary>
    public int Find(ReadOnlySpan<byte> name)
    {
        Entry entry = _entries[Slot(name, ByteHash.Of(name))];
        return entry.Hash == 0 ? -1 : entry.Index;
    }

    /// <summary>Adds a name that is not there.</summary>
    public void Add(ReadOnlySpan<byte> name, int index)
    {
        if (_count * 2 >= _entries.Length)
        {
            Grow();
        }
        if (_length + name.Length > _bytes.Length)
        {
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _length + name.Length));
        }
        ulong hash = ByteHash.Of(name);
        name.CopyTo(_bytes.AsSpan(_length));
        _entries[Slot(name, hash)] = new Entry(hash | 1, _length, name.Length, index);
        _length += name.Length;
        _count++;
    }

    private int Slot(ReadOnlySpan<byte> name, ulong hash)
    {
        int mask = _entries.Length - 1;
        for (int slot = (int)(hash >> 33) & mask; ; slot = (slot + 1) & mask)
        {
            Entry entry = _entries[slot];
            if (entry.Hash == 0 || (entry.Hash == (hash | 1)
                && name.SequenceEqual(_bytes.AsSpan(entry.From, entry.Length))))
            {
                return slot;
            }
        }
    }

    private void Grow()
    {
        Entry[] old = _entries;
        _entries = new Entry[old.Length * 2];
        int mask = _entries.Length - 1;
        foreach (Entry entry in old)
        {
            int slot = (int)(entry.Hash >> 33) & mask;
            while (entry.Hash != 0 && _entries[slot].Hash != 0)
            {
                slot = (slot + 1) & mask;
            }
            if (entry.Hash != 0)
            {
                _entries[slot] = entry;
            }
        }
    }
}
