using Outturn.Language.Syntax;
using Outturn.Quantities;
using Outturn.Schemes;

namespace Outturn.Language.Binding;

/// <content>Arithmetic, by the rules of language reference 9, "Types are units".</content>
internal sealed partial class ExpressionBinder
{
    private Bound Pair(BinaryExpression e, ValueType? expected)
    {
        switch (e.Operator)
        {
            case BinaryOperator.And or BinaryOperator.Or:
                return Both(e);
            case BinaryOperator.Otherwise:
                return Otherwise(e, expected);
            case BinaryOperator.Of when PeriodOf(e) is { } period:
                return period;
            case BinaryOperator.Equal or BinaryOperator.NotEqual or BinaryOperator.Less
                or BinaryOperator.AtMost or BinaryOperator.Greater or BinaryOperator.AtLeast:
                return Comparison(e);
        }
        Bound left = Bind(e.Left, null);
        Bound right = Bind(e.Right, null);
        if (left.IsWrong || right.IsWrong)
        {
            return Bound.Wrong(At(e));
        }
        return e.Operator switch
        {
            BinaryOperator.Add => Sum(e, left, right, 1),
            BinaryOperator.Subtract => Sum(e, left, right, -1),
            BinaryOperator.Divide => Quotient(e, left, right),
            _ => Product(e, left, right),
        };
    }

    private Bound Sum(BinaryExpression e, Bound left, Bound right, int sign)
    {
        if (left.Type.Kind == ValueKind.Date && Dates.IsDuration(right.Type))
        {
            return Dates.Shift(draft, left, right, sign, At(e));
        }
        if (sign > 0 && right.Type.Kind == ValueKind.Date && Dates.IsDuration(left.Type))
        {
            return Dates.Shift(draft, right, left, sign, At(e));
        }
        Operator op = sign > 0 ? Operator.Add : Operator.Subtract;
        if (sign < 0 && left.Type.Kind == ValueKind.Date && right.Type.Kind == ValueKind.Date)
        {
            return Join(At(e), ValueType.In(Dates.Day), op, left, right);
        }
        if (!left.IsNumber || !right.IsNumber)
        {
            return CannotAdd(e, left, right);
        }
        if (left.IsPercent && right.IsPercent && sign < 0)
        {
            return Times(Join(At(e), ValueType.Percent, op, left, right), 100,
                ValueType.In(Points));
        }
        if (left.IsPercent && right.Type.Unit == Points)
        {
            Bound fraction = Times(right, Rational.Of(1, 100), ValueType.Percent);
            return Join(At(e), ValueType.Percent, op, left, fraction);
        }
        if (left.Type.Unit != right.Type.Unit)
        {
            return CannotAdd(e, left, right);
        }
        ValueType type = left.IsPercent && right.IsPercent
            ? ValueType.Percent
            : ValueType.In(left.Type.Unit);
        return Join(At(e), type, op, left, right);
    }

    private Bound Product(BinaryExpression e, Bound left, Bound right)
    {
        if (!left.IsNumber || !right.IsNumber)
        {
            return NoNumbers(e, left, right, "multiply");
        }
        Unit unit = left.Type.Unit * right.Type.Unit;
        bool percent = unit.IsNone && left.Type.Unit.IsNone && (left.IsPercent || right.IsPercent);
        return Join(
            At(e), percent ? ValueType.Percent : ValueType.In(unit), Operator.Multiply, left,
            right);
    }

    private Bound Quotient(BinaryExpression e, Bound left, Bound right)
    {
        if (!left.IsNumber || !right.IsNumber)
        {
            return NoNumbers(e, left, right, "divide");
        }
        Causes zero = ByZero(e.Right, right);
        if (left.Type.Unit == Points && right.IsPercent)
        {
            Bound fraction = WithoutPoints(left);
            return Join(At(e), ValueType.Percent, Operator.Divide, fraction, right, zero);
        }
        Unit unit = left.Type.Unit / right.Type.Unit;
        bool plain = left.Type.Unit.IsNone && !left.IsPercent;
        ValueType type = unit.IsNone && !plain ? ValueType.Percent : ValueType.In(unit);
        return Join(At(e), type, Operator.Divide, left, right, zero);
    }

