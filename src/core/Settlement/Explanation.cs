using Outturn.Quantities;
using Outturn.Schemes;

namespace Outturn.Settlement;

/// <summary>What a node of an explanation tells.</summary>
public enum ExplanationKind
{
    /// <summary>A sum: of a period, a provider, a whole explanation.</summary>
    Total,

    /// <summary>What is due for one item or cell. The lines of an explanation sum to its total.
    /// </summary>
    Line,

    /// <summary>A clause in the author's own text.</summary>
    Clause,

    /// <summary>Who is meant, and where a participant is placed.</summary>
    Placing,

    /// <summary>What was achieved, with the facts that earned it.</summary>
    Achievement,

    /// <summary>A row of a file of facts.</summary>
    Fact,

    /// <summary>An expression of the text with its value.</summary>
    Formula,

    /// <summary>A part of an expression: a figure, a key, a measure, an attribute.</summary>
    Figure,

    /// <summary>A step of the arithmetic.</summary>
    Step,

    /// <summary>What a limit or adjustment did.</summary>
    Limit,

    /// <summary>Who pays whom, and in which period.</summary>
    Share,

    /// <summary>What was not achieved or not paid, and why.</summary>
    Shortfall,

    /// <summary>What is due now less what was due or posted before.</summary>
    Change,

    /// <summary>Anything else worth saying.</summary>
    Note,
}

/// <summary>One sentence of an explanation, with where it comes from and what it rests on.
/// </summary>
public sealed class ExplanationNode(ExplanationKind kind, string text)
{
    private readonly List<ExplanationNode> _parts = [];

    /// <summary>What it tells.</summary>
    public ExplanationKind Kind { get; } = kind;

    /// <summary>The sentence.</summary>
    public string Text { get; } = text;

    /// <summary>Where the scheme says so; <see cref="Place.None"/> where it is no clause.</summary>
    public Place Place { get; init; } = Place.None;

    /// <summary>The row of facts, as <c>events.csv:12</c>; empty where it is none.</summary>
    public string Fact { get; init; } = "";

    /// <summary>The source of a figure that is not a term agreed: an id of the scheme's sources;
    /// empty where none is named.</summary>
    public string Source { get; init; } = "";

    /// <summary>What came out, in words: <c>122 days</c>.</summary>
    public string Value { get; init; } = "";

    /// <summary>Money due, of totals, lines and changes.</summary>
    public Money? Amount { get; init; }

    /// <summary>What it rests on, in order.</summary>
    public IReadOnlyList<ExplanationNode> Parts => _parts;

    /// <summary>Every line below it, itself included.</summary>
    public IEnumerable<ExplanationNode> Lines => Kind == ExplanationKind.Line
        ? [this]
        : _parts.SelectMany(p => p.Lines);

    /// <summary>Itself and every node below it.</summary>
    public IEnumerable<ExplanationNode> All => _parts.SelectMany(p => p.All).Prepend(this);

    internal ExplanationNode Add(ExplanationNode part)
    {
        _parts.Add(part);
        return this;
    }

    internal ExplanationNode Add(IEnumerable<ExplanationNode> parts)
    {
        _parts.AddRange(parts);
        return this;
    }
}

/// <summary>Why something comes to what it does, as at a date. The amounts of its lines sum to
/// <see cref="Due"/>, which is what the settlement says.</summary>
/// <param name="Names">The settlement explained.</param>
/// <param name="Title">Who or what is explained.</param>
/// <param name="Due">What is due for it; null where it is nothing that is paid.</param>
public sealed record Explanation(SettlementNames Names, string Title, Money? Due)
{
    /// <summary>Earned, and payable after the as-at date.</summary>
    public Money NotYetPayable { get; init; }

    /// <summary>The explanation itself, in order.</summary>
    public required IReadOnlyList<ExplanationNode> Parts { get; init; }

    /// <summary>Every line of it.</summary>
    public IEnumerable<ExplanationNode> Lines => Parts.SelectMany(p => p.Lines);
}

/// <summary>The author's own words, which the clauses point into.</summary>
public interface ISchemeText
{
    /// <summary>The expression at a place; empty where the text has none there.</summary>
    string Expression(Place place);

    /// <summary>The lines of the text that a clause stands on, without common indent.</summary>
    IReadOnlyList<string> Lines(Clause clause);
}
