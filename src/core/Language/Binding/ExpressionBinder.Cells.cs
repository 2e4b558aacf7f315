using System.Collections.Immutable;
using Outturn.Language.Syntax;
using Outturn.Quantities;
using Outturn.Schemes;

namespace Outturn.Language.Binding;

/// <content>Aggregates over a cell: what is counted, with which value, into which cell (language
/// reference 5, "Placement").</content>
internal sealed partial class ExpressionBinder
{
    /// <summary>What an aggregate counts, and whose names its argument has.</summary>
    private sealed record Counted(TallySource Source, ImmutableArray<int> Sources, Scope Scope);

    private Bound OverCellOf(CallExpression e)
    {
        if (e.Arguments.Count != 1)
        {
            draft.Report.Error("wrong-value", At(e), $"{e.Function}(…) takes one value");
            return Bound.Wrong(At(e));
        }
        Argument argument = e.Arguments[0];
        if (CountedBy(e, argument) is not { } counted || !FitsCell(e, argument))
        {
            return Bound.Wrong(At(e));
        }
        Scope inside = counted.Scope;
        if (argument.By is { } by)
        {
            Bound placed = draft.Bind(new SpaceKey(scalar, by), inside);
            if (placed.IsWrong || !IsDate(by, placed))
            {
                return Bound.Wrong(At(e));
            }
            inside = inside with { Placing = placed.Formula, PlacingMissing = placed.Missing };
        }
        return TallyOf(e, argument, counted with { Scope = inside });
    }

    private bool IsDate(Expression e, Bound bound)
    {
        if (bound.Type.Kind == ValueKind.Date)
        {
            return true;
        }
        draft.Report.Error(
            "wrong-unit", At(e), $"a date is expected after \"by\", and this is " +
            $"{Wording.Of(bound.Type)}");
        return false;
    }

    private Bound TallyOf(CallExpression e, Argument argument, Counted counted)
    {
        var inside = new ExpressionBinder(draft, scalar, counted.Scope);
        Bound? where = argument.Where is null ? null : inside.YesNo(argument.Where);
        Bound? value = inside.ValueOf(e, argument, counted);
        ImmutableArray<Formula>? keys = counted.Source == TallySource.Lines
            ? draft.Payments.KeysOnLines(scope.Cell!, counted.Sources, At(e))
            : KeysIn(draft, scope.Cell!, counted.Scope, At(e), CellWords(e)) is { } bound
                ? [.. bound.Select(k => k.Formula)]
                : null;
        if (where is { IsWrong: true } || value is { IsWrong: true } || keys is null)
        {
            return Bound.Wrong(At(e));
        }
        if (Result(e, counted, value) is not { } result)
        {
            return Bound.Wrong(At(e));
        }
        // count(reduction >= 10%) counts the cells in which it holds.
        bool counts = result.Function == AggregateFunction.Count
            && value is { Type.Kind: ValueKind.YesNo };
        var tally = new Tally
        {
            Source = counted.Source,
            Sources = counted.Sources,
            Function = result.Function,
            Argument = counts ? null : value?.Formula,
            Where = counts ? value!.Formula : where?.Formula,
            Keys = keys.Value,
            Span = SpanOf(argument.Over),
        };
        var formula = new OverCell(At(e), result.Type.Missing(result.Missing.Any), tally);
        return new Bound(formula, result.Missing);
    }

    private string CellWords(CallExpression e) =>
        $"`{Source(e)}` is counted for each {scope.Cell!.Words}";

