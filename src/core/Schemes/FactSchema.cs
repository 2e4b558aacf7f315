using System.Collections.Immutable;
using Outturn.Quantities;

namespace Outturn.Schemes;

/// <summary>What facts the scheme knows (language reference 3).</summary>
public sealed record FactSchema
{
    /// <summary>Declared attributes of a participant, in the order written.</summary>
    public ImmutableArray<AttributeSpec> Attributes { get; init; } = [];

    /// <summary>Kinds of event, in the order written.</summary>
    public ImmutableArray<EventSpec> Events { get; init; } = [];

    /// <summary>Returns of activity.</summary>
    public ImmutableArray<ReturnSpec> Returns { get; init; } = [];

    /// <summary>Statistics that arrive aggregated, then figures that somebody decides.</summary>
    public ImmutableArray<StatisticSpec> Statistics { get; init; } = [];

    /// <summary>Every source named anywhere, in order of first mention: an open list.</summary>
    public required LabelList Sources { get; init; }

    /// <summary>Providers: an open list; those that a table or condition names come first.
    /// </summary>
    public required LabelList Providers { get; init; }

    /// <summary>Texts, parties and members: an open list.</summary>
    public required LabelList Texts { get; init; }
}

/// <summary>How a cell's text becomes a value of a type: <c>26</c> in a column of weeks is 182
/// days.</summary>
public sealed record ColumnSpec(string Name, ValueType Type, Place Place)
{
    /// <summary>What one in the file is worth in the type's unit: 7 for weeks, else 1.</summary>
    public Rational Factor { get; init; } = 1;

    /// <summary>The currency of a money column, else null.</summary>
    public Currency? Currency { get; init; }

    /// <summary>True where an empty cell is legal, and missing.</summary>
    public bool Optional { get; init; }

    /// <summary>The declared type in words, for messages: <c>yes/no</c>, <c>weeks</c>.</summary>
    public required string Declared { get; init; }
}

/// <summary>A declared attribute.</summary>
public sealed record AttributeSpec(ColumnSpec Column, string Title);

/// <summary>The shapes of an event.</summary>
public enum EventShape
{
    /// <summary>A stretch of days, both ends inside.</summary>
    Spell,

    /// <summary>A value that adds up.</summary>
    Amount,

    /// <summary>A level that does not add up.</summary>
    Reading,

    /// <summary>A point in time.</summary>
    Point,
}

/// <summary>A kind of event.</summary>
public sealed record EventSpec(string Name, EventShape Shape, Place Place)
{
    /// <summary>What people call it.</summary>
    public required string Title { get; init; }

    /// <summary>The value column; null where the kind has no value.</summary>
    public ColumnSpec? Value { get; init; }

    /// <summary>The type of a change of its value: that of a percent is in percentage points.
    /// </summary>
    public ValueType? Change => IsPercent ? ValueType.In(Unit.Of(Dimensions.Point)) : Value?.Type;

    /// <summary>True where overlapping spells are refused, not united.</summary>
    public bool Exclusive { get; init; }

    /// <summary>What proves it, or null.</summary>
    public string? Evidence { get; init; }

    /// <summary>Who may report it, in order of precedence, as indices into
    /// <see cref="FactSchema.Sources"/>; empty: anyone.</summary>
    public ImmutableArray<int> Sources { get; init; } = [];

    private bool IsPercent => Value is { Type.Form: NumberForm.Percent };

    /// <summary>How much its value rose from one level to another, in the unit of
    /// <see cref="Change"/>.</summary>
    public Rational Rise(Rational from, Rational to) => (to - from) * (IsPercent ? 100 : 1);
}

/// <summary>A return: activity counted for each unit, period and indicator. The dimensions of its
/// rows are provider, unit, period and indicator, in that order.</summary>
public sealed record ReturnSpec(string Name, PeriodKind Every, LabelList Indicators, Place Place)
{
    /// <summary>What people call it.</summary>
    public required string Title { get; init; }

    /// <summary>The value columns: declared, verified…</summary>
    public required ImmutableArray<ColumnSpec> Values { get; init; }

    /// <summary>Provider, unit, period, indicator.</summary>
    public required CellSpace Space { get; init; }
}

/// <summary>A statistic that arrives aggregated, or a figure that somebody decides: a row for each
/// cell.</summary>
public sealed record StatisticSpec(string Name, CellSpace Space, Place Place)
{
    /// <summary>What people call it.</summary>
    public required string Title { get; init; }

    /// <summary>The value columns, by name.</summary>
    public required ImmutableArray<ColumnSpec> Values { get; init; }

    /// <summary>True: somebody decides it, and its rows stand in decisions.csv.</summary>
    public bool IsDecided { get; init; }
}

/// <summary>A set of groups: who is priced alike (language reference 3).</summary>
public sealed record GroupSet(string Name, string Number, Place Place) : Clause(Name, Number, Place)
{
    /// <summary>The labels, in the order written.</summary>
    public required LabelList Labels { get; init; }

    /// <summary>The date on which the attributes are read.</summary>
    public required Formula FixedOn { get; init; }

    /// <summary>The label, by the participant's attributes.</summary>
    public required Formula Label { get; init; }
}

/// <summary>What happens to a cohort that is smaller than the smallest allowed.</summary>
public enum SmallCohort
{
    /// <summary>Its statistics read as missing.</summary>
    NotMeasured,

    /// <summary>Its people are measured with the next cohort.</summary>
    JoinsNext,
}

/// <summary>A set of cohorts: who is measured together. Either by period (a label a period) or
/// named, each with its measuring date.</summary>
public sealed record CohortSet(string Name, string Number, Place Place)
    : Clause(Name, Number, Place)
{
    /// <summary>The kind of period that makes a cohort, or null for named cohorts.</summary>
    public PeriodKind? Period { get; init; }

    /// <summary>The participant's period; null for named cohorts, which come in statistics only.
    /// </summary>
    public Formula? By { get; init; }

    /// <summary>The day on which a cohort of <see cref="Period"/> is measured, as a formula with
    /// <see cref="CellKey"/> 0 for the period.</summary>
    public Formula? Measured { get; init; }

    /// <summary>The labels of named cohorts.</summary>
    public LabelList? Named { get; init; }

    /// <summary>The measuring dates of named cohorts.</summary>
    public ImmutableArray<DateOnly> NamedDates { get; init; } = [];

    /// <summary>Only participants for whom this holds belong to a cohort.</summary>
    public Formula? OnlyIf { get; init; }

    /// <summary>The fewest people that are measured; null: no such rule.</summary>
    public long? Smallest { get; init; }

    /// <summary>What becomes of smaller cohorts.</summary>
    public SmallCohort Smaller { get; init; }

    /// <summary>The dimension of the set's labels.</summary>
    public required Dimension Dimension { get; init; }
}
