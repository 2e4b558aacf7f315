using Outturn.Quantities;

namespace Outturn.Language.Syntax;

/// <summary>
/// An expression as written, before names and units are looked up (language reference 9).
/// </summary>
/// <param name="Start">First character in the scalar's text, counted from 0.</param>
/// <param name="End">One past the last character.</param>
public abstract record Expression(int Start, int End);

/// <summary>A plain number: <c>12</c>, <c>0.5</c>, <c>5/6</c>.</summary>
/// <param name="Value">The number.</param>
/// <param name="Fraction">True where it is written as a fraction and is not whole.</param>
/// <param name="Start">First character.</param>
/// <param name="End">One past the last.</param>
public sealed record NumberLiteral(Rational Value, bool Fraction, int Start, int End)
    : Expression(Start, End);

/// <summary>The name of a unit as written, singular or plural: <c>week</c>, <c>working days</c>,
/// <c>percentage point</c>, <c>GBP</c>, a noun of the scheme.</summary>
/// <param name="Text">Its words with one space between them.</param>
/// <param name="Start">First character.</param>
/// <param name="End">One past the last.</param>
public sealed record UnitName(string Text, int Start, int End);

/// <summary>Money: <c>£1,200</c>, <c>GBP 1,200.00</c>, <c>£7.50 per hour</c>.</summary>
/// <param name="Currency">The symbol or ISO 4217 code as written.</param>
/// <param name="Amount">Major units: pounds, not pence.</param>
/// <param name="Per">What it is paid for; empty for plain money.</param>
/// <param name="Start">First character.</param>
/// <param name="End">One past the last.</param>
public sealed record MoneyLiteral(
    string Currency, Rational Amount, IReadOnlyList<UnitName> Per, int Start, int End)
    : Expression(Start, End);

/// <summary>A percentage: <c>5%</c>.</summary>
/// <param name="Percent">The number before the sign: 5 for <c>5%</c>.</param>
/// <param name="Start">First character.</param>
/// <param name="End">One past the last.</param>
public sealed record PercentLiteral(Rational Percent, int Start, int End)
    : Expression(Start, End);

/// <summary>A difference of percentages: <c>5 percentage points</c>.</summary>
/// <param name="Points">The number of points.</param>
/// <param name="Start">First character.</param>
/// <param name="End">One past the last.</param>
public sealed record PointsLiteral(Rational Points, int Start, int End) : Expression(Start, End);

/// <summary>A number of something: <c>26 weeks</c>, <c>15 working days</c>,
/// <c>16 hours per week</c>, <c>3 people</c>, <c>2 levels</c>.</summary>
/// <param name="Amount">How many.</param>
/// <param name="Unit">Of what.</param>
/// <param name="Per">For each of what; mostly empty.</param>
/// <param name="Start">First character.</param>
/// <param name="End">One past the last.</param>
public sealed record QuantityLiteral(
    Rational Amount, UnitName Unit, IReadOnlyList<UnitName> Per, int Start, int End)
    : Expression(Start, End);

/// <summary>A date: <c>2014-04-01</c>.</summary>
/// <param name="Date">The day.</param>
/// <param name="Start">First character.</param>
/// <param name="End">One past the last.</param>
public sealed record DateLiteral(DateOnly Date, int Start, int End) : Expression(Start, End);

/// <summary>Text in single quotes.</summary>
/// <param name="Value">The text without quotes; two quotes inside stand for one.</param>
/// <param name="Start">First character.</param>
/// <param name="End">One past the last.</param>
public sealed record TextLiteral(string Value, int Start, int End) : Expression(Start, End);

/// <summary><c>yes</c> or <c>no</c>.</summary>
/// <param name="Value">True for <c>yes</c>.</param>
/// <param name="Start">First character.</param>
/// <param name="End">One past the last.</param>
public sealed record YesNoLiteral(bool Value, int Start, int End) : Expression(Start, End);

/// <summary>A name: a fact, attribute, table, measure, dimension, field or label. The roundings
/// <c>half up</c>, <c>half even</c> and <c>half down</c> are one name of two words.</summary>
/// <param name="Name">The name.</param>
/// <param name="Start">First character.</param>
/// <param name="End">One past the last.</param>
public sealed record NameExpression(string Name, int Start, int End) : Expression(Start, End);

/// <summary>A part of something: <c>rate-card.job</c>, <c>contract-year.number</c>.</summary>
/// <param name="Target">The whole.</param>
/// <param name="Name">The part.</param>
/// <param name="Start">First character of the whole.</param>
/// <param name="End">One past the last of the part.</param>
public sealed record MemberExpression(Expression Target, string Name, int Start, int End)
    : Expression(Start, End);

