using System.Collections.Immutable;
using Outturn.Schemes;

namespace Outturn.Facts;

/// <summary>claims.csv and decisions.csv, from reading to lists.</summary>
internal sealed class ClaimReading(Scheme scheme, ParticipantGroups groups)
{
    private List<ClaimDraft> _claims = [];
    private List<ClaimDraft> _decisions = [];
    private FileReport? _claimReport;
    private FileReport? _decisionReport;

    /// <summary>The claims that count.</summary>
    public ImmutableArray<OutcomeClaim> Claims => [.. _claims.Select(
        c => new OutcomeClaim(c.Id, c.Outcome, c.Number, c.Claimed, c.Known, c.Line)
        {
            Participant = c.Participant,
            Cohort = c.Cohort,
        })];

    /// <summary>The decisions that count.</summary>
    public ImmutableArray<OutcomeDecision> Decisions => [.. _decisions.Select(
        d => new OutcomeDecision(d.Decision, d.Outcome, d.Number, d.Known, d.Line)
        {
            Participant = d.Participant,
            Cohort = d.Cohort,
            Claim = d.Id,
            Reason = d.Reason,
            By = d.By,
        })];

    /// <summary>Reads the claims.</summary>
    public void ReadClaims(LineChunks lines, FileReport report) =>
        (_claims, _claimReport) = (Read(lines, report, null), report);

    /// <summary>Reads the decisions, after the claims that they may name.</summary>
    public void ReadDecisions(LineChunks lines, FileReport report)
    {
        var byId = new Dictionary<string, ClaimDraft>(StringComparer.Ordinal);
        foreach (ClaimDraft claim in _claims.Where(c => c.Id.Length > 0))
        {
            byId.TryAdd(claim.Id, claim);
        }
        (_decisions, _decisionReport) = (Read(lines, report, byId), report);
    }

    /// <summary>Leaves what counts as at a date.</summary>
    public void Resolve(DateOnly asAt, int[] participantOf)
    {
        if (_claimReport is not null)
        {
            new ClaimResolution(_claims, _claimReport).RunClaims(asAt.DayNumber, participantOf);
        }
        if (_decisionReport is not null)
        {
            new ClaimResolution(_decisions, _decisionReport)
                .RunDecisions(asAt.DayNumber, participantOf);
        }
    }

    private List<ClaimDraft> Read(
        LineChunks lines, FileReport report, Dictionary<string, ClaimDraft>? claims)
    {
        lines.Header.Find("evidence");
        ClaimChunk[] chunks = lines.Read(
            _ => new ClaimChunk(lines.Header, scheme, (groups, claims)));
        report.Take(chunks);
        return [.. chunks.SelectMany(c => c.Drafts)];
    }
}
