using Outturn.Quantities;
using Outturn.Schemes;

namespace Outturn.Settlement;

/// <summary>A dated part of a line: due to date is the sum of the parts dated by the as-at date
/// (language reference 1, law 3).</summary>
public readonly record struct Part(Line Line, int Date, long Amount)
{
    /// <summary>The number of the line among all, in payment order.</summary>
    public int Order { get; init; }

    /// <summary>The place among the parts of its line on one day: 0 the first, 1 what takes all
    /// back, 2 what is paid again, and so on.</summary>
    public int Step { get; init; }

    /// <summary>True where it takes back what its line came to.</summary>
    public bool IsReversal => (Step & 1) == 1;

    /// <summary>The payable units that it is for; 0 where it only changes the money.</summary>
    internal Rational Units { get; init; }
}

/// <summary>What a limit did to a part, for explanations.</summary>
public readonly record struct LimitEffect(int Adjustment, Part Before, long After)
{
    /// <summary>The day on which the rest becomes payable or is taken back; no day: there is no
    /// rest; <see cref="Days.Never"/>: the day is not known yet.</summary>
    internal int Rest { get; init; } = Days.None;
}

/// <summary>Steps <em>limit</em> and <em>adjust</em> (language reference 7): the entries from top
/// to bottom, each to what the one above left.</summary>
internal sealed partial class Limiting(Workings workings, FormulaBook formulas)
{
    private readonly List<Line[]> _given = [];
    private int _lines;

    /// <summary>What each limit did; filled only where explanations are asked for.</summary>
    public List<LimitEffect>? Effects { get; set; }

    /// <summary>Lines that the entries themselves made: what a floor adds.</summary>
    public List<Line> Added { get; } = [];

    /// <summary>Hands in lines, in any order.</summary>
    public void Add(Line[] lines)
    {
        _given.Add(lines);
        _lines += lines.Length;
    }

    /// <summary>The parts of all lines after every entry, in payment order.</summary>
    public List<Part> Apply(List<Unpaid> unpaid)
    {
        List<Part> parts = Parts();
        for (int i = 0; i < workings.Scheme.Adjustments.Length; i++)
        {
            parts = Apply(new AdjustmentScope(workings, formulas, i), parts, unpaid);
        }
        return parts;
    }

    private Line[] Lines()
    {
        var lines = new Line[_lines];
        int at = 0;
        foreach (Line[] given in _given)
        {
            given.CopyTo(lines, at);
            at += given.Length;
        }
        _given.Clear();
        return lines;
    }

    private List<Part> Parts()
    {
        Line[] lines = Lines();
        int[] places = PaymentOrder.Places(lines);
        var parts = new List<Part>(lines.Length);
        bool isSorted = true;
        for (int i = 0; i < places.Length; i++)
        {
            ref readonly Line line = ref lines[places[i]];
            // A deduction pays for no unit: it takes no place in a cap in units, and makes none.
            Rational units = line.Amount < 0 && line.Units.Sign > 0 ? 0 : line.Units;
            parts.Add(new Part(line, line.Payable, line.Amount) { Order = i, Units = units });
            if (line.Undone != Days.None)
            {
                isSorted = false;
                parts.Add(new Part(line, Math.Max(line.Undone, line.Payable), -line.Amount)
                {
                    Order = i,
                    Step = 1,
                    Units = -units,
                });
            }
        }
        if (!isSorted)
        {
            parts.Sort(ByDate);
        }
        return parts;
    }

    // Parts of a line on one day keep the order in which they were made.
    private static List<Part> InDateOrder(IEnumerable<Part> parts) =>
        [.. parts.OrderBy(p => p, Comparer<Part>.Create(ByDate))];

    private static int ByDate(Part a, Part b)
    {
        int order = a.Date.CompareTo(b.Date);
        order = order != 0 ? order : a.Order.CompareTo(b.Order);
        return order != 0 ? order : a.Step.CompareTo(b.Step);
    }

    private List<Part> Apply(AdjustmentScope scope, List<Part> parts, List<Unpaid> unpaid)
    {
        Adjustment entry = scope.Entry;
        List<Part> after = entry.Operation switch
        {
            AdjustmentOperation.MultiplyBy => Multiply(scope, parts, unpaid),
            AdjustmentOperation.HoldBack => HoldBack(scope, parts, unpaid),
            AdjustmentOperation.Recover => Recover(scope, parts, unpaid),
            AdjustmentOperation.AtLeast => Floor(scope, parts, unpaid),
            AdjustmentOperation.AtMost when entry.Cut == CutRule.LatestFirst && !scope.ReadsLines =>
                CutLatestFirst(scope, parts, unpaid),
            _ => CutAtPeriodEnds(scope, parts, unpaid),
        };
        Note(scope, parts, after);
        return after;
    }

    // Only what comes out otherwise is noted.
    private void Note(AdjustmentScope scope, List<Part> before, List<Part> after)
    {
        if (Effects is null || scope.Entry.Operation is AdjustmentOperation.AtLeast
            or AdjustmentOperation.HoldBack or AdjustmentOperation.Recover)
        {
            return;
        }
        var left = after.GroupBy(p => (p.Order, p.IsReversal))
            .ToDictionary(g => g.Key, g => g.Sum(p => p.Amount));
        foreach (var group in before.GroupBy(p => (p.Order, p.IsReversal)))
        {
            Part part = group.First() with { Amount = group.Sum(p => p.Amount) };
            long now = left.GetValueOrDefault(group.Key);
            if (now != part.Amount)
            {
                Effects.Add(new LimitEffect(scope.Index, part, now));
            }
        }
    }

