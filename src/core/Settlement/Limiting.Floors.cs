using Outturn.Quantities;

namespace Outturn.Settlement;

/// <summary>Floors (language reference 7, <c>at least</c>): what a cell's lines lack at the end of
/// its period is added as a line of the entry's own; with <c>carry: forward</c> it is taken back
/// from the next periods' lines as far as they go. Worked out at the end of each payment period;
/// a later change is a part dated that day.</summary>
internal sealed partial class Limiting
{
    private List<Part> Floor(AdjustmentScope scope, List<Part> parts, List<Unpaid> unpaid)
    {
        var made = new List<(FloorLink Link, int Date, long Change)>();
        var chains = new FloorChains(workings, scope);
        int next = 0;
        foreach (int end in PeriodEnds())
        {
            bool moved = false;
            for (; next < parts.Count && parts[next].Date <= end; next++)
            {
                scope.CountWhatIsRead(parts[next]);
                moved |= chains.Add(parts[next]);
            }
            foreach ((FloorLink link, long change) in chains.Changes(end, moved, unpaid))
            {
                link.Line ??= FloorLine(scope, link, change);
                bool inTime = Math.Min(EndOfPeriod(link.End), workings.AsAt) == end;
                made.Add((link, inTime ? link.End : end, change));
            }
        }
        PutInOrder(made.Select(m => m.Link).Distinct());
        return InDateOrder(parts.Concat(made.Select(m =>
            new Part(m.Link.Line!.Value, m.Date, m.Change) { Order = m.Link.Order })));
    }

    // Lines of a floor come in payment order after those that it was worked out on.
    private void PutInOrder(IEnumerable<FloorLink> links)
    {
        foreach (FloorLink link in links.OrderBy(
            l => l.Line!.Value, Comparer<Line>.Create((a, b) => PaymentOrder.Compare(a, b))))
        {
            link.Order = _lines++;
            Added.Add(link.Line!.Value);
        }
    }

    // The last day of each payment period up to the as-at date, and the as-at date.
    private IEnumerable<int> PeriodEnds()
    {
        PeriodKind kind = workings.Scheme.Calendar.Payment;
        int last = Math.Min(workings.AsAt, workings.LongStop);
        int period = workings.Periods.IndexOf(kind, workings.Scheme.Term.From);
        int end;
        do
        {
            end = Math.Min(workings.Periods.Last(kind, period++).DayNumber, last);
            yield return end;
        }
        while (end < last);
    }

    private static Line FloorLine(AdjustmentScope scope, FloorLink link, long change) => new()
    {
        Payment = scope.Entry.Of[0],
        Entry = scope.Index,
        Participant = scope.Cells.Participant(link.Cell),
        Cell = link.Cell,
        Outcome = -1,
        N = link.N,
        Achieved = link.End,
        Payable = link.End,
        Provider = scope.Cells.Provider(link.Cell),
        Amount = change,
        Units = 0,
        Undone = Days.None,
    };
}

/// <summary>A cell of a floor, or of a carried floor without periods one payment period of it.
/// </summary>
internal sealed class FloorLink(long cell, int n, int end)
{
    public long Cell { get; } = cell;

    public int N { get; } = n;

    /// <summary>The last day of its period.</summary>
    public int End { get; } = end;

    /// <summary>What its lines come to, in minor units.</summary>
    public long Total { get; set; }

    /// <summary>What has been added so far; negative: taken back.</summary>
    public long Added { get; set; }

    public Line? Line { get; set; }

    public int Order { get; set; }
}

/// <summary>The cells of a floor in the order of their periods, one chain for each combination of
/// the other dimensions: a shortfall is carried along its chain.</summary>
internal sealed class FloorChains
{
    private readonly Workings _workings;
    private readonly AdjustmentScope _scope;
    private readonly SortedDictionary<string, List<FloorLink>> _chains =
        new(StringComparer.Ordinal);
    private readonly Dictionary<long, FloorLink> _byCell = [];
    private readonly bool _byDate;
    private int _lastEnd = int.MinValue;

    public FloorChains(Workings workings, AdjustmentScope scope)
    {
        _workings = workings;
        _scope = scope;
        int period = scope.Entry.Space.PeriodDimension;
        _byDate = scope.Entry.CarryForward && period < 0;
        for (long cell = 0; cell < scope.Cells.Count; cell++)
        {
            long[] keys = scope.Cells.Cells.Keys(cell);
            string chain = string.Join('/', keys.Where((_, i) => i != period));
            if (!_chains.TryGetValue(chain, out List<FloorLink>? links))
            {
                _chains.Add(chain, links = []);
            }
            links.AddRange(_byDate ? EveryPeriod(cell) : [new FloorLink(cell, 1, End(keys))]);
        }
        foreach (FloorLink link in _chains.Values.SelectMany(l => l))
        {
            _byCell.TryAdd(link.Cell, link);
        }
    }

    /// <summary>Counts a part in its cell; false where it is in none.</summary>
    public bool Add(in Part part)
    {
        if (!_scope.Takes(part) || _scope.Cell(part) is not (>= 0 and var cell))
        {
            return false;
        }
        FloorLink link = _byCell[cell];
        if (_byDate)
        {
            int date = part.Date;
            link = _chains.Values.First(c => c[0].Cell == cell).First(l => l.End >= date);
        }
        link.Total += part.Amount;
        return true;
    }

    /// <summary>What is to be added or taken back at the end of a period, link by link.</summary>
    public IEnumerable<(FloorLink Link, long Change)> Changes(
        int end, bool moved, List<Unpaid> unpaid)
    {
        foreach (List<FloorLink> chain in _chains.Values)
        {
            bool due = moved || chain.Exists(l => l.End <= end && l.End > _lastEnd);
            long carried = 0;
            foreach (FloorLink link in due ? chain.Where(l => l.End <= end) : [])
            {
                long now = Lacking(link, carried, unpaid);
                carried += _scope.Entry.CarryForward ? now : 0;
                if (now != link.Added)
                {
                    yield return (link, now - link.Added);
                    link.Added = now;
                }
            }
        }
        _lastEnd = end;
    }

    private long Lacking(FloorLink link, long carried, List<Unpaid> unpaid)
    {
        CellLimit limit = _scope.LimitNow(link.Cell, link.End);
        if (limit.Why is { } why)
        {
            unpaid.Add(Unpaid.Of(why, _workings, _scope.Entry.Of[0], -1, -1, 0));
        }
        if (limit is not { Most: { } least, Why: null })
        {
            return 0;
        }
        // A floor is a floor: parts of a penny count as one.
        long floor = -_scope.InMinor(-least);
        return link.Total < floor
            ? floor - link.Total
            : -Math.Min(carried, link.Total - floor);
    }

    private int End(long[] keys)
    {
        int period = _scope.Entry.Space.PeriodDimension;
        return period < 0
            ? _workings.Scheme.Term.To.DayNumber
            : _workings.Periods.Last(
                _scope.Entry.Space.Dimensions[period].Type.Period, (int)keys[period]).DayNumber;
    }

    private IEnumerable<FloorLink> EveryPeriod(long cell)
    {
        PeriodKind kind = _workings.Scheme.Calendar.Payment;
        int first = _workings.Periods.IndexOf(kind, _workings.Scheme.Term.From);
        int last = _workings.Periods.IndexOf(kind, _workings.Scheme.Term.LongStop);
        return Enumerable.Range(first, last - first + 1).Select((p, i) =>
            new FloorLink(cell, i + 1, _workings.Periods.Last(kind, p).DayNumber));
    }
}
