using Outturn.Schemes;

namespace Outturn.Facts;

/// <summary>What an event's names are looked up in.</summary>
internal sealed record EventNames(OpenLists Open, ParticipantGroups Groups, ByteNames Kinds);

/// <summary>Reads the rows of one chunk of events.csv.</summary>
internal sealed class EventChunk(EventFile file, Term term, EventNames names) : RowChunk(term)
{
    // Rows of one participant mostly stand together.
    private byte[] _lastId = [];
    private int _lastGroup = -1;

    /// <summary>The rows' ids.</summary>
    public IdChunk Ids { get; } = new(file.IdColumn < 0 ? 0 : 1 << 16);

    /// <summary>Whether a row has no id.</summary>
    public bool HasRowWithoutId { get; private set; }

    public override void Accept(CsvRow row)
    {
        if (!TryId(row, file.IdColumn, needed: false) || !TryParticipant(row, out int group)
            || !TryKind(row, out int kind) || !TryDays(row, kind, out Spell days)
            || !TryValue(row, kind, out long value) || !TrySource(row, kind, out int source)
            || !TryStatus(row, file.StatusColumn, out bool withdrawn))
        {
            return;
        }
        int line = row.Line;
        (file.Group[line], file.Kind[line]) = (group, (ushort)kind);
        (file.From[line], file.To[line]) = (days.From, days.To);
        Put(file.Value, line, value);
        Put(file.Source, line, source);
        Put(file.Recorded, line, days.Recorded);
        Put(file.Withdrawn, line, withdrawn);
        Put(file.Member, line, row[file.MemberColumn].IsEmpty
            ? -1 : Names.Index(names.Open.Texts, row[file.MemberColumn]));
        Put(file.Evidence, line, unchecked((long)ByteHash.Of(row[file.EvidenceColumn])));
        Met(days.From);
        Met(days.To == EventFile.Open ? days.From : days.To);
        Met(days.Recorded);
        PutId(row);
    }

    public override void Complete() => Ids.Trim();

    private readonly record struct Spell(int From, int To, int Recorded);

    private static void Put<T>(T[]? column, int line, T value)
    {
        if (column is not null)
        {
            column[line] = value;
        }
    }

    private void PutId(CsvRow row)
    {
        ReadOnlySpan<byte> id = row[file.IdColumn];
        HasRowWithoutId |= id.IsEmpty;
        Put(file.Ids, row.Line, id.IsEmpty ? -1 : Ids.Add(id));
    }

    private bool TryParticipant(CsvRow row, out int group)
    {
        ReadOnlySpan<byte> id = row[file.Participant];
        if (_lastGroup >= 0 && id.SequenceEqual(_lastId))
        {
            group = _lastGroup;
            return true;
        }
        group = names.Groups.Find(id);
        if (group < 0)
        {
            Refuse(row.Line, file.Participant, id.IsEmpty
                ? RefusalReason.MissingValue : RefusalReason.UnknownParticipant, id);
            return false;
        }
        if (_lastId.Length != id.Length)
        {
            _lastId = new byte[id.Length];
        }
        id.CopyTo(_lastId);
        _lastGroup = group;
        return true;
    }

    private bool TryKind(CsvRow row, out int kind)
    {
        ReadOnlySpan<byte> name = row[file.KindColumn];
        kind = names.Kinds.Find(name);
        if (kind < 0)
        {
            Refuse(row.Line, file.KindColumn, name.IsEmpty
                ? RefusalReason.MissingValue : RefusalReason.UnknownKind, name);
        }
        return kind >= 0;
    }

    private bool TryDays(CsvRow row, int kind, out Spell days)
    {
        days = default;
        if (!TryNeededDay(row, file.FromColumn, out int from)
            || !TryDay(row, file.ToColumn, out int to)
            || !TryDay(row, file.RecordedColumn, out int recorded))
        {
            return false;
        }
        bool isSpell = file.Schema.Events[kind].Shape == EventShape.Spell;
        if (!isSpell && to != Days.None && to != from)
        {
            Refuse(row.Line, file.ToColumn, RefusalReason.WrongValue, row[file.ToColumn]);
            return false;
        }
        int last = !isSpell ? from
            : to != Days.None ? to
            : recorded != Days.None ? recorded : EventFile.Open;
        if (last < from)
        {
            int column = to != Days.None ? file.ToColumn : file.RecordedColumn;
            Refuse(row.Line, column, RefusalReason.EndsBeforeStart, row[column]);
            return false;
        }
        days = new Spell(from, last, recorded);
        return IsInTerm(row, file.FromColumn, (from, last), Term.FactsFrom);
    }

    private bool TryValue(CsvRow row, int kind, out long value)
    {
        ReadOnlySpan<byte> cell = row[file.ValueColumn];
        CellReader? reader = file.Values[kind];
        value = AttributeColumn.Missing;
        RefusalReason? fault = reader is null
            ? cell.IsEmpty ? null : RefusalReason.WrongValue
            : reader.Read(cell, Names, out value);
        if (fault is RefusalReason reason)
        {
            Refused.Add(new RefusalRow(row.Line, (short)file.ValueColumn, reason)
            {
                Detail = (short)kind,
            }, cell);
        }
        return fault is null;
    }

    private bool TrySource(CsvRow row, int kind, out int source)
    {
        ReadOnlySpan<byte> name = row[file.SourceColumn];
        source = name.IsEmpty ? -1 : Names.Index(names.Open.Sources, name);
        var order = file.Schema.Events[kind].Sources;
        bool accepted = name.IsEmpty
            || (source >= 0 && (order.IsEmpty || order.Contains(source)));
        if (!accepted)
        {
            Refused.Add(new RefusalRow(
                row.Line, (short)file.SourceColumn, RefusalReason.UnknownSource)
            {
                Detail = (short)kind,
            }, name);
        }
        return accepted;
    }
}
