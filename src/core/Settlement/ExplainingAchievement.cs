using Outturn.Quantities;
using Outturn.Schemes;

namespace Outturn.Settlement;

/// <summary>How an item was achieved: the facts that earned it, with what each gave towards it.
/// </summary>
internal sealed class ExplainingAchievement(ExplainingRun run, ExplainingFormulas formulas)
{
    private readonly ExplainingFigures _figures = new(run);
    private readonly SpellDays _spells = new(run);
    private readonly ResolvedOutcome[] _outcomes =
        [.. run.Scheme.Outcomes.Select(o => new ResolvedOutcome(o, run.Book))];

    private EventRows Events => run.Workings.Events;

    /// <summary>An item with what earned it.</summary>
    public ExplanationNode Item(Subject s, Item item)
    {
        Outcome outcome = run.Scheme.Outcomes[item.Outcome];
        string number = outcome.AtMost is Constant { Value: { IsKnown: true } most }
            && most.Number == 1 ? "" : $", number {Numerals.Text(item.N)}";
        string payable = item.Payable == Days.None
            ? "its payable day is not known"
            : item.Payable == item.Achieved
                ? "payable that day"
                : $"payable {ExplainingValues.Day(item.Payable)}";
        var node = new ExplanationNode(
            ExplanationKind.Achievement,
            $"for {ExplainingRun.Called(outcome)}{number}: achieved "
            + $"{ExplainingValues.Day(item.Achieved)}, {payable}")
        {
            Place = outcome.Place,
        };
        Put(s, item);
        OfMember(s, item, () => node.Add(Earned(s, item)));
        if (outcome.OnlyIf is { } onlyIf)
        {
            node.Add(formulas.Work("only if", onlyIf, s, out _));
        }
        if (outcome.Units is { } units)
        {
            node.Add(formulas.Work("units", units, s, out _));
        }
        return node;
    }

    // Where each member counts alone, only the facts of the one who earned it.
    private void OfMember(Subject s, Item item, Action look)
    {
        bool isAlone = run.Scheme.Outcomes[item.Outcome].EachMemberAlone && item.Event >= 0;
        int outer = s.Member;
        s.Member = isAlone ? Events.Member(item.Event) : outer;
        look();
        s.Member = outer;
    }

    /// <summary>Puts an item in hand of a subject.</summary>
    public static void Put(Subject s, Item item)
    {
        s.Item = item;
        s.AsOn = item.Achieved;
    }

    /// <summary>The events that earned an item, rows of the event table.</summary>
    public IReadOnlyList<int> Rows(Subject s, Item item)
    {
        List<int> rows = [];
        OfMember(s, item, () => rows.AddRange(RowsOf(s, item)));
        return rows;
    }

    private IEnumerable<int> RowsOf(Subject s, Item item) =>
        run.Scheme.Outcomes[item.Outcome].Watch switch
        {
            Happens => [item.Event],
            AddsUp { Shape: EventShape.Spell } w => Spells(w.Facts, s, item).Select(e => e.Row),
            AddsUp w => Values(w.Facts, s, item),
            Continuous w => Spells(w.Facts, s, item).Select(e => e.Row),
            Reading w => Baseline(w, s, item).Append(item.Event),
            Holds w => ConditionRows(w, s, item),
            AnyOf w => Rows(s, Route(w.Outcomes, s, item)),
            AllOf w => w.Outcomes.SelectMany(o => Rows(s, s.Items(o)[0])),
            _ => [],
        };

    private IEnumerable<ExplanationNode> Earned(Subject s, Item item)
    {
        switch (run.Scheme.Outcomes[item.Outcome].Watch)
        {
            case HappensOn w:
                Put(s, item);
                return formulas.Names(formulas.Trace(w.Date, s), s);
            case AddsUp { Shape: EventShape.Spell } w:
                return Spells(w.Facts, s, item, "over any gaps");
            case Continuous w:
                return Spells(w.Facts, s, item, "without a break");
            case FreeOf w:
                return [new ExplanationNode(ExplanationKind.Note,
                    $"no \"{Kinds(w.Facts)}\" from {Span(item)}")];
            case Holds w:
                return [Condition(w, s, item)];
            case AnyOf w:
                return [Item(s, Route(w.Outcomes, s, item))];
            case AllOf w:
                return [.. w.Outcomes.Select(o => Item(s, s.Items(o)[0]))];
            case Reading { How: not ReadingWatch.StandsAt } w:
                string change = Changed(w, item);
                return [.. Rows(s, item).Select(r => _figures.Event(r)),
                    new ExplanationNode(ExplanationKind.Step, change)];
            default:
                return [.. Rows(s, item).Select(r => _figures.Event(r))];
        }
    }

