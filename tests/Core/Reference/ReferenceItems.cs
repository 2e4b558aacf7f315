using Outturn.Quantities;
using Outturn.Schemes;

namespace Outturn.Tests.Core.Reference;

/// <summary>Items, found by walking from day to day (language reference 4).</summary>
internal sealed partial class ReferenceSettlement
{
    /// <summary>The items of an outcome of a participant, after exclusion by others.</summary>
    private IReadOnlyList<Achieved> Items(int outcome, int person) =>
        Remembered(("items", outcome, person), () => Excluded(outcome, person)
            ? []
            : Watched(outcome, person));

    /// <summary>Items whatever excludes them.</summary>
    private IReadOnlyList<Achieved> Watched(int outcome, int person) =>
        Remembered<IReadOnlyList<Achieved>>(
            ("watched", outcome, person),
            () => [.. Watch(outcome, person).Select(i => Decided(i, person)).OfType<Achieved>()]);

    // Greedy by date over all that exclude each other: whoever comes first shuts out its rivals,
    // and who is shut out shuts out nobody.
    private bool Excluded(int outcome, int person)
    {
        if (Scheme.Outcomes[outcome].NotWith.IsEmpty)
        {
            return false;
        }
        var rivals = new SortedSet<int> { outcome };
        while (rivals.Count < rivals.Union(rivals.SelectMany(Rivals)).Count())
        {
            rivals.UnionWith(rivals.SelectMany(Rivals).ToList());
        }
        var standing = new List<int>();
        foreach (int one in rivals.Where(r => Watched(r, person).Count > 0)
            .OrderBy(r => Watched(r, person)[0].Day).ThenBy(r => r))
        {
            if (!Rivals(one).Any(standing.Contains))
            {
                standing.Add(one);
            }
        }
        return !standing.Contains(outcome);
    }

    private IEnumerable<int> Rivals(int outcome) => Enumerable.Range(0, Scheme.Outcomes.Length)
        .Where(o => Scheme.Outcomes[o].NotWith.Contains(outcome)
            || Scheme.Outcomes[outcome].NotWith.Contains(o));

    private List<Achieved> Watch(int index, int person)
    {
        Outcome outcome = Scheme.Outcomes[index];
        var a = new Asker { Person = person, TimeNotUsedBy = outcome.TimeNotUsedBy };
        int longStop = Scheme.Term.LongStop.DayNumber;
        int? deadline = outcome.Deadline is null ? longStop + 1 : DayOf(outcome.Deadline, a);
        long? most = outcome.AtMost is null ? long.MaxValue
            : Of(outcome.AtMost, a) is { IsKnown: true } n ? Floor(n)
            : null;
        var items = new List<Achieved>();
        if (DayOf(outcome.Clock, a) is not { } clock || deadline is not { } until || most is null)
        {
            return items;
        }
        until = Math.Min(until, longStop + 1);
        if (clock >= until)
        {
            return items;
        }
        foreach (Achieved found in ByMember(outcome, index, a, clock, until))
        {
            Asker by = AskerOf(person, found with { N = items.Count + 1 }) with
            {
                Day = found.Day,
                Member = found.Member,
            };
            if (items.Count(i => SameAccount(outcome, i, found)) < most && Holds(outcome.OnlyIf, by)
                && WithUnits(outcome, by) is { } item)
            {
                items.Add(item);
            }
        }
        return items;
    }

    private bool SameAccount(Outcome outcome, Achieved one, Achieved other) => outcome.Per switch
    {
        TimesPer.Kind => one.Kind == other.Kind,
        TimesPer.Period => Periods.IndexOf(outcome.PerPeriod, one.Day)
            == Periods.IndexOf(outcome.PerPeriod, other.Day),
        _ => true,
    };

    private Achieved? WithUnits(Outcome outcome, Asker by)
    {
        Achieved item = by.Item!;
        if (outcome.Units is { } units)
        {
            if (Of(units, by) is not { IsKnown: true } number)
            {
                return null;
            }
            item = item with { Units = number.Number };
        }
        item = item with { Payable = DayOf(outcome.Payable, by with { Item = item }) };
        if (outcome.UndoneBy is not { } undoing)
        {
            return item;
        }
        by = by with { Item = item };
        int? from = outcome.UndoneFrom is null ? int.MinValue : DayOf(outcome.UndoneFrom, by);
        int? end = outcome.UndoneUntil is null ? int.MaxValue : DayOf(outcome.UndoneUntil, by);
        Happening? fact = Facts.Events(by.Person).FirstOrDefault(e => IsOf(undoing, e, by)
            && e.From >= from && e.From < end);
        return item with
        {
            Undone = new[] { item.Undone, fact?.From }.Min(),
        };
    }

