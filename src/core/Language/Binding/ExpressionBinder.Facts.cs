using Outturn.Language.Syntax;
using Outturn.Quantities;
using Outturn.Schemes;

namespace Outturn.Language.Binding;

/// <content>Aggregates over the facts of one participant.</content>
internal sealed partial class ExpressionBinder
{
    private Bound Aggregate(CallExpression e)
    {
        bool overFacts = e.Function is "days" or "most" or "members" or "covers"
            or "first" or "last";
        if (overFacts || (scope.Participant && !scope.Aggregates))
        {
            return OverFactsOf(e);
        }
        if (!scope.Aggregates)
        {
            draft.Report.Error(
                "wrong-value", At(e), $"{e.Function}(…) cannot stand for {scope.Words}",
                "give it a name, as a measure with \"for each\"");
            return Bound.Wrong(At(e));
        }
        return OverCellOf(e);
    }

    private Bound OverFactsOf(CallExpression e)
    {
        if (!scope.Participant)
        {
            draft.Report.Error(
                "wrong-value", At(e),
                $"{e.Function}(…) looks at the facts of one participant, and this is for " +
                $"{scope.Words}",
                "give it a name, as an outcome");
            return Bound.Wrong(At(e));
        }
        int most = e.Function == "covers" ? 2 : 1;
        if (e.Arguments.Count != most)
        {
            draft.Report.Error(
                "wrong-value", At(e),
                most == 2 ? "covers(…) takes a spell and a date"
                    : $"{e.Function}(…) takes one kind of fact");
            return Bound.Wrong(At(e));
        }
        Argument argument = e.Arguments[0];
        if (FactOf(e, argument) is not { } fact)
        {
            return Bound.Wrong(At(e));
        }
        EventSpec spec = draft.Facts.Events[fact.Index];
        draft.Graph.Name(fact, At(argument.Value));
        if (ResultOf(e, spec) is not { } result || !FitsFacts(e, argument))
        {
            return Bound.Wrong(At(e));
        }
        return OverFactsOf(e, argument, fact, result);
    }

    private Bound OverFactsOf(
        CallExpression e, Argument argument, Declared fact,
        (AggregateFunction Function, ValueType Type, Causes Missing) result)
    {
        Bound? where = argument.Where is null
            ? null
            : draft.Outcomes.EventCondition(
                [fact.Index], scalar, argument.Where, scope);
        (Bound? from, Bound? until) = WindowOf(argument.In);
        Bound? at = e.Function == "covers" ? DateOf(e.Arguments[1].Value) : null;
        Bound?[] parts = [where, from, until, at];
        if (Array.Exists(parts, p => p is { IsWrong: true }))
        {
            return Bound.Wrong(At(e));
        }
        Causes missing = parts.Skip(1).Aggregate(
            result.Missing, (c, p) => c + (p?.Missing ?? Causes.None));
        var formula = new OverFacts(
            At(e), result.Type.Missing(missing.Any), result.Function,
            new FactSet([fact.Index], where?.Formula))
        {
            From = from?.Formula,
            Until = until?.Formula,
            At = at?.Formula,
        };
        return new Bound(formula, missing);
    }

    private Declared? FactOf(CallExpression e, Argument argument)
    {
        if (argument.Value is not NameExpression name)
        {
            draft.Report.Error(
                "wrong-value", At(argument.Value),
                $"{e.Function}(…) takes a kind of fact, not `{Source(argument.Value)}`");
            return null;
        }
        if (draft.Names.Fact(name.Name) is { } fact)
        {
            return fact;
        }
        if (draft.Names.Shared(name.Name) is { } other)
        {
            draft.Report.Error(
                "wrong-value", At(name),
                $"\"{name.Name}\" is no kind of fact ({other.Word}, line " +
                $"{Wording.Line(other.Place)})",
                $"{scope.Words} has facts only; what is counted over many belongs in a measure");
        }
        else
        {
            draft.Names.Unknown(name.Name, At(name), d => d.Kind == NameKind.Fact);
        }
        return null;
    }

