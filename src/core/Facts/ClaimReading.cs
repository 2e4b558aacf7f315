using System.Collections.Immutable;
using Outturn.Schemes;

namespace Outturn.Facts;

/// <summary>claims.csv and the verdicts of decisions.csv, from reading to lists.</summary>
internal sealed class ClaimReading(Scheme scheme, ParticipantGroups groups) : NamedRows
{
    private List<ClaimDraft> _claims = [];
    private List<DecisionDraft> _decisions = [];
    private FileReport? _claimReport;
    private FileReport? _decisionReport;

    /// <summary>The claims that count.</summary>
    public ImmutableArray<OutcomeClaim> Claims => [.. _claims.Select(
        c => new OutcomeClaim(c.Participant, c.Outcome, c.Number, c.Line)
        {
            Id = c.Id,
            Claimed = c.Claimed,
            Recorded = c.First,
        })];

    /// <summary>The verdicts that count.</summary>
    public ImmutableArray<Decision> Decisions => [.. _decisions.Select(
        d => new Decision(d.Kind, d.Known, d.Line)
        {
            Participant = d.Participant,
            Outcome = d.Outcome,
            Payment = d.Payment,
            Keys = [.. d.Keys],
            Number = d.Number,
            Value = d.Value,
            Claim = d.Claim,
            Reason = d.Reason,
            By = d.By,
        })];

    /// <summary>Reads the claims.</summary>
    public void ReadClaims(LineChunks lines, FileReport report)
    {
        ClaimChunk[] chunks = lines.Read(_ => new ClaimChunk(lines.Header, scheme, groups));
        report.Take(chunks);
        (_claims, _claimReport) = ([.. chunks.SelectMany(c => c.Drafts)], report);
    }

    /// <summary>Reads the decisions; the figures among them are given back.</summary>
    public CellReading ReadDecisions(LineChunks lines, FileReport report)
    {
        var file = new DecisionFile(lines, scheme, report);
        DecisionChunk[] chunks = lines.Read(
            _ => new DecisionChunk(file, (report.Open, groups)));
        report.Take(chunks);
        report.Take(chunks.Select(c => c.Figures));
        (_decisions, _decisionReport) = ([.. chunks.SelectMany(c => c.Drafts)], report);
        return new CellReading(
            file.Figures, [.. chunks.SelectMany(c => c.Figures.Drafts)], report);
    }

    /// <summary>Leaves what counts as at a date.</summary>
    public void Resolve(DateOnly asAt, int[] participantOf)
    {
        int day = asAt.DayNumber;
        if (_decisionReport is not null)
        {
            new DecisionResolution(_decisions, scheme, _decisionReport)
                .Run((day, participantOf), _claims);
        }
        if (_claimReport is not null)
        {
            new ClaimResolution(_claims, _claimReport)
                .Run((day, participantOf), _decisions);
        }
        _claims.RemoveAll(c => c.Dead);
        _claims.Sort((a, b) => (a.Participant, a.Outcome, a.Number)
            .CompareTo((b.Participant, b.Outcome, b.Number)));
    }

    /// <inheritdoc/>
    public override void Map(NameGatherer list, int[] map)
    {
        foreach (DecisionDraft draft in _decisions.Where(d => d.Keys.Length > 0))
        {
            var space = ((PaidCells)scheme.Payments[draft.Payment].For).Space;
            for (int i = 0; i < draft.Keys.Length; i++)
            {
                if (draft.Keys[i] >= 0
                    && _decisionReport!.Open.Of(space.Dimensions[i]) == list)
                {
                    draft.Keys[i] = map[(int)draft.Keys[i]];
                }
            }
        }
    }

    /// <summary>A decision makes nothing known: whoever no fact names is nobody.</summary>
    public override void Use(NameGatherer list)
    {
    }
}
