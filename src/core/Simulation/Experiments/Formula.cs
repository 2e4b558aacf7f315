using Outturn.Language.Syntax;

namespace Outturn.Simulation.Experiments;

/// <summary>A measure reckoned from others: sums, differences, products, quotients, the lesser and
/// the greater, in the language of schemes. It is no payment: binary floats serve.</summary>
/// <param name="Text">As it is written.</param>
public sealed record Formula(string Text)
{
    private static readonly string[] Functions = ["min", "max"];

    /// <summary>The formula read.</summary>
    public required Expression Read { get; init; }

    /// <summary>The names that it uses.</summary>
    public IEnumerable<string> Names => NamesOf(Read).Distinct();

    /// <summary>Its value.</summary>
    /// <param name="named">The value of a name.</param>
    public double Of(Func<string, double> named) => Of(Read, named);

    /// <summary>The first part of an expression that no formula has; null: none.</summary>
    internal static Expression? Foreign(Expression e) => e switch
    {
        NumberLiteral or PercentLiteral or MoneyLiteral { Per.Count: 0 } or NameExpression => null,
        UnaryExpression { Operator: UnaryOperator.Minus } u => Foreign(u.Operand),
        BinaryExpression b when b.Operator <= BinaryOperator.Divide =>
            Foreign(b.Left) ?? Foreign(b.Right),
        CallExpression c when Functions.Contains(c.Function, StringComparer.Ordinal)
            && c.Arguments.All(a => a.IsPlain) =>
            c.Arguments.Select(a => Foreign(a.Value)).FirstOrDefault(f => f is not null),
        _ => e,
    };

    private static IEnumerable<string> NamesOf(Expression e) => e switch
    {
        NameExpression n => [n.Name],
        UnaryExpression u => NamesOf(u.Operand),
        BinaryExpression b => NamesOf(b.Left).Concat(NamesOf(b.Right)),
        CallExpression c => c.Arguments.SelectMany(a => NamesOf(a.Value)),
        _ => [],
    };

    private static double Of(Expression e, Func<string, double> named) => e switch
    {
        NumberLiteral n => Double(n.Value),
        PercentLiteral p => Double(p.Percent) / 100,
        MoneyLiteral m => Double(m.Amount),
        NameExpression n => named(n.Name),
        UnaryExpression u => -Of(u.Operand, named),
        BinaryExpression b => Of(b.Operator, Of(b.Left, named), Of(b.Right, named)),
        CallExpression { Function: "min" } c => c.Arguments.Min(a => Of(a.Value, named)),
        CallExpression c => c.Arguments.Max(a => Of(a.Value, named)),
        _ => throw new InvalidOperationException($"{e} is in no formula"),
    };

    private static double Of(BinaryOperator by, double left, double right) => by switch
    {
        BinaryOperator.Add => left + right,
        BinaryOperator.Subtract => left - right,
        BinaryOperator.Multiply => left * right,
        _ => left / right,
    };

    private static double Double(Quantities.Rational r) =>
        (double)r.Numerator / (double)r.Denominator;
}
