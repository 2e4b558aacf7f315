using Outturn.Language.Syntax;

namespace Outturn.Review.Asking;

/// <summary>What an answer must be.</summary>
public enum AnswerKind
{
    /// <summary>One of the choices.</summary>
    Choice,

    /// <summary>A name: small letters, digits, hyphens.</summary>
    Name,

    /// <summary>A line of text.</summary>
    Text,

    /// <summary>Money, as £3,000.</summary>
    Money,

    /// <summary>A percentage, as 15%.</summary>
    Percent,

    /// <summary>A whole number.</summary>
    Number,

    /// <summary>A date, as 2027-04-01.</summary>
    Date,
}

/// <summary>A question that somebody who commissions a scheme should be able to answer.</summary>
/// <param name="Key">What its answer is called.</param>
/// <param name="Ask">The question.</param>
/// <param name="Why">Why it is asked, in one line.</param>
/// <param name="Otherwise">The answer that nothing stands for.</param>
/// <param name="Kind">What the answer must be.</param>
public sealed record Question(
    string Key, string Ask, string Why, string Otherwise, AnswerKind Kind)
{
    private const int MostLetters = 40;

    /// <summary>The choices of <see cref="AnswerKind.Choice"/>.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>What is wrong with an answer; empty: nothing.</summary>
    public string Wrong(string answer) => Kind switch
    {
        AnswerKind.Choice => Choices.Contains(answer, StringComparer.Ordinal) ? ""
            : $"\"{answer}\" is none of {string.Join(", ", Choices)}."
                + (Spelling.Nearest(answer, Choices) is { } near ? $" Did you mean {near}?" : ""),
        AnswerKind.Name => IsName(answer) ? ""
            : "a name has small letters, digits and hyphens, and begins with a letter.",
        AnswerKind.Text => answer.Contains('\n', StringComparison.Ordinal)
            || answer.Contains('\'', StringComparison.Ordinal)
            ? "write one line without single quotes." : "",
        AnswerKind.Money => Parsed(answer) is MoneyLiteral { Per.Count: 0 } ? ""
            : "that is no money. Write it as £3,000.",
        AnswerKind.Percent => Parsed(answer) is PercentLiteral p && p.Percent >= 0
            && p.Percent <= 99 ? "" : "that is no percentage up to 99. Write it as 15%.",
        AnswerKind.Number => int.TryParse(
            answer, System.Globalization.NumberStyles.None,
            System.Globalization.NumberFormatInfo.InvariantInfo, out int number)
            && number is > 0 and < 10_000_000 ? "" : "that is no whole number above 0.",
        _ => Parsed(answer) is DateLiteral ? "" : "that is no date. Write it as 2027-04-01.",
    };

    private static Expression? Parsed(string answer) => ExpressionParser.Parse(
        YamlScalar.Of(answer), new List<Language.Diagnostic>());

    private static bool IsName(string answer) => answer.Length is > 0 and <= MostLetters
        && char.IsAsciiLetterLower(answer[0])
        && answer.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');
}
