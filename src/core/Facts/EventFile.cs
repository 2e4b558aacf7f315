using Outturn.Schemes;

namespace Outturn.Facts;

/// <summary>events.csv by line, as its cells say, joined to participants.</summary>
internal sealed class EventFile
{
    /// <summary>The last day of a spell that was open and of which nobody says when it was
    /// recorded.</summary>
    public const int Open = int.MaxValue;

    private readonly int _room;

    private EventFile(FactHeader header, FactSchema schema, (int Room, OpenLists Open) with)
    {
        (Header, Schema, _room) = (header, schema, with.Room);
        Participant = header.Need("participant", "it says to whom it happened");
        KindColumn = header.Need("kind", "it says what happened");
        FromColumn = header.Need("from", "it says when it happened, or began");
        bool spells = schema.Events.Any(e => e.Shape == EventShape.Spell);
        ToColumn = spells ? header.Need("to", "spells end") : header.Find("to");
        bool valued = schema.Events.Any(e => e.Value is not null);
        bool needed = schema.Events.Any(e => e.Value is { Optional: false });
        ValueColumn = needed ? header.Need("value", "kinds of event have one")
            : header.Find("value");
        (IdColumn, Ids) = Optional<int>("id");
        (MemberColumn, Member) = Optional<int>("member");
        (SourceColumn, Source) = Optional<int>("source");
        (EvidenceColumn, Evidence) = Optional<long>("evidence");
        (RecordedColumn, Recorded) = Optional<int>("recorded");
        (StatusColumn, Withdrawn) = Optional<bool>("status");
        (Group, Kind) = (new int[_room], new ushort[_room]);
        (From, To) = (new int[_room], new int[_room]);
        Value = valued ? new long[_room] : null;
        Values = [.. schema.Events.Select(
            e => e.Value is null ? null : new CellReader(e.Value, with.Open))];
        Array.Fill(Group, -1);
    }

    public FactHeader Header { get; }
    public FactSchema Schema { get; }
    public int IdColumn { get; }
    public int Participant { get; }
    public int MemberColumn { get; }
    public int KindColumn { get; }
    public int FromColumn { get; }
    public int ToColumn { get; }
    public int ValueColumn { get; }
    public int SourceColumn { get; }
    public int EvidenceColumn { get; }
    public int RecordedColumn { get; }
    public int StatusColumn { get; }

    /// <summary>How the values of each kind are read; null where it has none.</summary>
    public CellReader?[] Values { get; }

    /// <summary>First the group of the participant, later its row; -1: no row, or not counted.
    /// </summary>
    public int[] Group { get; }

    public ushort[] Kind { get; }
    public int[] From { get; }
    public int[] To { get; }
    public long[]? Value { get; }
    public int[]? Ids { get; }
    public int[]? Member { get; }
    public int[]? Source { get; }

    /// <summary>A hash of the evidence: enough to tell rows apart.</summary>
    public long[]? Evidence { get; }

    public int[]? Recorded { get; }
    public bool[]? Withdrawn { get; }

    /// <summary>The rows' ids; null where the file has no such column.</summary>
    public IdStore? Names { get; private set; }

    /// <summary>Whether two rows may have one id.</summary>
    public bool IdsMayRepeat { get; private set; }

    /// <summary>Whether the days on which earlier versions were recorded are asked for.</summary>
    public bool KeepsEarlier { get; private set; }

    /// <summary>Whether a row may be without an id, so that its content is its id.</summary>
    public bool SomeWithoutId { get; private set; }

    /// <summary>Reads the file, joining each row to its participant.</summary>
    public static EventFile Read(
        LineChunks lines, Scheme scheme, FileReport report, ParticipantGroups groups)
    {
        var file = new EventFile(lines.Header, scheme.Facts, (lines.Room, report.Open));
        file.KeepsEarlier = scheme.Outcomes.Any(o => o.ClaimedBy is not null);
        var kinds = new ByteNames([.. scheme.Facts.Events.Select(e => e.Name)]);
        EventChunk[] chunks = lines.Read(_ => new EventChunk(
            file, scheme.Term, new EventNames(report.Open, groups, kinds)));
        report.Take(chunks);
        IdChunk[] ids = [.. chunks.Select(c => c.Ids)];
        file.SomeWithoutId = file.Ids is null || chunks.Any(c => c.HasRowWithoutId);
        file.IdsMayRepeat = file.Ids is not null && !IdStore.AreDistinct(ids);
        file.Names = file.Ids is null ? null : new IdStore(lines, ids, file.Ids);
        return file;
    }