    // Which function, its type, and why it may be missing; null: not of this kind of fact.
    private (AggregateFunction Function, ValueType Type, Causes Missing)? ResultOf(
        CallExpression e, EventSpec spec)
    {
        bool spell = spec.Shape == EventShape.Spell;
        bool adds = spec.Shape == EventShape.Amount;
        ValueType events = ValueType.In(Unit.Of(Dimensions.Event));
        ValueType? value = spec.Value?.Type.Missing(false);
        Causes none = Causes.Of("none " + spec.Name, $"there is no {spec.Name}");
        (AggregateFunction, ValueType, Causes)? found = e.Function switch
        {
            "count" => (AggregateFunction.Count, events, Causes.None),
            "most" => (AggregateFunction.Most, events, Causes.None),
            "members" => (AggregateFunction.Members, ValueType.Plain, Causes.None),
            "days" when spell => (
                AggregateFunction.Days, ValueType.In(Dates.Day), Causes.None),
            "covers" when spell => (AggregateFunction.Covers, ValueType.YesNo, Causes.None),
            "sum" when adds => (AggregateFunction.Sum, value!, Causes.None),
            "mean" when value is not null => (AggregateFunction.Mean, value, none),
            "highest" when value is not null => (AggregateFunction.Highest, value, none),
            "lowest" when value is not null => (AggregateFunction.Lowest, value, none),
            "first" when value is not null => (AggregateFunction.First, value, none),
            "last" when value is not null => (AggregateFunction.Last, value, none),
            _ => null,
        };
        if (found is null)
        {
            string kind = spec.Shape == EventShape.Point ? "an event" : "a " +
                spec.Shape.ToString().ToLowerInvariant();
            draft.Report.Error(
                "wrong-value", At(e), $"\"{spec.Name}\" is {kind}, which has no {e.Function}(…)",
                spell ? "write days(…) or count(…)"
                    : value is null ? "write count(…)"
                    : "a reading does not add up: write mean, highest, lowest, first or last");
        }
        return found;
    }

    private bool FitsFacts(CallExpression e, Argument argument)
    {
        string? clause = argument.By is not null ? "by"
            : argument.Over is not null ? "over"
            : argument.PerMember != (e.Function == "most") ? "per member"
            : null;
        if (clause is null)
        {
            return true;
        }
        draft.Report.Error(
            "wrong-value", At(e),
            e.Function == "most"
                ? "most(…) is the greatest number for one member"
                : $"\"{clause}\" has no meaning over the facts of one participant",
            e.Function == "most" ? "write most(FACT per member)" : $"leave out \"{clause}\"");
        return false;
    }

    /// <summary>First day of a window, and the day after it.</summary>
    public (Bound? From, Bound? Until) WindowOf(Window? window)
    {
        switch (window)
        {
            case null:
                return (null, null);
            case DatedWindow dated:
                var one = new Bound(
                    new Constant(At(dated.To), ValueType.In(Dates.Day), Value.Of(1)), Causes.None);
                Bound last = DateOf(dated.To);
                return (DateOf(dated.From), Dates.Shift(draft, last, one, 1, At(dated.To)));
            case AnchoredWindow anchored:
                Bound anchor = DateOf(anchored.Anchor);
                Bound length = Bind(anchored.Length, null);
                Place place = scalar.At(anchored.Start, anchored.End - anchored.Start);
                Bound moved = Dates.Shift(draft, anchor, length, anchored.Before ? -1 : 1, place);
                return anchored.Before ? (moved, anchor) : (anchor, moved);
            default:
                throw new InvalidOperationException($"no binding for {window.GetType().Name}");
        }
    }

    private Bound DateOf(Expression e)
    {
        Bound bound = Bind(e, ValueType.Date);
        if (bound.IsWrong || bound.Type.Kind == ValueKind.Date)
        {
            return bound;
        }
        draft.Report.Error(
            "wrong-unit", At(e), $"a date is expected, and `{Source(e)}` is " +
            $"{Wording.Of(bound.Type)}");
        return Bound.Wrong(At(e));
    }
}