    // Each member alone: as if the others' facts were not there.
    private IEnumerable<Achieved> ByMember(
        Outcome outcome, int index, Asker a, int clock, int until) => outcome.EachMemberAlone
        ? Facts.Events(a.Person).Select(e => e.Member).Distinct()
            .SelectMany(m => OfMember(outcome, index, a with { Member = m }, clock, until)
                .Select(i => (Item: i with { Member = m }, Name: m < 0 ? "" : Facts.Base.Texts[m])))
            .OrderBy(i => i.Item.Day).ThenBy(i => i.Name, StringComparer.Ordinal)
            .Select(i => i.Item)
        : Candidates(outcome, index, a, clock, until);

    // Of one member no more items are of use than of all.
    private List<Achieved> OfMember(
        Outcome outcome, int index, Asker a, int clock, int until) =>
        [.. Candidates(outcome, index, a, clock, until)];

    private IEnumerable<Achieved> Candidates(
        Outcome outcome, int index, Asker a, int clock, int until) => outcome.Watch switch
        {
            HappensOn w => DayOf(w.Date, a) is { } day && day >= clock && day < until
                ? [new Achieved(index, 0, day) { From = day, To = day }]
                : [],
            Happens w => Facts.Events(a.Person)
                .Where(e => e.From >= clock && e.From < until && IsOf(w.Facts, e, a))
                .Select(e => ItemOf(index, outcome, e, e.From, e.Value)),
            AddsUp { Shape: EventShape.Spell } w => Added(outcome, index, a, clock, until, w.Facts),
            AddsUp w => Summed(outcome, index, a, clock, until, w),
            Continuous w => Unbroken(outcome, index, a, clock, until, w),
            Reading w => Readings(outcome, index, a, clock, until, w),
            FreeOf w => Free(outcome, index, a, clock, until, w),
            Holds w => Held(index, a, clock, until, w),
            _ => Routes(outcome, index, a, clock, until),
        };

    private static Achieved ItemOf(int index, Outcome outcome, Happening e, int day, Value value) =>
        new(index, 0, day)
        {
            Kind = KindOf(outcome, e),
            Decider = e,
            Value = value,
            From = day,
            To = day,
        };

    private static int KindOf(Outcome outcome, Happening e) => outcome.Watch switch
    {
        Happens w => w.Facts.Kinds.IndexOf(e.Kind),
        AddsUp w => w.Facts.Kinds.IndexOf(e.Kind),
        Continuous w => w.Facts.Kinds.IndexOf(e.Kind),
        Reading w => w.Facts.Kinds.IndexOf(e.Kind),
        _ => 0,
    };

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

    private IEnumerable<Achieved> Summed(
        Outcome outcome, int index, Asker a, int clock, int until, AddsUp w)
    {
        if (Of((outcome.Reaches ?? outcome.Every)!, a) is not { IsKnown: true } goal
            || goal.Number <= 0)
        {
            yield break;
        }
        Rational sum = 0;
        int? from = null;
        foreach (Happening e in Facts.Events(a.Person)
            .Where(e => e.From >= clock && e.From < until && IsOf(w.Facts, e, a))
            .Where(e => a.TimeNotUsedBy < 0 || !IsUsed(a.TimeNotUsedBy, e, a)))
        {
            from ??= e.From;
            sum += w.Shape == EventShape.Point ? 1 : e.Value.Number;
            while (sum >= goal.Number)
            {
                yield return ItemOf(index, outcome, e, e.From, Value.Of(sum)) with { From = from };
                if (outcome.Every is null)
                {
                    yield break;
                }
                sum -= goal.Number;
                from = e.From;
            }
        }
    }

    private bool IsUsed(int outcome, Happening e, Asker a) => IsOf(SetOf(outcome), e, a)
        && Items(outcome, a.Person).Any(i => e.From >= i.From && e.Row <= i.Decider!.Row);

