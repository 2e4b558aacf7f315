using System.Runtime.InteropServices;
using Outturn.Schemes;

namespace Outturn.Facts;

/// <summary>Step <em>know</em> for verdicts. Those on one item or line follow each other, so only
/// two on one day can be in conflict. One that names a claim is about the item that the claim
/// names as at the date.</summary>
internal sealed class DecisionResolution(
    List<DecisionDraft> drafts, Scheme scheme, FileReport report) : VersionRules
{
    /// <summary>Leaves the verdicts that count, in the order in which they were recorded.
    /// </summary>
    public void Run((int AsAt, int[] ParticipantOf) known, List<ClaimDraft> claims)
    {
        var byId = claims.Where(c => c.Id.Length > 0).ToLookup(c => c.Id, StringComparer.Ordinal);
        foreach (DecisionDraft draft in drafts.Where(d => d.Claim.Length > 0))
        {
            Claimed(draft, [.. byId[draft.Claim]], known.AsAt);
        }
        foreach (DecisionDraft draft in drafts.Where(d => !d.Dead))
        {
            Know(draft, known.AsAt, known.ParticipantOf);
        }
        var rows = new Dictionary<(int, (int, int, int, int, string)), List<int>>();
        for (int i = 0; i < drafts.Count; i++)
        {
            if (!drafts[i].Dead)
            {
                var key = (drafts[i].Known, drafts[i].About);
                (CollectionsMarshal.GetValueRefOrAddDefault(rows, key, out _) ??= []).Add(i);
            }
        }
        foreach (List<int> same in rows.Values.Where(r => r.Count > 1))
        {
            Versions.Resolve(CollectionsMarshal.AsSpan(same), this);
        }
        drafts.RemoveAll(d => d.Dead);
        drafts.Sort(InOrder);
        foreach (var about in drafts.GroupBy(d => d.About).ToList())
        {
            Review(about);
        }
        drafts.RemoveAll(d => d.Dead);
    }

    // A review is about a decision that was taken before, and was not withdrawn since.
    private void Review(IEnumerable<DecisionDraft> about)
    {
        bool decided = false;
        foreach (DecisionDraft draft in about)
        {
            switch (draft.Kind)
            {
                case DecisionKind.Uphold or DecisionKind.Overturn when !decided:
                    Refuse(draft, "decision", RefusalReason.NothingToReview);
                    break;
                case DecisionKind.Withdraw:
                    decided = false;
                    break;
                case DecisionKind.Hold:
                    break;
                default:
                    decided = true;
                    break;
            }
        }
    }

    private static int InOrder(DecisionDraft a, DecisionDraft b)
    {
        int order = a.Known.CompareTo(b.Known);
        order = order != 0 ? order : (a.Participant, a.Outcome, a.Payment, a.Number)
            .CompareTo((b.Participant, b.Outcome, b.Payment, b.Number));
        return order != 0 ? order : a.Keys.AsSpan().SequenceCompareTo(b.Keys);
    }

    /// <inheritdoc/>
    public override int KnownFrom(int line) => drafts[line].Known;

    /// <inheritdoc/>
    public override bool IsWithdrawn(int line) => false;

    /// <inheritdoc/>
    public override bool AreSame(int line, int other)
    {
        (DecisionDraft a, DecisionDraft b) = (drafts[line], drafts[other]);
        return a.About == b.About && a.Kind == b.Kind && a.Value == b.Value
            && string.Equals(a.Reason, b.Reason, StringComparison.Ordinal)
            && string.Equals(a.By, b.By, StringComparison.Ordinal);
    }

    /// <inheritdoc/>
    public override void Refuse(int line, RefusalReason reason) =>
        Refuse(drafts[line], "", reason);

    /// <inheritdoc/>
    public override void Supersede(int line)
    {
        drafts[line].Dead = true;
        report.Superseded++;
    }

    // The claim as it is known on the date; what was refused or replaced still says what it was
    // about.
    private void Claimed(DecisionDraft draft, ClaimDraft[] claims, int asAt)
    {
        ClaimDraft? claim = claims.Where(c => c.Known <= asAt)
            .OrderByDescending(c => c.Known).ThenBy(c => c.Item).FirstOrDefault();
        if (claims.Length == 0)
        {
            Refuse(draft, "claim", RefusalReason.UnknownClaim);
        }
        else if (claim is null)
        {
            report.NotYetKnown++;
            draft.Dead = true;
        }
        else if (draft.Payment >= 0
            && !((PaidItems)scheme.Payments[draft.Payment].For).Outcomes.Contains(claim.Outcome))
        {
            Refuse(draft, "payment", RefusalReason.NotPaidBy);
        }
        else
        {
            (draft.Group, draft.Outcome, draft.Number) = claim.Item;
        }
    }

    private void Know(DecisionDraft draft, int asAt, int[] participantOf)
    {
        draft.Participant = draft.Group < 0 ? -1 : participantOf[draft.Group];
        bool later = draft.Known > asAt || draft.Participant == ParticipantResolution.Later
            || !KeysAreKnown(draft, participantOf);
        if (draft.Group >= 0 && draft.Participant == ParticipantResolution.Nobody)
        {
            Refuse(draft, "participant", RefusalReason.UnknownParticipant);
        }
        else if (later)
        {
            report.NotYetKnown++;
            draft.Dead = true;
        }
    }

    // Keys that are participants: from the group of the id to the row; false: not known yet.
    private bool KeysAreKnown(DecisionDraft draft, int[] participantOf)
    {
        bool known = true;
        for (int i = 0; i < draft.Keys.Length; i++)
        {
            var space = ((PaidCells)scheme.Payments[draft.Payment].For).Space;
            if (space.Dimensions[i].Kind == DimensionKind.Participant)
            {
                draft.Keys[i] = participantOf[draft.Keys[i]];
                known &= draft.Keys[i] != ParticipantResolution.Later;
            }
        }
        return known;
    }

    private void Refuse(DecisionDraft draft, string column, RefusalReason reason)
    {
        int place = column.Length == 0 ? -1 : report.Header.Find(column);
        string found = column == "claim" ? draft.Claim
            : column == "payment" ? scheme.Payments[draft.Payment].Name
            : column == "decision" ? DecisionFile.Words[(int)draft.Kind] : "";
        report.Refuse(draft.Line, place, reason, System.Text.Encoding.UTF8.GetBytes(found));
        draft.Dead = true;
    }
}
