using System.Collections.Immutable;
using Outturn.Quantities;
using Outturn.Schemes;

namespace Outturn.Language.Binding;

/// <content>What is watched, and how much of it.</content>
internal sealed partial class OutcomeBinder
{
    private static readonly Watch NothingWatched = new Happens(new FactSet([], null));

    private Watch WatchOf(OutcomeText text, Scope tried)
    {
        if (text.Keys is not { } keys || text.Watch.Length == 0)
        {
            return NothingWatched;
        }
        foreach (Declared route in text.Routes)
        {
            draft.Graph.Name(route, keys.PlaceOf(text.Watch));
        }
        ImmutableArray<int> routes = [.. text.Routes.Select(r => r.Index)];
        return text.Watch switch
        {
            "any of" => new AnyOf(routes),
            "all of" => new AllOf(routes),
            "holds" => Holds(keys, tried),
            "happens" when text.Date is { } date => new HappensOn(draft.Bind(date, tried).Formula),
            _ => OfFacts(text, keys, tried),
        };
    }

    private Holds Holds(Keys keys, Scope tried)
    {
        Formula condition = draft.Values().Condition(keys.Node("holds")!, tried).Formula;
        Formula? at = null;
        PeriodKind? each = null;
        if (keys.Scalar("at") is { } date)
        {
            Bound bound = draft.Values().Needed(date, tried with { Day = false }, "started");
            if (!bound.IsWrong && bound.Type.Kind != ValueKind.Date)
            {
                draft.Report.Error(
                    "wrong-unit", date.Place, $"\"at\" takes a date, not {Wording.Of(bound.Type)}");
            }
            at = bound.Formula;
        }
        else if (keys.Scalar("each") is { } period)
        {
            each = CalendarBinder.Period(draft.Report, period);
        }
        else
        {
            draft.Report.Error(
                "missing-key", keys.PlaceOf("holds"),
                "nothing says on which day the condition is tried",
                "add at: with a date, or each: month for the last day of each month");
        }
        return new Holds(condition, at, each);
    }

    private Watch OfFacts(OutcomeText text, Keys keys, Scope tried)
    {
        if (text.Facts.Count == 0)
        {
            return NothingWatched;
        }
        EventShape shape = draft.Facts.Events[text.Facts[0].Fact.Index].Shape;
        Shapes(text);
        FactSet facts = FactSetOf(text, tried);
        return text.Watch switch
        {
            "happens" => new Happens(facts),
            "adds up" => new AddsUp(facts, shape),
            "continuous" => new Continuous(facts, Bridging(keys, tried)),
            "stands at" => new Schemes.Reading(facts, ReadingWatch.StandsAt),
            "rises" => new Schemes.Reading(facts, ReadingWatch.Rises),
            "falls" => new Schemes.Reading(facts, ReadingWatch.Falls),
            _ => new FreeOf(facts),
        };
    }

    private FactSet FactSetOf(OutcomeText text, Scope tried)
    {
        ImmutableArray<int> kinds = [.. text.Facts.Select(f => f.Fact.Index)];
        WatchedFact[] conditions = [.. text.Facts.Where(f => f.Where is not null)];
        if (conditions.Length == 0)
        {
            return new FactSet(kinds, null);
        }
        if (text.Facts.Count == 1)
        {
            return new FactSet(kinds, ConditionOf(conditions[0], tried));
        }
        // Each kind has its own condition, or none.
        Formula kind = new FieldOfEvent(Place.None, ValueType.Plain, EventField.Kind);
        IEnumerable<ChoiceCase> cases = conditions.Select(c => new ChoiceCase(
            new Binary(
                c.Scalar.Place, ValueType.YesNo, Operator.Equal, kind,
                new Constant(Place.None, ValueType.Plain, Value.Of(c.Fact.Index))),
            ConditionOf(c, tried)));
        var yes = new Constant(Place.None, ValueType.YesNo, Value.Yes);
        return new FactSet(
            kinds, new Choice(conditions[0].Scalar.Place, ValueType.YesNo, [.. cases], yes));
    }

    private Formula ConditionOf(WatchedFact one, Scope tried) =>
        EventCondition([one.Fact.Index], one.Scalar, one.Where!, tried).Formula;

    private Formula? Bridging(Keys keys, Scope tried)
    {
        if (keys.Scalar("bridging") is not { } scalar)
        {
            return null;
        }
        Bound gap = draft.Bind(scalar, tried);
        if (!gap.IsWrong && !(gap.IsNumber && gap.Type.Unit == Dates.Day))
        {
            draft.Report.Error(
                "wrong-unit", scalar.Place, $"\"bridging\" takes days, not {Wording.Of(gap.Type)}",
                "write for example 7 days");
        }
        return gap.Formula;
    }

