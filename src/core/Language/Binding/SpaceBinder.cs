using System.Collections.Immutable;
using Outturn.Language.Syntax;
using Outturn.Quantities;
using Outturn.Schemes;

namespace Outturn.Language.Binding;

/// <summary>Reads <c>for each</c> and <c>within</c> as dimensions of cells (language reference 3,
/// "Dimensions").</summary>
internal sealed class SpaceBinder(Draft draft)
{
    /// <summary>The rows of a return: provider, unit, period, indicator.</summary>
    public Space OfReturn(YamlScalar name, int index, PeriodKind every, LabelList indicators)
    {
        ImmutableArray<Dimension> dimensions =
        [
            new("provider", DimensionKind.Provider, ValueType.OneOf(draft.Providers)),
            new("unit", DimensionKind.ReportingUnit, ValueType.OneOf(draft.ReportingUnits)),
            new(every.ToWords(), DimensionKind.Period, ValueType.PeriodOf(every)),
            new("indicator", DimensionKind.Label, ValueType.OneOf(indicators)),
        ];
        var cells = new CellSpace(dimensions) { Rows = CellRows.Return, Source = index };
        return new Space(
            cells,
            [.. dimensions.Select(d => new SpaceKey(name, new NameExpression(d.Name, 0, 0)))]);
    }

    /// <summary>One dimension, a list of them, or <c>scheme</c>; null where all are wrong.
    /// </summary>
    public Space? OfDimensions(YamlNode node, string what)
    {
        if (node is YamlScalar { Text: "scheme" })
        {
            return Space.Scheme;
        }
        var keys = new List<SpaceKey>();
        IReadOnlyList<YamlNode> nodes = node is YamlList list ? list.Items : [node];
        foreach (YamlNode item in nodes)
        {
            if (item is not YamlScalar scalar)
            {
                draft.Report.Error(
                    "wrong-value", item.Place, $"{what} is for each of some names",
                    "write a name, or a list of names in [ ]");
            }
            else if (draft.Parse(scalar) is { } expression)
            {
                keys.Add(new SpaceKey(scalar, expression));
            }
        }
        return OfKeys(keys);
    }

    /// <summary>The cells of some dimensions; null, reported, where none of them is one.</summary>
    public Space? OfKeys(IReadOnlyList<SpaceKey> keys)
    {
        var good = ImmutableArray.CreateBuilder<SpaceKey>();
        var dimensions = ImmutableArray.CreateBuilder<Dimension>();
        foreach (SpaceKey key in keys)
        {
            if (DimensionOf(key) is { } dimension)
            {
                good.Add(key);
                dimensions.Add(dimension);
            }
        }
        return dimensions.Count == 0
            ? null
            : new Space(new CellSpace(dimensions.ToImmutable()), good.ToImmutable());
    }

    /// <summary>The dimension that a name or expression stands for; null, reported, where it is
    /// none.</summary>
    public Dimension? DimensionOf(SpaceKey key)
    {
        Expression expression = key.Expression;
        Place place = key.Scalar.At(expression.Start, expression.End - expression.Start);
        if (expression is BinaryExpression
            {
                Operator: BinaryOperator.Of, Left: NameExpression period,
            } && PeriodKindNames.TryParse(period.Name, out PeriodKind kind))
        {
            return Period(key.Text, kind, place);
        }
        if (expression is not NameExpression name)
        {
            draft.Report.Error(
                "wrong-value", place, $"\"{key.Text}\" is no dimension",
                "write a name with one label for each participant or provider, or a period");
            return null;
        }
        return Named(name.Name, place);
    }

    private Dimension? Named(string name, Place place)
    {
        switch (name)
        {
            case "provider":
                return new(name, DimensionKind.Provider, ValueType.OneOf(draft.Providers));
            case "participant":
                return new(name, DimensionKind.Participant, ValueType.OneOf(draft.Participants));
            case "outcome":
                return new(name, DimensionKind.Label, ValueType.OneOf(draft.OutcomeNames));
            case "payment":
                return new(name, DimensionKind.Label, ValueType.OneOf(draft.PaymentNames));
        }
        if (PeriodKindNames.TryParse(name, out PeriodKind kind))
        {
            return Period(name, kind, place);
        }
        Declared? declared = draft.Names.Shared(name);
        if (declared is null)
        {
            draft.Names.Unknown(
                name, place,
                d => d.Kind is NameKind.Attribute or NameKind.Group or NameKind.Cohort
                    or NameKind.Table,
                ["provider", "participant", "scheme", .. PeriodKindNames.All]);
            return null;
        }
        draft.Graph.Name(declared, place);
        return Of(declared, place);
    }

    private Dimension? Of(Declared declared, Place place)
    {
        string name = declared.Name;
        switch (declared.Kind)
        {
            case NameKind.Group:
                return new(
                    name, DimensionKind.Label,
                    ValueType.OneOf(draft.Groups.Labels(declared.Index)));
            case NameKind.Cohort:
                return draft.Cohorts.DimensionOf(declared.Index);
            case NameKind.Attribute:
                ValueType type = draft.Facts.Attributes[declared.Index].Column.Type.Missing(false);
                if (type.Kind is ValueKind.Label or ValueKind.YesNo)
                {
                    return new(name, DimensionKind.Label, type);
                }
                break;
            case NameKind.Table:
                if (draft.Tables.LabelsOf(declared.Index) is { } labels)
                {
                    return new(name, DimensionKind.Label, ValueType.OneOf(labels));
                }
                break;
        }
        draft.Report.Error(
            "wrong-value", place,
            $"\"{name}\" ({declared.Word}, line {Wording.Line(declared.Place)}) is no " +
            $"dimension: it has no labels",
            "a dimension is provider, a period, a group, a cohort, or what gives labels");
        return null;
    }

    private Dimension? Period(string text, PeriodKind kind, Place place)
    {
        if (kind == PeriodKind.ContractYear && draft.Calendar.Periods.ContractYear is null)
        {
            NoContractYear(place);
            return null;
        }
        return new(text, DimensionKind.Period, ValueType.PeriodOf(kind));
    }

    /// <summary>Reports a contract year that the calendar does not have.</summary>
    public void NoContractYear(Place place) => draft.Report.Error(
        "missing-key", place, "\"calendar\" has no contract-year",
        "add contract-year: with the first day of the contract");
}
