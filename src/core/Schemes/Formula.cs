using System.Collections.Immutable;
using Outturn.Quantities;

namespace Outturn.Schemes;

/// <summary>An expression of the scheme with its names resolved and its units checked and erased
/// (language reference 13): one node of the graph that is interpreted, explained and compiled.
/// A formula is evaluated for a <em>subject</em>: a participant, an item, an event, a cell or a
/// line; the checker sees to it that a node only asks for what its subject has.</summary>
public abstract record Formula(Place Place, ValueType Type);

/// <summary>A figure that stands in the text.</summary>
public sealed record Constant(Place Place, ValueType Type, Value Value) : Formula(Place, Type);

/// <summary>The fields of an item (language reference 4, "Items expose").</summary>
public enum ItemField
{
    /// <summary>The day on which it was achieved.</summary>
    Achieved,

    /// <summary>The day on which it becomes payable.</summary>
    Payable,

    /// <summary>1 for the participant's first item of the outcome, 2 for the next…</summary>
    N,

    /// <summary>Payable units.</summary>
    Units,

    /// <summary>Which fact or route: a label of the outcome's kinds.</summary>
    Kind,

    /// <summary>The value of its event, or the level, sum or change that reached.</summary>
    Value,

    /// <summary>Who reported its deciding fact.</summary>
    Source,

    /// <summary>First day of the time that earned it.</summary>
    EarnedFrom,

    /// <summary>Last day of the time that earned it.</summary>
    EarnedTo,

    /// <summary>Which outcome, where a payment is for each of several.</summary>
    Outcome,
}

/// <summary>A field of the item in hand.</summary>
public sealed record FieldOfItem(Place Place, ValueType Type, ItemField Field)
    : Formula(Place, Type);

/// <summary>A field of the participant's first item of an outcome (<c>job.achieved</c>), or
/// missing where there is none.</summary>
public sealed record FieldOfFirst(Place Place, ValueType Type, int Outcome, ItemField Field)
    : Formula(Place, Type);

/// <summary>The fields of an event, in a <c>where</c>.</summary>
public enum EventField
{
    /// <summary>Its value.</summary>
    Value,

    /// <summary>Who reported it.</summary>
    Source,

    /// <summary>Which member of the family.</summary>
    Member,

    /// <summary>When it was recorded.</summary>
    Recorded,

    /// <summary>Its first day.</summary>
    From,

    /// <summary>Its last day.</summary>
    To,

    /// <summary>Its kind, as the index among the scheme's events.</summary>
    Kind,
}

/// <summary>A field of the event in hand.</summary>
public sealed record FieldOfEvent(Place Place, ValueType Type, EventField Field)
    : Formula(Place, Type);

/// <summary>What every participant has, whatever the scheme declares.</summary>
public enum ParticipantField
{
    /// <summary>The participant itself, as a key.</summary>
    Participant,

    /// <summary>The provider, as on the day in hand.</summary>
    Provider,

    /// <summary>The day of referral.</summary>
    Referred,

    /// <summary>The day of the start; missing: never started.</summary>
    Started,
}

/// <summary>A built-in field of the participant in hand.</summary>
public sealed record FieldOfParticipant(Place Place, ValueType Type, ParticipantField Field)
    : Formula(Place, Type);

/// <summary>A declared attribute of the participant in hand, as on the day in hand, or
/// <paramref name="On"/> a stated date.</summary>
public sealed record AttributeOf(Place Place, ValueType Type, int Attribute, Formula? On)
    : Formula(Place, Type);

/// <summary>The label of the participant in a group set.</summary>
public sealed record GroupOf(Place Place, ValueType Type, int Set) : Formula(Place, Type);

/// <summary>The label of the participant in a cohort set; missing where it belongs to none.
/// </summary>
public sealed record CohortOf(Place Place, ValueType Type, int Set) : Formula(Place, Type);

