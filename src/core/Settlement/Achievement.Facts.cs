using Outturn.Quantities;
using Outturn.Schemes;

namespace Outturn.Settlement;

/// <summary>Outcomes that watch events, values, readings, conditions and routes.</summary>
internal sealed partial class Achievement
{
    private void EachEvent(ref Attempt a, FactSet facts)
    {
        EventRows events = _workings.Events;
        (int first, int end) = events.Of(a.Subject.Participant);
        for (int row = first; row < end; row++)
        {
            int day = events.From(row);
            if (day >= a.Clock && day < a.Until && _interpreter.IsOf(facts, row, a.Subject)
                && !Add(ref a, ItemOf(ref a, row, day, events.ValueOf(row))))
            {
                return;
            }
        }
    }

    private Item ItemOf(ref Attempt a, int row, int day, Value value)
    {
        EventRows events = _workings.Events;
        return new Item(a.Index, 0, day)
        {
            Event = row,
            Kind = a.Outcome.KindOf(events.Kind(row)),
            Source = events.Source(row),
            Value = value,
            EarnedFrom = day,
            EarnedTo = day,
        };
    }

    /// <summary>Values of amounts, or the number of events, until they reach the goal.</summary>
    private void ValuesAddUp(ref Attempt a, AddsUp watch)
    {
        Value goal = a.Outcome.Goal!.Value(a.Subject);
        if (!goal.IsKnown || goal.Number <= 0)
        {
            return;
        }
        EventRows events = _workings.Events;
        (int first, int end) = events.Of(a.Subject.Participant);
        Rational sum = 0;
        int earnedFrom = Days.None;
        int other = a.Outcome.Outcome.TimeNotUsedBy;
        for (int row = first; row < end; row++)
        {
            int day = events.To(row) == Days.None ? events.From(row) : events.To(row);
            if (events.From(row) < a.Clock || day >= a.Until
                || !_interpreter.IsOf(watch.Facts, row, a.Subject)
                || (other >= 0 && IsUsed(other, row, a.Subject)))
            {
                continue;
            }
            earnedFrom = earnedFrom == Days.None ? events.From(row) : earnedFrom;
            sum += watch.Shape == EventShape.Point ? 1 : events.ValueOf(row).Number;
            while (sum >= goal.Number)
            {
                Item item = ItemOf(ref a, row, day, Value.Of(sum));
                if (!Add(ref a, item with { EarnedFrom = earnedFrom }) || !a.Outcome.Again)
                {
                    return;
                }
                sum -= goal.Number;
                earnedFrom = day;
            }
        }
    }

    /// <summary>The level of a reading, or its change since the last reading on or before the
    /// start, else since the first.</summary>
    private void Readings(ref Attempt a, Reading watch)
    {
        EventRows events = _workings.Events;
        (int first, int end) = events.Of(a.Subject.Participant);
        Value goal = a.Outcome.Goal is { } g ? g.Value(a.Subject) : default;
        int started = _workings.Participants.Started(a.Subject.Participant);
        Value baseline = default;
        EventSpec spec = _workings.Scheme.Facts.Events[watch.Facts.Kinds[0]];
        for (int row = first; row < end; row++)
        {
            if (!_interpreter.IsOf(watch.Facts, row, a.Subject))
            {
                continue;
            }
            Value level = events.ValueOf(row);
            int day = events.From(row);
            bool isBaseline = watch.How != ReadingWatch.StandsAt
                && (!baseline.IsKnown || day <= started);
            if (isBaseline)
            {
                baseline = level;
            }
            if (isBaseline || day < a.Clock || day >= a.Until)
            {
                continue;
            }
            Rational reached = watch.How switch
            {
                ReadingWatch.Rises => spec.Rise(baseline.Number, level.Number),
                ReadingWatch.Falls => spec.Rise(level.Number, baseline.Number),
                _ => level.Number,
            };
            if ((goal.IsKnown ? reached >= goal.Number : reached > 0)
                && !Add(ref a, ItemOf(ref a, row, day, Value.Of(reached))))
            {
                return;
            }
        }
    }

