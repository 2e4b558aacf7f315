using Outturn.Schemes;

namespace Outturn.Settlement;

/// <summary>Facts that undo an item, facts of each member of a family alone, and time that another
/// outcome used (language reference 4).</summary>
internal sealed partial class Achievement
{
    /// <summary>The day of the first fact that undoes the item in hand, or no day.</summary>
    private int Undoing(ResolvedOutcome outcome, Subject s)
    {
        int from = outcome.UndoneFrom?.Day(s) ?? int.MinValue;
        int until = outcome.UndoneUntil?.Day(s) ?? int.MaxValue;
        if (from == Days.None || until == Days.None)
        {
            return Days.None;
        }
        EventRows events = _workings.Events;
        (int first, int end) = events.Of(s.Participant);
        for (int row = first; row < end && events.From(row) < until; row++)
        {
            if (events.From(row) >= from && _interpreter.IsOf(outcome.UndoneBy!, row, s))
            {
                return events.From(row);
            }
        }
        return Days.None;
    }

    /// <summary>The items of each member from its own facts; in order of date all members' count
    /// towards the number that there may be.</summary>
    private void EachMember(ref Attempt a)
    {
        EventRows events = _workings.Events;
        (int first, int end) = events.Of(a.Subject.Participant);
        var members = new SortedSet<int>();
        for (int row = first; row < end; row++)
        {
            members.Add(events.Member(row));
        }
        var all = new List<(Item Item, int Member)>();
        foreach (int member in members)
        {
            var alone = new Attempt(a.Outcome, a.Index, a.Subject, [])
            {
                Clock = a.Clock,
                Until = a.Until,
                MostItems = a.MostItems,
            };
            a.Subject.Member = member;
            Watch(ref alone);
            all.AddRange(alone.Items.Select(i => (i, member)));
        }
        a.Subject.Member = Subject.AllMembers;
        foreach ((Item item, _) in all.OrderBy(i => i.Item.Achieved)
            .ThenBy(i => i.Member < 0 ? "" : _workings.Facts.Texts[i.Member],
                StringComparer.Ordinal))
        {
            if (HasRoom(ref a, item))
            {
                a.Items.Add(item with { N = a.Items.Count + 1 });
            }
        }
    }

    /// <summary>The days that another outcome's items used: those of its own facts, from the first
    /// to the last day that earned each.</summary>
    public List<(int From, int To)> UsedDays(int outcome, Subject s)
    {
        FactSet? facts = _outcomes[outcome].Watch switch
        {
            AddsUp w => w.Facts,
            Continuous w => w.Facts,
            _ => null,
        };
        var used = new List<(int From, int To)>();
        EventRows events = _workings.Events;
        (int first, int end) = events.Of(s.Participant);
        foreach (Item item in s.Items(outcome))
        {
            for (int row = first; facts is not null && row < end; row++)
            {
                int from = Math.Max(events.From(row), item.EarnedFrom);
                int to = Math.Min(Math.Max(events.To(row), events.From(row)), item.EarnedTo);
                if (from <= to && _interpreter.IsOf(facts, row, s))
                {
                    used.Add((from, to));
                }
            }
        }
        return used;
    }

    /// <summary>Whether another outcome's items used an event: an amount, say.</summary>
    private bool IsUsed(int outcome, int row, Subject s)
    {
        FactSet? facts = (_outcomes[outcome].Watch as AddsUp)?.Facts;
        int day = _workings.Events.From(row);
        return facts is not null && _interpreter.IsOf(facts, row, s)
            && s.Items(outcome).Exists(i => day >= i.EarnedFrom && row <= i.Event);
    }
}
