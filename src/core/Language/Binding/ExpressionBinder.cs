using Outturn.Language.Syntax;
using Outturn.Quantities;
using Outturn.Schemes;

namespace Outturn.Language.Binding;

/// <summary>Resolves the names of one expression in a scope and checks its units (language
/// reference 9). Every problem is reported where it stands; what is made of something wrong is
/// wrong too, silently.</summary>
internal sealed partial class ExpressionBinder(Draft draft, YamlScalar scalar, Scope scope)
{
    /// <summary>The expression; <paramref name="expected"/> is the type that it ought to have,
    /// which decides what a label means.</summary>
    public Bound Bind(Expression e, ValueType? expected) => e switch
    {
        NumberLiteral n => Number(e, n.Value, ValueType.Plain),
        PercentLiteral n => Number(e, n.Percent / 100, ValueType.Percent),
        PointsLiteral n => Number(e, n.Points, ValueType.In(Points)),
        MoneyLiteral n => Money(n),
        QuantityLiteral n => Quantity(n),
        DateLiteral n => Constant(e, ValueType.Date, Value.Of(n.Date.DayNumber)),
        YesNoLiteral n => Constant(e, ValueType.YesNo, Value.Of(n.Value)),
        TextLiteral n => Text(n, expected),
        NameExpression n => Name(n, expected),
        MemberExpression n => Member(n),
        OnExpression n => On(n),
        DayOfExpression n => DayOf(n),
        UnaryExpression { Operator: UnaryOperator.Not } n => Not(n),
        UnaryExpression n => Minus(n),
        BinaryExpression n => Pair(n, expected),
        InExpression n => In(n),
        IfExpression n => If(n, expected),
        CallExpression n => Call(n, expected),
        _ => throw new InvalidOperationException($"no binding for {e.GetType().Name}"),
    };

    private static Unit Points { get; } = Unit.Of(Dimensions.Point);

    private Place At(Expression e) => scalar.At(e.Start, e.End - e.Start);

    private string Source(Expression e)
    {
        int end = Math.Min(e.End, scalar.Text.Length);
        return scalar.Text[Math.Min(e.Start, end)..end];
    }

    private Bound Constant(Expression e, ValueType type, Value value) =>
        new(new Constant(At(e), type, value), Causes.None);

    private Bound Number(Expression e, Rational number, ValueType type) =>
        Constant(e, type, Value.Of(number));

    private Bound Money(MoneyLiteral e)
    {
        Currency currency = draft.Head.Currency;
        bool isCode = Dimensions.IsCurrency(e.Currency);
        Currency? meant = isCode
            ? Currency.Find(e.Currency)
            : e.Currency == currency.Symbol ? currency : null;
        meant ??= draft.Head.IsCurrencyKnown ? null : currency;
        if (meant is null)
        {
            draft.Report.Error(
                "wrong-value", At(e),
                isCode
                    ? $"\"{e.Currency}\" is no currency of ISO 4217"
                    : $"\"{e.Currency}\" is not the symbol of {currency.Code}, the scheme's " +
                    $"currency",
                $"write {currency.Symbol ?? currency.Code + " "}{Wording.Number(e.Amount)}");
            return Bound.Wrong(At(e));
        }
        var name = new UnitName(meant.Code, e.Start, e.End);
        return draft.Units.Find(name, e.Per, scalar) is { } unit
            ? Number(e, e.Amount * unit.Factor, ValueType.In(unit.Unit))
            : Bound.Wrong(At(e));
    }

    private Bound Quantity(QuantityLiteral e) =>
        draft.Units.Find(e.Unit, e.Per, scalar) is { } unit
            ? Number(e, e.Amount * unit.Factor, ValueType.In(unit.Unit))
            : Bound.Wrong(At(e));

    private Bound Text(TextLiteral e, ValueType? expected)
    {
        LabelList list = expected?.Labels ?? draft.Texts;
        return Label(e.Value, At(e), list) ?? NoLabel(e.Value, At(e), list);
    }

    /// <summary>A label of a list; null where the list is closed and has none such.</summary>
    private static Bound? Label(string label, Place place, LabelList list)
    {
        int index = list.IsOpen ? list.Mention(label) : list.IndexOf(label);
        return index < 0
            ? null
            : new Bound(
                new Constant(place, ValueType.OneOf(list), Value.Of(index)), Causes.None);
    }

    private Bound NoLabel(string label, Place place, LabelList list)
    {
        string? near = Spelling.Nearest(label, list.Labels);
        draft.Report.Error(
            "unknown-name", place, $"\"{label}\" is not a label of {list.Name}",
            near is null
                ? $"its labels are {Wording.List(list.Labels)}"
                : $"did you mean \"{near}\"?");
        return Bound.Wrong(place);
    }
}
