using System.Collections.Immutable;
using Outturn.Quantities;

namespace Outturn.Schemes;

/// <summary>How many things are drawn together into one value (language reference 9).</summary>
public enum AggregateFunction
{
    /// <summary>How many.</summary>
    Count,

    /// <summary>How many different participants.</summary>
    People,

    /// <summary>The sum of units.</summary>
    Units,

    /// <summary>The sum; 0 over nothing.</summary>
    Sum,

    /// <summary>The mean; missing over nothing.</summary>
    Mean,

    /// <summary>The greatest; missing over nothing.</summary>
    Highest,

    /// <summary>The least; missing over nothing.</summary>
    Lowest,

    /// <summary>The one with the earliest date; missing over nothing.</summary>
    First,

    /// <summary>The one with the latest date; missing over nothing.</summary>
    Last,

    /// <summary>Days covered by the union of spells.</summary>
    Days,

    /// <summary>The greatest number for one member of the family.</summary>
    Most,

    /// <summary>How many different members of the family.</summary>
    Members,

    /// <summary>Whether one of the spells contains a date.</summary>
    Covers,

    /// <summary>Whether it holds for at least one.</summary>
    Any,

    /// <summary>Whether it holds for all.</summary>
    Every,
}

/// <summary>An aggregate over the facts of the one participant in hand:
/// <c>days(housed in 12 months from started)</c>, <c>most(exclusion per member in 12 months before
/// day)</c>, <c>covers(employed, day)</c>.</summary>
public sealed record OverFacts(
    Place Place, ValueType Type, AggregateFunction Function, FactSet Facts)
    : Formula(Place, Type)
{
    /// <summary>First day of the window, inside it; null: from the beginning.</summary>
    public Formula? From { get; init; }

    /// <summary>Day after the window; null: to the end.</summary>
    public Formula? Until { get; init; }

    /// <summary>The date of <see cref="AggregateFunction.Covers"/>.</summary>
    public Formula? At { get; init; }
}

/// <summary>Facts of some kinds, perhaps only those for which a condition on the event holds.
/// </summary>
public sealed record FactSet(ImmutableArray<int> Kinds, Formula? Where);

/// <summary>An aggregate over things of many participants, in the cell in hand. The clause that
/// owns the cell holds the <see cref="Tally"/>; this node reads it.</summary>
public sealed record OverCell(Place Place, ValueType Type, Tally Tally) : Formula(Place, Type);

/// <summary>What a tally counts.</summary>
public enum TallySource
{
    /// <summary>Participants.</summary>
    Participants,

    /// <summary>Items of the outcomes in <see cref="Tally.Sources"/>.</summary>
    Items,

    /// <summary>Events of the kinds in <see cref="Tally.Sources"/>.</summary>
    Events,

    /// <summary>Rows of one return.</summary>
    Returns,

    /// <summary>Rows of one statistic.</summary>
    Statistics,

    /// <summary>Cells of one measure.</summary>
    Measures,

    /// <summary>Money of the lines of payments, as priced; in a limit, as left by the entry above.
    /// </summary>
    Lines,
}

/// <summary>One aggregate of a clause that has cells: what is counted, with which value, and into
/// which cell each counted thing falls.</summary>
public sealed class Tally
{
    /// <summary>What is counted.</summary>
    public required TallySource Source { get; init; }

    /// <summary>Which outcomes, event kinds, return, statistic, measure or payments.</summary>
    public required ImmutableArray<int> Sources { get; init; }

    /// <summary>How they are drawn together.</summary>
    public required AggregateFunction Function { get; init; }

    /// <summary>The value of one counted thing; null for counts.</summary>
    public Formula? Argument { get; init; }

    /// <summary>Only those for which this holds.</summary>
    public Formula? Where { get; init; }

    /// <summary>The key of each dimension of the owner's cell space, as a formula on the counted
    /// thing. A thing with a missing key falls into no cell.</summary>
    public required ImmutableArray<Formula> Keys { get; init; }

    /// <summary>Which earlier periods of the owner's own kind are drawn in; null: just the cell's.
    /// </summary>
    public TallySpan? Span { get; init; }
}

/// <summary>Kinds of span over periods.</summary>
public enum SpanKind
{
    /// <summary>This period and the n − 1 before it.</summary>
    LastN,

    /// <summary>From the first period of the larger one up to this.</summary>
    ToDate,

    /// <summary>From the first period of the larger one up to the one before this.</summary>
    EarlierIn,
}

/// <summary>A span: its kind, the dimension that it moves along, and either n or the larger period.
/// </summary>
public sealed record TallySpan(SpanKind Kind, int Dimension, int Count, PeriodKind Within);