/// <summary>The day on which a cohort is measured, from its label.</summary>
public sealed record CohortMeasured(Place Place, ValueType Type, int Set, Formula Label)
    : Formula(Place, Type);

/// <summary>The day tried: in <c>holds</c>, <c>reaches</c> and <c>while</c>.</summary>
public sealed record DayTried(Place Place, ValueType Type) : Formula(Place, Type);

/// <summary>One dimension of the cell (or of the return's or statistic's row) in hand.</summary>
public sealed record CellKey(Place Place, ValueType Type, int Dimension) : Formula(Place, Type);

/// <summary>A value column of the return's or statistic's row in hand.</summary>
public sealed record ColumnOfRow(Place Place, ValueType Type, int Column) : Formula(Place, Type);

/// <summary>A value column of the statistic for the keys given; missing where no row has come, or
/// its cohort is smaller than may be measured.</summary>
public sealed record StatisticAt(
    Place Place, ValueType Type, int Statistic, int Column, ImmutableArray<Formula> Keys)
    : Formula(Place, Type);

/// <summary>The value of a measure in the cell with the keys given; with
/// <paramref name="Met"/>, whether it meets its standard.</summary>
public sealed record MeasureAt(
    Place Place, ValueType Type, int Measure, ImmutableArray<Formula> Keys, bool Met)
    : Formula(Place, Type);

/// <summary>A figure of a table, found by its keys, outermost first, and by the date in force
/// where the table is dated. A value not found is a refusal that names table and key.</summary>
public sealed record TableAt(
    Place Place, ValueType Type, int Table, int Column, ImmutableArray<Formula> Keys)
    : Formula(Place, Type);

/// <summary>The place of the line in hand on the running total of its tier.</summary>
public sealed record TierPlace(Place Place, ValueType Type) : Formula(Place, Type);

/// <summary>The balance of an account before the line in hand, in payment order; never less than
/// 0 (language reference 8).</summary>
public sealed record Owed(Place Place, ValueType Type, int Account) : Formula(Place, Type);

/// <summary>The payment of the line in hand, as its index in the scheme: a dimension of limits, and
/// what tells apart lines of items from lines of cells.</summary>
public sealed record PaymentOfLine(Place Place, ValueType Type) : Formula(Place, Type);

/// <summary>The period that contains a date.</summary>
public sealed record PeriodContaining(Place Place, ValueType Type, Formula Date)
    : Formula(Place, Type);

/// <summary>Parts of a period.</summary>
public enum PeriodPart
{
    /// <summary>Contract year 1, 2…; other years the year in which they begin; a month's or
    /// quarter's number in its year.</summary>
    Number,

    /// <summary>Its first day.</summary>
    First,

    /// <summary>Its last day.</summary>
    Last,
}

/// <summary>Number, first or last day of a period.</summary>
public sealed record PartOfPeriod(Place Place, ValueType Type, PeriodPart Part, Formula Period)
    : Formula(Place, Type);

/// <summary>Operators. Units are already checked and their scales applied, so each is plain
/// arithmetic on numbers, or on days.</summary>
public enum Operator
{
    /// <summary>Sum of two numbers.</summary>
    Add,

    /// <summary>Difference of two numbers; of two dates, in days.</summary>
    Subtract,

    /// <summary>Product.</summary>
    Multiply,

    /// <summary>Quotient; missing where the divisor is 0.</summary>
    Divide,

    /// <summary>Equal; of labels: the same label.</summary>
    Equal,

    /// <summary>Not equal.</summary>
    NotEqual,

    /// <summary>Less; of dates: earlier.</summary>
    Less,

    /// <summary>Less or equal.</summary>
    LessOrEqual,

    /// <summary>Greater.</summary>
    Greater,

    /// <summary>Greater or equal.</summary>
    GreaterOrEqual,

    /// <summary>Both; no where either is no, even if the other is missing.</summary>
    And,

    /// <summary>Either; yes where either is yes, even if the other is missing.</summary>
    Or,