    private Counted? CountedBy(CallExpression e, Argument argument)
    {
        if (argument.Value is NameExpression name)
        {
            return Named(e, name);
        }
        foreach (string found in NamesIn(argument.Value))
        {
            if (draft.Names.Return(found) is { } rows)
            {
                return Rows(TallySource.Returns, rows.Index, draft.Facts.ReturnSpaces);
            }
        }
        Declared[] shared =
            [.. NamesIn(argument.Value).Select(draft.Names.Shared).OfType<Declared>()];
        if (Array.Find(shared, d => d.Kind == NameKind.Statistic) is { } statistic)
        {
            return Rows(TallySource.Statistics, statistic.Index, draft.Facts.StatisticSpaces);
        }
        if (Array.Find(shared, d => d.Kind == NameKind.Outcome) is { } outcome)
        {
            return Items(outcome.Index);
        }
        // The measure with most dimensions: the others follow from its cells.
        Declared? measure = shared.Where(d => d.Kind == NameKind.Measure)
            .MaxBy(d => draft.Measures.SpaceOf(d.Index).Dimensions.Length);
        if (measure is not null)
        {
            return Cells(measure.Index);
        }
        draft.Report.Error(
            "wrong-value", At(argument.Value),
            $"`{Source(argument.Value)}` names nothing that {e.Function}(…) could count",
            "name an outcome, participants, a fact, a return, a statistic or a measure");
        return null;
    }

    private Counted? Named(CallExpression e, NameExpression name)
    {
        Place place = At(name);
        Declared? payment = draft.Names.Payment(name.Name);
        if (payment is not null && (e.Function == "amount"
            || (e.Function == "units" && draft.Names.Shared(name.Name) is null)))
        {
            draft.Graph.Name(payment, place);
            return new Counted(TallySource.Lines, [payment.Index], new Scope("a line"));
        }
        if (e.Function == "amount")
        {
            draft.Names.Unknown(name.Name, place, d => d.Kind == NameKind.Payment);
            return null;
        }
        if (name.Name == "participants" || name.Name == draft.Head.ParticipantsAre)
        {
            return new Counted(TallySource.Participants, [], OfParticipants());
        }
        Declared? declared = draft.Names.Shared(name.Name);
        switch (declared?.Kind)
        {
            case NameKind.Outcome:
                draft.Graph.Name(declared, place);
                return Items(declared.Index);
            case NameKind.Measure:
                return Cells(declared.Index);
            case NameKind.Statistic:
                draft.Graph.Name(declared, place);
                return Rows(TallySource.Statistics, declared.Index, draft.Facts.StatisticSpaces);
        }
        if (draft.Names.Fact(name.Name) is { } fact)
        {
            draft.Graph.Name(fact, place);
            return new Counted(TallySource.Events, [fact.Index], OfEvents(fact.Index));
        }
        if (draft.Names.Return(name.Name) is { } rows)
        {
            draft.Graph.Name(rows, place);
            return Rows(TallySource.Returns, rows.Index, draft.Facts.ReturnSpaces);
        }
        if (declared is null)
        {
            draft.Names.Unknown(
                name.Name, place,
                d => d.Kind is NameKind.Outcome or NameKind.Fact or NameKind.Measure
                    or NameKind.Statistic or NameKind.Return,
                ["participants"]);
        }
        else
        {
            draft.Report.Error(
                "wrong-value", place,
                $"\"{name.Name}\" ({declared.Word}, line {Wording.Line(declared.Place)}) cannot " +
                $"be counted",
                "name an outcome, participants, a fact, a return, a statistic or a measure");
        }
        return null;
    }

    private Counted Items(int outcome) =>
        new(TallySource.Items, [outcome],
        draft.Outcomes.ItemScope([outcome]) with { Counted = true });

    // What is measured for each participant can be gathered by whatever places a participant.
    private Counted Cells(int measure)
    {
        Space space = draft.Measures.SpaceOf(measure);
        var cell = new Scope($"a cell of {space.Words}") { Cell = space };
        return new(
            TallySource.Measures, [measure],
            space.Dimensions.Any(d => d.Kind == DimensionKind.Participant)
                ? OfParticipants() with { Words = cell.Words, Cell = space }
                : cell);
    }

    private static Counted Rows(TallySource source, int index, List<Space> spaces) =>
        new(source, [index], new Scope("a row") { Cell = spaces[index] });

    private static Scope OfParticipants() => new("a participant")
    {
        Participant = true,
        Placing = new FieldOfParticipant(Place.None, ValueType.Date, ParticipantField.Referred),
    };

