using System.Linq.Expressions;
using Outturn.Schemes;

namespace Outturn.Settlement;

/// <summary>Code of a participant's only item of an outcome, or of a line for it.</summary>
/// <param name="Outcome">The outcome.</param>
/// <param name="Achieved">The day achieved; missing: no item.</param>
internal sealed record FusedItem(int Outcome, Expression Achieved)
{
    /// <summary>Payable units; null while they are not to be read.</summary>
    public Expression? Units { get; init; }

    /// <summary>The payable day; null while it is not to be read.</summary>
    public Expression? Payable { get; init; }

    /// <summary>First day of the time that earned it; null: not to be read.</summary>
    public Expression? EarnedFrom { get; init; }

    /// <summary>Whether there is an item.</summary>
    public Expression IsThere =>
        Expression.NotEqual(Achieved, Expression.Constant(ResolvedFormula.Missing));

    /// <summary>Whether there is an item achieved by a date.</summary>
    public Expression IsThereBy(int day) => Expression.AndAlso(
        IsThere, Expression.LessThanOrEqual(Achieved, Expression.Constant((long)day)));

    /// <summary>A field, where the item is there.</summary>
    public Coded? Field(ItemField field)
    {
        Expression? code = field switch
        {
            ItemField.Achieved => Achieved,
            ItemField.Units => Units,
            ItemField.Payable => Payable,
            ItemField.EarnedFrom => EarnedFrom,
            ItemField.EarnedTo when EarnedFrom is not null => Achieved,
            ItemField.N => Expression.Constant(1L),
            ItemField.Outcome => Expression.Constant((long)Outcome),
            _ => null,
        };
        return code is null ? null : new Coded(code, 1);
    }
}
