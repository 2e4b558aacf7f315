using System.Collections.Immutable;

namespace Outturn.Facts;

/// <summary>The rows of returns.csv, or of cohorts.csv, from reading to tables.</summary>
internal sealed class CellReading : NamedRows
{
    private readonly FileReport? _report;
    private readonly ImmutableArray<CellForm> _forms = [];
    private readonly List<CellDraft> _drafts = [];
    private readonly OpenLists _open;

    /// <summary>Reads nothing: there is no such file.</summary>
    public CellReading(OpenLists open) => _open = open;

    /// <summary>Rows already read.</summary>
    public CellReading(CellFile file, List<CellDraft> drafts, FileReport report)
        : this(report.Open) => (_forms, _drafts, _report) = (file.Forms, drafts, report);

    /// <summary>Leaves the rows that count as at a date.</summary>
    public void Resolve(DateOnly asAt, int[] participantOf)
    {
        if (_report is not null)
        {
            new CellResolution(_drafts, _report).Run(asAt.DayNumber, participantOf, _forms);
        }
    }

    /// <summary>The rows of one return or statistic, in the order of their keys.</summary>
    public ImmutableArray<CellRow> Rows(int index) =>
        [.. _drafts.Where(d => _forms[d.Form].Index == index)
            .Select(d => new CellRow([.. d.Keys], d.Values, d.Source, d.Known, d.Line)
            {
                By = d.By,
                Reason = d.Reason,
            })
            .Order(Comparer<CellRow>.Create((a, b) =>
                a.Keys.AsSpan().SequenceCompareTo(b.Keys.AsSpan())))];

    /// <inheritdoc/>
    public override void Map(NameGatherer list, int[] map)
    {
        foreach (CellDraft draft in _drafts)
        {
            if (list == _open.Sources && draft.Source >= 0)
            {
                draft.Source = map[draft.Source];
            }
            for (int i = 0; i < draft.Keys.Length; i++)
            {
                if (draft.Keys[i] >= 0 && ListOf(draft, i) == list)
                {
                    draft.Keys[i] = map[(int)draft.Keys[i]];
                }
            }
        }
    }

    /// <inheritdoc/>
    public override void Use(NameGatherer list)
    {
        foreach (CellDraft draft in _drafts)
        {
            list.Use(list == _open.Sources ? draft.Source : -1);
            for (int i = 0; i < draft.Keys.Length; i++)
            {
                list.Use(ListOf(draft, i) == list ? (int)draft.Keys[i] : -1);
            }
        }
    }

    private NameGatherer? ListOf(CellDraft draft, int key) =>
        _open.Of(_forms[draft.Form].Space.Dimensions[key]);
}
