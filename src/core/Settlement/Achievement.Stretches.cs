using System.Runtime.CompilerServices;
using Outturn.Schemes;

namespace Outturn.Settlement;

/// <summary>Outcomes that count days of spells. Spells of one kind that overlap or touch count
/// once; a spell contains its first and its last day (language reference 4, "Calendar").</summary>
internal sealed partial class Achievement
{
    /// <summary>Days over gaps: 26 weeks are reached on day 182; months when as many days have
    /// come together as lie in them from the first day that counts.</summary>
    private void DaysAddUp(ref Attempt a, FactSet facts)
    {
        if (LengthOf(ref a) is not { } length)
        {
            return;
        }
        var stretches = new Stretches(
            _workings.Events, _interpreter, ref a, facts, 0, Used(ref a));
        long days = 0, goal = 0;
        int earnedFrom = Days.None;
        while (stretches.Next(out Stretch stretch))
        {
            int from = stretch.From;
            while (length.Counted(from, stretch.To) is > 0 and var counted)
            {
                earnedFrom = days == 0 ? length.First(from) : earnedFrom;
                goal = days == 0 ? length.Over(earnedFrom) : goal;
                if (days + counted < goal)
                {
                    days += counted;
                    break;
                }
                int achieved = length.Reached(from, goal - days);
                if (!Earned(ref a, facts, stretch, (earnedFrom, achieved)))
                {
                    return;
                }
                days = 0;
                from = achieved + 1;
            }
        }
    }

    /// <summary>Unbroken days; a broken stretch starts again with the next spell.</summary>
    private void Unbroken(ref Attempt a, Continuous watch)
    {
        long bridging = a.Outcome.Bridging?.Whole(a.Subject) ?? 0;
        if (LengthOf(ref a) is not { } length || bridging == ResolvedFormula.Missing)
        {
            return;
        }
        var stretches = new Stretches(
            _workings.Events, _interpreter, ref a, watch.Facts, (int)bridging, Used(ref a));
        while (stretches.Next(out Stretch stretch))
        {
            int from = stretch.From;
            for (int n = 1; length.Fits(stretch.From, stretch.To, n); n++)
            {
                int last = (int)length.End(stretch.From, n);
                if (!Earned(ref a, watch.Facts, stretch, (from, last)))
                {
                    return;
                }
                from = last + 1;
            }
        }
    }

    // Null: the goal is not known, or nothing is to be reached.
    private Length? LengthOf(ref Attempt a)
    {
        long goal = a.Outcome.Goal!.Whole(a.Subject);
        return goal is ResolvedFormula.Missing or <= 0
            ? null
            : new Length(_workings, a.Outcome.LengthUnit, goal);
    }

    private List<(int From, int To)>? Used(ref Attempt a) =>
        a.Outcome.Outcome.TimeNotUsedBy is >= 0 and int other ? UsedDays(other, a.Subject) : null;

    private bool Earned(
        ref Attempt a, FactSet facts, Stretch stretch, (int From, int To) earned)
    {
        EventRows events = _workings.Events;
        int decider = stretch.Event >= 0 ? stretch.Event : Decider(a.Subject, facts, earned.To);
        var item = new Item(a.Index, 0, earned.To)
        {
            Event = decider,
            Kind = a.Outcome.KindOf(events.Kind(decider)),
            Source = events.Source(decider),
            EarnedFrom = earned.From,
            EarnedTo = earned.To,
        };
        return Add(ref a, item) && a.Outcome.Again;
    }

    // Of several spells the first that runs on the last day of the time decides; where the day is
    // bridged, the next spell does.
    private int Decider(Subject s, FactSet facts, int day)
    {
        EventRows events = _workings.Events;
        (int row, int end) = events.Of(s.Participant);
        while (row < end - 1 && !(events.To(row) >= day && _interpreter.IsOf(facts, row, s)))
        {
            row++;
        }
        return row;
    }
}

/// <summary>Days without a gap: from, to, both inside, and the one event that they come from, or
/// -1 where there are several.</summary>
internal readonly record struct Stretch(int From, int To, int Event);

/// <summary>Walks over the stretches that the spells of one participant make within the clock,
/// earliest first. Events are sorted by their first day.</summary>
internal ref struct Stretches
{
    private readonly EventRows _events;
    private readonly Interpreter _interpreter;
    private readonly Subject _subject;
    private readonly FactSet _facts;
    private readonly int _bridging;
    private readonly int _clock;
    private readonly int _until;
    private readonly int _kind;
    private readonly int _end;
    private readonly List<(int From, int To)>? _used;
    private Stretch _rest = new(0, -1, -1);
    private int _row;

    /// <param name="events">Every event.</param>
    /// <param name="interpreter">Decides which count.</param>
    /// <param name="a">The clock, and whose spells.</param>
    /// <param name="facts">Which spells.</param>
    /// <param name="bridging">Gaps of up to so many days are overlooked.</param>
    /// <param name="used">Days that do not count, or null.</param>
    public Stretches(
        EventRows events, Interpreter interpreter, ref Attempt a, FactSet facts, int bridging,
        List<(int From, int To)>? used)
    {
        _events = events;
        _interpreter = interpreter;
        _subject = a.Subject;
        _facts = facts;
        _bridging = bridging;
        _clock = a.Clock;
        _until = a.Until;
        _used = used;
        bool all = facts.Where is null && a.Subject.Member == Subject.AllMembers;
        _kind = all && facts.Kinds.Length == 1 ? facts.Kinds[0] : -1;
        (_row, _end) = events.Of(a.Subject.Participant);
    }

    /// <summary>The next stretch; false after the last.</summary>
    public bool Next(out Stretch stretch)
    {
        if (_used is null)
        {
            return NextOfAll(out stretch);
        }
        do
        {
            if (_rest.From > _rest.To && !NextOfAll(out _rest))
            {
                stretch = _rest;
                return false;
            }
            stretch = NextUnused();
        }
        while (stretch.From > stretch.To);
        return true;
    }

    // Cuts off what comes before the first used day of the rest.
    private Stretch NextUnused()
    {
        (int from, int to) = (_rest.From, _rest.To);
        (int From, int To) first = (int.MaxValue, int.MaxValue);
        foreach ((int From, int To) used in _used!)
        {
            if (used.To >= from && used.From < first.From)
            {
                first = used;
            }
        }
        if (first.From > to)
        {
            Stretch whole = _rest;
            _rest = _rest with { From = to + 1 };
            return whole;
        }
        _rest = _rest with { From = first.To + 1 };
        return new Stretch(from, first.From - 1, _rest.Event);
    }

    private bool NextOfAll(out Stretch stretch)
    {
        int from = Days.None, to = Days.None, last = -1;
        bool several = false;
        for (; _row < _end; _row++)
        {
            int a = Math.Max(_events.From(_row), _clock);
            int b = Math.Min(_events.To(_row), _until - 1);
            if (a > b || !Counts(_row))
            {
                continue;
            }
            if (last >= 0 && a > to + 1 + _bridging)
            {
                break;
            }
            from = last < 0 ? a : from;
            to = last < 0 ? b : Math.Max(to, b);
            several |= last >= 0;
            last = _row;
        }
        stretch = new Stretch(from, to, several ? -1 : last);
        return last >= 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly bool Counts(int row) => _kind >= 0
        ? _events.Kind(row) == _kind
        : _interpreter.IsOf(_facts, row, _subject);
}
