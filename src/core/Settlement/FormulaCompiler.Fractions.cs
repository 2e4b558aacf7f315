using System.Linq.Expressions;
using Outturn.Schemes;

namespace Outturn.Settlement;

/// <summary>Numbers that are over something that differs from one subject to the next: what comes
/// of dividing by what is counted.</summary>
internal sealed partial class FormulaCompiler
{
    private readonly List<ParameterExpression> _overs = [];

    // Null in a fused loop, where such numbers are not compiled.
    private ParameterExpression? NewOver()
    {
        if (!reads.HasFractions)
        {
            return null;
        }
        ParameterExpression over = Expression.Variable(typeof(long));
        _overs.Add(over);
        return over;
    }

    private static Expression OverOf(Coded coded) => coded.Over ?? One;

    private static bool AreFractions(Coded a, Coded b) => (a.Over ?? b.Over) is not null;

    private static Expression Denominator(Coded coded) => coded.Over is null
        ? Expression.Constant(coded.Scale)
        : coded.Scale == 1 ? coded.Over
        : Expression.MultiplyChecked(coded.Over, Expression.Constant(coded.Scale));

    private Coded? Quotient(Coded left, Coded right)
    {
        if (NewOver() is not { } over)
        {
            return null;
        }
        var a = Expression.Variable(typeof(long));
        var b = Expression.Variable(typeof(long));
        // (a / sa·oa) / (b / sb·ob) is a·sb·ob / b·oa, over sa.
        Expression code = Expression.Block(
            [a, b],
            Expression.Assign(a, left.Code),
            Expression.Assign(b, right.Code),
            Expression.Call(
                typeof(Fractions), nameof(Fractions.Divide), null,
                a, Guarded(b, Denominator(right)), b, Guarded(a, OverOf(left)), over));
        return new Coded(code, left.Scale, MayMiss: true) { Over = over };
    }

    // What a missing number is over has not been set.
    private static Expression Guarded(Expression number, Expression over) =>
        over is ConstantExpression
            ? over
            : Expression.Condition(Expression.Equal(number, Nothing), One, over);

    private Coded? Product(Coded left, Coded right, long scale)
    {
        if (NewOver() is not { } over)
        {
            return null;
        }
        return IfBothKnown(left, right, (a, b) => Expression.Block(
            Expression.Assign(over, Multiplied(OverOf(left), OverOf(right))),
            Expression.MultiplyChecked(a, b)), scale) with
        {
            Over = over,
        };
    }

    private Coded? Sum(Coded left, Coded right, Operator by)
    {
        if (NewOver() is not { } over)
        {
            return null;
        }
        Func<Expression, Expression, Expression> join = by == Operator.Subtract
            ? Expression.SubtractChecked
            : Expression.AddChecked;
        return IfBothKnown(left, right, (a, b) => Expression.Block(
            Expression.Assign(over, Multiplied(OverOf(left), OverOf(right))),
            join(Multiplied(a, OverOf(right)), Multiplied(b, OverOf(left)))), left.Scale) with
        {
            Over = over,
        };
    }

    private static Expression Multiplied(Expression a, Expression b) =>
        ReferenceEquals(a, One) ? b
            : ReferenceEquals(b, One) ? a
            : Expression.MultiplyChecked(a, b);

    private static Coded ComparedFractions(Operator by, Coded left, Coded right)
    {
        Expression Test(Expression a, Expression b) => Compare(
            by,
            Expression.Call(
                typeof(Fractions), nameof(Fractions.Compare), null,
                a, Denominator(left), b, Denominator(right)),
            Expression.Constant(0));
        if (left.MayMiss || right.MayMiss)
        {
            return IfBothKnown(left, right, (a, b) => Bit(Test(a, b)), 1);
        }
        var a = Expression.Variable(typeof(long));
        var b = Expression.Variable(typeof(long));
        return Coded.Of(Expression.Block(
            [a, b],
            Expression.Assign(a, left.Code),
            Expression.Assign(b, right.Code),
            Test(a, b)));
    }

    // One of two numbers of one scale, with what it is over.
    private Coded? Either(Expression test, Coded yes, Coded no)
    {
        bool mayMiss = yes.MayMiss || no.MayMiss;
        if (!AreFractions(yes, no))
        {
            return new Coded(Expression.Condition(test, yes.Code, no.Code), yes.Scale, mayMiss);
        }
        if (NewOver() is not { } over)
        {
            return null;
        }
        return new Coded(
            Expression.Condition(test, Kept(yes, over), Kept(no, over)), yes.Scale, mayMiss)
        {
            Over = over,
        };
    }

    private static BlockExpression Kept(Coded coded, ParameterExpression over)
    {
        var v = Expression.Variable(typeof(long));
        return Expression.Block(
            [v],
            Expression.Assign(v, coded.Code),
            Expression.Assign(over, OverOf(coded)),
            v);
    }

    private Coded? Extreme(Coded a, Coded b, bool least)
    {
        if (!Align(ref a, ref b) || NewOver() is not { } over)
        {
            return null;
        }
        Func<Expression, Expression, Expression> before =
            least ? Expression.LessThan : Expression.GreaterThan;
        return IfBothKnown(a, b, (x, y) => Expression.Condition(
            before(
                Expression.Call(
                    typeof(Fractions), nameof(Fractions.Compare), null,
                    x, Denominator(a), y, Denominator(b)),
                Expression.Constant(0)),
            Expression.Block(Expression.Assign(over, OverOf(a)), x),
            Expression.Block(Expression.Assign(over, OverOf(b)), y)), a.Scale) with
        {
            Over = over,
        };
    }
}
