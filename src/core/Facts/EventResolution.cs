namespace Outturn.Facts;

/// <summary>Step <em>know</em> for events: which rows count as at a date, grouped by participant
/// and in order.</summary>
internal sealed class EventResolution : VersionRules
{
    private const int Part = 1 << 14;
    private const int Few = 32;
    private readonly EventFile _file;
    private readonly FileReport _report;
    private readonly int _asAt;
    private readonly ParallelOptions _options;
    private readonly Lock _lock = new();
    private readonly Dictionary<int, List<int>> _earlier = [];
    private int[] _start = [];
    private int[] _lines = [];

    /// <summary>Applies corrections and leaves out what is not known yet.</summary>
    public EventResolution(EventFile file, FileReport report, (DateOnly AsAt, int Threads) with)
    {
        (_file, _report, _asAt) = (file, report, with.AsAt.DayNumber);
        _options = new ParallelOptions { MaxDegreeOfParallelism = with.Threads };
    }

    /// <summary>Of participant p, the lines from Start[p] to Start[p + 1] − 1.</summary>
    public int[] Start => _start;

    /// <summary>The lines that count.</summary>
    public int[] Lines => _lines;

    /// <summary>For lines that count, the versions that they correct; empty where nobody asks.
    /// </summary>
    public IReadOnlyDictionary<int, List<int>> Earlier => _earlier;

    /// <summary>Finds them.</summary>
    public void Run(ParticipantResolution participants)
    {
        Know(participants.Of);
        if (_file.IdsMayRepeat)
        {
            ResolveIds();
        }
        GroupByParticipant(participants.Count);
        int before = _report.Refused.Count + _report.Superseded;
        Parallel.For(0, (participants.Count + Part - 1) / Part, _options, part =>
        {
            var exclusive = new ExclusiveSpells(_file, this);
            int end = Math.Min(participants.Count, (part + 1) * Part);
            for (int p = part * Part; p < end; p++)
            {
                OfParticipant(_lines.AsSpan(_start[p].._start[p + 1]), exclusive);
            }
        });
        if (_report.Refused.Count + _report.Superseded > before)
        {
            Compact();
        }
    }

    /// <inheritdoc/>
    public override int KnownFrom(int line) => _file.KnownFrom(line);

    /// <inheritdoc/>
    public override int Rank(int line) => _file.Rank(line);

    /// <inheritdoc/>
    public override bool IsWithdrawn(int line) => _file.Withdrawn?[line] ?? false;

    /// <inheritdoc/>
    public override bool AreSame(int line, int other) =>
        _file.Group[line] == _file.Group[other] && _file.CompareContent(line, other) == 0
        && _file.CompareSource(line, other) == 0 && IsWithdrawn(line) == IsWithdrawn(other);

    /// <inheritdoc/>
    public override void Refuse(int line, RefusalReason reason)
    {
        lock (_lock)
        {
            bool byId = _file.HasId(line) && reason != RefusalReason.OverlapOfExclusive;
            ReadOnlySpan<byte> found = byId ? _file.Names![line] : default;
            _report.Refuse(line, byId ? _file.IdColumn : -1, reason, found);
        }
        _file.Group[line] = -1;
    }

    /// <inheritdoc/>
    public override void Supersede(int line)
    {
        lock (_lock)
        {
            _report.Superseded++;
        }
        _file.Group[line] = -1;
    }

    /// <inheritdoc/>
    public override void Correct(int line, int by)
    {
        if (_file.KeepsEarlier && !IsWithdrawn(line))
        {
            lock (_lock)
            {
                List<int> before = _earlier.Remove(line, out List<int>? earlier) ? earlier : [];
                before.Add(line);
                _earlier[by] = before;
            }
        }
        Supersede(line);
    }

