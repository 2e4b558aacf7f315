using Outturn.Quantities;
using Outturn.Schemes;

namespace Outturn.Tests.Core.Reference;

/// <summary>Limits and adjustments, each applied to what the one above left (language reference 7).
/// </summary>
internal sealed partial class ReferenceSettlement
{
    private List<Dated> Limited()
    {
        List<Priced> lines = InPaymentOrder(
            Enumerable.Range(0, Scheme.Payments.Length).SelectMany(LinesOf));
        List<Dated> parts = InDateOrder(lines.SelectMany((line, i) => PartsOf(line, i)));
        foreach (Adjustment entry in Scheme.Adjustments)
        {
            parts = Apply(entry, parts);
        }
        return parts;
    }

    private static IEnumerable<Dated> PartsOf(Priced line, int order)
    {
        yield return new Dated(line, line.Payable, line.Amount) { Order = order };
        if (line.Undone is { } undone)
        {
            yield return new Dated(
                line, Math.Max(undone, line.Payable), -line.Amount, TakesBack: true)
            {
                Order = order,
            };
        }
    }

    private static List<Dated> InDateOrder(IEnumerable<Dated> parts) =>
        [.. parts.OrderBy(p => p.Date).ThenBy(p => p.Order).ThenBy(p => p.TakesBack)];

    private List<Dated> Apply(Adjustment entry, List<Dated> parts) => entry.Operation switch
    {
        AdjustmentOperation.MultiplyBy => Multiplied(entry, parts),
        AdjustmentOperation.AtMost when entry.Cut == CutRule.LatestFirst => Capped(entry, parts),
        AdjustmentOperation.AtMost when entry.Cut == CutRule.ProRata && !entry.InUnits =>
            InProportion(entry, parts),
        _ => throw new NotSupportedException($"the reference has no {entry.Operation}"),
    };

    private CellAt? CellOf(Adjustment entry, Dated part) => entry.Of.Contains(part.Line.Payment)
        && KeysOf(entry.Keys, AskerOf(part.Line)) is { } keys
        && Cells(entry.Space).FirstOrDefault(c => c.Keys.SequenceEqual(keys)) is { } cell
            ? cell
            : null;

    private List<Dated> Multiplied(Adjustment entry, List<Dated> parts)
    {
        var cameTo = new Dictionary<Priced, long>();
        return [.. parts.Select(part =>
        {
            Asker a = AskerOf(part.Line);
            long now = part.Amount;
            if (part.TakesBack)
            {
                now = -cameTo[part.Line];
            }
            else if (entry.Of.Contains(part.Line.Payment) && Holds(entry.OnlyIf, a)
                && Of(entry.Value, a) is { IsKnown: true } factor)
            {
                now = (long)(part.Amount * factor.Number).Round(Scheme.Rounding);
            }
            cameTo[part.Line] = cameTo.GetValueOrDefault(part.Line) + now;
            return part with { Amount = now };
        })];
    }

    private List<Dated> Capped(Adjustment entry, List<Dated> parts)
    {
        var used = new Dictionary<string, Rational>();
        var cameTo = new Dictionary<Priced, long>();
        return [.. parts.Select(part =>
        {
            long now = part.Amount;
            if (CellOf(entry, part) is { } cell && LimitOf(entry, cell) is { } limit)
            {
                Rational room = Rational.Max(limit - used.GetValueOrDefault(cell.Name), 0);
                now = part.TakesBack ? -cameTo[part.Line]
                    : part.Amount <= 0 ? part.Amount
                    : Fitting(entry, part, room);
                used[cell.Name] = used.GetValueOrDefault(cell.Name) + Weight(entry, part, now);
            }
            cameTo[part.Line] = cameTo.GetValueOrDefault(part.Line) + now;
            return part with { Amount = now };
        })];
    }

    private Rational? LimitOf(Adjustment entry, CellAt cell)
    {
        Asker a = AskerOf(cell);
        return Attempt(() => Holds(entry.OnlyIf, a) ? Of(entry.Value, a) : default)
            is { IsKnown: true } limit
            ? limit.Number
            : null;
    }

    private Rational Weight(Adjustment entry, Dated part, long amount) => !entry.InUnits
        ? Rational.Of(amount, Scheme.Currency.MinorPerUnit)
        : part.Amount == 0 ? 0 : part.Line.Units * Rational.Of(amount, part.Amount);

    // Whole units only: half an attachment is not paid.
    private long Fitting(Adjustment entry, Dated part, Rational room)
    {
        if (!entry.InUnits)
        {
            return Math.Min(part.Amount, (long)(room * Scheme.Currency.MinorPerUnit).Floor());
        }
        return part.Line.Units <= room
            ? part.Amount
            : (long)(part.Amount * (Rational.Of(room.Floor()) / part.Line.Units))
                .Round(Rounding.Down);
    }

    /// <summary>At the end of each payment period (and on the as-at date) everything payable so
    /// far is cut; the change since the period before is a part dated that day.</summary>
    private List<Dated> InProportion(Adjustment entry, List<Dated> parts)
    {
        var taken = parts.Where(p => p.Date <= Facts.AsAt)
            .Select(p => (Part: p, Cell: CellOf(entry, p)))
            .Where(p => p.Cell is not null && LimitOf(entry, p.Cell) is not null).ToList();
        List<Dated> after = [.. parts.Where(p => !taken.Any(t => ReferenceEquals(t.Part, p)))];
        foreach (var cell in taken.GroupBy(t => t.Cell!.Name))
        {
            Dated[] all = [.. cell.Select(t => t.Part)];
            long limit = (long)(LimitOf(entry, cell.First().Cell!)!.Value
                * Scheme.Currency.MinorPerUnit).Floor();
            after.AddRange(AtPeriodEnds(all, known => Shrunk(limit, known)));
        }
        return InDateOrder(after);
    }

    private IEnumerable<Dated> AtPeriodEnds(Dated[] parts, Func<Dated[], long[]> left)
    {
        long[] before = new long[parts.Length];
        bool[] seen = new bool[parts.Length];
        foreach (int end in parts.Select(p => EndOfPeriod(p.Date)).Distinct().Order())
        {
            Dated[] known = [.. parts.Where(p => p.Date <= end)];
            long[] now = left(known);
            for (int i = 0; i < known.Length; i++)
            {
                int at = Array.IndexOf(parts, known[i]);
                if (now[i] != before[at])
                {
                    yield return known[i] with
                    {
                        Date = seen[at] ? end : known[i].Date,
                        Amount = now[i] - before[at],
                    };
                }
                (before[at], seen[at]) = (now[i], true);
            }
        }
    }

    private int EndOfPeriod(int day)
    {
        PeriodKind kind = Scheme.Calendar.Payment;
        return Math.Min(Periods.Last(kind, Periods.IndexOf(kind, day)).DayNumber, Facts.AsAt);
    }

    // Deductions stay whole; what is earned shares the room that the cap and they leave.
    private static long[] Shrunk(long limit, Dated[] known)
    {
        if (known.Sum(p => p.Amount) <= limit)
        {
            return [.. known.Select(p => p.Amount)];
        }
        long room = limit - known.Where(p => p.Amount < 0).Sum(p => p.Amount);
        long[] shared = Split(
            room, [.. known.Select(p => (Rational)Math.Max(p.Amount, 0))],
            new Remainder(RemainderRule.LargestFraction, null), _ => -1);
        return [.. known.Select((p, i) => p.Amount < 0 ? p.Amount : shared[i])];
    }
}