    /// <summary>The left, or where it is missing the right.</summary>
    Otherwise,

    /// <summary>A date and days.</summary>
    AddDays,

    /// <summary>A date and calendar months, by the scheme's month-end rule.</summary>
    AddMonths,

    /// <summary>A date and working days of the scheme's calendar.</summary>
    AddWorkingDays,
}

/// <summary>An operator on two values.</summary>
public sealed record Binary(
    Place Place, ValueType Type, Operator Operator, Formula Left, Formula Right)
    : Formula(Place, Type);

/// <summary>Not.</summary>
public sealed record Negation(Place Place, ValueType Type, Formula Of) : Formula(Place, Type);

/// <summary>One of several values: <c>in [a, b]</c>.</summary>
public sealed record Membership(
    Place Place, ValueType Type, Formula Of, ImmutableArray<Formula> In) : Formula(Place, Type);

/// <summary>One case of a choice.</summary>
public sealed record ChoiceCase(Formula When, Formula Then)
{
    /// <summary>The variation that the case is, by its index in the scheme; -1: none.</summary>
    public int Variation { get; init; } = -1;
}

/// <summary>How a choice is written, which says what must be proved about it (language
/// reference 2.4).</summary>
public enum ChoiceForm
{
    /// <summary><c>if … then … else</c>: nothing to prove.</summary>
    If,

    /// <summary><c>cases</c>: no two may hold.</summary>
    Cases,

    /// <summary><c>first of</c>: each must be reachable.</summary>
    FirstOf,

    /// <summary>Bodies by variation, the latest first; the last value is what stood before.
    /// </summary>
    Varied,
}

/// <summary>The first case that holds, else the last value. <c>if</c>, <c>cases</c> (of which no
/// two may hold, which the checker proves), <c>first of</c> and variations all come to this. Null:
/// missing.</summary>
public sealed record Choice(
    Place Place, ValueType Type, ImmutableArray<ChoiceCase> Cases, Formula? Else)
    : Formula(Place, Type)
{
    /// <summary>Which of these the text says; a set of groups is one of the second and third.
    /// </summary>
    public ChoiceForm Form { get; init; }
}

/// <summary>Functions of numbers (language reference 9).</summary>
public enum NumberFunction
{
    /// <summary>The least.</summary>
    Min,

    /// <summary>The greatest.</summary>
    Max,

    /// <summary>Without its sign.</summary>
    Abs,

    /// <summary>Down to a whole number.</summary>
    Whole,

    /// <summary>To a multiple of the second argument, by <see cref="NumberCall.Rounding"/>.
    /// </summary>
    Round,

    /// <summary>First divided by second, units dropped; missing where the second is 0.</summary>
    Ratio,

    /// <summary>A percentage as percentage points.</summary>
    Points,

    /// <summary>Whether the argument is known.</summary>
    Known,
}

/// <summary>A function of numbers.</summary>
public sealed record NumberCall(
    Place Place, ValueType Type, NumberFunction Function, ImmutableArray<Formula> Arguments)
    : Formula(Place, Type)
{
    /// <summary>The rounding of <see cref="NumberFunction.Round"/>.</summary>
    public Rounding Rounding { get; init; }
}

/// <summary>The statistical tests of language reference 5.</summary>
public enum CohortTestKind
{
    /// <summary>Normal band around a baseline rate: rate, people, baseline, confidence.</summary>
    Band,

    /// <summary>Exact binomial: events, people, baseline, confidence.</summary>
    Exactly,

    /// <summary>Two pooled rates: rate, people, other rate, other people, confidence.</summary>
    Comparison,
}

/// <summary>Whether a cohort's result is below (or above) what chance would give, with the stated
/// two-sided confidence: yes or no, found without floating point.</summary>
public sealed record CohortTest(
    Place Place, ValueType Type, CohortTestKind Kind, bool Above, ImmutableArray<Formula> Arguments)
    : Formula(Place, Type);
