using System.Runtime.CompilerServices;
using Outturn.Schemes;

namespace Outturn.Settlement;

/// <summary>Outcomes that count days of spells. Spells of one kind that overlap or touch count
/// once; a spell contains its first and its last day (language reference 4, "Calendar").</summary>
internal sealed partial class Achievement
{
    /// <summary>Days over gaps: 26 weeks are reached on day 182.</summary>
    private void DaysAddUp(ref Attempt a, FactSet facts)
    {
        long goal = a.Outcome.Goal!.Whole(a.Subject);
        if (goal is ResolvedFormula.Missing or <= 0)
        {
            return;
        }
        var stretches = new Stretches(_workings.Events, _interpreter, ref a, facts, 0);
        long days = 0;
        int earnedFrom = Days.None;
        while (stretches.Next(out Stretch stretch))
        {
            int from = stretch.From;
            while (from <= stretch.To)
            {
                earnedFrom = days == 0 ? from : earnedFrom;
                long needed = goal - days;
                if (stretch.To - from + 1 < needed)
                {
                    days += stretch.To - from + 1;
                    break;
                }
                int achieved = from + (int)needed - 1;
                if (!Earned(ref a, stretch, earnedFrom, achieved))
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
        long goal = a.Outcome.Goal!.Whole(a.Subject);
        long bridging = a.Outcome.Bridging?.Whole(a.Subject) ?? 0;
        if (goal is ResolvedFormula.Missing or <= 0 || bridging == ResolvedFormula.Missing)
        {
            return;
        }
        var stretches = new Stretches(
            _workings.Events, _interpreter, ref a, watch.Facts, (int)bridging);
        while (stretches.Next(out Stretch stretch))
        {
            int from = stretch.From;
            while (from <= stretch.To)
            {
                long after = a.Outcome.InMonths ? _workings.AddMonths(from, goal) : from + goal;
                if (after - 1 > stretch.To)
                {
                    break;
                }
                if (!Earned(ref a, stretch, from, (int)after - 1))
                {
                    return;
                }
                from = (int)after;
            }
        }
    }

    private bool Earned(ref Attempt a, Stretch stretch, int from, int achieved)
    {
        EventRows events = _workings.Events;
        var item = new Item(a.Index, 0, achieved)
        {
            Event = stretch.Event,
            Kind = a.Outcome.KindOf(events.Kind(stretch.Event)),
            Source = events.Source(stretch.Event),
            EarnedFrom = from,
            EarnedTo = achieved,
        };
        return Add(ref a, item) && a.Outcome.Again;
    }
}

/// <summary>Days without a gap: from, to, both inside, and the event that last made it longer.
/// </summary>
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
    private int _row;

    public Stretches(
        EventRows events, Interpreter interpreter, ref Attempt a, FactSet facts, int bridging)
    {
        _events = events;
        _interpreter = interpreter;
        _subject = a.Subject;
        _facts = facts;
        _bridging = bridging;
        _clock = a.Clock;
        _until = a.Until;
        _kind = facts.Where is null && facts.Kinds.Length == 1 ? facts.Kinds[0] : -1;
        (_row, _end) = events.Of(a.Subject.Participant);
    }

    /// <summary>The next stretch; false after the last.</summary>
    public bool Next(out Stretch stretch)
    {
        int from = Days.None, to = Days.None, last = -1;
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
            last = last < 0 || b > to ? _row : last;
            to = Math.Max(to, b);
        }
        stretch = new Stretch(from, to, last);
        return last >= 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly bool Counts(int row) => _kind >= 0
        ? _events.Kind(row) == _kind
        : _interpreter.IsOf(_facts, row, _subject);
}