/// <summary>A table looked up on a date: <c>index on 2015-04-01</c>.</summary>
/// <param name="Target">The table.</param>
/// <param name="Date">The date.</param>
/// <param name="Start">First character.</param>
/// <param name="End">One past the last.</param>
public sealed record OnExpression(Expression Target, Expression Date, int Start, int End)
    : Expression(Start, End);

/// <summary><c>first day of quarter of achieved</c>, <c>last day of …</c>.</summary>
/// <param name="First">True for the first day.</param>
/// <param name="Period">The period whose day is meant.</param>
/// <param name="Start">First character.</param>
/// <param name="End">One past the last.</param>
public sealed record DayOfExpression(bool First, Expression Period, int Start, int End)
    : Expression(Start, End);

/// <summary>What stands before one value.</summary>
public enum UnaryOperator
{
    /// <summary><c>-x</c>.</summary>
    Minus,

    /// <summary><c>not x</c>.</summary>
    Not,
}

/// <summary>One value with an operator before it.</summary>
/// <param name="Operator">The operator.</param>
/// <param name="Operand">The value.</param>
/// <param name="Start">First character.</param>
/// <param name="End">One past the last.</param>
public sealed record UnaryExpression(UnaryOperator Operator, Expression Operand, int Start, int End)
    : Expression(Start, End);

/// <summary>What stands between two values.</summary>
public enum BinaryOperator
{
    /// <summary><c>+</c>.</summary>
    Add,

    /// <summary><c>-</c>, with a space on both sides.</summary>
    Subtract,

    /// <summary><c>*</c>.</summary>
    Multiply,

    /// <summary><c>/</c>.</summary>
    Divide,

    /// <summary><c>of</c>: a percentage of an amount, or the period of a date.</summary>
    Of,

    /// <summary><c>and</c>.</summary>
    And,

    /// <summary><c>or</c>.</summary>
    Or,

    /// <summary><c>=</c>.</summary>
    Equal,

    /// <summary><c>!=</c>.</summary>
    NotEqual,

    /// <summary><c>&lt;</c>.</summary>
    Less,

    /// <summary><c>&lt;=</c>.</summary>
    AtMost,

    /// <summary><c>&gt;</c>.</summary>
    Greater,

    /// <summary><c>&gt;=</c>.</summary>
    AtLeast,

    /// <summary><c>otherwise</c>: the right value where the left one is missing.</summary>
    Otherwise,
}

/// <summary>Two values with an operator between them.</summary>
/// <param name="Operator">The operator.</param>
/// <param name="Left">The value before it.</param>
/// <param name="Right">The value after it.</param>
/// <param name="Start">First character.</param>
/// <param name="End">One past the last.</param>
public sealed record BinaryExpression(
    BinaryOperator Operator, Expression Left, Expression Right, int Start, int End)
    : Expression(Start, End);

/// <summary><c>group in [young, carer]</c>.</summary>
/// <param name="Operand">What is looked for.</param>
/// <param name="Choices">Where; at least one.</param>
/// <param name="Start">First character.</param>
/// <param name="End">One past the last.</param>
public sealed record InExpression(
    Expression Operand, IReadOnlyList<Expression> Choices, int Start, int End)
    : Expression(Start, End);

/// <summary><c>if condition then value else value</c>.</summary>
/// <param name="Condition">Decides.</param>
/// <param name="Then">The value where it holds.</param>
/// <param name="Else">The value where it does not.</param>
/// <param name="Start">First character.</param>
/// <param name="End">One past the last.</param>
public sealed record IfExpression(
    Expression Condition, Expression Then, Expression Else, int Start, int End)
    : Expression(Start, End);

/// <summary>A function with its arguments: <c>count(job)</c>.</summary>
/// <param name="Function">The name of the function.</param>
/// <param name="Arguments">Its arguments; at least one.</param>
/// <param name="Start">First character.</param>
/// <param name="End">One past the last.</param>
public sealed record CallExpression(
    string Function, IReadOnlyList<Argument> Arguments, int Start, int End)
    : Expression(Start, End)
{
    /// <summary>The words of the function's name, for a diagnostic about them.</summary>
    public (int Start, int End) FunctionSpan => (NameStart, NameStart + Function.Length);

    /// <summary>First character of the function's name; brackets may stand before it.</summary>
    public int NameStart { get; init; }
}