    private Scope OfEvents(int kind) => new("an event")
    {
        Participant = true,
        Event = true,
        EventValue = draft.Facts.Events[kind].Value?.Type,
        Placing = new FieldOfEvent(Place.None, ValueType.Date, EventField.From),
    };

    // The value of one counted thing; null where there is none to bind.
    private Bound? ValueOf(CallExpression e, Argument argument, Counted counted)
    {
        if (counted.Source == TallySource.Lines || e.Function is "people" or "units")
        {
            return null;
        }
        if (argument.Value is not NameExpression name)
        {
            return Bind(argument.Value, null);
        }
        switch (counted.Source)
        {
            case TallySource.Measures:
                return Bind(argument.Value, null);
            case TallySource.Events when e.Function != "count":
                if (scope.EventValue is { } type)
                {
                    return Known(new FieldOfEvent(At(name), type, EventField.Value));
                }
                break;
            default:
                if (e.Function == "count")
                {
                    return null;
                }
                break;
        }
        draft.Report.Error(
            "wrong-value", At(name), $"\"{name.Name}\" has no value for {e.Function}(…)",
            $"write count({name.Name}), or {name.Name} with one of its values");
        return Bound.Wrong(At(name));
    }

    private bool FitsCell(CallExpression e, Argument argument)
    {
        if (argument.PerMember || argument.In is not null)
        {
            draft.Report.Error(
                "wrong-value", At(e),
                $"\"{(argument.PerMember ? "per member" : "in")}\" looks at the facts of one " +
                $"participant",
                "the cell says which period is meant: put the period in \"for each\"");
            return false;
        }
        return argument.Over is null || SpanFits(argument.Over);
    }

    private (AggregateFunction Function, ValueType Type, Causes Missing)? Result(
        CallExpression e, Counted counted, Bound? value)
    {
        Unit unit = counted.Source switch
        {
            TallySource.Participants => draft.Units.People,
            TallySource.Items => Unit.Of(Dimensions.Unit),
            TallySource.Events => Unit.Of(Dimensions.Event),
            _ => Unit.None,
        };
        Causes none = Causes.Of("nothing " + Source(e), $"there is nothing in {Source(e)}")
            + (value?.Missing ?? Causes.None);
        ValueType? type = value?.Type.Missing(false);
        bool number = type?.Kind is ValueKind.Number;
        bool ordered = number || type?.Kind is ValueKind.Date;
        bool yesNo = type?.Kind is ValueKind.YesNo;
        (AggregateFunction, ValueType, Causes)? result = e.Function switch
        {
            "count" => (AggregateFunction.Count, ValueType.In(unit), Causes.None),
            "people" when counted.Source is TallySource.Items or TallySource.Events
                or TallySource.Participants =>
                (AggregateFunction.People, ValueType.In(draft.Units.People), Causes.None),
            "units" when counted.Source == TallySource.Items => (
                AggregateFunction.Units, ValueType.In(counted.Scope.Item!.Units), Causes.None),
            "units" when counted.Source == TallySource.Lines =>
                (AggregateFunction.Units, ValueType.In(Unit.Of(Dimensions.Unit)), Causes.None),
            "amount" => (
                AggregateFunction.Sum, ValueType.In(Unit.Of(draft.Head.Currency.Code)),
                Causes.None),
            "sum" when number => (AggregateFunction.Sum, type!, Causes.None),
            "mean" when number => (AggregateFunction.Mean, type!, none),
            "highest" when ordered => (AggregateFunction.Highest, type!, none),
            "lowest" when ordered => (AggregateFunction.Lowest, type!, none),
            "any" when yesNo =>
                (AggregateFunction.Any, ValueType.YesNo, value!.Missing),
            "every" when yesNo =>
                (AggregateFunction.Every, ValueType.YesNo, value!.Missing),
            _ => null,
        };
        if (result is null)
        {
            draft.Report.Error(
                "wrong-unit", At(e),
                type is null
                    ? $"{e.Function}(…) cannot count this"
                    : $"{e.Function}(…) takes " +
                    $"{(e.Function is "any" or "every" ? "a condition" : "numbers")}, " +
                      $"not {Wording.Of(type)}");
        }
        return result;
    }
}
