using System.Linq.Expressions;
using Outturn.Quantities;
using Outturn.Schemes;

namespace Outturn.Settlement;

/// <summary>Operators, choices and functions as machine code, with missing and scales as in the
/// interpreter.</summary>
internal sealed partial class FormulaCompiler
{
    private static readonly Expression One = Expression.Constant(1L);
    private static readonly Expression Zero = Expression.Constant(0L);

    private Coded? Operate(Binary f)
    {
        if (Node(f.Left) is not { } left || Node(f.Right) is not { } right)
        {
            return null;
        }
        switch (f.Operator)
        {
            case Operator.And when left.IsWhole && right.IsWhole:
                return Both(left, right, decides: 0);
            case Operator.Or when left.IsWhole && right.IsWhole:
                return Both(left, right, decides: 1);
            case Operator.And or Operator.Or:
                return null;
            case Operator.Otherwise:
                return Otherwise(left, right);
            case Operator.Multiply:
                return Times(left, right);
            case Operator.Divide:
                return f.Right is Constant by
                    ? Over(left, by.Value.Number)
                    : Quotient(left, right);
            case Operator.AddMonths:
                return Dates(left, right, nameof(Workings.AddMonths));
            case Operator.AddWorkingDays:
                return Dates(left, right, nameof(Workings.AddWorkingDays));
            case Operator.AddDays when !left.IsWhole || !right.IsWhole:
                return null;
        }
        if (!Align(ref left, ref right))
        {
            return null;
        }
        bool fractions = AreFractions(left, right);
        return f.Operator switch
        {
            Operator.Add or Operator.Subtract when fractions => Sum(left, right, f.Operator),
            Operator.Add or Operator.AddDays =>
                IfBothKnown(left, right, Expression.AddChecked, left.Scale),
            Operator.Subtract =>
                IfBothKnown(left, right, Expression.SubtractChecked, left.Scale),
            _ when fractions => ComparedFractions(f.Operator, left, right),
            _ => Compared(f.Operator, left, right),
        };
    }

    private static Coded Compared(Operator by, Coded left, Coded right) =>
        left.MayMiss || right.MayMiss
            ? IfBothKnown(left, right, (a, b) => Bit(Compare(by, a, b)), 1)
            : Coded.Of(Compare(by, left.Code, right.Code));

    private static Expression Compare(Operator by, Expression a, Expression b) => by switch
    {
        Operator.Equal => Expression.Equal(a, b),
        Operator.NotEqual => Expression.NotEqual(a, b),
        Operator.Less => Expression.LessThan(a, b),
        Operator.LessOrEqual => Expression.LessThanOrEqual(a, b),
        Operator.Greater => Expression.GreaterThan(a, b),
        Operator.GreaterOrEqual => Expression.GreaterThanOrEqual(a, b),
        _ => throw new InvalidOperationException($"{by} does not compare"),
    };

    private Coded? Times(Coded left, Coded right)
    {
        Int128 scale = (Int128)left.Scale * right.Scale;
        return scale > GreatestScale ? null
            : AreFractions(left, right) ? Product(left, right, (long)scale)
            : IfBothKnown(left, right, Expression.MultiplyChecked, (long)scale);
    }

    // x over n/d is x·d over scale·n; a negative n moves its sign up.
    private static Coded? Over(Coded left, Rational by)
    {
        if (by.IsZero)
        {
            return new Coded(Nothing, 1, MayMiss: true);
        }
        Int128 scale = left.Scale * Int128.Abs(by.Numerator);
        if (scale > GreatestScale || by.Denominator > GreatestScale)
        {
            return null;
        }
        long up = (long)by.Denominator * by.Sign;
        return IfKnown(
            left, v => Expression.MultiplyChecked(v, Expression.Constant(up)), (long)scale);
    }

    private Coded? Dates(Coded date, Coded by, string method) => date.IsWhole && by.IsWhole
        ? IfBothKnown(date, by, (a, b) => Expression.Convert(
            Expression.Call(
                Expression.Constant(workings), method, null,
                Expression.Convert(a, typeof(int)), b),
            typeof(long)), 1)
        : null;

    private static Coded? Both(Coded left, Coded right, long decides)
    {
        if (left.Test is { } first && right.Test is { } second)
        {
            return Coded.Of(decides == 0
                ? Expression.AndAlso(first, second)
                : Expression.OrElse(first, second));
        }
        var a = Expression.Variable(typeof(long));
        var b = Expression.Variable(typeof(long));
        Expression decided = Expression.Constant(decides);
        Expression code = Expression.Block(
            [a, b],
            Expression.Assign(a, left.Code),
            Expression.Condition(
                Expression.Equal(a, decided),
                a,
                Expression.Block(
                    Expression.Assign(b, right.Code),
                    Expression.Condition(
                        Expression.OrElse(
                            Expression.Equal(b, decided), Expression.NotEqual(a, Nothing)),
                        b,
                        Nothing))));
        return new Coded(code, 1, left.MayMiss || right.MayMiss);
    }

    private Coded? Otherwise(Coded left, Coded right)
    {
        if (!Align(ref left, ref right))
        {
            return null;
        }
        var a = Expression.Variable(typeof(long));
        Coded? either = Either(
            Expression.Equal(a, Nothing), right, left with { Code = a, MayMiss = false });
        return either is null ? null : either with
        {
            Code = Expression.Block([a], Expression.Assign(a, left.Code), either.Code),
        };
    }

