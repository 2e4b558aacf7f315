using System.Buffers.Binary;

namespace Outturn.Facts;

/// <summary>The ids of one chunk while it is read: their bytes one after another, each with its
/// length before it.</summary>
internal sealed class IdChunk(int room)
{
    /// <summary>The longest id, in bytes.</summary>
    public const int LongestId = 255;

    private byte[] _bytes = new byte[room];
    private int _length;
    private int _last = -1;

    /// <summary>True while every id is above the one before, by length and then by bytes: then no
    /// two are equal.</summary>
    public bool Ascends { get; private set; } = true;

    /// <summary>How many there are.</summary>
    public int Count { get; private set; }

    /// <summary>The first and the last id.</summary>
    public ReadOnlySpan<byte> Last => _last < 0 ? default : At(_bytes, _last);

    /// <inheritdoc cref="Last"/>
    public ReadOnlySpan<byte> First => _last < 0 ? default : At(_bytes, 0);

    /// <summary>The bytes kept, for <see cref="IdStore"/>.</summary>
    public byte[] Bytes => _bytes;

    /// <summary>Keeps an id of at most 255 bytes; says where.</summary>
    public int Add(ReadOnlySpan<byte> id)
    {
        if (_length + id.Length + 1 > _bytes.Length)
        {
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _length + id.Length + 1));
        }
        Ascends = Ascends && (_last < 0 || IsAbove(id, Last));
        _last = _length;
        _bytes[_length] = (byte)id.Length;
        id.CopyTo(_bytes.AsSpan(_length + 1));
        _length += id.Length + 1;
        Count++;
        return _last;
    }

    /// <summary>Gives room back.</summary>
    public void Trim() => Array.Resize(ref _bytes, _length);

    /// <summary>Above by length and then by bytes.</summary>
    public static bool IsAbove(ReadOnlySpan<byte> id, ReadOnlySpan<byte> other) =>
        id.Length != other.Length ? id.Length > other.Length : id.SequenceCompareTo(other) > 0;

    /// <summary>The id that stands at a place.</summary>
    public static ReadOnlySpan<byte> At(byte[] bytes, int place) =>
        bytes.AsSpan(place + 1, bytes[place]);
}

/// <summary>The ids of a whole file by line: bytes, no strings.</summary>
internal sealed class IdStore(LineChunks lines, IdChunk[] chunks, int[] places)
{
    private readonly byte[][] _bytes = [.. chunks.Select(c => c.Bytes)];
    private readonly LineChunks _lines = lines;
    private readonly int[] _places = places;

    /// <summary>Whether the line has an id.</summary>
    public bool Has(int line) => _places[line] >= 0;

    /// <summary>The id of a line.</summary>
    public ReadOnlySpan<byte> this[int line] =>
        IdChunk.At(_bytes[_lines.ChunkOf(line)], _places[line]);

    /// <summary>Chunk and place of a line's id in one number, for <see cref="At"/>.</summary>
    public long Reference(int line) => ((long)_lines.ChunkOf(line) << 32) | (long)_places[line];

    /// <summary>The id of a reference.</summary>
    public ReadOnlySpan<byte> At(long reference) =>
        IdChunk.At(_bytes[(int)(reference >> 32)], (int)(reference & int.MaxValue));

    /// <summary>For lines that ascend: no search for their chunks.</summary>
    public Cursor Ascending() => new(this);

    /// <summary>The ids of lines that ascend.</summary>
    public struct Cursor(IdStore store)
    {
        private int _chunk = -1;
        private int _until = -1;

        /// <summary>The id of a line not before the last one asked for.</summary>
        public ReadOnlySpan<byte> this[int line]
        {
            get
            {
                if (line >= _until)
                {
                    _chunk = store._lines.ChunkOf(line);
                    _until = store._lines.OwnedUntil(_chunk);
                }
                return IdChunk.At(store._bytes[_chunk], store._places[line]);
            }
        }
    }

    /// <summary>True where it is certain, without a look at each, that no two are equal: files
    /// are mostly written in the order of their ids.</summary>
    public static bool AreDistinct(IdChunk[] chunks)
    {
        IdChunk? before = null;
        foreach (IdChunk chunk in chunks.Where(c => c.Count > 0))
        {
            if (!chunk.Ascends || (before is not null
                && !IdChunk.IsAbove(chunk.First, before.Last)))
            {
                return false;
            }
            before = chunk;
        }
        return true;
    }
}

/// <summary>Sorts lines by their ids, in the order of the bytes.</summary>
internal static class IdSorter
{
    /// <summary>Sorts the lines; equal ids stay in the order given. Also says, for each, whether
    /// its id is that of the one before.</summary>
    public static bool[] Sort(IdStore ids, ref int[] lines, int threads)
    {
        int[] sorted = lines;
        int common = CommonPrefix(ids, sorted);
        var keys = new ulong[sorted.Length];
        IdStore.Cursor cursor = ids.Ascending();
        for (int i = 0; i < sorted.Length; i++)
        {
            keys[i] = Key(cursor[sorted[i]], common);
        }
        KeySorter.Sort(ref keys, ref sorted, threads);
        var same = new bool[sorted.Length];
        Ties(new KeyedRows(keys, sorted), same, (ids, common + 8));
        lines = sorted;
        return same;
    }

    private static void Ties(KeyedRows rows, Span<bool> same, (IdStore Ids, int Depth) at)
    {
        for (int start = 0; start < rows.Length;)
        {
            int end = start + 1;
            while (end < rows.Length && rows.Keys[end] == rows.Keys[start])
            {
                end++;
            }
            if (end - start > 1)
            {
                Tie(rows.Slice(start, end - start), same[start..end], at);
            }
            start = end;
        }
    }

    // Equal so far. Ids hold no NUL, so a key whose last byte is 0 has the id's end in it.
    private static void Tie(KeyedRows rows, Span<bool> same, (IdStore Ids, int Depth) at)
    {
        if ((rows.Keys[0] & 0xFF) == 0)
        {
            same[1..].Fill(true);
            return;
        }
        for (int i = 0; i < rows.Length; i++)
        {
            rows.Keys[i] = Key(at.Ids[rows.Rows[i]], at.Depth);
        }
        KeySorter.SortPart(rows, new KeyedRows(new ulong[rows.Length], new int[rows.Length]));
        Ties(rows, same, (at.Ids, at.Depth + 8));
    }

    /// <summary>Eight bytes of an id from a place on, as a number that sorts as they do.</summary>
    public static ulong Key(ReadOnlySpan<byte> id, int from)
    {
        if (id.Length >= from + 8)
        {
            return BinaryPrimitives.ReadUInt64BigEndian(id[from..]);
        }
        Span<byte> key = stackalloc byte[8];
        key.Clear();
        if (from < id.Length)
        {
            id.Slice(from, Math.Min(8, id.Length - from)).CopyTo(key);
        }
        return BinaryPrimitives.ReadUInt64BigEndian(key);
    }

    private static int CommonPrefix(IdStore ids, int[] lines)
    {
        if (lines.Length == 0)
        {
            return 0;
        }
        ReadOnlySpan<byte> first = ids[lines[0]];
        int common = first.Length;
        IdStore.Cursor cursor = ids.Ascending();
        foreach (int line in lines)
        {
            common = first[..common].CommonPrefixLength(cursor[line]);
        }
        return common;
    }
}
