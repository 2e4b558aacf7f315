using Outturn.Quantities;
using Outturn.Schemes;

namespace Outturn.Settlement;

/// <summary>Cuts in which later lines change what earlier ones come to: in proportion, by payment,
/// by day recorded, of a share in a total. They are worked out at the end of each payment period on
/// everything payable so far, and on the as-at date; the change since the period before is a part
/// dated that day (language reference 10, "Parts and periods").</summary>
internal sealed partial class Limiting
{
    private List<Part> CutAtPeriodEnds(
        AdjustmentScope scope, List<Part> parts, List<Unpaid> unpaid)
    {
        var after = new List<Part>(parts.Count);
        var cells = new SortedDictionary<long, LimitedCell>();
        int next = 0;
        foreach (int end in CutDays(scope, parts))
        {
            var touched = new SortedSet<long>();
            for (; next < parts.Count && parts[next].Date <= end; next++)
            {
                Sort(scope, parts[next], cells, touched, after);
            }
            // A limit that reads amounts, or is varied, may move in a cell with no new line.
            foreach (long cell in scope.ReadsLines || scope.ReadsDay
                ? [.. cells.Keys]
                : touched.ToArray())
            {
                if (cells.TryGetValue(cell, out LimitedCell? limited))
                {
                    CellLimit limit = scope.LimitNow(cell, end);
                    limited.Cut(scope, limit.Most, end, after);
                    unpaid.AddRange(limit.Why is { } why
                        ? limited.Lines.Where(l => l.Net > 0).Select(l => Refused(why, l.Line))
                        : []);
                }
            }
        }
        after.AddRange(parts.Skip(next));
        return InDateOrder(after);
    }

    // The ends of the payment periods in which something becomes payable; of all of them where the
    // limit moves by itself.
    private IEnumerable<int> CutDays(AdjustmentScope scope, List<Part> parts) => scope.ReadsDay
        ? PeriodEnds()
        : parts.Where(p => p.Date <= workings.AsAt)
            .Select(p => Math.Min(EndOfPeriod(p.Date), workings.AsAt)).Distinct();

    private static void Sort(
        AdjustmentScope scope, Part part, SortedDictionary<long, LimitedCell> cells,
        SortedSet<long> touched, List<Part> after)
    {
        scope.CountWhatIsRead(part);
        long cell = scope.TakesOrCompares(part) ? scope.Cell(part) : -1;
        if (cell < 0 || !scope.Takes(part))
        {
            after.Add(part);
            scope.CountOther(part, cell);
        }
        else
        {
            if (!cells.TryGetValue(cell, out LimitedCell? limited))
            {
                cells.Add(cell, limited = new LimitedCell());
            }
            limited.Add(part);
        }
        if (cell >= 0)
        {
            touched.Add(cell);
        }
    }

    private int EndOfPeriod(int day)
    {
        PeriodKind kind = workings.Scheme.Calendar.Payment;
        return workings.Periods.Last(kind, workings.Periods.IndexOf(kind, day)).DayNumber;
    }
}

/// <summary>A line in a cell that is limited at the end of each period: what has come in, and what
/// is left of it.</summary>
internal sealed class LimitedLine(Line line, int order)
{
    public Line Line { get; } = line;

    public int Order { get; } = order;

    /// <summary>Money that came in, in minor units.</summary>
    public long Net { get; set; }

    /// <summary>Units that came in.</summary>
    public Rational Units { get; set; }

    /// <summary>Money left after the cut.</summary>
    public long Now { get; set; }

    /// <summary>Units left after the cut.</summary>
    public Rational UnitsNow { get; set; }

    /// <summary>Money and units given on so far.</summary>
    public (long Amount, Rational Units) Given { get; set; }

    /// <summary>What came in this period, or null.</summary>
    public Part? Pending { get; set; }
}

/// <summary>One cell of a limit, from period to period.</summary>
internal sealed class LimitedCell
{
    private readonly List<LimitedLine> _lines = [];
    private readonly Dictionary<int, LimitedLine> _byOrder = [];
    private readonly List<LimitedLine> _pending = [];
    private bool _isCut;

    /// <summary>The lines that came in so far.</summary>
    public IReadOnlyList<LimitedLine> Lines => _lines;

    public void Add(Part part)
    {
        if (!_byOrder.TryGetValue(part.Order, out LimitedLine? line))
        {
            line = new LimitedLine(part.Line, part.Order);
            _byOrder.Add(part.Order, line);
            _lines.Add(line);
        }
        line.Net += part.Amount;
        line.Units += part.Units;
        if (line.Pending is null)
        {
            _pending.Add(line);
        }
        line.Pending = part;
    }

