using System.Runtime.InteropServices;

using Outturn.Quantities;

namespace Outturn.Facts;

/// <summary>Step <em>know</em> for claims and decisions. A claim is known by its id, or by its
/// item. Decisions on one item follow each other, so only two on one day can be in
/// conflict.</summary>
internal sealed class ClaimResolution(List<ClaimDraft> drafts, FileReport report) : VersionRules
{
    /// <summary>Leaves the claims that count.</summary>
    public void RunClaims(int asAt, int[] participantOf)
    {
        Know(asAt, participantOf);
        Resolve(d => (d.Id, default));
        Resolve(d => ("", d.Item));
        drafts.RemoveAll(d => d.Dead);
        drafts.Sort((a, b) => a.Place.CompareTo(b.Place));
    }

    /// <summary>Leaves the decisions that count, in the order in which they were recorded.
    /// </summary>
    public void RunDecisions(int asAt, int[] participantOf)
    {
        Know(asAt, participantOf);
        Resolve(d => (Numerals.Text(d.Known), d.Item));
        drafts.RemoveAll(d => d.Dead);
        drafts.Sort((a, b) => (a.Known, a.Place).CompareTo((b.Known, b.Place)));
    }

    /// <inheritdoc/>
    public override int KnownFrom(int line) => drafts[line].Known;

    /// <inheritdoc/>
    public override bool IsWithdrawn(int line) => false;

    /// <inheritdoc/>
    public override bool AreSame(int line, int other)
    {
        (ClaimDraft a, ClaimDraft b) = (drafts[line], drafts[other]);
        return a.Item == b.Item && a.Claimed == b.Claimed && a.Decision == b.Decision
            && string.Equals(a.Reason, b.Reason, StringComparison.Ordinal)
            && string.Equals(a.By, b.By, StringComparison.Ordinal);
    }

    /// <inheritdoc/>
    public override void Refuse(int line, RefusalReason reason)
    {
        ClaimDraft draft = drafts[line];
        report.Refuse(draft.Line, -1, reason, System.Text.Encoding.UTF8.GetBytes(draft.Id));
        draft.Dead = true;
    }

    /// <inheritdoc/>
    public override void Supersede(int line)
    {
        drafts[line].Dead = true;
        report.Superseded++;
    }

    private void Know(int asAt, int[] participantOf)
    {
        foreach (ClaimDraft draft in drafts)
        {
            draft.Participant = draft.Group < 0 ? -1 : participantOf[draft.Group];
            if (draft.Group >= 0 && draft.Participant == ParticipantResolution.Nobody)
            {
                report.Refuse(draft.Line, report.Header.Find("participant"),
                    RefusalReason.UnknownParticipant, default);
                draft.Dead = true;
            }
            else if (draft.Known > asAt || draft.Participant == ParticipantResolution.Later)
            {
                report.NotYetKnown++;
                draft.Dead = true;
            }
        }
    }

    private void Resolve(Func<ClaimDraft, (string, (int, string, int, int))> identity)
    {
        var rows = new Dictionary<(string, (int, string, int, int)), List<int>>();
        for (int i = 0; i < drafts.Count; i++)
        {
            if (!drafts[i].Dead && identity(drafts[i]) is var key && key != ("", default))
            {
                CollectionsMarshal.GetValueRefOrAddDefault(rows, key, out _) ??= [];
                rows[key].Add(i);
            }
        }
        foreach (List<int> same in rows.Values.Where(r => r.Count > 1))
        {
            Versions.Resolve(CollectionsMarshal.AsSpan(same), this);
        }
    }
}
