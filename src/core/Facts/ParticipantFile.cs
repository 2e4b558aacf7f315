using Outturn.Schemes;

namespace Outturn.Facts;

/// <summary>participants.csv by line, as its cells say: nothing is known yet about duplicates,
/// versions and the as-at date.</summary>
internal sealed class ParticipantFile
{
    private readonly int _room;

    private ParticipantFile(FactHeader header, Scheme scheme, (int Room, OpenLists Open) with)
    {
        (Header, _room) = (header, with.Room);
        Participant = header.Need("participant", "it says who is counted");
        ProviderColumn = header.Need("provider", "it says who helps the participant");
        var attributes = new List<RawColumn>();
        foreach (AttributeSpec spec in scheme.Facts.Attributes)
        {
            int place = spec.Column.Optional ? header.Find(spec.Column.Name)
                : header.Need(spec.Column.Name, "the scheme declares this attribute");
            attributes.Add(new RawColumn(
                new CellReader(spec.Column, with.Open), place, with.Room));
        }
        Attributes = [.. attributes];
        (Provider, Place) = (new int[_room], new int[_room]);
        Array.Fill(Place, -1);
        (IdColumn, Ids) = Optional("id");
        (ReferredColumn, Referred) = Optional("referred");
        (StartedColumn, Started) = Optional("started");
        (FromColumn, From) = Optional("from");
        (RecordedColumn, Recorded) = Optional("recorded");
        StatusColumn = header.Find("status");
        Withdrawn = StatusColumn < 0 ? null : new bool[_room];
        if (Referred is null && Started is null)
        {
            header.Need("started", "without it nobody has begun");
        }
    }

    public FactHeader Header { get; }
    public int Participant { get; }
    public int ProviderColumn { get; }
    public int IdColumn { get; }
    public int ReferredColumn { get; }
    public int StartedColumn { get; }
    public int FromColumn { get; }
    public int RecordedColumn { get; }
    public int StatusColumn { get; }

    /// <summary>Where the participant's id stands in its chunk; -1: no row, or refused.</summary>
    public int[] Place { get; }

    public int[] Provider { get; }
    public int[]? Ids { get; }
    public int[]? Referred { get; }
    public int[]? Started { get; }
    public int[]? From { get; }
    public int[]? Recorded { get; }
    public bool[]? Withdrawn { get; }
    public RawColumn[] Attributes { get; }

    /// <summary>The participants' ids.</summary>
    public IdStore Names { get; private set; } = null!;

    /// <summary>The rows' own ids; null where the file has none, or they are all different.
    /// </summary>
    public IdStore? RowIds { get; private set; }

    /// <summary>Reads the file.</summary>
    public static ParticipantFile Read(LineChunks lines, Scheme scheme, FileReport report)
    {
        var file = new ParticipantFile(lines.Header, scheme, (lines.Room, report.Open));
        ParticipantChunk[] chunks = lines.Read(
            _ => new ParticipantChunk(file, scheme, report.Open));
        report.Take(chunks);
        file.Names = new IdStore(lines, [.. chunks.Select(c => c.Ids)], file.Place);
        IdChunk[] own = [.. chunks.Select(c => c.RowIds)];
        file.RowIds = file.Ids is null || IdStore.AreDistinct(own)
            ? null : new IdStore(lines, own, file.Ids);
        return file;
    }

    /// <summary>The day from which a row is known: recorded, else referred, else started, else
    /// the day from which it holds, else always.</summary>
    public int KnownFrom(int line) => First(Recorded, line) is int r and not Days.None ? r
        : First(Referred, line) is int d and not Days.None ? d
        : First(Started, line) is int s and not Days.None ? s
        : First(From, line);

    /// <summary>The columns that hold indices in open lists.</summary>
    public NamedColumns Named(OpenLists open) => new(
        [(open.Providers, Provider), .. Attributes.Select(
            a => (a.Reader.Open ?? open.Texts, a.Names))]);

    /// <summary>The columns of these lines.</summary>
    public ParticipantColumns Gather(int[] lines)
    {
        // A column that the file lacks is the same nothing as another; ten million rows of it
        // are kept once.
        int[]? none = Referred is null || Started is null || From is null
            ? Pick(null, lines) : null;
        int[] started = Started is null ? none! : Pick(Started, lines);
        bool byStart = Recorded is null && Referred is null && From is null;
        return new ParticipantColumns
        {
            Provider = Pick(Provider, lines),
            Referred = Referred is null ? none! : Pick(Referred, lines),
            Started = started,
            From = From is null ? none! : Pick(From, lines),
            Recorded = byStart ? started : [.. lines.Select(KnownFrom)],
            Line = lines,
            Attributes = [.. Attributes.Select(a => a.Gather(lines))],
        };
    }