    /// <summary>Cuts the cell to its limit, and gives on what that changes.</summary>
    /// <param name="scope">The entry.</param>
    /// <param name="limit">In major units of money or in units; null: none.</param>
    /// <param name="end">The day of changes to lines of earlier periods.</param>
    /// <param name="after">Receives the parts.</param>
    public void Cut(AdjustmentScope scope, Rational? limit, int end, List<Part> after)
    {
        bool fits = limit is not { } most || Total(scope) <= most;
        foreach (LimitedLine line in fits && !_isCut ? _pending : _lines)
        {
            (line.Now, line.UnitsNow) = (line.Net, line.Units);
        }
        if (!fits)
        {
            _lines.Sort((a, b) => a.Order.CompareTo(b.Order));
            Cutting.Cut(scope, _lines, limit!.Value);
        }
        foreach (LimitedLine line in fits && !_isCut ? _pending : _lines)
        {
            Give(line, end, after);
        }
        _isCut |= !fits;
        _pending.Clear();
    }

    private Rational Total(AdjustmentScope scope) => scope.Entry.InUnits
        ? _lines.Aggregate(Rational.Zero, (sum, l) => sum + l.Units)
        : scope.InMajor(_lines.Sum(l => l.Net));

    private static void Give(LimitedLine line, int end, List<Part> after)
    {
        long amount = line.Now - line.Given.Amount;
        Rational units = line.UnitsNow - line.Given.Units;
        if (line.Pending is { } part)
        {
            after.Add(part with { Amount = amount, Units = units });
        }
        else if (amount != 0 || !units.IsZero)
        {
            after.Add(new Part(line.Line, end, amount) { Order = line.Order, Units = units });
        }
        line.Given = (line.Now, line.UnitsNow);
        line.Pending = null;
    }
}

/// <summary>Who loses when a limit bites (language reference 7, <c>cut</c>).</summary>
internal static class Cutting
{
    /// <summary>Cuts lines, which come in payment order and come to more than the limit.</summary>
    public static void Cut(AdjustmentScope scope, List<LimitedLine> lines, Rational limit)
    {
        if (scope.Entry.Cut == CutRule.ProRata)
        {
            InProportion(scope, lines, limit);
        }
        else if (scope.Entry.InUnits)
        {
            UnitsByRank(Ranked(scope.Entry, lines), limit);
        }
        else
        {
            MoneyByRank(Ranked(scope.Entry, lines), scope.InMinor(limit));
        }
        foreach (LimitedLine line in lines.Where(l => l.Net > 0 && l.Now == 0))
        {
            line.UnitsNow = 0;
        }
    }

    // First who keeps, last who loses.
    private static IEnumerable<LimitedLine> Ranked(Adjustment entry, List<LimitedLine> lines) =>
        entry.Cut switch
        {
            CutRule.LatestRecordedFirst => lines.OrderBy(l => l.Line.Recorded),
            CutRule.Payments => lines.OrderByDescending(l => Loses(entry, l.Line.Payment)),
            _ => lines,
        };

    // The first named loses first; who is not named loses last.
    private static int Loses(Adjustment entry, int payment) =>
        entry.CutOrder.IndexOf(payment) is >= 0 and int place ? place : int.MaxValue;

    // Deductions stay whole and make room.
    private static void MoneyByRank(IEnumerable<LimitedLine> ranked, long limit)
    {
        long room = limit - ranked.Where(l => l.Net < 0).Sum(l => l.Net);
        foreach (LimitedLine line in ranked.Where(l => l.Net > 0))
        {
            line.Now = Math.Clamp(room, 0, line.Net);
            room -= line.Now;
        }
    }

    // Whole units only: half an attachment is not paid.
    private static void UnitsByRank(IEnumerable<LimitedLine> ranked, Rational limit)
    {
        Rational room = limit;
        foreach (LimitedLine line in ranked.Where(l => l.Units > 0))
        {
            Rational units = line.Units <= room
                ? line.Units
                : Rational.Max(Rational.Of(room.Floor()), 0);
            line.Now = Share(line.Net, units / line.Units);
            line.UnitsNow = units;
            room -= units;
        }
    }

    private static void InProportion(
        AdjustmentScope scope, List<LimitedLine> lines, Rational limit)
    {
        long earned = lines.Where(l => l.Net > 0).Sum(l => l.Net);
        long room;
        if (scope.Entry.InUnits)
        {
            Rational units = lines.Aggregate(Rational.Zero, (sum, l) => sum + l.Units);
            Rational left = Rational.Max(limit, 0) / units;
            room = Share(earned, left);
            lines.ForEach(l => l.UnitsNow = l.Units * left);
        }
        else
        {
            room = scope.InMinor(limit) - lines.Where(l => l.Net < 0).Sum(l => l.Net);
        }
        Money[] shared = Money.Allocate(
            new Money(Math.Max(room, 0)), [.. lines.Select(l => (Rational)Math.Max(l.Net, 0))])
            ?? new Money[lines.Count];
        for (int i = 0; i < lines.Count; i++)
        {
            lines[i].Now = lines[i].Net < 0 ? lines[i].Net : shared[i].Minor;
        }
    }

    private static long Share(long amount, Rational of) =>
        checked((long)(amount * of).Round(Rounding.Down));
}
