using Outturn.Quantities;
using Outturn.Schemes;

namespace Outturn.Settlement;

/// <summary>A dated part of a line: due to date is the sum of the parts dated by the as-at date
/// (language reference 1, law 3).</summary>
public readonly record struct Part(Line Line, int Date, long Amount)
{
    /// <summary>The number of the line among all, in payment order.</summary>
    public int Order { get; init; }

    /// <summary>True where it takes back what its line came to.</summary>
    public bool IsReversal { get; init; }
}

/// <summary>What a limit did to a part, for explanations.</summary>
public readonly record struct LimitEffect(int Adjustment, Part Before, long After);

/// <summary>Steps <em>limit</em> and <em>adjust</em> (language reference 7): the entries from top
/// to bottom, each to what the one above left.</summary>
internal sealed partial class Limiting(Workings workings, FormulaBook formulas)
{
    private readonly List<Line> _lines = [];

    /// <summary>What each limit did; filled only where explanations are asked for.</summary>
    public List<LimitEffect>? Effects { get; set; }

    public void Add(IEnumerable<Line> lines) => _lines.AddRange(lines);

    /// <summary>The parts of all lines after every entry, in payment order.</summary>
    public List<Part> Apply(List<Unpaid> unpaid)
    {
        _lines.Sort(PaymentOrder.Compare);
        List<Part> parts = Parts();
        for (int i = 0; i < workings.Scheme.Adjustments.Length; i++)
        {
            Adjustment entry = workings.Scheme.Adjustments[i];
            parts = Apply(entry, i, parts, unpaid);
        }
        return parts;
    }

    private List<Part> Parts()
    {
        var parts = new List<Part>(_lines.Count);
        for (int i = 0; i < _lines.Count; i++)
        {
            Line line = _lines[i];
            parts.Add(new Part(line, line.Payable, line.Amount) { Order = i });
            if (line.Undone != Days.None)
            {
                parts.Add(new Part(line, Math.Max(line.Undone, line.Payable), -line.Amount)
                {
                    Order = i,
                    IsReversal = true,
                });
            }
        }
        parts.Sort(ByDate);
        return parts;
    }

    private static int ByDate(Part a, Part b)
    {
        int order = a.Date.CompareTo(b.Date);
        order = order != 0 ? order : a.Order.CompareTo(b.Order);
        return order != 0 ? order : a.IsReversal.CompareTo(b.IsReversal);
    }

    private List<Part> Apply(
        Adjustment entry, int index, List<Part> parts, List<Unpaid> unpaid)
    {
        var scope = new AdjustmentScope(workings, formulas, entry);
        List<Part> after = entry.Operation switch
        {
            AdjustmentOperation.AtMost when entry.Cut == CutRule.LatestFirst =>
                CutLatestFirst(scope, parts, unpaid),
            AdjustmentOperation.AtMost when entry.Cut == CutRule.ProRata =>
                CutInProportion(scope, parts, unpaid),
            AdjustmentOperation.MultiplyBy => Multiply(scope, parts, unpaid),
            _ => throw new InvalidOperationException($"{entry.Operation} is not settled"),
        };
        Note(index, parts, after);
        return after;
    }

    // Only what comes out otherwise is noted; parts keep their places unless some were added.
    private void Note(int index, List<Part> before, List<Part> after)
    {
        if (Effects is null)
        {
            return;
        }
        var left = after.GroupBy(p => (p.Order, p.IsReversal))
            .ToDictionary(g => g.Key, g => g.Sum(p => p.Amount));
        foreach (var group in before.GroupBy(p => (p.Order, p.IsReversal)))
        {
            Part part = group.First() with { Amount = group.Sum(p => p.Amount) };
            long now = left[group.Key];
            if (now != part.Amount)
            {
                Effects.Add(new LimitEffect(index, part, now));
            }
        }
    }

    private List<Part> Multiply(AdjustmentScope scope, List<Part> parts, List<Unpaid> unpaid)
    {
        var after = new List<Part>(parts.Count);
        var cameTo = new Dictionary<int, long>();
        foreach (Part part in parts)
        {
            Part now = part;
            if (scope.Takes(part))
            {
                try
                {
                    now = part with
                    {
                        Amount = part.IsReversal
                            ? -cameTo.GetValueOrDefault(part.Order)
                            : scope.Times(part),
                    };
                }
                catch (Exception e) when (Unpaid.Is(e))
                {
                    unpaid.Add(Unpaid.Of(
                        e, workings, part.Line.Payment, part.Line.Participant,
                        part.Line.Cell, part.Line.N));
                    now = part with { Amount = 0 };
                }
            }
            cameTo[part.Order] = cameTo.GetValueOrDefault(part.Order) + now.Amount;
            after.Add(now);
        }
        return after;
    }

    /// <summary>First come, first paid: what is above the cap of its cell is cut from the part that
    /// reaches it. A negative part makes room again.</summary>
    private static List<Part> CutLatestFirst(
        AdjustmentScope scope, List<Part> parts, List<Unpaid> unpaid)
    {
        var after = new List<Part>(parts.Count);
        var used = new Dictionary<long, Rational>();
        var cameTo = new Dictionary<int, long>();
        foreach (Part part in parts)
        {
            Part now = part;
            if (scope.Takes(part) && scope.Cell(part) is >= 0 and var cell
                && scope.Limit(cell, unpaid) is { } limit)
            {
                Rational before = used.GetValueOrDefault(cell);
                now = part with { Amount = Allowed(scope, part, limit - before, cameTo) };
                used[cell] = before + scope.Count(part, now.Amount);
            }
            if (part.Line.Undone != Days.None)
            {
                cameTo[part.Order] = cameTo.GetValueOrDefault(part.Order) + now.Amount;
            }
            after.Add(now);
        }
        return after;
    }

    private static long Allowed(
        AdjustmentScope scope, Part part, Rational room, Dictionary<int, long> cameTo)
    {
        if (part.IsReversal)
        {
            return -cameTo.GetValueOrDefault(part.Order);
        }
        return part.Amount <= 0 ? part.Amount : scope.Within(part, Rational.Max(room, 0));
    }
}

/// <summary>Payment order (language reference 1, law 2): payable date, achieved date, participant,
/// clause as written, number.</summary>
internal static class PaymentOrder
{
    public static int Compare(Line a, Line b)
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
