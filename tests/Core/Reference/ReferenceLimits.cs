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
        List<Dated> parts = InDateOrder(lines.SelectMany(PartsOf));
        foreach (Adjustment entry in Scheme.Adjustments)
        {
            parts = InDateOrder(Apply(entry, parts));
        }
        return parts;
    }

    private static IEnumerable<Dated> PartsOf(Priced line, int order)
    {
        // What is deducted is not paid for: it is no unit of a cap in units.
        Rational units = line.Amount < 0 && line.Units > 0 ? 0 : line.Units;
        yield return new Dated(line, line.Payable, line.Amount)
        {
            Order = order,
            Units = units,
        };
        if (line.Undone is { } undone)
        {
            yield return new Dated(
                line, Math.Max(undone, line.Payable), -line.Amount, TakesBack: true)
            {
                Order = order,
                Units = -units,
            };
        }
    }

    private static List<Dated> InDateOrder(IEnumerable<Dated> parts) =>
        [.. parts.OrderBy(p => p.Date).ThenBy(p => p.Order).ThenBy(p => p.TakesBack)];

    private IEnumerable<Dated> Apply(Adjustment entry, List<Dated> parts) => entry.Operation switch
    {
        AdjustmentOperation.MultiplyBy => Multiplied(entry, parts),
        AdjustmentOperation.HoldBack => ByLine(entry, parts, p => Held(entry, p)),
        AdjustmentOperation.Recover => ByLine(entry, parts, p => Recovered(entry, p)),
        AdjustmentOperation.AtLeast => parts.Concat(Floors(entry, parts)),
        AdjustmentOperation.AtMost when entry.Cut == CutRule.LatestFirst && !ReadsLines(entry) =>
            Capped(entry, parts),
        _ => AtPeriodEnds(entry, parts),
    };

    private static bool ReadsLines(Adjustment entry) =>
        FormulaParts.Within(entry.Value).Concat(FormulaParts.Within(entry.OnlyIf))
            .Any(f => f is OverCell);

    private CellAt? CellOf(Adjustment entry, Dated part)
    {
        if (part.Line.Entry >= 0)
        {
            return null; // only schemes whose floors come last are composed by chance
        }
        return KeysOf(entry.Keys, AskerOf(part.Line)) is { } keys
            ? Cells(entry.Space).FirstOrDefault(c => c.Keys.SequenceEqual(keys))
            : null;
    }

    // Each line for itself: what takes it back takes all that it came to by then, and nothing
    // comes after.
    private static IEnumerable<Dated> ByLine(
        Adjustment entry, List<Dated> parts, Func<Dated, IEnumerable<Dated>> divide)
    {
        foreach (var line in parts.GroupBy(p => p.Order))
        {
            List<Dated> now = [];
            foreach (Dated part in line)
            {
                if (!entry.Of.Contains(part.Line.Payment))
                {
                    now.Add(part);
                }
                else if (!part.TakesBack)
                {
                    now.AddRange(divide(part));
                }
                else
                {
                    now = [.. now.Where(p => p.Date <= part.Date)];
                    now.Add(part with { Amount = -now.Sum(p => p.Amount) });
                }
            }
            foreach (Dated part in now)
            {
                yield return part;
            }
        }
    }

    // Part by part in order of date: what takes a line back takes what it came to.
    private IEnumerable<Dated> Multiplied(Adjustment entry, List<Dated> parts)
    {
        var cameTo = new Dictionary<int, long>();
        var repaid = new Repayments();
        foreach (Dated part in parts)
        {
            Dated now = part;
            if (entry.Of.Contains(part.Line.Payment))
            {
                long came = cameTo.GetValueOrDefault(part.Order);
                Rational? f = part.TakesBack ? null : Factor(entry, part, repaid);
                now = part with
                {
                    Amount = part.TakesBack ? -came
                        : f is { } times ? (long)(part.Amount * times).Round(Scheme.Rounding)
                        : part.Amount,
                };
            }
            cameTo[part.Order] = cameTo.GetValueOrDefault(part.Order) + now.Amount;
            repaid.Add(RepaidBy(part.Line.Payment), part.Date, now.Amount);
            yield return now;
        }
    }

    private Rational? Factor(Adjustment entry, Dated part, Repayments? repaid = null)
    {
        Asker a = AskerOf(part.Line) with { Owed = n => Owed(n, part.Date, repaid!) };
        return Holds(entry.OnlyIf, a) && Of(entry.Value, a) is { IsKnown: true } factor
            ? factor.Number
            : null;
    }

    private long Piece(Adjustment entry, Dated part)
    {
        if (part.Amount <= 0 || Factor(entry, part) is not { } v)
        {
            return 0;
        }
        Rational piece = entry.Value.Type.Unit.IsNone
            ? part.Amount * v
            : v * Scheme.Currency.MinorPerUnit;
        return Math.Clamp((long)piece.Round(Scheme.Rounding), 0, part.Amount);
    }

    private IEnumerable<Dated> Held(Adjustment entry, Dated part)
    {
        long held = Piece(entry, part);
        int? until = DayOf(entry.Until, AskerOf(part.Line));
        yield return part with { Amount = part.Amount - held };
        if (held > 0 && until is { } day && day <= Scheme.Term.LongStop.DayNumber)
        {
            yield return part with { Amount = held, Date = Math.Max(day, part.Date), Units = 0 };
        }
    }

    private IEnumerable<Dated> Recovered(Adjustment entry, Dated part)
    {
        yield return part;
        long back = Piece(entry, part);
        int[] recorded =
        [
            .. FormulaParts.Reads(Scheme, entry.Value).OfType<StatisticAt>()
                .Select(s => KeysOf(s.Keys, AskerOf(part.Line)) is { } keys
                    ? RowOf(Scheme.Facts.Statistics[s.Statistic].Space, keys)?.Recorded
                    : null)
                .OfType<int>(),
        ];
        if (back > 0)
        {
            int on = recorded.Append(part.Date).Max();
            yield return part with { Amount = -back, Date = on, Units = 0 };
        }
    }

    private List<Dated> Capped(Adjustment entry, List<Dated> parts)
    {
        var used = new Dictionary<string, Rational>();
        var cameTo = new Dictionary<int, (long Amount, Rational Units)>();
        var repaid = new Repayments();
        bool isOwed = ReadsOwed(entry.Value);
        return [.. parts.Select(part =>
        {
            Dated now = part;
            if (entry.Of.Contains(part.Line.Payment) && CellOf(entry, part) is { } cell
                && LimitOf(entry, AskerOf(cell) with
                {
                    Day = part.Date,
                    Owed = n => Owed(n, part.Date, repaid),
                }) is { } limit)
            {
                Rational room = Rational.Max(
                    isOwed ? limit : limit - used.GetValueOrDefault(cell.Name), 0);
                (long came, Rational units) = cameTo.GetValueOrDefault(part.Order);
                now = part.TakesBack ? part with { Amount = -came, Units = -units }
                    : part.Amount <= 0 ? part
                    : Fitting(entry, part, room);
                used[cell.Name] = used.GetValueOrDefault(cell.Name) + Weight(entry, now);
            }
            (long had, Rational hadUnits) = cameTo.GetValueOrDefault(part.Order);
            cameTo[part.Order] = (had + now.Amount, hadUnits + now.Units);
            repaid.Add(RepaidBy(part.Line.Payment), part.Date, now.Amount);
            return now;
        })];
    }

    // What a cap cannot be worked out for is not paid.
    private Rational? LimitOf(Adjustment entry, Asker a)
    {
        try
        {
            return Holds(entry.OnlyIf, a) && Of(entry.Value, a) is { IsKnown: true } limit
                ? limit.Number
                : null;
        }
        catch (Exception e) when (IsRefusal(e))
        {
            return entry.Operation == AdjustmentOperation.AtLeast ? null : 0;
        }
    }

    private Rational Weight(Adjustment entry, Dated part) => entry.InUnits
        ? part.Units
        : Rational.Of(part.Amount, Scheme.Currency.MinorPerUnit);

    // Whole units only: half an attachment is not paid.
    private Dated Fitting(Adjustment entry, Dated part, Rational room)
    {
        if (!entry.InUnits)
        {
            long most = (long)(room * Scheme.Currency.MinorPerUnit).Floor();
            long amount = Math.Min(part.Amount, most);
            return part with { Amount = amount, Units = amount == 0 ? 0 : part.Units };
        }
        Rational units = part.Units <= room ? part.Units : Rational.Of(room.Floor());
        return part with
        {
            Amount = part.Units <= room
                ? part.Amount
                : (long)(part.Amount * (units / part.Units)).Round(Rounding.Down),
            Units = units,
        };
    }

    private int EndOfPeriod(int day)
    {
        PeriodKind kind = Scheme.Calendar.Payment;
        return Math.Min(Periods.Last(kind, Periods.IndexOf(kind, day)).DayNumber, Facts.AsAt);
    }
}