    private List<Part> Multiply(AdjustmentScope scope, List<Part> parts, List<Unpaid> unpaid)
    {
        var after = new List<Part>(parts.Count);
        var cameTo = new Dictionary<int, long>();
        AccountBook? book = BookOf(scope);
        foreach (Part part in parts)
        {
            Part now = part;
            if (scope.Takes(part))
            {
                now = part with
                {
                    Amount = part.IsReversal
                        ? -cameTo.GetValueOrDefault(part.Order)
                        : Tried(part, unpaid, () => scope.Times(part, OwedOn(book, part))) ?? 0,
                };
            }
            cameTo[part.Order] = cameTo.GetValueOrDefault(part.Order) + now.Amount;
            book?.Repay(part.Line, part.Date, now.Amount);
            after.Add(now);
        }
        return after;
    }

    private AccountBook? BookOf(AdjustmentScope scope) =>
        scope.ReadsAccounts ? new AccountBook(workings, formulas) : null;

    private static Func<int, Value>? OwedOn(AccountBook? book, Part part) =>
        book is null ? null : account => Value.Of(book.Owed(account, part.Date));

    // What cannot be worked out for a line is refused, and nothing of the line is paid.
    private long? Tried(in Part part, List<Unpaid> unpaid, Func<long?> work)
    {
        try
        {
            return work();
        }
        catch (Exception e) when (Unpaid.Is(e))
        {
            unpaid.Add(Refused(e, part.Line));
            return null;
        }
    }

    /// <summary>First come, first paid: what is above the cap of its cell is cut from the part that
    /// reaches it. A negative part makes room again.</summary>
    private List<Part> CutLatestFirst(
        AdjustmentScope scope, List<Part> parts, List<Unpaid> unpaid)
    {
        var after = Effects is null ? parts : [.. parts];
        var used = new Dictionary<long, Rational>();
        bool isUndone = parts.Exists(p => p.IsReversal);
        var cameTo = new (long Amount, Rational Units)[isUndone ? _lines : 0];
        AccountBook? book = BookOf(scope);
        for (int i = 0; i < after.Count; i++)
        {
            Part part = parts[i];
            Part now = part;
            if (scope.Takes(part) && scope.Cell(part) is >= 0 and var cell
                && Limit(scope, (part, cell), book, unpaid) is { } limit)
            {
                // What earlier lines repaid is gone from what is owed already.
                Rational before = book is null ? used.GetValueOrDefault(cell) : 0;
                now = part.IsReversal ? TakenBack(part, cameTo[part.Order])
                    : part.Amount <= 0 ? part
                    : scope.Within(part, limit, before);
                used[cell] = before + scope.Used(now);
            }
            if (isUndone)
            {
                (long had, Rational hadUnits) = cameTo[part.Order];
                cameTo[part.Order] = (had + now.Amount, hadUnits + now.Units);
            }
            book?.Repay(part.Line, part.Date, now.Amount);
            after[i] = now;
        }
        return after;
    }

    private static Part TakenBack(in Part part, (long Amount, Rational Units) cameTo) =>
        part with { Amount = -cameTo.Amount, Units = -cameTo.Units };

    private Rational? Limit(
        AdjustmentScope scope, (Part Part, long Cell) of, AccountBook? book, List<Unpaid> unpaid)
    {
        CellLimit limit = book is null
            ? scope.Limit(of.Cell, of.Part.Date)
            : scope.LimitNow(of.Cell, of.Part.Date, OwedOn(book, of.Part));
        if (limit.Why is { } why && of.Part is { Amount: > 0, IsReversal: false })
        {
            unpaid.Add(Refused(why, of.Part.Line));
        }
        return limit.Most;
    }

    private Unpaid Refused(Exception why, in Line line) =>
        Unpaid.Of(why, workings, line.Payment, line.Participant, line.Cell, line.N);
}

/// <summary>Payment order (language reference 1, law 2): payable date, achieved date, participant,
/// clause as written, number.</summary>
internal static class PaymentOrder
{
    /// <summary>The places of lines in payment order. Lines are large: they stay where they are.
    /// </summary>
    public static int[] Places(Line[] lines)
    {
        // By the two dates first, as plain numbers; the few of the same two dates one by one.
        int[] places = [.. Enumerable.Range(0, lines.Length)];
        long[] dates = Array.ConvertAll(lines, l => ((long)l.Payable << 32) + l.Achieved);
        Array.Sort(dates, places);
        Comparison<int> compare = (a, b) => Compare(lines[a], lines[b]);
        for (int first = 0, end; first < places.Length; first = end)
        {
            for (end = first + 1; end < places.Length && dates[end] == dates[first]; end++)
            {
            }
            places.AsSpan(first..end).Sort(compare);
        }
        return places;
    }

    /// <summary>Which of two lines comes first.</summary>
    public static int Compare(in Line a, in Line b)
    {
        int order = a.Payable.CompareTo(b.Payable);
        order = order != 0 ? order : a.Achieved.CompareTo(b.Achieved);
        order = order != 0 ? order : a.Participant.CompareTo(b.Participant);
        order = order != 0 ? order : a.Payment.CompareTo(b.Payment);
        order = order != 0 ? order : a.Outcome.CompareTo(b.Outcome);
        order = order != 0 ? order : a.N.CompareTo(b.N);
        return order != 0 ? order : a.Cell.CompareTo(b.Cell);
    }
}
