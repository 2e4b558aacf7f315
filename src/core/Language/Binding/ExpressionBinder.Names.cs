using System.Collections.Immutable;
using Outturn.Language.Syntax;
using Outturn.Quantities;
using Outturn.Schemes;

namespace Outturn.Language.Binding;

/// <content>Names, in the order of language reference 9: fields of the item or row; dimensions of
/// the cell; the participant's; measures and tables; labels.</content>
internal sealed partial class ExpressionBinder
{
    private Bound Name(NameExpression e, ValueType? expected)
    {
        if (Find(e.Name, At(e)) is { } found)
        {
            return found;
        }
        if (expected?.Labels is { } list)
        {
            return Label(e.Name, At(e), list) ?? (draft.Names.Shared(e.Name) is null
                ? NoLabel(e.Name, At(e), list)
                : OutOfReach(e.Name, At(e)));
        }
        return OutOfReach(e.Name, At(e));
    }

    /// <summary>What a name stands for here; null where it stands for nothing, unreported.
    /// </summary>
    private Bound? Find(string name, Place place) =>
        Field(name, place) ?? Dimension(name, place) ?? OfParticipant(name, place)
            ?? Figure(name, place);

    private Bound? Field(string name, Place place)
    {
        switch (name)
        {
            case "day" when scope.Day:
                return Known(new DayTried(place, ValueType.Date));
            case "tier" when scope.Tier is { } tier:
                return Known(new TierPlace(place, tier));
            case "payable" when scope.Line:
                return Known(new FieldOfItem(place, ValueType.Date, ItemField.Payable));
            case "payment" when scope.Line:
                return Known(new PaymentOfLine(place, ValueType.OneOf(draft.PaymentNames)));
            default:
                return (scope.Event ? EventFieldOf(name, place) : null)
                    ?? (scope.Item is { } item ? ItemFieldOf(name, place, item) : null);
        }
    }

    private Bound? EventFieldOf(string name, Place place)
    {
        (EventField field, ValueType? type) = name switch
        {
            "value" => (EventField.Value, scope.EventValue),
            "source" => (EventField.Source, ValueType.OneOf(draft.Sources)),
            "member" => (EventField.Member, ValueType.OneOf(draft.Texts)),
            "recorded" => (EventField.Recorded, ValueType.Date),
            "from" => (EventField.From, ValueType.Date),
            _ => (default, null),
        };
        return type is null ? null : Known(new FieldOfEvent(place, type, field));
    }

    private Bound? ItemFieldOf(string name, Place place, ItemFields item)
    {
        (ItemField Field, ValueType? Type) found = ItemType(draft, name, item);
        return found.Type is null ? null : Known(new FieldOfItem(place, found.Type, found.Field));
    }

    /// <summary>The field and its type; null type: items have no such field.</summary>
    public static (ItemField Field, ValueType? Type) ItemType(
        Draft draft, string name, ItemFields item) => name switch
        {
            "achieved" => (ItemField.Achieved, ValueType.Date),
            "payable" => (ItemField.Payable, ValueType.Date),
            "n" => (ItemField.N, ValueType.Plain),
            "units" => (ItemField.Units, ValueType.In(item.Units)),
            "kind" => (
                ItemField.Kind, item.Kinds is null ? null : ValueType.OneOf(item.Kinds)),
            "value" => (ItemField.Value, item.Value),
            "source" => (ItemField.Source, ValueType.OneOf(draft.Sources)),
            "earned-from" => (ItemField.EarnedFrom, ValueType.Date),
            "earned-to" => (ItemField.EarnedTo, ValueType.Date),
            "outcome" => (ItemField.Outcome, ValueType.OneOf(draft.OutcomeNames)),
            _ => (default, null),
        };

    private Bound? Dimension(string name, Place place)
    {
        bool isPeriod = PeriodKindNames.TryParse(name, out PeriodKind kind);
        if (isPeriod && scope.PlacingFirst && Placed(kind, place) is { } placed)
        {
            return placed;
        }
        if (scope.Cell is { } cell)
        {
            for (int i = 0; i < cell.Dimensions.Length; i++)
            {
                if (cell.Dimensions[i].Name == name)
                {
                    return Known(new CellKey(place, cell.Dimensions[i].Type, i));
                }
            }
            if (isPeriod && OfCellPeriod(kind, cell, place) is { } larger)
            {
                return larger;
            }
        }
        return isPeriod ? Placed(kind, place) : null;
    }

    // A larger period follows from a smaller one of the cell, by its last day.
    private Bound? OfCellPeriod(PeriodKind kind, Space cell, Place place)
    {
        for (int i = 0; i < cell.Dimensions.Length; i++)
        {
            ValueType type = cell.Dimensions[i].Type;
            if (type.Kind != ValueKind.Period || cell.Dimensions[i].CohortSet >= 0
                || type.Period > kind || !HasContractYear(kind, place))
            {
                continue;
            }
            var key = new CellKey(place, type, i);
            if (type.Period == kind)
            {
                return Known(key);
            }
            var last = new PartOfPeriod(place, ValueType.Date, PeriodPart.Last, key);
            return Known(new PeriodContaining(place, ValueType.PeriodOf(kind), last));
        }
        return null;
    }

