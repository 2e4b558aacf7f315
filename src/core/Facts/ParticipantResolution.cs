namespace Outturn.Facts;

/// <summary>Step <em>know</em> for participants: which row counts for whom as at a date.</summary>
internal sealed class ParticipantResolution : VersionRules
{
    /// <summary>A group none of whose rows counts: refused or withdrawn.</summary>
    public const int Nobody = -1;

    /// <summary>A group that is known only after the as-at date.</summary>
    public const int Later = -2;

    private readonly ParticipantFile _file;
    private readonly FileReport _report;
    private readonly int _asAt;
    private readonly List<int> _versions = [];
    private readonly List<int> _versionOf = [];

    /// <summary>Applies corrections and leaves out what is not known yet.</summary>
    public ParticipantResolution(
        ParticipantFile file, ParticipantGroups groups, FileReport report, DateOnly asAt)
    {
        (_file, _report, _asAt) = (file, report, asAt.DayNumber);
        ResolveRowIds();
        Of = new int[groups.Count];
        var rows = new int[groups.Count];
        int count = 0;
        for (int group = 0; group < Of.Length; group++)
        {
            Of[group] = Group(groups[group], count, out int row);
            if (Of[group] >= 0)
            {
                rows[count++] = row;
            }
        }
        Count = count;
        Array.Resize(ref rows, count + _versions.Count);
        _versions.CopyTo(rows, count);
        Rows = rows;
    }

    /// <summary>The participant of each group, or <see cref="Nobody"/> or <see cref="Later"/>.
    /// </summary>
    public int[] Of { get; }

    /// <summary>How many participants are known.</summary>
    public int Count { get; }

    /// <summary>The lines of the table's rows.</summary>
    public int[] Rows { get; }

    /// <summary>The table; its names are still to be marked as used and mapped.</summary>
    public ParticipantTable Table(ParticipantColumns columns)
    {
        IdStore names = _file.Names;
        int[] lines = columns.Line;
        return new ParticipantTable(
            Count, columns, p => CsvLine.Text(names[lines[p]]), _versionOf.ToArray());
    }

    /// <inheritdoc/>
    public override int KnownFrom(int line) => _file.KnownFrom(line);

    /// <inheritdoc/>
    public override bool IsWithdrawn(int line) => _file.Withdrawn?[line] ?? false;

    /// <inheritdoc/>
    public override bool AreSame(int line, int other)
    {
        bool same = _file.Provider[line] == _file.Provider[other]
            && Equal(_file.Referred, line, other) && Equal(_file.Started, line, other)
            && Equal(_file.From, line, other) && IsWithdrawn(line) == IsWithdrawn(other)
            && _file.Names[line].SequenceEqual(_file.Names[other]);
        foreach (RawColumn column in _file.Attributes)
        {
            same = same && column[line] == column[other];
        }
        return same;
    }

    /// <inheritdoc/>
    public override void Refuse(int line, RefusalReason reason)
    {
        _report.Refuse(line, _file.Participant, reason, _file.Names[line]);
        _file.Place[line] = ~_file.Place[line];
    }

    /// <inheritdoc/>
    public override void Supersede(int line)
    {
        _report.Superseded++;
        _file.Place[line] = ~_file.Place[line];
    }

    private static bool Equal(int[]? column, int line, int other) =>
        column is null || column[line] == column[other];

    private void ResolveRowIds()
    {
        if (_file.RowIds is IdStore ids)
        {
            int[] lines = [.. Enumerable.Range(0, _file.Place.Length).Where(
                l => _file.Place[l] >= 0 && ids.Has(l) && KnownFrom(l) <= _asAt)];
            IdGroups.Each(ids, lines, 1, same => Versions.Resolve(same, this));
        }
    }

    // The participant's number, or why there is none; and its first row.
    private int Group(Span<int> lines, int number, out int row)
    {
        row = lines[0];
        int known = 0, later = 0;
        foreach (int line in lines)
        {
            bool live = _file.Place[line] >= 0;
            bool isLater = live && KnownFrom(line) > _asAt;
            later += isLater ? 1 : 0;
            if (live && !isLater)
            {
                lines[known++] = line;
            }
        }
        _report.NotYetKnown += later;
        if (known == 0)
        {
            return later > 0 ? Later : Nobody;
        }
        if (lines.Length == 1 && !IsWithdrawn(row))
        {
            return number;
        }
        return Persons(lines[..known], number, out row) ? number : Nobody;
    }

    private bool Persons(Span<int> lines, int number, out int row)
    {
        lines.Sort((a, b) => From(a).CompareTo(From(b)));
        bool any = false;
        row = lines[0];
        for (int start = 0; start < lines.Length;)
        {
            int end = start + 1;
            while (end < lines.Length && From(lines[end]) == From(lines[start]))
            {
                end++;
            }
            int winner = Versions.Resolve(lines[start..end], this);
            if (winner >= 0 && any)
            {
                _versions.Add(winner);
                _versionOf.Add(number);
            }
            else if (winner >= 0)
            {
                (any, row) = (true, winner);
            }
            start = end;
        }
        return any;
    }

    private int From(int line) => ParticipantFile.First(_file.From, line);
}
