using Outturn.Schemes;

namespace Outturn.Settlement;

/// <summary>Clauses with cells: counting rows, cells and lines into them, and pricing them.
/// </summary>
internal sealed partial class Settling
{
    // Below this a thread costs more than it saves.
    private const long LeastPiece = 4_096;

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
            var counted = new ClauseTally(cells.Tally, tallies.Cells, clause);
            if (_workings.SpaceOf(cells.Tally) is { } space)
            {
                CountRows(counted, space, cells);
            }
            else if (cells.Tally.Source == TallySource.Lines)
            {
                var counting = new Counting(_workings, _formulas, counted);
                CountLines(counting, cells.Tally);
                cells.Merge(counting.Cells);
            }
        }
    }

    // A measure's cells and a return's rows are both walked over as cells of their space.
    private void CountRows(ClauseTally tally, CellSpace space, TallyCells into)
    {
        var tallies = new ClauseTallies(_workings, space, []);
        TallyCells[] pieces = InPieces(tallies.Cells.Count, (from, end) =>
        {
            var counting = new Counting(_workings, _formulas, tally);
            var rows = new CellSubject(_workings, _formulas, tallies);
            for (long row = from; row < end; row++)
            {
                counting.CountRow(rows.At(row));
            }
            return counting.Cells;
        });
        foreach (TallyCells piece in pieces)
        {
            into.Merge(piece);
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
        int index = clause.Index;
        if (_workings.Scheme.Payments[index].Tier is not null
            || !AccountOrder.Read(_workings.Scheme, index).IsEmpty)
        {
            PriceOrderedCells(index);
            return;
        }
        ClauseTallies tallies = _tallies[clause];
        var pricing = new Pricing(_workings, _formulas);
        Deliver(index, pricing.IsByCell(index)
            ? PriceByCell(pricing, index, tallies)
            : pricing.PricePool(index, tallies, _unpaid));
    }

    private List<Line> PriceByCell(Pricing pricing, int payment, ClauseTallies tallies)
    {
        var lines = new List<Line>();
        foreach (PricedCells piece in InPieces(
            tallies.Cells.Count,
            (from, end) => pricing.PriceCells(payment, tallies, from, end)))
        {
            lines.AddRange(piece.Lines);
            _unpaid.AddRange(piece.Unpaid);
        }
        return lines;
    }

    /// <summary>Step share for a line that no limit touches: its parts, split.</summary>
    private void Share(in Line line, Sharing sharing, Subject s, (List<Due>, List<Unpaid>) into)
    {
        Share(new Part(line, line.Payable, line.Amount), sharing, s, into);
        if (line.Undone != Days.None)
        {
            Share(
                new Part(line, Math.Max(line.Undone, line.Payable), -line.Amount), sharing, s,
                into);
        }
        sharing.Done();
    }

    // What cannot be shared, or taxed, is refused: nothing of the part is paid.
    private void Share(
        in Part part, Sharing sharing, Subject s, (List<Due> Dues, List<Unpaid> Unpaid) into)
    {
        int start = into.Dues.Count;
        Line line = part.Line;
        try
        {
            sharing.Put(s, line);
            sharing.Split(line, part.Date, part.Amount, s, into.Dues);
        }
        catch (Exception e) when (Unpaid.Is(e))
        {
            into.Dues.RemoveRange(start, into.Dues.Count - start);
            into.Unpaid.Add(Unpaid.Of(
                e, _workings, line.Payment, line.Participant, line.Cell, line.N));
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
        List<Part> parts = _limiting.Apply(_unpaid);
        var dues = new List<Due>(parts.Count);
        foreach (Part part in parts)
        {
            Share(part, sharing, s, (dues, _unpaid));
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