    private Bound? Placed(PeriodKind kind, Place place)
    {
        if (scope.Placing is not { } date)
        {
            return null;
        }
        if (!HasContractYear(kind, place))
        {
            return Bound.Wrong(place);
        }
        Causes missing = scope.PlacingMissing - scope.RuledOut;
        ValueType type = ValueType.PeriodOf(kind).Missing(missing.Any);
        return new Bound(new PeriodContaining(place, type, date), missing);
    }

    private bool HasContractYear(PeriodKind kind, Place place)
    {
        if (kind != PeriodKind.ContractYear || draft.Calendar.Periods.ContractYear is not null)
        {
            return true;
        }
        draft.Spaces.NoContractYear(place);
        return false;
    }

    private Bound? OfParticipant(string name, Place place)
    {
        if (!scope.Participant)
        {
            return null;
        }
        switch (name)
        {
            case "participant":
                return Participant(place, ParticipantField.Participant, draft.Participants);
            case "provider":
                return Participant(place, ParticipantField.Provider, draft.Providers);
            case "referred":
                return Known(new FieldOfParticipant(
                    place, ValueType.Date, ParticipantField.Referred));
            case "started":
                Causes missing = Causes.Of("started", "somebody never started") - scope.RuledOut;
                return new Bound(
                    new FieldOfParticipant(
                        place, ValueType.Date.Missing(missing.Any), ParticipantField.Started),
                    missing);
        }
        if (draft.Names.Shared(name) is not { } declared)
        {
            return null;
        }
        Bound? found = declared.Kind switch
        {
            NameKind.Attribute => Attribute(declared, place, null),
            NameKind.Group => Known(new GroupOf(
                place, ValueType.OneOf(draft.Groups.Labels(declared.Index)), declared.Index)),
            NameKind.Cohort => draft.Cohorts.LabelOf(declared.Index, place, scope),
            _ => null,
        };
        if (found is not null)
        {
            draft.Graph.Name(declared, place);
        }
        return found;
    }

    private static Bound Participant(Place place, ParticipantField field, LabelList list) =>
        Known(new FieldOfParticipant(place, ValueType.OneOf(list), field));

    private Bound Attribute(Declared declared, Place place, Bound? on)
    {
        ValueType type = draft.Facts.Attributes[declared.Index].Column.Type;
        Causes missing = type.MayBeMissing
            ? Causes.Of("attribute " + declared.Name, $"\"{declared.Name}\" is not given")
                - scope.RuledOut
            : Causes.None;
        missing += on?.Missing ?? Causes.None;
        return new Bound(
            new AttributeOf(place, type.Missing(missing.Any), declared.Index, on?.Formula),
            missing);
    }

    private Bound? Figure(string name, Place place)
    {
        Declared? declared = draft.Names.Shared(name);
        switch (declared?.Kind)
        {
            case NameKind.Measure:
                draft.Graph.Name(declared, place);
                return draft.Measures.Lookup(declared.Index, scope, place, met: false);
            case NameKind.Table:
                draft.Graph.Name(declared, place);
                return draft.Tables.Lookup(declared.Index, null, scope, place, null);
            default:
                return null;
        }
    }

    private static Bound Known(Formula formula) => new(formula, Causes.None);

    /// <summary>Reports a name that means nothing here: unknown, or known and out of reach.
    /// </summary>
    private Bound OutOfReach(string name, Place place)
    {
        Declared? declared = draft.Names.Shared(name) ?? draft.Names.Fact(name)
            ?? draft.Names.Return(name) ?? draft.Names.Payment(name);
        if (declared is null && !BuiltIn.Contains(name) && !PeriodKindNames.All.Contains(name))
        {
            draft.Names.Unknown(name, place, _ => true, Reachable());
            return Bound.Wrong(place);
        }
        string what = declared is null ? ""
            : $" ({declared.Word}, line {Wording.Line(declared.Place)})";
        draft.Report.Error(
            "unknown-name", place, $"\"{name}\"{what} has no value for {scope.Words}",
            Remedy(name, declared));
        return Bound.Wrong(place);
    }

    private static string? Remedy(string name, Declared? declared) => declared?.Kind switch
    {
        NameKind.Outcome => $"write {name}.achieved for its date, or count({name})",
        NameKind.Fact => $"write for example count({name}), or name an outcome",
        NameKind.Payment => $"write amount({name})",
        NameKind.Statistic or NameKind.Return =>
            $"write {name} with one of its values: {name}.value",
        _ => null,
    };

    private IEnumerable<string> Reachable()
    {
        ImmutableArray<Dimension> dimensions = scope.Cell?.Dimensions ?? [];
        return dimensions.Select(d => d.Name)
            .Concat(scope.Participant ? ["provider", "referred", "started"] : [])
            .Concat(scope.Item is null ? [] : ItemNames)
            .Concat(scope.Day ? ["day"] : [])
            .Concat(PeriodKindNames.All);
    }

    private static readonly string[] ItemNames =
        ["achieved", "payable", "n", "units", "kind", "value", "source", "earned-from",
            "earned-to"];

    private static readonly HashSet<string> BuiltIn = new(StringComparer.Ordinal)
    {
        "provider", "participant", "referred", "started", "day", "tier", "achieved", "payable", "n",
        "units", "kind", "value", "source", "earned-from", "earned-to", "outcome", "payment",
        "member", "recorded", "indicator", "unit",
    };
}
