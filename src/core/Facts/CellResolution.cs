using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Outturn.Quantities;
using Outturn.Schemes;

namespace Outturn.Facts;

/// <summary>Step <em>know</em> for returns and statistics: one row counts for each cell. Rows with
/// an id are told apart by it first; what is left by its cell, for two figures for one cell are two
/// versions of one fact and not two facts.</summary>
internal sealed class CellResolution(List<CellDraft> drafts, FileReport report) : VersionRules
{
    /// <summary>Leaves the rows that count.</summary>
    public void Run(int asAt, int[] participantOf, ImmutableArray<CellForm> forms)
    {
        foreach (CellDraft draft in drafts)
        {
            bool later = Participants(draft, participantOf, forms) || draft.Known > asAt;
            report.NotYetKnown += later ? 1 : 0;
            draft.Dead |= later;
        }
        Resolve(d => d.Id.Length == 0 ? null : d.Id);
        Resolve(d => string.Join(' ', d.Keys.Prepend(d.Form).Select(k => Numerals.Text(k))));
        foreach (CellDraft draft in drafts.Where(d => !d.Dead && d.Withdrawn))
        {
            draft.Dead = true;
            report.Superseded++;
        }
        drafts.RemoveAll(d => d.Dead);
    }

    /// <inheritdoc/>
    public override int KnownFrom(int line) => drafts[line].Known;

    /// <inheritdoc/>
    public override bool IsWithdrawn(int line) => drafts[line].Withdrawn;

    /// <inheritdoc/>
    public override bool AreSame(int line, int other)
    {
        (CellDraft a, CellDraft b) = (drafts[line], drafts[other]);
        return a.Form == b.Form && a.Source == b.Source && a.Withdrawn == b.Withdrawn
            && a.Keys.SequenceEqual(b.Keys) && a.Values.SequenceEqual(b.Values);
    }

    /// <inheritdoc/>
    public override void Refuse(int line, RefusalReason reason)
    {
        CellDraft draft = drafts[line];
        report.Refuse(draft.Line, draft.Id.Length == 0 ? -1 : report.Header.Find("id"), reason,
            System.Text.Encoding.UTF8.GetBytes(draft.Id));
        draft.Dead = true;
    }

    /// <inheritdoc/>
    public override void Supersede(int line)
    {
        drafts[line].Dead = true;
        report.Superseded++;
    }

    private void Resolve(Func<CellDraft, string?> identity)
    {
        var rows = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        for (int i = 0; i < drafts.Count; i++)
        {
            if (!drafts[i].Dead && identity(drafts[i]) is string key)
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

    // Keys that are participants: from the group of the id to the row; true: not known yet.
    private bool Participants(
        CellDraft draft, int[] participantOf, ImmutableArray<CellForm> forms)
    {
        bool later = false;
        var dimensions = forms[draft.Form].Space.Dimensions;
        for (int i = 0; i < dimensions.Length; i++)
        {
            if (dimensions[i].Kind == DimensionKind.Participant)
            {
                draft.Keys[i] = participantOf[draft.Keys[i]];
                later |= draft.Keys[i] == ParticipantResolution.Later;
                if (draft.Keys[i] == ParticipantResolution.Nobody)
                {
                    report.Refuse(
                        draft.Line, -1, RefusalReason.UnknownParticipant, default);
                    draft.Dead = true;
                }
            }
        }
        return later && !draft.Dead;
    }
}
