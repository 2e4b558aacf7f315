using Outturn.Quantities;
using Outturn.Schemes;

namespace Outturn.Settlement;

/// <summary>Why an outcome was not achieved: which date is missing, how far it got, or which
/// condition failed.</summary>
internal sealed partial class ExplainingShortfall(
    ExplainingRun run, ExplainingFormulas formulas, ExplainingAchievement achievement)
{
    private readonly ExplainingFigures _figures = new(run);
    private readonly Achievement _achievement = new(run.Workings, run.Book);

    private EventRows Events => run.Workings.Events;

    /// <summary>Why there is no item of an outcome.</summary>
    public ExplanationNode Of(int index, Subject s)
    {
        Outcome outcome = run.Scheme.Outcomes[index];
        var node = new ExplanationNode(
            ExplanationKind.Shortfall, $"{ExplainingRun.Called(outcome)} is not achieved")
        {
            Place = outcome.Place,
        };
        s.AsOn = Days.None;
        try
        {
            return node.Add(Why(index, s));
        }
        catch (Exception e) when (Unpaid.Is(e))
        {
            (s.AsOn, s.Member) = (Days.None, Subject.AllMembers);
            Unpaid refused = Unpaid.Of(e, run.Workings, -1, s.Participant, -1, 0);
            return node.Add(new ExplanationNode(
                ExplanationKind.Shortfall, $"it cannot be worked out: {refused.What}"));
        }
    }

    private List<ExplanationNode> Why(int index, Subject s)
    {
        Outcome outcome = run.Scheme.Outcomes[index];
        if (Excluded(index, s) is { } excluded)
        {
            return [excluded];
        }
        if (Refused(index, s).ToList() is { Count: > 0 } refused)
        {
            return refused;
        }
        return Clock(outcome, s, out int clock, out int until) is { } why ? [why]
            : Barred(index, s) is { } barred ? [barred]
            : [.. Watched(outcome, new Stretch(clock, until, -1), s)];
    }

    // What was achieved, and refused by a decision.
    private IEnumerable<ExplanationNode> Refused(int index, Subject s)
    {
        if (!run.Workings.Rulings.IsRuled(s.Participant))
        {
            return [];
        }
        return s.ItemsBeforeDecisions(index).Where(i => run.Workings.Rulings
            .Of(RuledKey.OfItem(s.Participant, index, i.N))?.Standing == Standing.Refused)
            .Select(i => new ExplanationNode(
            ExplanationKind.Shortfall,
            $"number {Numerals.Text(i.N)}, achieved {ExplainingValues.Day(i.Achieved)}, counts "
            + "as not achieved, for it is refused")
            .Add(run.Decisions.OnItem(s.Participant, index, i.N)));
    }

    // What would have been achieved, and what came before it.
    private ExplanationNode? Excluded(int index, Subject s)
    {
        var items = new List<Item>();
        if (_achievement.RivalsOf(index).Length > 1)
        {
            _achievement.Achieve(index, s, items);
        }
        if (items.Count == 0)
        {
            return null;
        }
        int by = run.Scheme.Outcomes[index].NotWith.Where(r => s.Items(r).Count > 0)
            .OrderBy(r => s.Items(r)[0].Achieved).First();
        return new ExplanationNode(
            ExplanationKind.Shortfall,
            $"it would be achieved {ExplainingValues.Day(items[0].Achieved)}, but is not with "
            + $"{ExplainingRun.Called(run.Scheme.Outcomes[by])}, achieved "
            + $"{ExplainingValues.Day(s.Items(by)[0].Achieved)}")
        {
            Place = run.Scheme.Outcomes[by].Place,
        };
    }

    private ExplanationNode? Clock(Outcome outcome, Subject s, out int clock, out int until)
    {
        (clock, until) = (Days.None, run.Workings.LongStop + 1);
        ExplanationNode from = formulas.Work(
            "the clock starts on", outcome.Clock, s, out Value day);
        if (!day.IsKnown)
        {
            string why = outcome.Clock is Binary { Left: FieldOfFirst first }
                ? "the clock starts after "
                    + ExplainingRun.Called(run.Scheme.Outcomes[first.Outcome])
                    + ", which is not achieved"
                : "the day on which the clock starts is not known";
            return new ExplanationNode(ExplanationKind.Shortfall, why);
        }
        clock = (int)day.Whole;
        if (outcome.Deadline is { } deadline)
        {
            formulas.Work("before", deadline, s, out Value end);
            if (!end.IsKnown)
            {
                return new ExplanationNode(
                    ExplanationKind.Shortfall, "the day by which it has to be is not known");
            }
            until = Math.Min(until, (int)end.Whole);
        }
        if (outcome.AtMost is { } most)
        {
            ExplanationNode times = formulas.Work("at most", most, s, out Value n);
            if (n is { IsKnown: true } && n.Number <= 0)
            {
                return times;
            }
        }
        return clock < until ? null : from;
    }

    private IEnumerable<ExplanationNode> Watched(Outcome outcome, Stretch window, Subject s)
    {
        switch (outcome.Watch)
        {
            case AddsUp { Shape: EventShape.Spell } w:
                return [Added(outcome, w.Facts, window, s)];
            case Continuous w:
                return [Longest(outcome, w.Facts, window, s)];
            case AddsUp w:
                return [Sum(outcome, w, window, s)];
            case Happens w:
                return None(w.Facts, window, s);
            case Reading w:
                return Readings(outcome, w, window, s);
            case FreeOf w:
                return Found(w.Facts, window, s);
            case Holds w:
                return Failed(w, window, s);
            case AnyOf w:
                return [.. w.Outcomes.Select(o => Of(o, s))];
            case AllOf w:
                return [.. w.Outcomes.Where(o => s.Items(o).Count == 0).Select(o => Of(o, s))];
            case HappensOn w:
                return [formulas.Work("it happens on", w.Date, s, out _)];
            default:
                return [];
        }
    }

    // What would be achieved if it were not for the condition.
    private ExplanationNode? Barred(int index, Subject s)
    {
        var items = new List<Item>();
        if (run.Scheme.Outcomes[index].OnlyIf is not { } onlyIf)
        {
            return null;
        }
        _achievement.AchieveAll(index, s, items, onAnyCondition: true);
        if (items.Count == 0 || items[0].Achieved > run.Names.AsAt)
        {
            return null;
        }
        ExplainingAchievement.Put(s, items[0]);
        s.Day = items[0].Achieved;
        ExplanationNode node = formulas.Work("only if", onlyIf, s, out _);
        s.AsOn = s.Day = Days.None;
        return new ExplanationNode(
            ExplanationKind.Shortfall,
            $"it would be achieved {ExplainingValues.Day(items[0].Achieved)}, but for its "
            + "condition").Add(node);
    }

    private ExplanationNode Goal(
        string reached, Outcome outcome, (int Until, string What, string How) at, Subject s)
    {
        Formula formula = (outcome.Every ?? outcome.Reaches)!;
        Step goal = formulas.Trace(formula, s);
        int last = Math.Min(at.Until - 1, run.Names.AsAt);
        return new ExplanationNode(
            ExplanationKind.Shortfall,
            $"{reached} of {run.Values.Words(formula.Type, goal.Value)} of \"{at.What}\"{at.How} "
            + $"by {ExplainingValues.Day(last)}")
        {
            Place = formula.Place,
        }.Add(formulas.Names(goal, s));
    }

    private ExplanationNode Sum(Outcome outcome, AddsUp watch, Stretch window, Subject s)
    {
        List<int> rows = [.. Within(watch.Facts, window, s)];
        Rational sum = rows.Aggregate(Rational.Zero, (a, r) =>
            a + (watch.Shape == EventShape.Point ? 1 : Events.ValueOf(r).Number));
        Formula goal = (outcome.Every ?? outcome.Reaches)!;
        return Goal(
            ExplainingValues.Number(goal.Type, sum), outcome,
            (window.To, achievement.Kinds(watch.Facts), ""), s)
            .Add(rows.Select(r => _figures.Event(r)));
    }

    private IEnumerable<ExplanationNode> None(FactSet set, Stretch window, Subject s)
    {
        int last = Math.Min(window.To - 1, run.Names.AsAt);
        yield return new ExplanationNode(
            ExplanationKind.Shortfall,
            $"no \"{achievement.Kinds(set)}\" that counts from "
            + $"{ExplainingValues.Day(window.From)} to {ExplainingValues.Day(last)}");
        (int first, int end) = Events.Of(s.Participant);
        for (int row = first; row < end; row++)
        {
            if (set.Kinds.Contains(Events.Kind(row)))
            {
                yield return _figures.Event(row, "does not count");
            }
        }
    }

    private IEnumerable<ExplanationNode> Readings(
        Outcome outcome, Reading watch, Stretch window, Subject s)
    {
        if ((outcome.Every ?? outcome.Reaches) is { } goal)
        {
            yield return formulas.Work("reaches", goal, s, out _);
        }
        List<int> rows = [.. Within(watch.Facts, window with { From = int.MinValue }, s)];
        foreach (int row in rows)
        {
            yield return _figures.Event(row);
        }
        if (watch.How != ReadingWatch.StandsAt && Most(watch, rows, window.From, s) is { } most)
        {
            string how = watch.How == ReadingWatch.Rises ? "rise" : "fall";
            ValueType change = run.Scheme.Facts.Events[watch.Facts.Kinds[0]].Change!;
            yield return new ExplanationNode(
                ExplanationKind.Shortfall,
                $"the greatest {how} is {run.Values.Words(change, Value.Of(most))}");
        }
    }

    // From the last reading on or before the start, else from the first.
    private Rational? Most(Reading watch, List<int> rows, int clock, Subject s)
    {
        int started = run.Workings.Participants.Started(s.Participant);
        int at = Math.Max(rows.FindLastIndex(r => Events.From(r) <= started), 0);
        Rational? most = null;
        foreach (int row in rows.Skip(at + 1).Where(r => Events.From(r) >= clock))
        {
            Rational change = run.Scheme.Facts.Events[watch.Facts.Kinds[0]]
                .Rise(Events.ValueOf(rows[at]).Number, Events.ValueOf(row).Number);
            change = watch.How == ReadingWatch.Falls ? -change : change;
            most = most is { } before ? Rational.Max(before, change) : change;
        }
        return most;
    }

    private IEnumerable<ExplanationNode> Found(FactSet set, Stretch window, Subject s)
    {
        List<int> rows = [.. Within(set, window, s)];
        yield return new ExplanationNode(
            ExplanationKind.Shortfall,
            rows.Count == 0
                ? "the time is not over yet"
                : $"\"{achievement.Kinds(set)}\" happened in the time to be free of it");
        foreach (int row in rows)
        {
            yield return _figures.Event(row);
        }
    }

    private IEnumerable<ExplanationNode> Failed(Holds watch, Stretch window, Subject s)
    {
        int day = window.From;
        if (watch.Each is { } each)
        {
            int last = Math.Min(window.To - 1, run.Names.AsAt);
            int period = run.Workings.Periods.IndexOf(each, last);
            day = run.Workings.Periods.Last(each, period).DayNumber;
            day = day <= last ? day
                : run.Workings.Periods.First(each, period).DayNumber - 1;
        }
        else if (watch.At is { } at && formulas.Trace(at, s).Value is { IsKnown: true } on)
        {
            day = (int)on.Whole;
        }
        (s.Day, s.AsOn) = (day, day);
        ExplanationNode node = formulas.Work(
            $"does not hold on {ExplainingValues.Day(day)}", watch.Condition, s, out _);
        s.AsOn = Days.None;
        return [node];
    }

    private IEnumerable<int> Within(FactSet set, Stretch window, Subject s)
    {
        (int first, int end) = Events.Of(s.Participant);
        for (int row = first; row < end; row++)
        {
            if (Events.From(row) >= window.From && Events.From(row) < window.To
                && run.Book.Interpreter.IsOf(set, row, s))
            {
                yield return row;
            }
        }
    }
}
