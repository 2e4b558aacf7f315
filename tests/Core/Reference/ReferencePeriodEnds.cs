using Outturn.Quantities;
using Outturn.Schemes;

namespace Outturn.Tests.Core.Reference;

/// <summary>Entries of the list that are worked out at the end of each payment period on all that
/// is payable so far; the change since the period before is dated that day (language reference 10).
/// </summary>
internal sealed partial class ReferenceSettlement
{
    /// <summary>What a line has come in with and what is left of it.</summary>
    private sealed record Left(Dated Of, long Amount, Rational Units);

    private IEnumerable<Dated> AtPeriodEnds(Adjustment entry, List<Dated> parts)
    {
        List<Dated> after = [.. parts.Where(p => p.Date > Facts.AsAt || !entry.Of.Contains(
            p.Line.Payment) || CellOf(entry, p) is null)];
        var given = new Dictionary<int, (long Amount, Rational Units)>();
        int before = int.MinValue;
        // A limit that is varied moves by itself; any other only where something comes in.
        bool moves = FormulaParts.Within(entry.Value).Concat(FormulaParts.Within(entry.OnlyIf))
            .Any(f => f is DayTried);
        foreach (int end in moves ? FloorEnds().ToList() : parts
            .Where(p => p.Date <= Facts.AsAt)
            .Select(p => EndOfPeriod(p.Date)).Distinct().Order().ToList())
        {
            List<Dated> known = [.. parts.Where(p => p.Date <= end)];
            foreach (Left left in LeftOf(entry, known, end))
            {
                (long amount, Rational units) = given.GetValueOrDefault(left.Of.Order);
                Dated? last = known.LastOrDefault(
                    p => p.Order == left.Of.Order && p.Date > before);
                if (left.Amount != amount || left.Units != units)
                {
                    after.Add((last ?? left.Of with { TakesBack = false }) with
                    {
                        Date = last?.Date ?? end,
                        Amount = left.Amount - amount,
                        Units = left.Units - units,
                    });
                    given[left.Of.Order] = (left.Amount, left.Units);
                }
            }
            before = end;
        }
        return after;
    }

    /// <summary>What is left of each line of the entry by what is known.</summary>
    private IEnumerable<Left> LeftOf(Adjustment entry, List<Dated> known, int end)
    {
        var inCells = known.Select(p => (Part: p, Cell: CellOf(entry, p)))
            .Where(p => p.Cell is not null).GroupBy(p => p.Cell!.Name);
        foreach (var cell in inCells)
        {
            List<Left> lines = [.. cell
                .Where(p => entry.Of.Contains(p.Part.Line.Payment))
                .GroupBy(p => p.Part.Order).OrderBy(g => g.Key)
                .Select(g => new Left(
                    g.First().Part, g.Sum(p => p.Part.Amount), Sum(g.Select(p => p.Part.Units))))];
            Rational others = Sum(cell
                .Where(p => !entry.Of.Contains(p.Part.Line.Payment)
                    && entry.OfTotal.Contains(p.Part.Line.Payment))
                .Select(p => Weight(entry, p.Part)));
            Rational? limit = LimitOf(entry, AskerOf(cell.First().Cell!) with
            {
                Day = end,
                Lines = payment => known.Where(p => p.Line.Payment == payment)
                    .Select(p => new Counted(p.Line, p.Units, p.Amount)),
            });
            if (entry.Operation == AdjustmentOperation.AtMostOfTotal && limit is { } share)
            {
                limit = share >= 1 ? null : Rational.Max(share / (1 - share) * others, 0);
                limit = entry.InUnits && limit is { } units ? Rational.Of(units.Floor()) : limit;
            }
            foreach (Left left in limit is { } most ? Cut(entry, lines, most) : lines)
            {
                yield return left;
            }
        }
    }