    // (a − b) × 100 ÷ 100 is left out where the points come straight from a difference.
    private static Bound WithoutPoints(Bound points) => points.Formula is Binary
    {
        Operator: Operator.Multiply, Left: Binary { Operator: Operator.Subtract } difference,
        Right: Constant { Value: { IsKnown: true } value },
    } && value.Number == 100 && difference.Type.Unit.IsNone
        ? new Bound(difference, points.Missing) { RuledOut = points.RuledOut }
        : Times(points, Rational.Of(1, 100), ValueType.Percent);

    /// <summary>Missing where a divisor that can be 0 is 0.</summary>
    private Causes ByZero(Expression divisor, Bound bound) =>
        draft.Ranges().CanBeZero(bound.Formula)
        ? Causes.Of("zero " + Source(divisor), $"{Source(divisor)} is 0")
        : Causes.None;

    private static Bound Times(Bound of, Rational factor, ValueType type)
    {
        if (of.Formula is Constant { Value: { IsKnown: true } value })
        {
            return new Bound(
                new Constant(of.Place, type, Value.Of(value.Number * factor)), Causes.None);
        }
        var by = new Constant(of.Place, ValueType.Plain, Value.Of(factor));
        return new Bound(
            new Binary(of.Place, type.Missing(of.Missing.Any), Operator.Multiply, of.Formula, by),
            of.Missing)
        {
            RuledOut = of.RuledOut,
        };
    }

    private static Bound Join(
        Place place, ValueType type, Operator op, Bound left, Bound right, Causes? more = null)
    {
        Causes missing = left.Missing + right.Missing + (more ?? Causes.None);
        Causes ruledOut = left.RuledOut + right.RuledOut + (more ?? Causes.None);
        return new Bound(
            new Binary(place, type.Missing(missing.Any), op, left.Formula, right.Formula), missing)
        {
            RuledOut = ruledOut,
            RuledOutByNo = ruledOut,
        };
    }

    private Bound Minus(UnaryExpression e)
    {
        Bound of = Bind(e.Operand, null);
        if (of.IsWrong)
        {
            return of;
        }
        if (!of.IsNumber)
        {
            draft.Report.Error(
                "wrong-unit", At(e), $"{Wording.Of(of.Type)} has no negative: `{Source(e)}`");
            return Bound.Wrong(At(e));
        }
        Bound negative = Times(of, -1, of.Type.Missing(false));
        return negative.Formula is Constant constant
            ? new Bound(constant with { Place = At(e) }, Causes.None)
            : negative;
    }

    private Bound CannotAdd(BinaryExpression e, Bound left, Bound right)
    {
        string verb = e.Operator == BinaryOperator.Add ? "add" : "subtract";
        (string a, string b) = (Wording.Of(left.Type), Wording.Of(right.Type));
        string what = verb == "add" ? $"{a} and {b}" : $"{b} from {a}";
        draft.Report.Error(
            "wrong-unit", At(e), $"cannot {verb} {what} in `{Source(e)}`",
            PriceRemedy(e.Left, left, e.Right, right) ?? PriceRemedy(e.Right, right, e.Left, left)
                ?? DurationRemedy(left, right));
        return Bound.Wrong(At(e));
    }

    // "£5" beside people is mostly a price that does not say what it is for.
    private string? PriceRemedy(Expression counted, Bound count, Expression money, Bound price)
    {
        if (!price.IsNumber || !count.IsNumber || price.Formula is not Schemes.Constant
            || price.Type.Unit.Parts is not [(var currency, 1)] || !Dimensions.IsCurrency(currency)
            || count.Type.Unit.Parts is not [(var dimension, 1)]
            || Dimensions.IsCurrency(dimension))
        {
            return null;
        }
        string one = NounForms.Of(dimension).One;
        return $"say what the price is for: \"{Source(money)} per {one} * {Source(counted)}\"";
    }

    private static string? DurationRemedy(Bound left, Bound right) =>
        Dates.IsDuration(left.Type) && Dates.IsDuration(right.Type)
            ? "days, months and working days do not convert"
            : null;

    private Bound NoNumbers(BinaryExpression e, Bound left, Bound right, string verb)
    {
        draft.Report.Error(
            "wrong-unit", At(e),
            $"cannot {verb} {Wording.Of(left.Type)} and {Wording.Of(right.Type)} in `{Source(e)}`");
        return Bound.Wrong(At(e));
    }
}
