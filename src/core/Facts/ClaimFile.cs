using Outturn.Schemes;

namespace Outturn.Facts;

/// <summary>A claim or decision before versions are told apart: whom and what it is
/// about.</summary>
internal sealed record ClaimDraft(int Group, string Cohort, int Outcome, int Number, int Line)
{
    public string Id { get; init; } = "";
    public int Claimed { get; init; }
    public int Known { get; init; }
    public DecisionKind Decision { get; init; }
    public string Reason { get; init; } = "";
    public string By { get; init; } = "";
    public int Participant { get; set; } = -1;
    public bool Dead { get; set; }

    /// <summary>The item that it is about, whoever says it when.</summary>
    public (int, string, int, int) Item => (Group, Cohort, Outcome, Number);

    /// <summary>The same item, known by the row of its participant.</summary>
    public (int, int, string, int) Place => (Outcome, Participant, Cohort, Number);
}

/// <summary>Reads the rows of one chunk of claims.csv or decisions.csv, which both say: this item.
/// </summary>
internal sealed class ClaimChunk : RowChunk
{
    private readonly Scheme _scheme;
    private readonly ParticipantGroups _groups;
    private readonly Dictionary<string, ClaimDraft>? _claims;
    private readonly (int Id, int Participant, int Cohort, int Outcome, int Number) _item;
    private readonly (int Claimed, int Recorded, int Decision, int Reason, int By) _what;

    /// <summary>A reader of claims, or with the claims given of decisions on them.</summary>
    public ClaimChunk(FactHeader header, Scheme scheme,
        (ParticipantGroups Groups, Dictionary<string, ClaimDraft>? Claims) known)
        : base(scheme.Term)
    {
        (_scheme, _groups, _claims) = (scheme, known.Groups, known.Claims);
        bool decides = _claims is not null;
        int id = header.Find(decides ? "claim" : "id");
        _item = (id, header.Find("participant"), header.Find("cohort"),
            decides && id >= 0 ? header.Find("outcome")
                : header.Need("outcome", "it says what is claimed"),
            header.Find("number"));
        _what = decides
            ? (-1, header.Need("recorded", "it says when it was decided"),
                header.Need("decision", "it says what was decided"), header.Find("reason"),
                header.Find("by"))
            : (header.Need("claimed", "it says when it was claimed"), header.Find("recorded"),
                -1, -1, -1);
    }

    /// <summary>The rows accepted so far.</summary>
    public List<ClaimDraft> Drafts { get; } = [];

    public override void Accept(CsvRow row)
    {
        if (!TryId(row, _item.Id, needed: false) || !TryItem(row, out ClaimDraft draft)
            || !TryDay(row, _what.Claimed, out int claimed)
            || !TryDay(row, _what.Recorded, out int recorded)
            || !TryDecision(row, out DecisionKind decision))
        {
            return;
        }
        (int day, int column) = _claims is null
            ? (claimed, _what.Claimed) : (recorded, _what.Recorded);
        if (day == Days.None)
        {
            Refuse(row.Line, column, RefusalReason.MissingValue, default);
            return;
        }
        if (_claims is null && !IsInTerm(row, column, (claimed, claimed)))
        {
            return;
        }
        Met(claimed);
        Met(recorded);
        Drafts.Add(draft with
        {
            Id = CsvLine.Text(row[_item.Id]),
            Claimed = claimed,
            Known = recorded != Days.None ? recorded : claimed,
            Decision = decision,
            Reason = CsvLine.Text(row[_what.Reason]),
            By = CsvLine.Text(row[_what.By]),
        });
    }

    private bool TryItem(CsvRow row, out ClaimDraft draft)
    {
        draft = new ClaimDraft(-1, "", -1, 1, row.Line);
        ReadOnlySpan<byte> claim = _claims is null ? default : row[_item.Id];
        if (!claim.IsEmpty)
        {
            bool known = _claims!.TryGetValue(CsvLine.Text(claim), out ClaimDraft? about);
            if (!known)
            {
                Refuse(row.Line, _item.Id, RefusalReason.UnknownClaim, claim);
            }
            draft = about is null ? draft : draft with
            {
                Group = about.Group, Cohort = about.Cohort, Outcome = about.Outcome,
                Number = about.Number,
            };
            return known;
        }
        return TryWho(row, ref draft) && TryOutcome(row, ref draft) && TryNumber(row, ref draft);
    }

    private bool TryWho(CsvRow row, ref ClaimDraft draft)
    {
        ReadOnlySpan<byte> id = row[_item.Participant], cohort = row[_item.Cohort];
        int group = id.IsEmpty ? -1 : _groups.Find(id);
        bool both = !id.IsEmpty && !cohort.IsEmpty, neither = id.IsEmpty && cohort.IsEmpty;
        if (both || neither || (!id.IsEmpty && group < 0))
        {
            Refuse(row.Line, both ? _item.Cohort : _item.Participant,
                neither ? RefusalReason.MissingValue
                : both ? RefusalReason.WrongValue : RefusalReason.UnknownParticipant,
                both ? cohort : id);
            return false;
        }
        draft = draft with { Group = group, Cohort = CsvLine.Text(cohort) };
        return true;
    }

    private bool TryOutcome(CsvRow row, ref ClaimDraft draft)
    {
        string name = CsvLine.Text(row[_item.Outcome]);
        for (int i = 0; i < _scheme.Outcomes.Length; i++)
        {
            if (string.Equals(_scheme.Outcomes[i].Name, name, StringComparison.Ordinal))
            {
                draft = draft with { Outcome = i };
                return true;
            }
        }
        Refuse(row.Line, _item.Outcome, name.Length == 0
            ? RefusalReason.MissingValue : RefusalReason.UnknownClause, row[_item.Outcome]);
        return false;
    }

    private bool TryNumber(CsvRow row, ref ClaimDraft draft)
    {
        ReadOnlySpan<byte> cell = row[_item.Number];
        if (cell.IsEmpty)
        {
            return true;
        }
        if (DecimalCell.Read(cell, 0, out long number) is null && number is > 0 and < 1_000_000)
        {
            draft = draft with { Number = (int)number };
            return true;
        }
        Refuse(row.Line, _item.Number, RefusalReason.WrongValue, cell);
        return false;
    }

    private bool TryDecision(CsvRow row, out DecisionKind decision)
    {
        decision = DecisionKind.Accept;
        if (_what.Decision < 0)
        {
            return true;
        }
        ReadOnlySpan<byte> word = row[_what.Decision];
        foreach (DecisionKind kind in Enum.GetValues<DecisionKind>())
        {
            if (string.Equals(CsvLine.Text(word), Enum.GetName(kind)!.ToLowerInvariant(),
                StringComparison.Ordinal))
            {
                decision = kind;
                return true;
            }
        }
        Refuse(row.Line, _what.Decision,
            word.IsEmpty ? RefusalReason.MissingValue : RefusalReason.UnknownLabel, word);
        return false;
    }
}