    private Coded? Member(Membership f)
    {
        if (Node(f.Of) is not { IsWhole: true } of || !f.In.All(i => i is Constant))
        {
            return null;
        }
        return IfKnown(of, v => f.In.Cast<Constant>().Aggregate(Zero, (found, one) =>
            Expression.Condition(
                Expression.Equal(v, Expression.Constant((long)one.Value.Number.Numerator)),
                One,
                found)), 1);
    }

    private Coded? Choose(Choice f)
    {
        var parts = new List<(Coded When, Coded Then)>();
        foreach (ChoiceCase one in f.Cases)
        {
            if (Node(one.When) is not { IsWhole: true } when || Node(one.Then) is not { } then)
            {
                return null;
            }
            parts.Add((when, then));
        }
        Coded? last = f.Else is null ? Fixed(default) : Node(f.Else);
        if (last is null)
        {
            return null;
        }
        for (int i = parts.Count - 1; i >= 0; i--)
        {
            Coded then = parts[i].Then;
            if (!Align(ref then, ref last)
                || Either(parts[i].When.Holds, then, last) is not { } either)
            {
                return null;
            }
            last = either;
        }
        return last;
    }

    private Coded? Function(NumberCall f)
    {
        if (f.Arguments.Select(Node).ToList() is var coded && coded.Contains(null))
        {
            return null;
        }
        Coded first = coded[0]!;
        switch (f.Function)
        {
            case NumberFunction.Ratio when f.Arguments[1] is Constant by:
                return Over(first, by.Value.Number);
            case NumberFunction.Ratio:
                return Quotient(first, coded[1]!);
            case NumberFunction.Known:
                return new Coded(Bit(Expression.NotEqual(first.Code, Nothing)), 1);
            case NumberFunction.Abs:
                return IfKnown(first, v => Expression.Condition(
                    Expression.LessThan(v, Zero), Expression.NegateChecked(v), v), first.Scale);
            case NumberFunction.Whole when first.Over is null:
                return IfKnown(first, v => Floor(v, first.Scale), 1);
            case NumberFunction.Points:
                return IfKnown(
                    first,
                    v => Expression.MultiplyChecked(v, Expression.Constant(100L)),
                    first.Scale);
            case NumberFunction.Min or NumberFunction.Max:
                Func<Expression, Expression, Expression> before =
                    f.Function == NumberFunction.Min ? Expression.LessThan : Expression.GreaterThan;
                return coded.Aggregate((a, b) => a is null || b is null || !Align(ref a, ref b)
                    ? null
                    : AreFractions(a, b)
                    ? Extreme(a, b, f.Function == NumberFunction.Min)
                    : IfBothKnown(
                        a, b, (x, y) => Expression.Condition(before(x, y), x, y), a.Scale));
            default:
                return null;
        }
    }

    // Integer division cuts towards zero; whole() goes down.
    private static Expression Floor(Expression value, long scale)
    {
        if (scale == 1)
        {
            return value;
        }
        Expression by = Expression.Constant(scale);
        Expression down = Expression.Condition(
            Expression.AndAlso(
                Expression.LessThan(value, Zero),
                Expression.NotEqual(Expression.Modulo(value, by), Zero)),
            One,
            Zero);
        return Expression.Subtract(Expression.Divide(value, by), down);
    }

    private static Expression Bit(Expression test) => Expression.Condition(test, One, Zero);

    private static Expression Flip(Expression value) => Expression.Subtract(One, value);

    /// <summary>Brings two numbers to one scale; false where it would grow too large.</summary>
    private static bool Align(ref Coded a, ref Coded b)
    {
        if (a.Scale == b.Scale)
        {
            return true;
        }
        long common = Gcd(a.Scale, b.Scale);
        Int128 scale = (Int128)a.Scale / common * b.Scale;
        if (scale > GreatestScale)
        {
            return false;
        }
        (a, b) = (Raised(a, (long)scale), Raised(b, (long)scale));
        return true;
    }

    private static Coded Raised(Coded coded, long scale) => coded.Scale == scale
        ? coded
        : IfKnown(
            coded,
            v => Expression.MultiplyChecked(v, Expression.Constant(scale / coded.Scale)),
            scale);

    private static long Gcd(long a, long b) => b == 0 ? a : Gcd(b, a % b);

    private static Coded IfKnown(Coded of, Func<Expression, Expression> then, long scale)
    {
        var v = Expression.Variable(typeof(long));
        Expression result = of.MayMiss
            ? Expression.Condition(Expression.Equal(v, Nothing), Nothing, then(v))
            : then(v);
        return new Coded(
            Expression.Block([v], Expression.Assign(v, of.Code), result), scale, of.MayMiss)
        {
            Over = of.Over,
        };
    }

    private static Coded IfBothKnown(
        Coded left, Coded right, Func<Expression, Expression, Expression> then, long scale)
    {
        var a = Expression.Variable(typeof(long));
        var b = Expression.Variable(typeof(long));
        Expression result = then(a, b);
        bool mayMiss = left.MayMiss || right.MayMiss;
        if (mayMiss)
        {
            result = Expression.Condition(
                Expression.OrElse(
                    Expression.Equal(a, Nothing), Expression.Equal(b, Nothing)),
                Nothing,
                result);
        }
        Expression code = Expression.Block(
            [a, b],
            Expression.Assign(a, left.Code),
            Expression.Assign(b, right.Code),
            result);
        return new Coded(code, scale, mayMiss);
    }
}
