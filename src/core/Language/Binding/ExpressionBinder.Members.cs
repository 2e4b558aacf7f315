using Outturn.Language.Syntax;
using Outturn.Quantities;
using Outturn.Schemes;

namespace Outturn.Language.Binding;

/// <content>Parts of things, dates of tables, periods of dates.</content>
internal sealed partial class ExpressionBinder
{
    private Bound Member(MemberExpression e)
    {
        if (e.Target is NameExpression name && OfDeclared(e, name) is { } found)
        {
            return found;
        }
        Bound target = Bind(e.Target, null);
        if (target.IsWrong)
        {
            return target;
        }
        if (target.Type.Kind != ValueKind.Period)
        {
            draft.Report.Error(
                "wrong-value", At(e),
                $"\"{Source(e.Target)}\" is {Wording.Of(target.Type)} and has no part " +
                $"\"{e.Name}\"");
            return Bound.Wrong(At(e));
        }
        return PeriodPartOf(e, target);
    }

    private Bound PeriodPartOf(MemberExpression e, Bound period)
    {
        (PeriodPart part, ValueType? type) = e.Name switch
        {
            "number" => (PeriodPart.Number, ValueType.Plain),
            "first" => (PeriodPart.First, ValueType.Date),
            "last" => (PeriodPart.Last, ValueType.Date),
            _ => (default, null),
        };
        if (type is null)
        {
            draft.Report.Error(
                "unknown-name", At(e), $"a period has no part \"{e.Name}\"",
                "its parts are number, first and last");
            return Bound.Wrong(At(e));
        }
        var formula = new PartOfPeriod(
            At(e), type.Missing(period.Missing.Any), part, period.Formula);
        return new Bound(formula, period.Missing) { RuledOut = period.RuledOut };
    }

    // A part of something declared; null where the name stands for an ordinary value.
    private Bound? OfDeclared(MemberExpression e, NameExpression name)
    {
        Declared? declared = draft.Names.Shared(name.Name);
        switch (declared?.Kind)
        {
            case NameKind.Outcome:
                draft.Graph.Name(declared, At(name));
                return OfFirst(e, declared);
            case NameKind.Table:
                draft.Graph.Name(declared, At(name));
                return draft.Tables.Lookup(declared.Index, e.Name, scope, At(e), null);
            case NameKind.Measure when e.Name == "met":
                draft.Graph.Name(declared, At(name));
                return draft.Measures.Lookup(declared.Index, scope, At(e), met: true);
            case NameKind.Statistic:
                draft.Graph.Name(declared, At(name));
                return OfStatistic(e, declared.Index);
        }
        if (draft.Names.Return(name.Name) is { } found)
        {
            draft.Graph.Name(found, At(name));
            return OfReturn(e, found.Index);
        }
        return null;
    }

    private Bound OfFirst(MemberExpression e, Declared outcome)
    {
        ItemFields fields = draft.Outcomes.FieldsOf(outcome.Index);
        (ItemField field, ValueType? type) = ItemType(draft, e.Name, fields);
        if (type is null)
        {
            draft.Report.Error(
                "unknown-name", At(e), $"an item of \"{outcome.Name}\" has no field \"{e.Name}\"",
                "its fields are " + Wording.List(ItemNames));
            return Bound.Wrong(At(e));
        }
        if (scope.Counted && scope.Item?.Outcomes is [var counted] && counted == outcome.Index)
        {
            return Known(new FieldOfItem(At(e), type, field));
        }
        if (!scope.Participant)
        {
            return OutOfReach(outcome.Name, At(e));
        }
        Causes missing = Causes.Of("outcome " + outcome.Name, $"\"{outcome.Name}\" is not achieved")
            - scope.RuledOut;
        return new Bound(
            new FieldOfFirst(At(e), type.Missing(missing.Any), outcome.Index, field), missing);
    }

