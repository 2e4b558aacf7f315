using Outturn.Quantities;
using Outturn.Schemes;

namespace Outturn.Tests.Core.Reference;

/// <summary>Time that is lived through: days of spells added up, and stretches in a row (language
/// reference 4).</summary>
internal sealed partial class ReferenceSettlement
{
    /// <summary>Each day of the clock on which a spell of the set runs, and the first such spell.
    /// </summary>
    private List<(int Day, Happening By)> Covered(Asker a, int clock, int until, FactSet set)
    {
        List<Happening> spells = [.. Facts.Events(a.Person).Where(e => IsOf(set, e, a))];
        HashSet<int> used = UsedDays(a);
        var days = new List<(int, Happening)>();
        int first = Math.Max(clock, spells.Select(e => e.From).DefaultIfEmpty(until).Min());
        int last = Math.Min(until - 1, spells.Select(e => e.To).DefaultIfEmpty(first).Max());
        for (int day = first; day <= last; day++)
        {
            if (!used.Contains(day)
                && spells.FirstOrDefault(e => e.From <= day && day <= e.To) is { } by)
            {
                days.Add((day, by));
            }
        }
        return days;
    }

    /// <summary>Days that the items of another outcome used.</summary>
    private HashSet<int> UsedDays(Asker a) => a.TimeNotUsedBy < 0 ? [] :
    [
        .. Items(a.TimeNotUsedBy, a.Person).SelectMany(item =>
            Enumerable.Range(item.From!.Value, item.To!.Value - item.From!.Value + 1))
            .Where(day => Facts.Events(a.Person).Any(e => e.From <= day && day <= e.To
                && IsOf(SetOf(a.TimeNotUsedBy), e, a))),
    ];

    private FactSet SetOf(int outcome) => Scheme.Outcomes[outcome].Watch switch
    {
        AddsUp w => w.Facts,
        Continuous w => w.Facts,
        _ => new FactSet([], null),
    };

    private IEnumerable<Achieved> Added(
        Outcome outcome, int index, Asker a, int clock, int until, FactSet set)
    {
        Formula reach = (outcome.Reaches ?? outcome.Every)!;
        if (Of(reach, a) is not { IsKnown: true } goal)
        {
            yield break;
        }
        int from = 0;
        long days = 0;
        foreach ((int day, Happening by) in Covered(a, clock, until, set))
        {
            if (reach.Type.Unit == Unit.Of(Dimensions.WorkingDay) && !IsWorkingDay(day))
            {
                continue;
            }
            from = days == 0 ? day : from;
            long needed = reach.Type.Unit == Unit.Of(Dimensions.Month)
                ? AddMonths(from, (int)Floor(goal)) - from
                : Floor(goal);
            if (++days == needed)
            {
                yield return ItemOf(index, outcome, by, day, default) with { From = from };
                if (outcome.Every is null)
                {
                    yield break;
                }
                days = 0;
            }
        }
    }

    private IEnumerable<Achieved> Unbroken(
        Outcome outcome, int index, Asker a, int clock, int until, Continuous w)
    {
        Formula reach = (outcome.Reaches ?? outcome.Every)!;
        Value bridging = w.Bridging is null ? Value.Of(0) : Of(w.Bridging, a);
        if (Of(reach, a) is not { IsKnown: true } goal || !bridging.IsKnown)
        {
            yield break;
        }
        int? origin = null;
        int from = 0, before = 0, n = 1;
        HashSet<int> used = UsedDays(a);
        foreach ((int day, Happening by) in Covered(a, clock, until, w.Facts))
        {
            bool broken = Enumerable.Range(before + 1, Math.Max(0, day - before - 1))
                .Take(400).Any(used.Contains);
            if (origin is null || broken || day > before + 1 + Floor(bridging))
            {
                (origin, from, n) = (day, day, 1);
            }
            before = day;
            // A bridged gap counts, so more than one stretch may end within it.
            while (EndOfStretch(reach, origin.Value, n * Floor(goal), day) is { } end)
            {
                yield return ItemOf(index, outcome, by, end, default) with { From = from };
                if (outcome.Every is null)
                {
                    yield break;
                }
                (from, n) = (end + 1, n + 1);
            }
        }
    }

    // The day on which so much time is over, from a day on; null: after the day it has got to.
    private int? EndOfStretch(Formula reach, int start, long amount, int by)
    {
        int end = reach.Type.Unit == Unit.Of(Dimensions.Month)
            ? AddMonths(start, (int)amount) - 1
            : reach.Type.Unit == Unit.Of(Dimensions.WorkingDay)
                ? Enumerable.Range(start, by - start + 1).Where(IsWorkingDay)
                    .Skip((int)amount - 1).DefaultIfEmpty(int.MaxValue).First()
                : start + (int)amount - 1;
        return end <= by ? end : null;
    }

    private bool IsWorkingDay(int day) =>
        Scheme.Calendar.WorkingDays!.IsWorkingDay(DateOnly.FromDayNumber(day));
}
