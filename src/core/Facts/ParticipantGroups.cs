namespace Outturn.Facts;

/// <summary>The accepted rows of participants.csv by participant, participants in the order of the
/// ids' bytes. Found before anything is known about dates, so that events can be joined while they
/// are read.</summary>
internal sealed class ParticipantGroups
{
    private readonly int[] _lines;
    private readonly int[]? _starts;
    private readonly ParticipantFile _file;
    private IdIndex? _index;

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

    /// <summary>The group of an id, or -1. <see cref="MakeIndex"/> comes first.</summary>
    public int Find(ReadOnlySpan<byte> id) => _index!.Find(id);

    /// <summary>Makes <see cref="Find"/> possible.</summary>
    public void MakeIndex() => _index ??= new IdIndex(_file.Names, Count, g => this[g][0]);

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