    private IEnumerable<Left> Cut(Adjustment entry, List<Left> lines, Rational limit)
    {
        Rational total = entry.InUnits
            ? Sum(lines.Select(l => l.Units))
            : Rational.Of(lines.Sum(l => l.Amount), Scheme.Currency.MinorPerUnit);
        if (total <= limit)
        {
            return lines;
        }
        IEnumerable<Left> cut = entry.Cut == CutRule.ProRata
            ? Shrunk(entry, lines, limit)
            : entry.InUnits
                ? RankedUnits(Ranked(entry, lines), limit)
                : RankedMoney(
                    Ranked(entry, lines), (long)(limit * Scheme.Currency.MinorPerUnit).Floor());
        // Of which nothing is left has no units left.
        return cut.Select(l => l.Amount == 0
            && lines.First(o => ReferenceEquals(o.Of, l.Of)).Amount > 0
                ? l with { Units = 0 } : l);
    }

    private static IEnumerable<Left> Ranked(Adjustment entry, List<Left> lines)
    {
        int Loss(Left l) => entry.CutOrder.Contains(l.Of.Line.Payment)
            ? entry.CutOrder.Length - entry.CutOrder.IndexOf(l.Of.Line.Payment)
            : 0;
        return entry.Cut switch
        {
            CutRule.LatestRecordedFirst => lines.OrderBy(l => l.Of.Line.Recorded),
            CutRule.Payments => lines.OrderBy(Loss),
            _ => lines,
        };
    }

    private static IEnumerable<Left> RankedMoney(IEnumerable<Left> ranked, long limit)
    {
        long room = limit - ranked.Where(l => l.Amount < 0).Sum(l => l.Amount);
        foreach (Left line in ranked)
        {
            long now = line.Amount <= 0 ? line.Amount : Math.Clamp(room, 0, line.Amount);
            room -= Math.Max(now, 0);
            yield return line with { Amount = now };
        }
    }

    private static IEnumerable<Left> RankedUnits(IEnumerable<Left> ranked, Rational limit)
    {
        Rational room = limit;
        foreach (Left line in ranked)
        {
            if (line.Units <= room || line.Units <= 0)
            {
                room -= Rational.Max(line.Units, 0);
                yield return line;
                continue;
            }
            Rational units = Rational.Max(Rational.Of(room.Floor()), 0);
            room -= units;
            yield return line with
            {
                Amount = (long)(line.Amount * (units / line.Units)).Round(Rounding.Down),
                Units = units,
            };
        }
    }

    // Deductions stay whole; what is earned shares the room that the cap and they leave.
    private IEnumerable<Left> Shrunk(Adjustment entry, List<Left> lines, Rational limit)
    {
        long earned = lines.Sum(l => Math.Max(l.Amount, 0));
        Rational part = entry.InUnits
            ? Rational.Max(limit, 0) / Sum(lines.Select(l => l.Units)) : 1;
        long room = entry.InUnits
            ? (long)(earned * part).Round(Rounding.Down)
            : (long)(limit * Scheme.Currency.MinorPerUnit).Floor()
                - lines.Sum(l => Math.Min(l.Amount, 0));
        long[] shared = earned == 0 ? new long[lines.Count] : Split(
            Math.Max(room, 0), [.. lines.Select(l => (Rational)Math.Max(l.Amount, 0))],
            new Remainder(RemainderRule.LargestFraction, null), _ => -1);
        return lines.Zip(shared, (l, s) => l with
        {
            Amount = l.Amount < 0 ? l.Amount : s,
            Units = l.Units * part,
        });
    }

    /// <summary>What each cell lacks of the floor at the end of its period, and what is taken back
    /// from the periods after it.</summary>
    private IEnumerable<Dated> Floors(Adjustment entry, List<Dated> parts)
    {
        List<Dated> found = [.. FloorChanges(entry, parts)];
        List<Priced> lines = InPaymentOrder(
            found.Select(d => d.Line).Distinct(ReferenceEqualityComparer.Instance).Cast<Priced>());
        return found.Select(d => d with
        {
            Order = 1_000_000 + lines.FindIndex(l => ReferenceEquals(l, d.Line)),
        });
    }

