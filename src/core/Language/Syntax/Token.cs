using Outturn.Quantities;

namespace Outturn.Language.Syntax;

/// <summary>Kinds of words in an expression.</summary>
internal enum TokenKind
{
    End,
    Number,
    Fraction,
    Percent,
    Date,
    Text,
    Name,
    Currency,
    Symbol,
}

/// <summary>One word of an expression with its place in the scalar's text.</summary>
internal readonly record struct Token(TokenKind Kind, int Start, int End, string Text)
{
    /// <summary>The number of a number, fraction or percentage.</summary>
    public Rational Number { get; init; }

    /// <summary>The day of a date.</summary>
    public DateOnly Date { get; init; }

    public bool Is(string text)
        => Kind is TokenKind.Name or TokenKind.Symbol
            && string.Equals(Text, text, StringComparison.Ordinal);
}

/// <summary>Thrown inside the parser at the first problem of a scalar; never leaves it.</summary>
internal sealed class SyntaxProblem(string rule, int start, int end, string message)
    : Exception(message)
{
    public string Rule { get; } = rule;

    public int Start { get; } = start;

    public int End { get; } = end;

    public string? Remedy { get; init; }

    public static SyntaxProblem Wrong(int start, int end, string message, string? remedy = null)
        => new("wrong-expression", start, end, message) { Remedy = remedy };
}