    private Bound OfStatistic(MemberExpression e, int statistic)
    {
        StatisticSpec spec = draft.Facts.Statistics[statistic];
        int column = spec.Values.ToList().FindIndex(c => c.Name == e.Name);
        if (column < 0)
        {
            return NoColumn(e, spec.Name, spec.Values.Select(c => c.Name));
        }
        ColumnSpec value = spec.Values[column];
        Causes missing = MissingOf(spec, value) - scope.RuledOut;
        ValueType type = value.Type.Missing(missing.Any);
        if (scope.Cell is { Cells: { Rows: CellRows.Statistic } cells }
            && cells.Source == statistic)
        {
            return new Bound(new ColumnOfRow(At(e), type, column), missing);
        }
        return Keyed(draft.Facts.StatisticSpaces[statistic], e, spec.Name) is { } keys
            ? new Bound(
                new StatisticAt(
                    At(e), type.Missing(missing.Any), statistic, column,
                    [.. keys.Select(k => k.Formula)]),
                missing)
            : Bound.Wrong(At(e));
    }

    private Causes MissingOf(StatisticSpec spec, ColumnSpec value)
    {
        Causes missing = value.Optional
            ? Causes.Of($"value {spec.Name}.{value.Name}", $"\"{value.Name}\" is not given")
            : Causes.None;
        foreach (Dimension dimension in spec.Space.Dimensions)
        {
            if (dimension.CohortSet >= 0 && draft.Cohorts.MayBeUnmeasured(dimension.CohortSet))
            {
                missing += Causes.Of("statistic " + spec.Name,
                "the cohort is too small to be measured");
            }
        }
        return missing;
    }

    private Bound OfReturn(MemberExpression e, int index)
    {
        ReturnSpec spec = draft.Facts.Returns[index];
        int column = spec.Values.ToList().FindIndex(c => c.Name == e.Name);
        if (column < 0)
        {
            return NoColumn(e, spec.Name, spec.Values.Select(c => c.Name));
        }
        if (scope.Cell is not { Cells: { Rows: CellRows.Return } cells } || cells.Source != index)
        {
            draft.Report.Error(
                "unknown-name", At(e),
                $"\"{Source(e)}\" has a value for each row of \"{spec.Name}\", not for " +
                $"{scope.Words}",
                $"write sum({Source(e)})");
            return Bound.Wrong(At(e));
        }
        ValueType type = spec.Values[column].Type;
        Causes missing = type.MayBeMissing
            ? Causes.Of($"value {spec.Name}.{e.Name}",
                $"\"{e.Name}\" is not given") - scope.RuledOut
            : Causes.None;
        return new Bound(new ColumnOfRow(At(e), type.Missing(missing.Any), column), missing);
    }

    private Bound NoColumn(MemberExpression e, string owner, IEnumerable<string> columns)
    {
        string? near = Spelling.Nearest(e.Name, columns);
        draft.Report.Error(
            "unknown-name", At(e), $"\"{owner}\" has no value \"{e.Name}\"",
            near is null
                ? "its values are " + Wording.List(columns)
                : $"did you mean \"{near}\"?");
        return Bound.Wrong(At(e));
    }

    /// <summary>The keys of a cell space as they are here; null, reported, where one has no value
    /// here.</summary>
    private List<Bound>? Keyed(Space space, Expression e, string name) =>
        KeysIn(draft, space, scope, At(e), $"\"{name}\" is for each {space.Words}");

    /// <summary>The keys of a cell space in a scope: each dimension by its own name. Null,
    /// reported in <paramref name="words"/>, where one has no value there.</summary>
    public static List<Bound>? KeysIn(
        Draft draft, Space space, Scope scope, Place place, string words)
    {
        var keys = new List<Bound>();
        foreach (SpaceKey key in space.Keys)
        {
            int heard = draft.Report.Count;
            Bound bound = new ExpressionBinder(draft, key.Scalar, scope).DimensionKey(key);
            if (bound.IsWrong)
            {
                draft.Report.Undo(heard, key.Scalar);
                draft.Report.Error(
                    "unknown-name", place, $"{words}, and {scope.Words} has no {key.Text}",
                    $"use it where there is one {key.Text}, or gather it: sum(…), count(…)");
                return null;
            }
            keys.Add(bound);
        }
        return keys;
    }

