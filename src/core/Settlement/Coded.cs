using System.Linq.Expressions;

namespace Outturn.Settlement;

/// <summary>Code of a number over a constant scale, and whether it may come out as
/// <see cref="ResolvedFormula.Missing"/>.</summary>
internal sealed record Coded(Expression Code, long Scale, bool MayMiss = false)
{
    private static readonly Expression One = Expression.Constant(1L);
    private static readonly Expression Zero = Expression.Constant(0L);

    /// <summary>What the number is over besides its scale, where that differs from one to the next:
    /// a variable that the code sets, greater than 0. Null: nothing.</summary>
    public ParameterExpression? Over { get; init; }

    /// <summary>Whether it is always a whole number, day, label or condition.</summary>
    public bool IsWhole => Scale == 1 && Over is null;

    /// <summary>Of a condition that is never missing: the same as a test.</summary>
    public Expression? Test { get; private init; }

    /// <summary>Whether a condition holds; missing does not.</summary>
    public Expression Holds => Test ?? Expression.Equal(Code, One);

    /// <summary>A condition that is never missing: 1 where it holds, else 0.</summary>
    public static Coded Of(Expression test) =>
        new(Expression.Condition(test, One, Zero), 1) { Test = test };
}