    private IEnumerable<Achieved> Readings(
        Outcome outcome, int index, Asker a, int clock, int until, Reading w)
    {
        Value goal = (outcome.Reaches ?? outcome.Every) is { } g ? Of(g, a) : default;
        List<Happening> all = [.. Facts.Events(a.Person).Where(e => IsOf(w.Facts, e, a))];
        int? started = Facts.Started(a.Person);
        Happening? baseline = all.LastOrDefault(e => e.From <= started) ?? all.FirstOrDefault();
        foreach (Happening e in all.Where(e => e.From >= clock && e.From < until))
        {
            if (w.How != ReadingWatch.StandsAt && all.IndexOf(e) <= all.IndexOf(baseline!))
            {
                continue;
            }
            Rational level = w.How switch
            {
                ReadingWatch.Rises => e.Value.Number - baseline!.Value.Number,
                ReadingWatch.Falls => baseline!.Value.Number - e.Value.Number,
                _ => e.Value.Number,
            };
            // A change of percents is in percentage points.
            bool isPercent = w.How != ReadingWatch.StandsAt
                && Scheme.Facts.Events[e.Kind].Value!.Type.Form == NumberForm.Percent;
            level = isPercent ? level * 100 : level;
            if (goal.IsKnown ? level >= goal.Number : level > 0)
            {
                yield return ItemOf(index, outcome, e, e.From, Value.Of(level));
            }
        }
    }

    private IEnumerable<Achieved> Free(
        Outcome outcome, int index, Asker a, int clock, int until, FreeOf w)
    {
        if (Of(outcome.Reaches!, a) is not { IsKnown: true } goal
            || EndOfStretch(outcome.Reaches!, clock, Floor(goal), Math.Min(until - 1, Facts.AsAt))
                is not { } end)
        {
            yield break;
        }
        bool broken = Facts.Events(a.Person).Any(e => IsOf(w.Facts, e, a)
            && e.From <= end && Math.Max(e.From, e.To) >= clock);
        var item = new Achieved(index, 0, end) { From = clock, To = end };
        // Until it is payable it is not concluded.
        int? payable = DayOf(outcome.Payable, AskerOf(a.Person, item with { N = 1 }));
        if (!broken && !(payable > Facts.AsAt))
        {
            yield return item;
        }
    }

    private IEnumerable<Achieved> Held(int index, Asker a, int clock, int until, Holds w)
    {
        IEnumerable<int> days;
        if (w.Each is { } each)
        {
            days = Enumerable.Range(clock, Math.Max(0, Math.Min(until, Facts.AsAt + 1) - clock))
                .Where(d => Periods.Last(each, Periods.IndexOf(each, d)).DayNumber == d);
        }
        else
        {
            int? at = w.At is null ? clock : DayOf(w.At, a);
            days = at is { } day && day >= clock && day < until && day <= Facts.AsAt ? [day] : [];
        }
        return days.Where(d => Holds(w.Condition, a with { Day = d, AsOn = d }))
            .Select(d => new Achieved(index, 0, d) { From = clock, To = d });
    }

    private IEnumerable<Achieved> Routes(
        Outcome outcome, int index, Asker a, int clock, int until) => outcome.Watch is AnyOf any
            ? any.Outcomes
                .SelectMany((r, i) => Items(r, a.Person).Select(item => item with { Kind = i }))
                .Where(item => item.Day >= clock && item.Day < until)
                .OrderBy(item => item.Day).ThenBy(item => item.Kind).Take(1)
                .Select(item => item with { Outcome = index, Units = 1 })
            : All(index, a, ((AllOf)outcome.Watch).Outcomes)
                .Where(item => item.Day >= clock && item.Day < until);

    private IEnumerable<Achieved> All(int index, Asker a, IReadOnlyList<int> routes)
    {
        List<Achieved> firsts = [.. routes.SelectMany((r, i) => Items(r, a.Person).Take(1)
            .Select(item => item with { Kind = i }))];
        return firsts.Count < routes.Count ? [] :
        [
            firsts.OrderByDescending(item => item.Day).ThenBy(item => item.Kind).First() with
            {
                Outcome = index,
                Units = 1,
                Undone = firsts.Min(item => item.Undone),
            },
        ];
    }
}
