using Outturn.Schemes;

namespace Outturn.Settlement;

/// <summary>Aggregates over the facts of the one participant in hand (language reference 9).
/// </summary>
internal sealed partial class Interpreter
{
    private Value Aggregate(OverFacts f, Subject s)
    {
        int from = int.MinValue, until = int.MaxValue;
        if (!Bound(f.From, s, ref from) || !Bound(f.Until, s, ref until))
        {
            return default;
        }
        switch (f.Function)
        {
            case AggregateFunction.Covers:
                Value at = Evaluate(f.At!, s);
                return at.IsKnown ? Value.Of(Covers(f.Facts, (int)at.Whole, s)) : default;
            case AggregateFunction.Days:
                return Value.Of(DaysIn(f.Facts, from, until, s));
            case AggregateFunction.Most or AggregateFunction.Members:
                Dictionary<int, long> members = ByMember(f.Facts, from, until, s);
                return Value.Of(f.Function == AggregateFunction.Members ? members.Count
                    : members.Values.DefaultIfEmpty(0).Max());
            default:
                return Draw(f.Function, f.Facts, from, until, s);
        }
    }

    private bool Bound(Formula? date, Subject s, ref int day)
    {
        if (date is null)
        {
            return true;
        }
        Value value = Evaluate(date, s);
        day = value.IsKnown ? (int)value.Whole : day;
        return value.IsKnown;
    }

    /// <summary>Whether an event of the participant in hand is of the set.</summary>
    public bool IsOf(FactSet set, int row, Subject s)
    {
        if (!set.Kinds.Contains(workings.Events.Kind(row))
            || (s.Member != Subject.AllMembers && workings.Events.Member(row) != s.Member))
        {
            return false;
        }
        if (set.Where is null)
        {
            return true;
        }
        int outer = s.Event;
        s.Event = row;
        bool holds = Evaluate(set.Where, s).IsYes;
        s.Event = outer;
        return holds;
    }

    private bool Covers(FactSet set, int day, Subject s)
    {
        EventRows events = workings.Events;
        (int first, int end) = events.Of(s.Participant);
        for (int row = first; row < end && events.From(row) <= day; row++)
        {
            if (events.To(row) >= day && IsOf(set, row, s))
            {
                trace?.Fact(row);
                return true;
            }
        }
        return false;
    }

    private long DaysIn(FactSet set, int from, int until, Subject s)
    {
        EventRows events = workings.Events;
        (int first, int end) = events.Of(s.Participant);
        long days = 0;
        int next = from;
        for (int row = first; row < end; row++)
        {
            int a = Math.Max(events.From(row), next);
            int b = Math.Min(events.To(row), until - 1);
            if (a <= b && IsOf(set, row, s))
            {
                trace?.Fact(row);
                days += b - a + 1;
                next = b + 1;
            }
        }
        return days;
    }

    // How many facts each member has; those that name no member are of one.
    private Dictionary<int, long> ByMember(FactSet set, int from, int until, Subject s)
    {
        EventRows events = workings.Events;
        (int first, int end) = events.Of(s.Participant);
        var counts = new Dictionary<int, long>();
        for (int row = first; row < end; row++)
        {
            if (events.From(row) >= from && events.From(row) < until && IsOf(set, row, s))
            {
                trace?.Fact(row);
                int member = events.Member(row);
                counts[member] = counts.GetValueOrDefault(member) + 1;
            }
        }
        return counts;
    }

    private Value Draw(AggregateFunction function, FactSet set, int from, int until, Subject s)
    {
        EventRows events = workings.Events;
        (int first, int end) = events.Of(s.Participant);
        var summary = new Summary();
        for (int row = first; row < end; row++)
        {
            if (events.From(row) >= from && events.From(row) < until && IsOf(set, row, s))
            {
                trace?.Fact(row);
                summary.Add(events.ValueOf(row));
            }
        }
        return summary.Read(function);
    }
}
