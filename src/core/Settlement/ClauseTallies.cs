using Outturn.Quantities;
using Outturn.Schemes;

namespace Outturn.Settlement;

/// <summary>A clause that has cells (a measure, a payment for cells, a limit) with what has been
/// counted in them.</summary>
internal sealed class ClauseTallies
{
    private readonly Workings _workings;
    private TallyCells? _last;
    private readonly Dictionary<Tally, TallyCells> _tallies =
        new(ReferenceEqualityComparer.Instance);

    /// <param name="workings">What is settled.</param>
    /// <param name="space">The cells.</param>
    /// <param name="formulas">The formulas of the clause, which say what is counted.</param>
    /// <param name="scaleOf">What the sums of a tally are over; null: 1.</param>
    public ClauseTallies(
        Workings workings, CellSpace space, IEnumerable<Formula?> formulas,
        Func<Tally, long>? scaleOf = null)
    {
        _workings = workings;
        Cells = workings.Cells.Of(space);
        foreach (Formula part in formulas.SelectMany(f => FormulaParts.Reads(workings.Scheme, f)))
        {
            if (part is OverCell over && !_tallies.ContainsKey(over.Tally))
            {
                _tallies.Add(over.Tally, new TallyCells(
                    over.Tally, Cells.Count, scaleOf?.Invoke(over.Tally) ?? 1));
            }
        }
    }

    /// <summary>The clause's cells.</summary>
    public CellIndex Cells { get; }

    /// <summary>What is counted in them.</summary>
    public IEnumerable<TallyCells> Tallies => _tallies.Values;

    /// <summary>The counts of one tally.</summary>
    public TallyCells Of(Tally tally) => _tallies[tally];

    /// <summary>A value column of a row, where the cells are rows of a return or statistic.
    /// </summary>
    public Value Column(long row, int column) => Cells.Space.Rows == CellRows.Return
        ? _workings.Facts.Returns[Cells.Space.Source].Rows[(int)row].Values[column]
        : _workings.Measured[Cells.Space.Source].Of((int)row, column);

    /// <summary>The aggregate in the subject's cell, over the tally's span of periods.</summary>
    public Value Read(Tally tally, Subject s)
    {
        TallyCells counted = _tallies[tally];
        long scale = _workings.MinorScale(tally);
        return tally.Span is { } span
            ? counted.Read(Spanned(span, s.Cell), scale)
            : counted.Read(s.Ordinal, scale);
    }

    /// <summary>The same as a number over the scale of the tally, where it is one.</summary>
    /// <exception cref="OverflowException">It is none: <see cref="Read"/> gives it.</exception>
    public long Number(Tally tally, Subject s)
    {
        TallyCells counted = Counted(tally);
        if (tally.Span is not { } span)
        {
            return counted.Number(s.Ordinal);
        }
        long sum = 0;
        if (!Cells.IsGrid)
        {
            foreach (long cell in Spanned(span, s.Cell))
            {
                sum += counted.Number(cell);
            }
            return sum;
        }
        (int first, int last) = Periods(span, s.Cell);
        (long from, long size) = Cells.Extent(span.Dimension);
        long stride = Cells.Stride(span.Dimension);
        long here = s.Cell[span.Dimension];
        for (long p = Math.Max(first, from); p <= last && p < from + size; p++)
        {
            sum += counted.Number(s.Ordinal + ((p - here) * stride));
        }
        return sum;
    }

    // A clause has few tallies, and mostly the same is asked again.
    private TallyCells Counted(Tally tally)
    {
        TallyCells? last = _last;
        if (last is null || !ReferenceEquals(last.Tally, tally))
        {
            _last = last = _tallies[tally];
        }
        return last;
    }

    /// <summary>The day on which the last of the measures' cells counted in the subject's cell is
    /// known, or no day.</summary>
    public int Known(Subject s)
    {
        int known = Days.None;
        foreach (TallyCells counted in _tallies.Values.Where(t => t.Known is not null))
        {
            IEnumerable<long> cells = counted.Tally.Span is { } span
                ? Spanned(span, s.Cell)
                : [s.Ordinal];
            known = cells.Aggregate(known, (day, cell) => Math.Max(day, counted.Known![cell]));
        }
        return known;
    }

    /// <summary>The cells that a span draws into the one with these keys.</summary>
    public List<long> Spanned(TallySpan span, long[] keys)
    {
        (int first, int last) = Periods(span, keys);
        long[] at = [.. keys];
        var cells = new List<long>();
        for (int period = first; period <= last; period++)
        {
            at[span.Dimension] = period;
            if (Cells.Find(at) is >= 0 and var cell)
            {
                cells.Add(cell);
            }
        }
        return cells;
    }

    private (int First, int Last) Periods(TallySpan span, long[] keys)
    {
        PeriodKind kind = Cells.Space.Dimensions[span.Dimension].Type.Period;
        int here = (int)keys[span.Dimension];
        PeriodCalendar periods = _workings.Periods;
        int first = span.Kind == SpanKind.LastN
            ? here - span.Count + 1
            : periods.IndexOf(kind, periods.First(
                span.Within, periods.IndexOf(span.Within, periods.Last(kind, here))));
        return (first, span.Kind == SpanKind.EarlierIn ? here - 1 : here);
    }
}