    /// <summary>None of the facts for the whole time from the start of the clock.</summary>
    private void FreeOf(ref Attempt a, FactSet facts)
    {
        if (LengthOf(ref a) is not { } length || length.End(a.Clock) is var last && last >= a.Until)
        {
            return;
        }
        EventRows events = _workings.Events;
        (int first, int end) = events.Of(a.Subject.Participant);
        for (int row = first; row < end && events.From(row) <= last; row++)
        {
            int to = Math.Max(events.To(row), events.From(row));
            if (to >= a.Clock && _interpreter.IsOf(facts, row, a.Subject))
            {
                return;
            }
        }
        // Concluded only once that time, and the wait, have passed: until then it is not known.
        if (last <= _workings.AsAt)
        {
            var item = new Item(a.Index, 0, (int)last);
            Add(ref a, item with { EarnedFrom = a.Clock, EarnedTo = (int)last });
            a.Items.RemoveAll(i => i.Payable > _workings.AsAt);
        }
    }

    /// <summary>A condition at a date, or on the last day of each period: once that day has come.
    /// </summary>
    private void Holding(ref Attempt a, Holds watch)
    {
        if (watch.Each is not { } each)
        {
            int day = a.Outcome.At is { } at ? at.Day(a.Subject) : a.Clock;
            if (day != Days.None && day >= a.Clock && day < a.Until && day <= _workings.AsAt)
            {
                TryDay(ref a, day);
            }
            return;
        }
        PeriodCalendar periods = _workings.Periods;
        int last = Math.Min(a.Until - 1, _workings.AsAt);
        for (int period = periods.IndexOf(each, a.Clock); ; period++)
        {
            int day = periods.Last(each, period).DayNumber;
            if (day > last || !TryDay(ref a, day))
            {
                return;
            }
        }
    }

    private bool TryDay(ref Attempt a, int day)
    {
        a.Subject.Day = day;
        a.Subject.AsOn = day;
        return !a.Outcome.Condition!.Holds(a.Subject)
            || Add(ref a, new Item(a.Index, 0, day) { EarnedFrom = a.Clock, EarnedTo = day });
    }

    /// <summary>The earliest route in the time of the clock; of one day, as written.</summary>
    private void AnyRoute(ref Attempt a, AnyOf watch)
    {
        Item? found = null;
        for (int i = 0; i < watch.Outcomes.Length; i++)
        {
            foreach (Item item in a.Subject.Items(watch.Outcomes[i]))
            {
                if (item.Achieved >= a.Clock && item.Achieved < a.Until
                    && (found is not { } best || item.Achieved < best.Achieved))
                {
                    found = item with { Kind = i };
                }
            }
        }
        if (found is { } route)
        {
            // What undoes the route undoes what was built on it.
            Add(ref a, route with { Outcome = a.Index, Units = 1 });
        }
    }

    /// <summary>All of them, on the latest date.</summary>
    private void AllRoutes(ref Attempt a, AllOf watch)
    {
        Item? found = null;
        int undone = Days.None;
        for (int i = 0; i < watch.Outcomes.Length; i++)
        {
            if (a.Subject.Items(watch.Outcomes[i]) is not [var first, ..])
            {
                return;
            }
            found = found is not { } so || first.Achieved > so.Achieved
                ? first with { Kind = i } : found;
            undone = Earlier(undone, first.Undone);
        }
        if (found is { } last && last.Achieved >= a.Clock && last.Achieved < a.Until)
        {
            // What undoes any of the parts undoes what was built on it.
            Add(ref a, last with { Outcome = a.Index, Units = 1, Undone = undone });
        }
    }

    private static int Earlier(int a, int b) =>
        a == Days.None ? b : b == Days.None ? a : Math.Min(a, b);
}