    private string Changed(Reading watch, Item item)
    {
        ValueType change = run.Scheme.Facts.Events[watch.Facts.Kinds[0]].Change!;
        return $"{(watch.How == ReadingWatch.Rises ? "a rise" : "a fall")} of "
            + run.Values.Words(change, item.Value);
    }

    private ExplanationNode Condition(Holds watch, Subject s, Item item)
    {
        Put(s, item);
        s.Day = item.Achieved;
        return formulas.Work(
            $"held on {ExplainingValues.Day(item.Achieved)}", watch.Condition, s, out _);
    }

    private IEnumerable<int> ConditionRows(Holds watch, Subject s, Item item)
    {
        Put(s, item);
        s.Day = item.Achieved;
        return Used(formulas.Trace(watch.Condition, s)).Distinct();
    }

    /// <summary>The events that a calculation used.</summary>
    public static IEnumerable<int> Used(Step step) =>
        step.Facts.Concat(step.Parts.SelectMany(Used));

    private Item Route(IReadOnlyList<int> routes, Subject s, Item item) =>
        s.Items(routes[item.Kind]).First(i => i.Achieved == item.Achieved);

    private IEnumerable<ExplanationNode> Spells(FactSet set, Subject s, Item item, string how)
    {
        Outcome outcome = run.Scheme.Outcomes[item.Outcome];
        ResolvedFormula goal = _outcomes[item.Outcome].Goal!;
        Formula formula = goal.Formula;
        string reached = run.Values.Words(formula.Type, goal.Value(s));
        var node = new ExplanationNode(
            ExplanationKind.Step, $"{reached} of \"{Kinds(set)}\" reached {how}, from {Span(item)}")
        {
            Place = formula.Place,
        };
        int next = item.EarnedFrom;
        foreach (SpellDay spell in Spells(set, s, item))
        {
            if (spell.From > next && outcome.Watch is Continuous)
            {
                node.Add(new ExplanationNode(
                    ExplanationKind.Note,
                    $"overlooked, {ExplainingValues.Day(next)} to "
                    + $"{ExplainingValues.Day(spell.From - 1)}: "
                    + ExplainingValues.Days(spell.From - next)));
            }
            node.Add(_figures.Event(spell.Row, SpellDays.Words(outcome, spell.Days)));
            next = spell.To + 1;
        }
        if (formula is not Constant)
        {
            node.Add(formulas.Names(formulas.Trace(formula, s), s));
        }
        return [node];
    }

    private List<SpellDay> Spells(FactSet set, Subject s, Item item) => _spells.Of(
        run.Scheme.Outcomes[item.Outcome], set, (item.EarnedFrom, item.EarnedTo), s);

    private IEnumerable<int> Values(FactSet set, Subject s, Item item)
    {
        (int first, int end) = Events.Of(s.Participant);
        for (int row = first; row < end && row <= item.Event; row++)
        {
            if (Events.From(row) >= item.EarnedFrom && run.Book.Interpreter.IsOf(set, row, s))
            {
                yield return row;
            }
        }
    }

    private IEnumerable<int> Baseline(Reading watch, Subject s, Item item)
    {
        if (watch.How == ReadingWatch.StandsAt)
        {
            return [];
        }
        (int first, int end) = Events.Of(s.Participant);
        int started = run.Workings.Participants.Started(s.Participant);
        List<int> rows = [.. Enumerable.Range(first, end - first)
            .Where(r => r < item.Event && run.Book.Interpreter.IsOf(watch.Facts, r, s))];
        int before = rows.FindLastIndex(r => Events.From(r) <= started);
        return rows.Skip(Math.Max(before, 0)).Take(1);
    }

    /// <summary>Kinds of fact in words.</summary>
    public string Kinds(FactSet set) => string.Join(" or ",
        set.Kinds.Select(k => run.Scheme.Facts.Events[k].Title));

    private static string Span(Item item) =>
        $"{ExplainingValues.Day(item.EarnedFrom)} to {ExplainingValues.Day(item.EarnedTo)}";
}
