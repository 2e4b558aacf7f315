using Outturn.Schemes;

namespace Outturn.Facts;

/// <summary>A claim before versions are told apart.</summary>
internal sealed record ClaimDraft(int Group, int Outcome, int Number, int Line)
{
    public string Id { get; init; } = "";
    public int Claimed { get; init; }
    public int Known { get; init; }

    /// <summary>The day on which the first version of it was recorded.</summary>
    public int First { get; set; }
    public int Participant { get; set; } = -1;
    public bool Dead { get; set; }

    /// <summary>The item claimed.</summary>
    public (int Group, int Outcome, int Number) Item => (Group, Outcome, Number);
}

/// <summary>What rows of claims.csv and decisions.csv share: they say of whom, of which outcome and
/// of which item they speak.</summary>
internal abstract class ItemChunk(
    Scheme scheme, ParticipantGroups groups, (int Participant, int Outcome, int Number) columns)
    : RowChunk(scheme.Term)
{
    /// <summary>The scheme.</summary>
    protected Scheme Scheme { get; } = scheme;

    /// <summary>Who, as a group of ids. False: refused.</summary>
    protected bool TryWho(CsvRow row, out int group)
    {
        ReadOnlySpan<byte> id = row[columns.Participant];
        group = id.IsEmpty ? -1 : groups.Find(id);
        if (group < 0)
        {
            Refuse(row.Line, columns.Participant,
                id.IsEmpty ? RefusalReason.MissingValue : RefusalReason.UnknownParticipant, id);
        }
        return group >= 0;
    }

    /// <summary>The outcome by its name. False: refused.</summary>
    protected bool TryOutcome(CsvRow row, out int outcome)
    {
        ReadOnlySpan<byte> cell = row[columns.Outcome];
        string name = CsvLine.Text(cell);
        outcome = Find(Scheme.Outcomes, name);
        if (outcome < 0)
        {
            Refuse(row.Line, columns.Outcome, cell.IsEmpty
                ? RefusalReason.MissingValue : RefusalReason.UnknownClause, cell);
        }
        return outcome >= 0;
    }

    /// <summary>1 where nothing is said. False: refused.</summary>
    protected bool TryNumber(CsvRow row, out int number)
    {
        ReadOnlySpan<byte> cell = row[columns.Number];
        number = 1;
        if (cell.IsEmpty)
        {
            return true;
        }
        if (DecimalCell.Read(cell, 0, out long read) is null && read is > 0 and < 1_000_000)
        {
            number = (int)read;
            return true;
        }
        Refuse(row.Line, columns.Number, RefusalReason.WrongValue, cell);
        return false;
    }

    /// <summary>The place of a clause by its name, or -1.</summary>
    protected static int Find(IReadOnlyList<Clause> clauses, string name)
    {
        int place = clauses.Count - 1;
        while (place >= 0 && !string.Equals(clauses[place].Name, name, StringComparison.Ordinal))
        {
            place--;
        }
        return place;
    }
}

/// <summary>Reads the rows of one chunk of claims.csv.</summary>
internal sealed class ClaimChunk : ItemChunk
{
    private readonly int _id;
    private readonly int _outcome;
    private readonly int _claimed;
    private readonly int _recorded;

    /// <summary>A reader of claims.</summary>
    public ClaimChunk(FactHeader header, Scheme scheme, ParticipantGroups groups)
        : base(scheme, groups, (
            header.Need("participant", "it says for whom something is claimed"),
            header.Need("outcome", "it says what is claimed"), header.Find("number")))
    {
        _id = header.Find("id");
        _outcome = header.Find("outcome");
        _claimed = header.Need("claimed", "it says when it was claimed");
        _recorded = header.Find("recorded");
        header.Find("evidence");
    }

    /// <summary>The rows accepted so far.</summary>
    public List<ClaimDraft> Drafts { get; } = [];

    public override void Accept(CsvRow row)
    {
        if (!TryId(row, _id, needed: false) || !TryWho(row, out int group)
            || !TryOutcome(row, out int outcome) || !TryNumber(row, out int number)
            || !TryNeededDay(row, _claimed, out int claimed)
            || !TryDay(row, _recorded, out int recorded)
            || !IsInTerm(row, _claimed, (claimed, claimed)))
        {
            return;
        }
        if (!Scheme.Outcomes[outcome].Claimed)
        {
            Refuse(row.Line, _outcome, RefusalReason.NeedsNoClaim, row[_outcome]);
            return;
        }
        int known = recorded != Days.None ? recorded : claimed;
        Met(claimed);
        Met(known);
        Drafts.Add(new ClaimDraft(group, outcome, number, row.Line)
        {
            Id = CsvLine.Text(row[_id]),
            Claimed = claimed,
            Known = known,
            First = known,
        });
    }
}
