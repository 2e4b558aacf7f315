using System.Collections.Immutable;
using Outturn.Language.Syntax;
using Outturn.Quantities;
using Outturn.Schemes;

namespace Outturn.Language.Binding;

/// <content>The clauses: clock, deadline, how often, how many, when payable.</content>
internal sealed partial class OutcomeBinder
{
    public ImmutableArray<Outcome> Bind()
    {
        foreach (OutcomeText text in _texts)
        {
            ExcludeBothWays(text);
        }
        return [.. _texts.Select((t, i) => Bind(t, i))];
    }

    private void ExcludeBothWays(OutcomeText text)
    {
        if (text.Keys is null)
        {
            return;
        }
        foreach (Declared other in Outcomes(text.Keys, "not with"))
        {
            draft.Graph.Mention(other);
            text.NotWith = text.NotWith.Add(other.Index);
            _texts[other.Index].NotWith = _texts[other.Index].NotWith.Add(text.Declared.Index);
        }
    }

    /// <summary>Reports outcomes that need one that they exclude, or that one of these excludes:
    /// which was first could never be said.</summary>
    public void CheckExclusion()
    {
        foreach (OutcomeText text in _texts)
        {
            Declared? needed = Rivals(text.Declared.Index)
                .Select(r => _texts[r].Declared)
                .FirstOrDefault(r => r != text.Declared && draft.Graph.Needs(text.Declared, r));
            if (needed is not null)
            {
                draft.Report.Error(
                    "cycle", text.Declared.Place,
                    $"\"{text.Declared.Name}\" needs \"{needed.Name}\" "
                    + $"({Wording.Line(needed.Place)}), and they exclude each other",
                    "of outcomes that are \"not with\" each other none may be built on another");
            }
        }
    }

    // All that exclude each other through any of them.
    private SortedSet<int> Rivals(int outcome)
    {
        var rivals = new SortedSet<int> { outcome };
        int before;
        do
        {
            before = rivals.Count;
            rivals.UnionWith(rivals.SelectMany(r => _texts[r].NotWith).ToList());
        }
        while (rivals.Count > before);
        return rivals;
    }

    private Outcome Bind(OutcomeText text, int index)
    {
        draft.Graph.Enter(text.Declared);
        Place place = text.Declared.Place;
        Bound clock = ClockOf(text);
        Scope tried = TriedScope(text);
        Scope item = ItemScope([index]);
        Bound achieved = new(
            new FieldOfItem(place, ValueType.Date, ItemField.Achieved), Causes.None);
        (Formula? atMost, TimesPer per, PeriodKind period) = HowOften(text, tried);
        var outcome = new Outcome(text.Declared.Name, ClauseHead.Number('D', index), place)
        {
            Title = Wording.Title(text.Declared.Name),
            Watch = WatchOf(text, tried),
            Reaches = Quantity(text, "reaches", tried),
            Every = Quantity(text, "every", tried),
            Clock = clock.Formula,
            Deadline = Deadline(text, tried),
            AtMost = atMost,
            Per = per,
            PerPeriod = period,
            NotWith = [.. text.NotWith.Order()],
            OnlyIf = text.Keys?.Node("only if") is { } only
                ? draft.Values().Condition(only, tried).Formula
                : null,
            EachMemberAlone = EachMemberAlone(text),
            TimeNotUsedBy = TimeNotUsedBy(text),
            Units = UnitsOf(text)?.Formula,
            Claimed = text.Keys?.YesNo("claimed") ?? false,
            Payable = Later(text, "payable after", item, achieved) ?? achieved.Formula,
            ClaimedBy = ClaimedBy(text, item, achieved),
            Kinds = text.Kinds,
        };
        outcome = WithUndoing(outcome, text, item);
        draft.Graph.Leave();
        return ClauseHead.Fill(draft, outcome, text.Keys);
    }

    private Scope TriedScope(OutcomeText text) =>
        new($"a participant, for \"{text.Declared.Name}\"")
    {
        Participant = true,
        Day = true,
        Placing = new DayTried(Place.None, ValueType.Date),
        RuledOut = RuledOut(text.Declared.Index),
    };

