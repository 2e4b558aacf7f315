using Outturn.Language.Syntax;

namespace Outturn.Language.Formatting;

/// <summary>
/// Writes an expression as source text: one space around operators, brackets only where the
/// grammar needs them, so that reading it again gives the same expression (language reference 9).
/// </summary>
public static class ExpressionText
{
    /// <summary>The text of an expression.</summary>
    /// <param name="expression">What to write.</param>
    /// <param name="commas">Whether amounts and numbers take commas in threes.</param>
    public static string Print(Expression expression, bool commas = false)
        => new ExpressionWriter(commas).Text(expression);

    /// <summary>The text of an argument with its clauses.</summary>
    public static string Print(Argument argument) => new ExpressionWriter(false).Text(argument);

    /// <summary>The text of a stretch of time.</summary>
    public static string Print(Window window) => new ExpressionWriter(false).Text(window);

    /// <summary>The text of an operator, without blanks.</summary>
    public static string Print(BinaryOperator joined) => joined switch
    {
        BinaryOperator.Add => "+",
        BinaryOperator.Subtract => "-",
        BinaryOperator.Multiply => "*",
        BinaryOperator.Divide => "/",
        BinaryOperator.Of => "of",
        BinaryOperator.And => "and",
        BinaryOperator.Or => "or",
        BinaryOperator.Equal => "=",
        BinaryOperator.NotEqual => "!=",
        BinaryOperator.Less => "<",
        BinaryOperator.AtMost => "<=",
        BinaryOperator.Greater => ">",
        BinaryOperator.AtLeast => ">=",
        _ => "otherwise",
    };
}
