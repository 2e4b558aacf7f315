using System.Runtime.InteropServices;

namespace Outturn.Facts;

/// <summary>Step <em>know</em> for claims. A claim is the rows of one id, without an id those of
/// one item. One item is claimed once: a second claim is refused, unless the first was withdrawn
/// before it came.</summary>
internal sealed class ClaimResolution(List<ClaimDraft> drafts, FileReport report) : VersionRules
{
    /// <summary>Leaves the claims that count, not dead.</summary>
    public void Run((int AsAt, int[] ParticipantOf) known, List<DecisionDraft> decisions)
    {
        Know(known.AsAt, known.ParticipantOf);
        Resolve();
        ILookup<(int, int, int), int> withdrawn = decisions
            .Where(d => d is { Kind: DecisionKind.Withdraw, Payment: < 0 })
            .ToLookup(d => (d.Group, d.Outcome, d.Number), d => d.Known);
        foreach (var item in drafts.Where(d => !d.Dead).GroupBy(d => d.Item)
            .Where(g => g.Skip(1).Any()))
        {
            OnceEach(item, [.. withdrawn[item.Key]]);
        }
    }

    /// <inheritdoc/>
    public override int KnownFrom(int line) => drafts[line].Known;

    /// <inheritdoc/>
    public override bool IsWithdrawn(int line) => false;

    /// <inheritdoc/>
    public override bool AreSame(int line, int other) =>
        drafts[line].Item == drafts[other].Item && drafts[line].Claimed == drafts[other].Claimed;

    /// <inheritdoc/>
    public override void Refuse(int line, RefusalReason reason) => Refuse(drafts[line], reason);

    /// <inheritdoc/>
    public override void Supersede(int line) => Supersede(drafts[line]);

    private void Refuse(ClaimDraft draft, RefusalReason reason)
    {
        report.Refuse(draft.Line, -1, reason, System.Text.Encoding.UTF8.GetBytes(draft.Id));
        draft.Dead = true;
    }

    private void Supersede(ClaimDraft draft)
    {
        draft.Dead = true;
        report.Superseded++;
    }

    private void OnceEach(IEnumerable<ClaimDraft> claims, int[] withdrawn)
    {
        ClaimDraft? stands = null;
        foreach (ClaimDraft claim in claims.OrderBy(c => c.First)
            .ThenBy(c => c.Id, StringComparer.Ordinal).ThenBy(c => c.Line))
        {
            if (stands is null || withdrawn.Any(w => w >= stands.First && w < claim.First))
            {
                if (stands is not null)
                {
                    Supersede(stands);
                }
                stands = claim;
                continue;
            }
            Refuse(claim, RefusalReason.ClaimedTwice);
        }
    }

    private void Know(int asAt, int[] participantOf)
    {
        foreach (ClaimDraft draft in drafts)
        {
            draft.Participant = participantOf[draft.Group];
            if (draft.Participant == ParticipantResolution.Nobody)
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

    private void Resolve()
    {
        var rows = new Dictionary<(string, (int, int, int)), List<int>>();
        for (int i = 0; i < drafts.Count; i++)
        {
            if (!drafts[i].Dead)
            {
                ClaimDraft draft = drafts[i];
                var key = (draft.Id, draft.Id.Length > 0 ? default : draft.Item);
                (CollectionsMarshal.GetValueRefOrAddDefault(rows, key, out _) ??= []).Add(i);
            }
        }
        foreach (List<int> same in rows.Values.Where(r => r.Count > 1))
        {
            int first = same.Min(i => drafts[i].Known);
            int last = Versions.Resolve(CollectionsMarshal.AsSpan(same), this);
            if (last >= 0)
            {
                drafts[last].First = first;
            }
        }
    }
}