    /// <summary>The day from which a row is known: recorded, else its last day, else its first.
    /// </summary>
    public int KnownFrom(int line)
    {
        int recorded = Recorded is null ? Days.None : Recorded[line];
        return recorded != Days.None ? recorded
            : To[line] == Open ? From[line] : To[line];
    }

    /// <summary>Whether a row has an id of its own.</summary>
    public bool HasId(int line) => Ids is not null && Ids[line] >= 0;

    /// <summary>The place of a row's source in its kind's order of precedence; after them where it
    /// says none; 0 where the kind has no order.</summary>
    public int Rank(int line)
    {
        var order = Schema.Events[Kind[line]].Sources;
        int place = Source is null ? 0 : order.IndexOf(Source[line]);
        return place >= 0 ? place : order.Length;
    }

    /// <summary>An earlier row by participant's order: first day, last day, kind, member, value,
    /// evidence, source, recorded, line.</summary>
    public int Compare(int a, int b)
    {
        int order = From[a].CompareTo(From[b]);
        order = order != 0 ? order : To[a].CompareTo(To[b]);
        order = order != 0 ? order : CompareContent(a, b);
        order = order != 0 ? order : Order(Source, a, b);
        order = order != 0 ? order : Order(Recorded, a, b);
        return order != 0 ? order : a.CompareTo(b);
    }

    /// <summary>0 where two rows of one participant tell of the same, whoever reports it.</summary>
    public int CompareContent(int a, int b)
    {
        int order = From[a].CompareTo(From[b]);
        order = order != 0 ? order : To[a].CompareTo(To[b]);
        order = order != 0 ? order : Kind[a].CompareTo(Kind[b]);
        order = order != 0 ? order : Order(Member, a, b);
        order = order != 0 ? order : Order(Value, a, b);
        return order != 0 ? order : Order(Evidence, a, b);
    }

    /// <summary>0 where two rows name one source.</summary>
    public int CompareSource(int a, int b) => Order(Source, a, b);

    /// <summary>The columns that hold indices in open lists.</summary>
    public NamedColumns Named(OpenLists open) =>
        new([(open.Sources, Source), (open.Texts, Member)]);

    /// <summary>When a version was recorded, and up to which day it tells of its spell.</summary>
    public EventVersion Version(int line) =>
        new(KnownFrom(line), Schema.Events[Kind[line]].Shape != EventShape.Spell ? int.MaxValue
            : To[line] == Open ? KnownFrom(line) : To[line]);

    /// <summary>The columns of these lines, open spells up to the as-at date.</summary>
    public EventColumns Gather(int[] lines, (int AsAt, int Threads) with)
    {
        var columns = new EventColumns
        {
            From = new int[lines.Length],
            To = new int[lines.Length],
            Kind = new ushort[lines.Length],
            Value = Value is null ? [] : new long[lines.Length],
            Source = Source is null ? [] : new int[lines.Length],
            Member = Member is null ? [] : new int[lines.Length],
            Recorded = new int[lines.Length],
            Line = lines,
        };
        const int Part = 1 << 18;
        var options = new ParallelOptions { MaxDegreeOfParallelism = with.Threads };
        Parallel.For(0, (lines.Length + Part - 1) / Part, options, part =>
        {
            for (int i = part * Part; i < Math.Min(lines.Length, (part + 1) * Part); i++)
            {
                int line = lines[i];
                columns.From[i] = From[line];
                columns.To[i] = To[line] == Open ? with.AsAt : To[line];
                columns.Kind[i] = Kind[line];
                columns.Recorded[i] = KnownFrom(line);
                Copy(Value, columns.Value, line, i);
                Copy(Source, columns.Source, line, i);
                Copy(Member, columns.Member, line, i);
            }
        });
        return columns;
    }

    private static void Copy<T>(T[]? from, T[] to, int line, int row)
    {
        if (from is not null)
        {
            to[row] = from[line];
        }
    }

    private static int Order<T>(T[]? column, int a, int b)
        where T : IComparable<T> => column is null ? 0 : column[a].CompareTo(column[b]);

    private (int Column, T[]? Values) Optional<T>(string name)
    {
        int column = Header.Find(name);
        return (column, column < 0 ? null : new T[_room]);
    }
}