    // What happens on a date, or is tried on the referral, needs no start: people are mostly
    // referred before it.
    private static YamlScalar? OwnDate(OutcomeText text) => text.Date
        ?? (text.Watch == "holds" && text.Keys?.Scalar("at") is { } at
            && OutcomeText.IsOfReferral(at.Text) ? at : null);

    /// <summary>First day of the clock (language reference 4, "when?").</summary>
    private Bound ClockOf(OutcomeText text)
    {
        Place place = text.Declared.Place;
        var scope = new Scope("a participant")
        {
            Participant = true,
            Placing = new FieldOfParticipant(place, ValueType.Date, ParticipantField.Referred),
        };
        if (text.Keys?.Scalar("after") is not { } after)
        {
            return OwnDate(text) is { } date
                ? draft.Bind(date, scope)
                : new Bound(
                    new FieldOfParticipant(
                        place, ValueType.Date.Missing(), ParticipantField.Started),
                    Causes.Of("started", "somebody never started"));
        }
        if (draft.Names.Shared(after.Text, NameKind.Outcome) is { } outcome)
        {
            draft.Graph.Name(outcome, after.Place);
            var first = new Bound(
                new FieldOfFirst(
                    after.Place, ValueType.Date.Missing(), outcome.Index, ItemField.Achieved),
                Causes.Of("outcome " + outcome.Name, $"\"{outcome.Name}\" is not achieved"));
            var day = new Bound(
                new Constant(after.Place, ValueType.In(Dates.Day), Value.Of(1)), Causes.None);
            return Dates.Shift(draft, first, day, 1, after.Place);
        }
        Bound bound = draft.Bind(after, scope, ValueType.Date);
        if (!bound.IsWrong && bound.Type.Kind != ValueKind.Date)
        {
            draft.Report.Error(
                "wrong-unit", after.Place,
                $"\"after\" takes an outcome or a date, and this is {Wording.Of(bound.Type)}");
        }
        return bound;
    }

    /// <summary>What cannot be missing once there is an item.</summary>
    public Causes RuledOut(int outcome)
    {
        OutcomeText text = _texts[outcome];
        if (text.RuledOut is not null || text.IsOpen)
        {
            return text.RuledOut ?? Causes.None;
        }
        text.IsOpen = true;
        int heard = draft.Report.Count;
        Causes ruledOut = ClockOf(text).RuledOut;
        if (text.Keys?.Scalar("after") is { } after)
        {
            draft.Report.Undo(heard, after);
        }
        if (draft.Names.Shared(text.Keys?.Text("after") ?? "", NameKind.Outcome) is { } before)
        {
            ruledOut += RuledOut(before.Index);
        }
        Causes[] routes = [.. text.Routes.Select(r => RuledOut(r.Index))];
        if (text.Watch == "any of" && routes.Length > 0)
        {
            ruledOut += routes.Aggregate(Causes.Both);
        }
        else if (text.Watch == "all of")
        {
            ruledOut = text.Routes.Aggregate(
                routes.Aggregate(ruledOut, (a, b) => a + b),
                (c, r) => c + Causes.Of("outcome " + r.Name, ""));
        }
        text.IsOpen = false;
        text.RuledOut = ruledOut;
        return ruledOut;
    }

    private Formula? Deadline(OutcomeText text, Scope scope)
    {
        if (text.Keys?.Scalar("within") is not { } scalar
            || draft.Parse(scalar, ExpressionParser.ParseWithin) is not { } within)
        {
            return null;
        }
        var binder = new ExpressionBinder(draft, scalar, scope);
        Bound length = binder.Bind(within.Length, null);
        Bound anchor = binder.Bind(within.Anchor, ValueType.Date);
        return Dates.Shift(draft, anchor, length, 1, scalar.Whole).Formula;
    }

