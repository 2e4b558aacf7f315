using System.Collections.Immutable;
using Outturn.Quantities;
using Outturn.Schemes;

namespace Outturn.Language.Analysis;

/// <content>What the facts decide.</content>
internal sealed partial class Bounds
{
    private Span Variable(Formula formula) =>
        Known.TryGetValue(FormulaKey.Of(formula), out Span? known) ? known : Default(formula);

    private Span Default(Formula formula) => formula switch
    {
        FieldOfItem f => OfItem(f),
        FieldOfFirst f => OfFirst(f),
        FieldOfParticipant { Field: ParticipantField.Referred } => world.Referred,
        FieldOfParticipant { Field: ParticipantField.Started } f =>
            world.Started.OrMissing(f.Type.MayBeMissing),
        AttributeOf f => Unknown(f.Type) with { Exact = true },
        GroupOf f => Span.OfLabels(LabelSet.Of(Given(world.Scheme.Groups[f.Set])))
            .OrMissing(f.Type.MayBeMissing),
        CohortOf f => OfCohort(f),
        CellKey f => Key(f),
        ColumnOfRow f => Column(f.Type),
        StatisticAt f => Column(f.Type),
        MeasureAt { Met: false } f => world.Measure(f.Measure).OrMissing(f.Type.MayBeMissing),
        Owed => Span.NotNegative,
        TierPlace => Span.NotNegative with { Exact = true },
        OverFacts f => Aggregate(f.Function, f.Type, null),
        OverCell f => Aggregate(
            f.Tally.Function, f.Type, f.Tally.Argument is { } a ? Counting(f.Tally).Of(a) : null),
        _ => Unknown(formula.Type),
    };

    /// <summary>The labels that a set of groups gives: a variation may add others.</summary>
    public static IEnumerable<int> Given(GroupSet set) => set.Label is Choice choice
        ? choice.Cases.Select(c => c.Then).Append(choice.Else).OfType<Constant>()
            .Select(c => (int)c.Value.Whole).Where(l => l >= 0).Distinct().Order()
        : Enumerable.Range(0, set.Labels.Labels.Length);

    /// <summary>Bounds for one of the things that a tally counts.</summary>
    public Bounds Counting(Tally tally) => new(world)
    {
        Outcomes = tally.Source == TallySource.Items ? tally.Sources : [],
        Space = tally.Sources is not [var source, ..] ? null : tally.Source switch
        {
            TallySource.Returns => world.Scheme.Facts.Returns[source].Space,
            TallySource.Statistics => world.Scheme.Facts.Statistics[source].Space,
            TallySource.Measures => world.Scheme.Measures[source].Space,
            _ => null,
        },
    };

    private Span OfItem(FieldOfItem f)
    {
        if (Outcomes.IsEmpty)
        {
            return Unknown(f.Type);
        }
        return Outcomes.Select(o => Field(f, o)).Aggregate((a, b) => a.Union(b))
            .OrMissing(f.Type.MayBeMissing);
    }

    private Span Field(FieldOfItem f, int outcome) => f.Field switch
    {
        ItemField.Achieved => world.Items(outcome).Achieved,
        ItemField.Payable => world.Items(outcome).Payable,
        ItemField.N => Span.Between(1, world.Items(outcome).Count.High),
        ItemField.Units => world.Items(outcome).Units,
        ItemField.EarnedFrom or ItemField.EarnedTo =>
            world.Items(outcome).Achieved with { Low = null, Exact = false },
        ItemField.Kind => Labels(f, world.Scheme.Outcomes[outcome].Kinds.Labels),
        ItemField.Outcome => Labels(f, [world.Scheme.Outcomes[outcome].Name]),
        _ => Unknown(f.Type),
    };

    private static Span Labels(FieldOfItem f, ImmutableArray<string> names) =>
        f.Type.Labels is { } list
            ? Span.OfLabels(LabelSet.Of(names.Select(list.IndexOf).Where(i => i >= 0)))
            : Unknown(f.Type);

    private Span OfFirst(FieldOfFirst f)
    {
        ItemSpans items = world.Items(f.Outcome);
        Span span = f.Field switch
        {
            ItemField.Achieved => items.Achieved,
            ItemField.Payable => items.Payable,
            ItemField.Units => items.Units,
            ItemField.N => Span.Of(1),
            _ => Unknown(f.Type),
        };
        return span.OrMissing(f.Type.MayBeMissing);
    }

    private Span OfCohort(CohortOf f)
    {
        CohortSet set = world.Scheme.Cohorts[f.Set];
        Span span = set.By is { } by ? Of(by).Known() : Unknown(f.Type);
        return span.OrMissing(f.Type.MayBeMissing);
    }

    private Span Key(CellKey f)
    {
        if (Space is null || f.Dimension < 0 || f.Dimension >= Space.Dimensions.Length)
        {
            return Unknown(f.Type);
        }
        Dimension dimension = Space.Dimensions[f.Dimension];
        if (dimension.Type.Kind != ValueKind.Period)
        {
            return Unknown(f.Type);
        }
        return dimension.CohortSet >= 0
            && world.Scheme.Cohorts[dimension.CohortSet].By is { } by
                ? new Bounds(world).Of(by).Known()
                : world.Periods(dimension.Type.Period);
    }

    // People, events and units are counted, and so are days: none is below 0.
    private static Span Column(Schemes.ValueType type)
    {
        bool counted = type.Kind == ValueKind.Number && type.Unit.Parts.Count == 1
            && type.Unit.Parts[0].Exponent == 1
            && !Dimensions.IsCurrency(type.Unit.Parts[0].Dimension)
            && type.Unit.Parts[0].Dimension != Dimensions.Point;
        return counted
            ? (Span.NotNegative with { Exact = true }).OrMissing(type.MayBeMissing)
            : Unknown(type);
    }

    private static Span Aggregate(AggregateFunction function, Schemes.ValueType type, Span? of) =>
        function switch
        {
            AggregateFunction.Count or AggregateFunction.People or AggregateFunction.Units
                or AggregateFunction.Days or AggregateFunction.Most
                or AggregateFunction.Members =>
                Span.NotNegative with { Exact = true },
            AggregateFunction.Sum when of?.Low is { Sign: >= 0 } =>
                Span.NotNegative with { Exact = of.Exact },
            AggregateFunction.Sum => Span.Any,
            AggregateFunction.Mean or AggregateFunction.Highest or AggregateFunction.Lowest
                or AggregateFunction.First or AggregateFunction.Last when of is not null =>
                (of with { Exact = false }).OrMissing(type.MayBeMissing),
            _ => Unknown(type),
        };
}
