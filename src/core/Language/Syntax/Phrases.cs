namespace Outturn.Language.Syntax;

/// <summary>The key of a row of a table (language reference 6).</summary>
/// <param name="Start">First character.</param>
/// <param name="End">One past the last.</param>
public abstract record TableKey(int Start, int End);

/// <summary>A label or any other text, such as the id of a provider.</summary>
/// <param name="Label">The text.</param>
/// <param name="Start">First character.</param>
/// <param name="End">One past the last.</param>
public sealed record LabelKey(string Label, int Start, int End) : TableKey(Start, End);

/// <summary>One number, date, percentage, amount or quantity.</summary>
/// <param name="Value">A literal, perhaps with a minus.</param>
/// <param name="Start">First character.</param>
/// <param name="End">One past the last.</param>
public sealed record ValueKey(Expression Value, int Start, int End) : TableKey(Start, End);

/// <summary><c>from X</c>: X or more, up to the next key.</summary>
/// <param name="Edge">X; a number, a date or an expression.</param>
/// <param name="Start">First character.</param>
/// <param name="End">One past the last.</param>
public sealed record FromKey(Expression Edge, int Start, int End) : TableKey(Start, End);

/// <summary><c>up to X</c>: more than the key before.</summary>
/// <param name="Edge">X; a number or an expression.</param>
/// <param name="Start">First character.</param>
/// <param name="End">One past the last.</param>
public sealed record UpToKey(Expression Edge, int Start, int End) : TableKey(Start, End);

/// <summary><c>A to B</c>: both inside; whole numbers and dates.</summary>
/// <param name="From">A.</param>
/// <param name="To">B.</param>
/// <param name="Start">First character.</param>
/// <param name="End">One past the last.</param>
public sealed record RangeKey(Expression From, Expression To, int Start, int End)
    : TableKey(Start, End);

/// <summary><c>beyond</c>, after the last <c>up to</c>.</summary>
/// <param name="Start">First character.</param>
/// <param name="End">One past the last.</param>
public sealed record BeyondKey(int Start, int End) : TableKey(Start, End);

/// <summary><c>otherwise</c>.</summary>
/// <param name="Start">First character.</param>
/// <param name="End">One past the last.</param>
public sealed record OtherwiseKey(int Start, int End) : TableKey(Start, End);

/// <summary><c>104 weeks of started</c> under <c>within</c> (language reference 4).</summary>
/// <param name="Length">The duration D.</param>
/// <param name="Anchor">The date from which it runs.</param>
/// <param name="Start">First character.</param>
/// <param name="End">One past the last.</param>
public sealed record WithinPhrase(Expression Length, Expression Anchor, int Start, int End);

/// <summary><c>FACT where CONDITION</c>, <c>OUTCOME where CONDITION</c>, or a dimension such as
/// <c>contract-year of started</c>; with <c>in WINDOW</c> under <c>undone by</c>.</summary>
/// <param name="What">A name, or a period of a date.</param>
/// <param name="Where">The condition; null if there is none.</param>
/// <param name="In">The window; null if there is none.</param>
/// <param name="Start">First character.</param>
/// <param name="End">One past the last.</param>
public sealed record WherePhrase(
    Expression What, Expression? Where, Window? In, int Start, int End);

/// <summary><c>at most</c> of an outcome: <c>3</c>, <c>1 per kind</c>,
/// <c>2 per contract-year</c>, <c>unlimited</c>.</summary>
/// <param name="Number">How many; null for <c>unlimited</c>.</param>
/// <param name="Per">What for each of; null if there is nothing.</param>
/// <param name="Start">First character.</param>
/// <param name="End">One past the last.</param>
public sealed record HowOftenPhrase(Expression? Number, UnitName? Per, int Start, int End);

/// <summary>A type: <c>GBP per person</c>, <c>events per person</c>, <c>percent</c>,
/// <c>yes/no</c>, <c>CHF per USD</c> (language reference 3, "Types").</summary>
/// <param name="Unit">What is measured.</param>
/// <param name="Per">For each of what; mostly empty.</param>
/// <param name="Start">First character.</param>
/// <param name="End">One past the last.</param>
public sealed record TypePhrase(
    UnitName Unit, IReadOnlyList<UnitName> Per, int Start, int End);