    private (Formula? AtMost, TimesPer Per, PeriodKind Period) HowOften(
        OutcomeText text, Scope scope)
    {
        Place place = text.Declared.Place;
        if (text.Keys?.Scalar("at most") is not { } scalar)
        {
            if (text.Keys?.Has("every") ?? false)
            {
                draft.Report.Error(
                    "endless", text.Keys.PlaceOf("every"),
                    $"\"{text.Declared.Name}\" repeats and has no \"at most\"",
                    "add at most: with a number, or at most: unlimited");
            }
            return (new Constant(place, ValueType.Plain, Value.Of(1)), default, default);
        }
        if (draft.Parse(scalar, ExpressionParser.ParseHowOften) is not { } phrase)
        {
            return default;
        }
        PeriodKind period = default;
        TimesPer per = TimesPer.Participant;
        if (phrase.Per is { } unit)
        {
            bool isPeriod = PeriodKindNames.TryParse(unit.Text, out period);
            per = unit.Text == "kind" ? TimesPer.Kind : TimesPer.Period;
            if (!isPeriod && per != TimesPer.Kind)
            {
                draft.Report.Error(
                    "wrong-value", scalar.At(unit.Start, unit.End - unit.Start),
                    $"\"per {unit.Text}\" is neither per kind nor per period",
                    "write 1 per kind, or 2 per contract-year");
            }
        }
        if (phrase.Number is null)
        {
            return (null, per, period);
        }
        Bound number = new ExpressionBinder(draft, scalar, scope).Bind(phrase.Number, null);
        if (!number.IsWrong && !IsCount(number))
        {
            draft.Report.Error(
                "wrong-unit", number.Place,
                $"\"at most\" takes a number, not {Wording.Of(number.Type)}");
        }
        draft.Values().NotMissing(number, scope.RuledOut, "1");
        return (number.Formula, per, period);
    }

    private static bool IsCount(Bound bound) => bound.IsNumber
        && (bound.Type.Unit.IsNone || bound.Type.Unit == Unit.Of(Dimensions.Unit))
            && !bound.IsPercent;

    private Bound? UnitsOf(OutcomeText text)
    {
        if (text.UnitsAreBound || text.Keys?.Node("units") is not { } node)
        {
            return text.Units;
        }
        text.UnitsAreBound = true;
        draft.Graph.Enter(text.Declared);
        Bound units = draft.Values().Needed(node, ItemScope([text.Declared.Index]), "1 unit");
        draft.Graph.Leave();
        if (!units.IsWrong && !units.IsNumber)
        {
            draft.Report.Error(
                "wrong-unit", units.Place,
                $"\"units\" takes a number of units, not {Wording.Of(units.Type)}");
        }
        text.Units = units.IsWrong || !units.IsNumber ? null : units;
        return text.Units;
    }

    private Formula? Later(OutcomeText text, string key, Scope item, Bound achieved) =>
        text.Keys?.Scalar(key) is { } after
            ? Dates.Shift(draft, achieved, draft.Bind(after, item), 1, after.Whole).Formula
            : null;

    // [X, X + D): the last day is the one before X + D.
    private Formula? ClaimedBy(OutcomeText text, Scope item, Bound achieved)
    {
        if (Later(text, "claimed within", item, achieved) is not { } end)
        {
            return null;
        }
        if (text.Watch is "free of" or "holds" && !(text.Keys?.YesNo("claimed") ?? false))
        {
            draft.Report.Error(
                "missing-key", text.Keys!.PlaceOf("claimed within"),
                $"no single fact decides \"{text.Watch}\", so nothing can be recorded too late",
                "add claimed: yes, or leave \"claimed within\" out");
        }
        var day = new Constant(end.Place, ValueType.In(Dates.Day), Value.Of(-1));
        return new Binary(end.Place, ValueType.Date, Operator.AddDays, end, day);
    }

    private Outcome WithUndoing(Outcome outcome, OutcomeText text, Scope item)
    {
        if (text.Keys?.Scalar("undone by") is not { } scalar
            || draft.Parse(scalar, ExpressionParser.ParseWhere) is not { } phrase)
        {
            return outcome;
        }
        if (phrase.What is not NameExpression name
            || draft.Names.Fact(name.Name) is not { } fact)
        {
            draft.Names.Unknown(
                (phrase.What as NameExpression)?.Name ?? scalar.Text, scalar.Place,
                d => d.Kind == NameKind.Fact);
            return outcome;
        }
        draft.Graph.Mention(fact);
        Bound? where = phrase.Where is null
            ? null
            : EventCondition([fact.Index], scalar, phrase.Where, item);
        (Bound? from, Bound? until) =
            new ExpressionBinder(draft, scalar, item).WindowOf(phrase.In);
        return outcome with
        {
            UndoneBy = new FactSet([fact.Index], where?.Formula),
            UndoneFrom = from?.Formula,
            UndoneUntil = until?.Formula,
        };
    }
}