    // From the group of the id to the participant; rows not known yet are left out.
    private void Know(int[] participantOf)
    {
        for (int line = 0; line < _file.Group.Length; line++)
        {
            int group = _file.Group[line];
            if (group < 0)
            {
                continue;
            }
            int participant = participantOf[group];
            _file.Group[line] = participant;
            if (participant == ParticipantResolution.Nobody)
            {
                _report.Refuse(
                    line, _file.Participant, RefusalReason.UnknownParticipant, default);
            }
            else if (participant == ParticipantResolution.Later || KnownFrom(line) > _asAt)
            {
                _report.NotYetKnown++;
                _file.Group[line] = -1;
            }
        }
    }

    private void ResolveIds()
    {
        var lines = new int[_file.Group.Length];
        int count = 0;
        for (int line = 0; line < lines.Length; line++)
        {
            if (_file.Group[line] >= 0 && _file.HasId(line))
            {
                lines[count++] = line;
            }
        }
        Array.Resize(ref lines, count);
        IdGroups.Each(_file.Names!, lines, _options.MaxDegreeOfParallelism,
            same => Versions.Resolve(same, this));
    }

    private void GroupByParticipant(int participants)
    {
        _start = new int[participants + 1];
        foreach (int participant in _file.Group)
        {
            if (participant >= 0)
            {
                _start[participant + 1]++;
            }
        }
        for (int p = 0; p < participants; p++)
        {
            _start[p + 1] += _start[p];
        }
        _lines = new int[_start[participants]];
        int[] next = [.. _start];
        for (int line = 0; line < _file.Group.Length; line++)
        {
            if (_file.Group[line] >= 0)
            {
                _lines[next[_file.Group[line]]++] = line;
            }
        }
    }

    private void OfParticipant(Span<int> lines, ExclusiveSpells exclusive)
    {
        if (lines.Length > 1)
        {
            Sort(lines);
        }
        if (_file.SomeWithoutId)
        {
            ResolveContent(lines);
        }
        foreach (int line in lines)
        {
            if (_file.Group[line] >= 0 && IsWithdrawn(line))
            {
                Supersede(line);
            }
        }
        exclusive.RefuseOverlaps(lines);
    }

    private void Sort(Span<int> lines)
    {
        if (lines.Length > Few)
        {
            lines.Sort(_file.Compare);
            return;
        }
        Span<ulong> days = stackalloc ulong[Few];
        for (int i = 0; i < lines.Length; i++)
        {
            int line = lines[i], j = i - 1;
            ulong of = ((ulong)_file.From[line] << 32) | (uint)_file.To[line];
            for (; j >= 0 && (days[j] > of
                || (days[j] == of && _file.Compare(lines[j], line) > 0)); j--)
            {
                (lines[j + 1], days[j + 1]) = (lines[j], days[j]);
            }
            (lines[j + 1], days[j + 1]) = (line, of);
        }
    }

    // Rows without an id that tell of the same stand side by side now.
    private void ResolveContent(Span<int> lines)
    {
        for (int start = 0; start < lines.Length;)
        {
            int end = start + 1;
            while (end < lines.Length && _file.CompareContent(lines[start], lines[end]) == 0)
            {
                end++;
            }
            if (end - start > 1)
            {
                ResolveSame(lines[start..end]);
            }
            start = end;
        }
    }

    private void ResolveSame(Span<int> lines)
    {
        int[] without = [.. lines.ToArray().Where(l => _file.Group[l] >= 0 && !_file.HasId(l))];
        bool ranked = !_file.Schema.Events[_file.Kind[lines[0]]].Sources.IsEmpty;
        for (int start = 0; start < without.Length;)
        {
            int end = start + 1;
            while (end < without.Length
                && (ranked || _file.CompareSource(without[start], without[end]) == 0))
            {
                end++;
            }
            Versions.Resolve(without.AsSpan(start..end), this);
            start = end;
        }
    }

    private void Compact()
    {
        int kept = 0;
        for (int p = 0, i = 0; p + 1 < _start.Length; p++)
        {
            int end = _start[p + 1];
            for (; i < end; i++)
            {
                if (_file.Group[_lines[i]] >= 0)
                {
                    _lines[kept++] = _lines[i];
                }
            }
            _start[p + 1] = kept;
        }
        Array.Resize(ref _lines, kept);
    }
}