    private static int[] Pick(int[]? column, int[] lines)
    {
        var picked = new int[lines.Length];
        for (int i = 0; i < picked.Length; i++)
        {
            picked[i] = First(column, lines[i]);
        }
        return picked;
    }

    /// <summary>The day of a column that may be absent.</summary>
    public static int First(int[]? column, int line) => column is null ? Days.None : column[line];

    private (int Column, int[]? Days) Optional(string name)
    {
        int column = Header.Find(name);
        return (column, column < 0 ? null : new int[_room]);
    }
}

/// <summary>Reads the rows of one chunk of participants.csv.</summary>
internal sealed class ParticipantChunk(ParticipantFile file, Scheme scheme, OpenLists open)
    : RowChunk(scheme.Term)
{
    private readonly long[] _values = new long[file.Attributes.Length];

    /// <summary>The participants' ids.</summary>
    public IdChunk Ids { get; } = new(1 << 16);

    /// <summary>The rows' own ids.</summary>
    public IdChunk RowIds { get; } = new(0);

    public override void Accept(CsvRow row)
    {
        if (!TryId(row, file.Participant, needed: true) || !TryId(row, file.IdColumn, false)
            || !TryProvider(row, out int provider) || !TryDays(row, out RowDays days)
            || !TryStatus(row, file.StatusColumn, out bool withdrawn) || !TryAttributes(row))
        {
            return;
        }
        int line = row.Line;
        file.Place[line] = Ids.Add(row[file.Participant]);
        file.Provider[line] = provider;
        Put(file.Referred, line, days.Referred);
        Put(file.Started, line, days.Started);
        Put(file.From, line, days.From);
        Put(file.Recorded, line, days.Recorded);
        if (file.Withdrawn is not null)
        {
            file.Withdrawn[line] = withdrawn;
        }
        if (file.Ids is not null)
        {
            ReadOnlySpan<byte> id = row[file.IdColumn];
            file.Ids[line] = id.IsEmpty ? -1 : RowIds.Add(id);
        }
        for (int i = 0; i < _values.Length; i++)
        {
            file.Attributes[i][line] = _values[i];
        }
    }

    public override void Complete()
    {
        Ids.Trim();
        RowIds.Trim();
    }

    private readonly record struct RowDays(int Referred, int Started, int From, int Recorded);

    private void Put(int[]? column, int line, int day)
    {
        if (column is not null)
        {
            column[line] = day;
            Met(day);
        }
    }

    private bool TryProvider(CsvRow row, out int provider)
    {
        ReadOnlySpan<byte> name = row[file.ProviderColumn];
        bool padded = IsPadded(name);
        provider = name.IsEmpty || padded ? -1 : Names.Index(open.Providers, name);
        if (provider < 0)
        {
            Refuse(row.Line, file.ProviderColumn, name.IsEmpty ? RefusalReason.MissingValue
                : padded ? RefusalReason.WrongValue : RefusalReason.UnknownProvider, name);
        }
        return provider >= 0;
    }

    private bool TryDays(CsvRow row, out RowDays days)
    {
        days = default;
        if (!TryDay(row, file.ReferredColumn, out int referred)
            || !TryDay(row, file.StartedColumn, out int started)
            || !TryDay(row, file.FromColumn, out int from)
            || !TryDay(row, file.RecordedColumn, out int recorded))
        {
            return false;
        }
        days = new RowDays(referred, started, from, recorded);
        if (referred != Days.None && (referred < Term.ReferralsFrom.DayNumber
            || referred > Term.ReferralsTo.DayNumber))
        {
            Refuse(row.Line, file.ReferredColumn, RefusalReason.OutsideReferrals,
                row[file.ReferredColumn]);
            return false;
        }
        return IsInTerm(row, file.StartedColumn, (started, started))
            && IsInTerm(row, file.FromColumn, (from, Days.None));
    }

    private bool TryAttributes(CsvRow row)
    {
        for (int i = 0; i < _values.Length; i++)
        {
            RawColumn column = file.Attributes[i];
            ReadOnlySpan<byte> cell = row[column.Place];
            if (column.Reader.Read(cell, Names, out _values[i]) is RefusalReason reason)
            {
                Refuse(row.Line, column.Place, reason, cell);
                return false;
            }
        }
        return true;
    }
}
