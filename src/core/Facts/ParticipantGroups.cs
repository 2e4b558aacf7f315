namespace Outturn.Facts;

/// <summary>The accepted rows of participants.csv by participant, participants in the order of the
/// ids' bytes. Found before anything is known about dates, so that events can be joined while they
/// are read.</summary>
internal sealed class ParticipantGroups
{
    private readonly int[] _lines;
    private readonly int[]? _starts;
    private readonly ParticipantFile _file;
    private long[] _references = [];
    private ulong[] _table = [];

    /// <summary>Sorts the rows.</summary>
    public ParticipantGroups(ParticipantFile file, int threads)
    {
        _file = file;
        _lines = Accepted(file);
        bool[] same = IdSorter.Sort(file.Names, ref _lines, threads);
        int repeated = same.AsSpan().Count(true);
        Count = _lines.Length - repeated;
        if (repeated > 0)
        {
            _starts = new int[Count + 1];
            int group = -1;
            for (int i = 0; i < same.Length; i++)
            {
                if (!same[i])
                {
                    _starts[++group] = i;
                }
            }
            _starts[Count] = _lines.Length;
        }
    }

    /// <summary>How many different ids there are.</summary>
    public int Count { get; }

    /// <summary>The rows of one participant, by line.</summary>
    public Span<int> this[int group] => _starts is null
        ? _lines.AsSpan(group, 1) : _lines.AsSpan(_starts[group].._starts[group + 1]);

    /// <summary>The group of an id, or -1.</summary>
    public int Find(ReadOnlySpan<byte> id)
    {
        ulong hash = ByteHash.Of(id);
        int mask = _table.Length - 1;
        uint tag = Tag(hash);
        for (int slot = (int)(hash & (uint)mask); ; slot = (slot + 1) & mask)
        {
            ulong entry = _table[slot];
            if (entry == 0)
            {
                return -1;
            }
            int group = (int)(entry >> 32) - 1;
            if ((entry & uint.MaxValue) == tag
                && id.SequenceEqual(_file.Names.At(_references[group])))
            {
                return group;
            }
        }
    }

    /// <summary>Makes <see cref="Find"/> possible.</summary>
    public void MakeIndex()
    {
        if (_table.Length > 0)
        {
            return;
        }
        _references = new long[Count];
        _table = new ulong[(int)System.Numerics.BitOperations.RoundUpToPowerOf2(
            (uint)Math.Max(16, Count * 2L))];
        int mask = _table.Length - 1;
        for (int group = 0; group < Count; group++)
        {
            int line = this[group][0];
            _references[group] = _file.Names.Reference(line);
            ulong hash = ByteHash.Of(_file.Names.At(_references[group]));
            int slot = (int)(hash & (uint)mask);
            while (_table[slot] != 0)
            {
                slot = (slot + 1) & mask;
            }
            _table[slot] = ((ulong)(group + 1) << 32) | Tag(hash);
        }
    }

    private static uint Tag(ulong hash) => (uint)(hash >> 32);

    private static int[] Accepted(ParticipantFile file)
    {
        int count = 0;
        foreach (int place in file.Place)
        {
            count += place >= 0 ? 1 : 0;
        }
        var lines = new int[count];
        int next = 0;
        for (int line = 0; line < file.Place.Length; line++)
        {
            if (file.Place[line] >= 0)
            {
                lines[next++] = line;
            }
        }
        return lines;
    }
}
