using Outturn.Quantities;

namespace Outturn.Settlement;

/// <summary>Cuts in proportion. They are worked out at the end of each payment period on everything
/// payable so far, and on the as-at date; the change since the period before is a part dated that
/// day (language reference 10, "Parts and periods").</summary>
internal sealed partial class Limiting
{
    private List<Part> CutInProportion(
        AdjustmentScope scope, List<Part> parts, List<Unpaid> unpaid)
    {
        var after = new List<Part>(parts.Count);
        var cells = new SortedDictionary<long, List<Part>>();
        foreach (Part part in parts)
        {
            if (part.Date <= workings.AsAt && scope.Takes(part)
                && scope.Cell(part) is >= 0 and var cell)
            {
                if (!cells.TryGetValue(cell, out List<Part>? inCell))
                {
                    cells.Add(cell, inCell = []);
                }
                inCell.Add(part);
            }
            else
            {
                after.Add(part);
            }
        }
        foreach ((long cell, List<Part> inCell) in cells)
        {
            if (scope.Limit(cell, unpaid) is { } limit)
            {
                CutCell(scope.InMinor(limit), inCell, after);
            }
            else
            {
                after.AddRange(inCell);
            }
        }
        after.Sort(ByDate);
        return after;
    }

    private void CutCell(long limit, List<Part> parts, List<Part> after)
    {
        long[] left = new long[parts.Count];
        int seen = 0;
        while (seen < parts.Count)
        {
            int end = Math.Min(EndOfPeriod(parts[seen].Date), workings.AsAt);
            int known = seen;
            while (known < parts.Count && parts[known].Date <= end)
            {
                known++;
            }
            long[] now = InProportion(limit, parts, known);
            for (int i = 0; i < known; i++)
            {
                if (now[i] != left[i] || i >= seen)
                {
                    int date = i >= seen ? parts[i].Date : end;
                    after.Add(parts[i] with { Date = date, Amount = now[i] - left[i] });
                }
            }
            now.CopyTo(left, 0);
            seen = known;
        }
    }

    private int EndOfPeriod(int day)
    {
        var kind = workings.Scheme.Calendar.Payment;
        return workings.Periods.Last(kind, workings.Periods.IndexOf(kind, day)).DayNumber;
    }

    private static long[] InProportion(long limit, List<Part> parts, int known)
    {
        long[] amounts = [.. parts.Take(known).Select(p => p.Amount)];
        Int128 total = amounts.Aggregate((Int128)0, (sum, a) => sum + a);
        if (total <= limit)
        {
            return amounts;
        }
        // Deductions stay whole; what is earned shares the room that the cap and they leave.
        Int128 deducted = amounts.Where(a => a < 0).Aggregate((Int128)0, (sum, a) => sum + a);
        var room = new Money(checked((long)(limit - deducted)));
        Money[] shared = Money.Allocate(room, [.. amounts.Select(a => (Rational)Math.Max(a, 0))])
            ?? new Money[known];
        return [.. amounts.Select((a, i) => a < 0 ? a : shared[i].Minor)];
    }
}
