using Outturn.Schemes;

namespace Outturn.Settlement;

/// <summary>Clauses with cells: counting rows, cells and lines into them, and pricing them.
/// </summary>
internal sealed partial class Settling
{
    private readonly Dictionary<int, List<Line>> _cellLines = [];

    private readonly Dictionary<int, AccountStanding> _standings = [];
    private List<WaterfallStep>? _waterfallSteps;

    /// <summary>How an account stands on the as-at date, at the last stage that reads it; null
    /// where no price and no share does.</summary>
    public AccountStanding? AccountAt(int account) =>
        _standings.TryGetValue(account, out AccountStanding standing) ? standing : null;

    /// <summary>What each step of each waterfall took, after <see cref="Run"/>; nothing unless
    /// <see cref="NoteLimits"/> was called before.</summary>
    public IReadOnlyList<WaterfallStep> WaterfallSteps => _waterfallSteps ?? [];

    private void CountCells(CellClause clause)
    {
        ClauseTallies tallies = _tallies[clause];
        foreach (TallyCells cells in tallies.Tallies)
        {
            var counting = new Counting(
                _workings, _formulas, new ClauseTally(cells.Tally, tallies.Cells, clause));
            switch (cells.Tally.Source)
            {
                case TallySource.Returns:
                    CountRows(
                        counting, _workings.Scheme.Facts.Returns[cells.Tally.Sources[0]].Space);
                    break;
                case TallySource.Statistics:
                    CountRows(
                        counting, _workings.Scheme.Facts.Statistics[cells.Tally.Sources[0]].Space);
                    break;
                case TallySource.Measures:
                    CountRows(counting, _workings.Scheme.Measures[cells.Tally.Sources[0]].Space);
                    break;
                case TallySource.Lines:
                    CountLines(counting, cells.Tally);
                    break;
                default:
                    continue;
            }
            cells.Merge(counting.Cells);
        }
    }

    // A measure's cells and a return's rows are both walked over as cells of their space.
    private void CountRows(Counting counting, CellSpace space)
    {
        var rows = new CellSubject(
            _workings, _formulas, new ClauseTallies(_workings, space, []));
        for (long row = 0; row < rows.Count; row++)
        {
            counting.CountRow(rows.At(row));
        }
    }

    private void CountLines(Counting counting, Tally tally)
    {
        var s = new Subject(new Achievement(_workings, _formulas), _workings.Scheme);
        foreach (int payment in tally.Sources)
        {
            foreach (Line line in _cellLines.GetValueOrDefault(payment) ?? [])
            {
                counting.CountLine(s, line);
            }
        }
    }

    private void PriceCells(CellClause clause)
    {
        ClauseTallies tallies = _tallies[clause];
        Deliver(clause.Index, _workings.Scheme.Payments[clause.Index].Tier is not null
            || _plan.AccountsRead(clause.Index).Any()
            ? PriceOrderedCells(clause.Index, tallies)
            : new Pricing(_workings, _formulas).PriceCells(clause.Index, tallies, _unpaid));
    }

    /// <summary>Step share for a line that no limit touches: its parts, split.</summary>
    private void Share(in Line line, Sharing sharing, Subject s, List<Due> dues)
    {
        sharing.Put(s, line);
        sharing.Split(line, line.Payable, line.Amount, s, dues);
        if (line.Undone != Days.None)
        {
            sharing.Split(line, Math.Max(line.Undone, line.Payable), -line.Amount, s, dues);
        }
    }

    private void Receive(List<Due> dues)
    {
        _totals.Add(dues);
        _options.Receiver?.Take(_options.Receiver.Prepare(_names, dues));
    }

    /// <summary>Steps limit and adjust, for schemes in which the order of lines matters.</summary>
    private void FinishOrdered()
    {
        if (_limiting is null)
        {
            return;
        }
        var sharing = new Sharing(_workings, _parties, _formulas) { Steps = _waterfallSteps };
        var s = new Subject(new Achievement(_workings, _formulas), _workings.Scheme);
        var dues = new List<Due>();
        foreach (Part part in _limiting.Apply(_unpaid))
        {
            sharing.Put(s, part.Line);
            sharing.Split(part.Line, part.Date, part.Amount, s, dues);
        }
        foreach (int account in _workings.Scheme.Shares
            .SelectMany(share => FormulaParts.AccountsRead(
                _workings.Scheme, ClauseFormulas.Of(share))))
        {
            _standings[account] = sharing.Standing(account, _workings.AsAt);
        }
        Receive(dues);
    }
}
