using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Outturn.Facts;

/// <summary>From the bytes of an id to its group. Millions of events look up their participants in
/// any order, so what counts is how often the memory is waited for: ids that have at most eight
/// bytes after what all of them begin with stand in the table themselves; longer ones by their
/// hash, and are compared where they are kept.</summary>
internal sealed class IdIndex
{
    [StructLayout(LayoutKind.Sequential, Pack = 4)]
    private readonly record struct Entry(ulong Key, int Group);

    private readonly IdStore _ids;
    private readonly byte[] _prefix;
    private readonly bool _short = true;
    private readonly long[] _references;
    private readonly Entry[] _table;
    private readonly int _shift;

    /// <summary>An index of so many groups, each with a line that has its id.</summary>
    public IdIndex(IdStore ids, int count, Func<int, int> lineOf)
    {
        (_ids, _references) = (ids, new long[count]);
        int common = IdChunk.LongestId;
        for (int group = 0; group < count; group++)
        {
            _references[group] = ids.Reference(lineOf(group));
            ReadOnlySpan<byte> id = ids.At(_references[group]);
            common = Math.Min(common, ids.At(_references[0]).CommonPrefixLength(id));
        }
        _prefix = count == 0 ? [] : ids.At(_references[0])[..common].ToArray();
        foreach (long reference in _references)
        {
            _short = _short && ids.At(reference).Length - _prefix.Length <= 8;
        }
        uint size = BitOperations.RoundUpToPowerOf2((uint)Math.Max(16, count * 2L));
        _table = new Entry[size];
        _shift = 64 - BitOperations.Log2(size);
        for (int group = 0; group < count; group++)
        {
            ulong key = KeyOf(ids.At(_references[group]));
            int slot = Slot(key);
            while (_table[slot].Group != 0)
            {
                slot = Next(slot);
            }
            _table[slot] = new Entry(key, group + 1);
        }
        if (_short)
        {
            _references = [];
        }
    }

    /// <summary>The group, or -1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int Find(ReadOnlySpan<byte> id)
    {
        if (_short && (!id.StartsWith(_prefix) || id.Length - _prefix.Length > 8))
        {
            return -1;
        }
        ulong key = KeyOf(id);
        for (int slot = Slot(key); ; slot = Next(slot))
        {
            Entry entry = _table[slot];
            if (entry.Group == 0)
            {
                return -1;
            }
            if (entry.Key == key
                && (_short || id.SequenceEqual(_ids.At(_references[entry.Group - 1]))))
            {
                return entry.Group - 1;
            }
        }
    }

    private ulong KeyOf(ReadOnlySpan<byte> id) =>
        _short ? IdSorter.Key(id, _prefix.Length) : ByteHash.Of(id);

    private int Slot(ulong key) => (int)(ByteHash.Mix(key) >> _shift);

    private int Next(int slot) => (slot + 1) & (_table.Length - 1);
}