    /// <summary>A dimension as it is here: the cell's own of the same text, else its expression.
    /// </summary>
    public Bound DimensionKey(SpaceKey key) => scope.Cell is not null
        ? OwnDimension(key.Text, scalar.Place) ?? Bind(key.Expression, null)
        : Bind(key.Expression, null);

    private Bound? OwnDimension(string text, Place place)
    {
        for (int i = 0; i < scope.Cell!.Dimensions.Length; i++)
        {
            Dimension dimension = scope.Cell.Dimensions[i];
            if (dimension.Name == text
                && !(scope.PlacingFirst && dimension.Kind == DimensionKind.Period))
            {
                return Known(new CellKey(place, dimension.Type, i));
            }
        }
        return null;
    }

    private Bound On(OnExpression e)
    {
        (NameExpression? name, string? column) = e.Target switch
        {
            NameExpression n => (n, null),
            MemberExpression { Target: NameExpression n } m => (n, m.Name),
            _ => ((NameExpression?)null, (string?)null),
        };
        Declared? declared = name is null ? null : draft.Names.Shared(name.Name);
        if (declared?.Kind is not (NameKind.Table or NameKind.Attribute))
        {
            if (name is not null && declared is null)
            {
                return OutOfReach(name.Name, At(name));
            }
            draft.Report.Error(
                "wrong-value", At(e), $"\"{Source(e.Target)}\" is no table and has no date",
                "\"on DATE\" looks up a table on that date");
            return Bound.Wrong(At(e));
        }
        Bound date = Bind(e.Date, ValueType.Date);
        if (date.IsWrong)
        {
            return date;
        }
        if (date.Type.Kind != ValueKind.Date)
        {
            draft.Report.Error(
                "wrong-unit", date.Place,
                $"a date is expected, and this is {Wording.Of(date.Type)}");
            return Bound.Wrong(At(e));
        }
        draft.Graph.Name(declared, At(name!));
        return declared.Kind == NameKind.Attribute
            ? Attribute(declared, At(e), date)
            : draft.Tables.Lookup(declared.Index, column, scope, At(e), date);
    }

    private Bound DayOf(DayOfExpression e)
    {
        Bound period = Bind(e.Period, null);
        if (period.IsWrong)
        {
            return period;
        }
        if (period.Type.Kind != ValueKind.Period)
        {
            draft.Report.Error(
                "wrong-unit", period.Place,
                $"a period is expected, and this is {Wording.Of(period.Type)}",
                "write for example last day of quarter of achieved");
            return Bound.Wrong(At(e));
        }
        PeriodPart part = e.First ? PeriodPart.First : PeriodPart.Last;
        return new Bound(
            new PartOfPeriod(
                At(e), ValueType.Date.Missing(period.Missing.Any), part, period.Formula),
            period.Missing)
        {
            RuledOut = period.RuledOut,
        };
    }

    // "quarter of achieved"; null where "of" is a product.
    private Bound? PeriodOf(BinaryExpression e)
    {
        if (e.Left is not NameExpression name
            || !PeriodKindNames.TryParse(name.Name, out PeriodKind kind))
        {
            return null;
        }
        Bound date = Bind(e.Right, ValueType.Date);
        if (date.IsWrong)
        {
            return date;
        }
        if (date.Type.Kind == ValueKind.Period)
        {
            PeriodPart last = PeriodPart.Last;
            date = new Bound(
                new PartOfPeriod(At(e.Right), ValueType.Date, last, date.Formula), date.Missing);
        }
        if (date.Type.Kind != ValueKind.Date)
        {
            draft.Report.Error(
                "wrong-unit", date.Place,
                $"a date is expected, and this is {Wording.Of(date.Type)}",
                $"write for example {name.Name} of achieved");
            return Bound.Wrong(At(e));
        }
        if (!HasContractYear(kind, At(name)))
        {
            return Bound.Wrong(At(e));
        }
        ValueType type = ValueType.PeriodOf(kind).Missing(date.Missing.Any);
        return new Bound(new PeriodContaining(At(e), type, date.Formula), date.Missing)
        {
            RuledOut = date.RuledOut,
        };
    }
}
