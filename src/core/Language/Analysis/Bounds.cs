using System.Collections.Immutable;
using Outturn.Quantities;
using Outturn.Schemes;

namespace Outturn.Language.Analysis;

/// <summary>What formulas may come to (language reference 11, "bound counts, amounts and dates by
/// intervals"): the same walk over the graph as the interpreter's, on spans in place of values.
/// </summary>
internal sealed partial class Bounds(World world)
{
    private ImmutableDictionary<string, Span> _known = world.Given;

    /// <summary>The outcomes whose items are in hand; empty: none.</summary>
    public ImmutableArray<int> Outcomes { get; init; } = [];

    /// <summary>The cells in hand; null: none.</summary>
    public CellSpace? Space { get; init; }

    /// <summary>Spans of variables that are known better than by their type.</summary>
    public ImmutableDictionary<string, Span> Known
    {
        get => _known;
        init => _known = value;
    }

    public Scheme Scheme => world.Scheme;

    /// <summary>The same with one more variable known.</summary>
    public Bounds With(string key, Span span) => Knowing(Known.SetItem(key, span));

    /// <summary>The same, knowing just these variables.</summary>
    public Bounds Knowing(ImmutableDictionary<string, Span> known) => new(world)
    {
        Outcomes = Outcomes,
        Space = Space,
        Known = known,
    };

    /// <summary>What a formula may come to.</summary>
    public Span Of(Formula formula) => formula switch
    {
        Constant c => OfConstant(c),
        CohortMeasured f => MeasuringDay(f),
        TableAt f => InTable(f),
        PeriodContaining f => PeriodOf(f),
        PartOfPeriod f => Part(f),
        Binary f => Pair(f),
        Negation f => SpanLogic.Not(Of(f.Of)),
        Membership f => f.In.Select(e => SpanLogic.Compare(Operator.Equal, Of(f.Of), Of(e)))
            .Aggregate(SpanLogic.Or),
        Choice f => OfChoice(f),
        NumberCall f => Call(f),
        _ when FormulaKey.IsVariable(formula) => Variable(formula),
        _ => Unknown(formula.Type),
    };

    /// <summary>The spans of a formula of a type about which nothing else is known.</summary>
    public static Span Unknown(Schemes.ValueType type) => (type.Kind switch
    {
        ValueKind.YesNo => Span.YesOrNo with { Exact = true },
        ValueKind.Label => Span.OfLabels(AllOf(type.Labels)),
        _ => Span.Any,
    }).OrMissing(type.MayBeMissing);

    public static LabelSet AllOf(LabelList? labels) => labels is null || labels.IsOpen
        ? LabelSet.All
        : LabelSet.Of(Enumerable.Range(0, labels.Labels.Length));

    private static Span OfConstant(Constant c) => !c.Value.IsKnown
        ? Span.Missing
        : c.Type.Kind == ValueKind.Label
            ? Span.OfLabel((int)c.Value.Whole)
            : Span.Of(c.Value.Number);

    private Span Pair(Binary f)
    {
        switch (f.Operator)
        {
            case Operator.And:
                return SpanLogic.And(Of(f.Left), Of(f.Right));
            case Operator.Or:
                return SpanLogic.Or(Of(f.Left), Of(f.Right));
            case Operator.Otherwise:
                Span left = Of(f.Left);
                return !left.CanBeMissing ? left
                    : !left.CanBeKnown ? Of(f.Right)
                    : left.Known().Union(Of(f.Right));
            case Operator.AddDays:
                return SpanArithmetic.Apply(Operator.Add, Of(f.Left), Of(f.Right));
            case Operator.AddMonths or Operator.AddWorkingDays:
                return Later(f.Operator, Of(f.Left), Of(f.Right));
            case Operator.Add or Operator.Subtract or Operator.Multiply or Operator.Divide:
                return SpanArithmetic.Apply(f.Operator, Of(f.Left), Of(f.Right));
            default:
                return SpanLogic.Compare(f.Operator, Of(f.Left), Of(f.Right));
        }
    }

    private Span OfChoice(Choice f)
    {
        Span? all = null;
        bool sure = true;
        foreach (ChoiceCase each in f.Cases)
        {
            Span when = Of(each.When);
            if (when.IsNotYes)
            {
                continue;
            }
            sure &= when.IsYes;
            Span then = Of(each.Then);
            all = all?.Union(then) ?? then;
            if (when.IsYes)
            {
                return all with { Exact = all.Exact && sure };
            }
        }
        Span last = f.Else is null ? Span.Missing : Of(f.Else);
        all = all?.Union(last) ?? last;
        return all with { Exact = all.Exact && sure };
    }

    private Span Call(NumberCall f)
    {
        Span first = Of(f.Arguments[0]);
        switch (f.Function)
        {
            case NumberFunction.Min:
                return f.Arguments.Select(Of).Aggregate(SpanArithmetic.Least);
            case NumberFunction.Max:
                return f.Arguments.Select(Of).Aggregate(SpanArithmetic.Greatest);
            case NumberFunction.Abs:
                return SpanArithmetic.Absolute(first);
            case NumberFunction.Whole:
                return SpanArithmetic.Rising(first, n => Rational.Of(n.Floor()));
            case NumberFunction.Round:
                return Of(f.Arguments[1]).Single is { Sign: > 0 } step
                    ? SpanArithmetic.Rising(first, n => n.RoundTo(step, f.Rounding))
                    : Unknown(f.Type).OrMissing(first.CanBeMissing);
            case NumberFunction.Ratio:
                return SpanArithmetic.Apply(Operator.Divide, first, Of(f.Arguments[1]));
            case NumberFunction.Points:
                return SpanArithmetic.Apply(Operator.Multiply, first, Span.Of(100));
            case NumberFunction.Known:
                return SpanLogic.Of(first.CanBeKnown, first.CanBeMissing, canBeMissing: false);
            default:
                return Unknown(f.Type);
        }
    }
}