    private bool Fits(OutcomeText text, WatchedFact fact)
    {
        EventShape shape = draft.Facts.Events[fact.Fact.Index].Shape;
        return text.Watch switch
        {
            "continuous" => shape == EventShape.Spell,
            "stands at" or "rises" or "falls" => shape == EventShape.Reading,
            "adds up" => shape != EventShape.Reading,
            _ => true,
        };
    }

    // What is added up or compared with one level is of one kind and unit.
    private void SameUnits(OutcomeText text)
    {
        EventSpec SpecOf(WatchedFact fact) => draft.Facts.Events[fact.Fact.Index];
        if (text.Watch is "happens" or "free of" || text.Facts.Count < 2)
        {
            return;
        }
        EventSpec first = SpecOf(text.Facts[0]);
        WatchedFact? other = text.Facts.Find(f => SpecOf(f).Shape != first.Shape
            || SpecOf(f).Value?.Type.Missing(false) != first.Value?.Type.Missing(false));
        if (other is not null)
        {
            draft.Report.Error(
                "wrong-unit", other.Scalar.Place,
                $"\"{text.Watch}\" takes facts of one unit, and \"{SpecOf(other).Name}\" is not "
                + $"counted as \"{first.Name}\" is",
                "make two outcomes, and join them with \"any of\" or \"all of\"");
        }
    }

    private void Shapes(OutcomeText text)
    {
        SameUnits(text);
        foreach (WatchedFact fact in text.Facts)
        {
            if (Fits(text, fact))
            {
                continue;
            }
            EventSpec spec = draft.Facts.Events[fact.Fact.Index];
            string kind = spec.Shape == EventShape.Point ? "event" :
                spec.Shape.ToString().ToLowerInvariant();
            draft.Report.Error(
                "wrong-value", fact.Scalar.Place,
                $"\"{text.Watch}\" does not fit \"{spec.Name}\", which is of kind {kind}",
                text.Watch switch
                {
                    "continuous" => "unbroken days need a spell",
                    "adds up" => "a reading is a level: write stands at, rises or falls",
                    _ => "a level needs a reading",
                });
        }
    }

    private Formula? Quantity(OutcomeText text, string key, Scope tried)
    {
        bool required = key == "reaches" && !(text.Keys?.Has("every") ?? true)
            && text.Watch is "adds up" or "continuous" or "stands at" or "rises" or "falls"
                or "free of";
        if (text.Keys?.Node(key) is not { } node)
        {
            if (required && text.Keys is not null)
            {
                draft.Report.Error(
                    "missing-key", text.Keys.PlaceOf(text.Watch),
                    $"\"{text.Watch}\" does not say how much is to be reached",
                    "add reaches: with a duration, amount, number or level");
            }
            return null;
        }
        Bound quantity = draft.Values().Needed(node, tried, "26 weeks");
        if (!quantity.IsWrong && Array.TrueForAll([.. text.Facts], f => Fits(text, f)))
        {
            QuantityFits(text, key, quantity);
        }
        return quantity.Formula;
    }

    private void QuantityFits(OutcomeText text, string key, Bound quantity)
    {
        if (text.Watch is "happens" or "holds" or "any of" or "all of")
        {
            draft.Report.Error(
                "wrong-value", text.Keys!.PlaceOf(key),
                $"\"{key}\" has no meaning with \"{text.Watch}\"", $"leave out \"{key}\"");
            return;
        }
        bool time = quantity.IsNumber && Dates.IsDuration(quantity.Type);
        bool spells = text.Facts.Exists(
            f => draft.Facts.Events[f.Fact.Index].Shape == EventShape.Spell);
        bool needsTime = text.Watch is "continuous" or "free of"
            || (text.Watch == "adds up" && spells);
        if (needsTime)
        {
            if (!time)
            {
                WrongQuantity(key, quantity, "a duration",
                "write for example 26 weeks, 6 months or 60 working days");
            }
            else if (quantity.Type.Unit == Dates.WorkingDay)
            {
                Dates.NeedWorkingDays(draft, quantity.Place);
            }
            else if (quantity.Type.Unit == Dates.Month && !draft.HasMonthEnd)
            {
                Dates.NeedMonthEnd(draft, quantity, quantity.Place);
            }
        }
        else if (text.Value is { } value && quantity.Type.Missing(false) != value.Missing(false)
            && (quantity.Type.Unit != value.Unit || !quantity.IsNumber))
        {
            WrongQuantity(key, quantity, Wording.Of(value), null);
        }
    }

    private void WrongQuantity(string key, Bound quantity, string wanted, string? remedy) =>
        draft.Report.Error(
            "wrong-unit", quantity.Place,
            $"\"{key}\" takes {wanted} here, and this is {Wording.Of(quantity.Type)}", remedy);
}