    private IEnumerable<Dated> FloorChanges(Adjustment entry, List<Dated> parts)
    {
        int dimension = entry.Space.PeriodDimension;
        var added = new Dictionary<string, (Priced Line, long Amount)>();
        foreach (int end in FloorEnds())
        {
            List<Dated> known = [.. parts.Where(p => p.Date <= end)];
            var carried = new Dictionary<string, long>();
            foreach ((CellAt cell, int last, int n) in FloorCells(entry).Where(c => c.Last <= end))
            {
                string chain = string.Join('/', cell.Keys.Where((_, i) => i != dimension));
                string name = $"{cell.Name} {n}";
                long now = Lacking(
                    entry, (cell, n, last), known, carried.GetValueOrDefault(chain));
                if (entry.CarryForward)
                {
                    carried[chain] = carried.GetValueOrDefault(chain) + now;
                }
                long change = now - (added.TryGetValue(name, out var was) ? was.Amount : 0);
                if (change != 0)
                {
                    Priced line = was.Line ?? FloorLine(entry, (cell, n), last, change);
                    added[name] = (line, now);
                    int date = EndOfPeriod(last) == end ? last : end;
                    yield return new Dated(line, date, change);
                }
            }
        }
    }

    private IEnumerable<int> FloorEnds() => Enumerable
        .Range(Scheme.Term.From.DayNumber, Scheme.Term.LongStop.DayNumber + 1
            - Scheme.Term.From.DayNumber)
        .Where(day => day <= Facts.AsAt)
        .Where(day => day == Facts.AsAt || day == Scheme.Term.LongStop.DayNumber
            || EndOfPeriod(day) == day);

    private IEnumerable<(CellAt Cell, int Last, int N)> FloorCells(Adjustment entry)
    {
        int dimension = entry.Space.PeriodDimension;
        foreach (CellAt cell in Cells(entry.Space))
        {
            if (dimension >= 0)
            {
                PeriodKind kind = cell.Space.Dimensions[dimension].Type.Period;
                yield return (cell, Periods.Last(kind, (int)cell.Keys[dimension]).DayNumber, 1);
                continue;
            }
            if (!entry.CarryForward)
            {
                yield return (cell, Scheme.Term.To.DayNumber, 1);
                continue;
            }
            int n = 1;
            int first = Periods.IndexOf(Scheme.Calendar.Payment, Scheme.Term.From);
            int last = Periods.IndexOf(Scheme.Calendar.Payment, Scheme.Term.LongStop);
            for (int p = first; p <= last; p++)
            {
                yield return (cell, Periods.Last(Scheme.Calendar.Payment, p).DayNumber, n++);
            }
        }
    }

    private long Lacking(
        Adjustment entry, (CellAt Cell, int N, int Last) link, List<Dated> known, long carried)
    {
        bool byDate = entry.CarryForward && entry.Space.PeriodDimension < 0;
        PeriodKind kind = Scheme.Calendar.Payment;
        int first = Periods.IndexOf(kind, Scheme.Term.From);
        long total = known
            .Where(p => entry.Of.Contains(p.Line.Payment)
                && CellOf(entry, p) is { } cell && cell.Is(link.Cell))
            .Where(p => !byDate || Periods.IndexOf(kind, p.Date) - first + 1 == link.N)
            .Sum(p => p.Amount);
        Rational? least = LimitOf(entry, AskerOf(link.Cell) with
        {
            Day = link.Last,
            Lines = payment => known.Where(p => p.Line.Payment == payment)
                .Select(p => new Counted(p.Line, p.Units, p.Amount)),
        });
        if (least is null)
        {
            return 0;
        }
        long floor = -(long)(-least.Value * Scheme.Currency.MinorPerUnit).Floor();
        return total < floor ? floor - total : -Math.Min(carried, total - floor);
    }

    private Priced FloorLine(Adjustment entry, (CellAt Cell, int N) link, int last, long amount)
    {
        Asker a = AskerOf(link.Cell);
        return new Priced(entry.Of[0], a.Person, link.N, last, amount)
        {
            Cell = link.Cell,
            Achieved = last,
            Provider = ProviderOf(a),
            Entry = Scheme.Adjustments.IndexOf(entry),
        };
    }
}
