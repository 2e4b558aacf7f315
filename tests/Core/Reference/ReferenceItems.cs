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
