using System.Collections.Immutable;
using Outturn.Quantities;

namespace Outturn.Schemes;

/// <summary>What is paid for: items of outcomes, or cells (of a return, a statistic, dimensions).
/// </summary>
public abstract record PaidFor;

/// <summary>Items of one or more outcomes, each perhaps only where a condition on the item holds.
/// </summary>
public sealed record PaidItems(ImmutableArray<int> Outcomes, ImmutableArray<Formula?> Where)
    : PaidFor
{
    /// <summary>The names of the outcomes, for <see cref="ItemField.Outcome"/>.</summary>
    public required LabelList Names { get; init; }

    /// <summary>The outcome that was paid alone before a variation added others: its lines keep
    /// the payment's own name as their key in the ledger; -1: there is none.</summary>
    public int Alone { get; init; } = -1;

    /// <summary>Whether lines for an outcome are told apart from others of the payment by its
    /// name.</summary>
    public bool TellsApart(int outcome) => Outcomes.Length > 1 && outcome != Alone;
}

/// <summary>Cells, perhaps only where a condition on the cell holds.</summary>
public sealed record PaidCells(CellSpace Space, Formula? Where) : PaidFor;

/// <summary>How the price is said.</summary>
public abstract record Price;

/// <summary>Money for one unit.</summary>
public sealed record UnitPrice(Formula Money) : Price;

/// <summary>A fixed sum shared among cells in proportion to a weight; the parts sum exactly.
/// </summary>
public sealed record Pool(Formula Money, Formula Weight) : Price
{
    /// <summary>The keys of the cells that share one sum: formulas on the paid cell.</summary>
    public required ImmutableArray<Formula> Within { get; init; }

    /// <summary>Who takes the odd pennies.</summary>
    public required Remainder Remainder { get; init; }
}

/// <summary>An agreed sum earned in equal parts over a time (language reference 6).</summary>
public sealed record Instalments(Formula Of) : Price
{
    /// <summary>The number of parts, or null where <see cref="Over"/> says it.</summary>
    public Formula? Count { get; init; }

    /// <summary>The period over which the sum is earned, starting afresh in each.</summary>
    public PeriodKind? Over { get; init; }

    /// <summary>One part on the last day of each of these.</summary>
    public required PeriodKind Each { get; init; }

    /// <summary>The date of the first part's period.</summary>
    public required Formula From { get; init; }

    /// <summary>Parts are earned while this holds on the day tried.</summary>
    public Formula? While { get; init; }

    /// <summary>The date that makes the balance due.</summary>
    public Formula? Completed { get; init; }
}

/// <summary>How a tier prices.</summary>
public enum TierPays
{
    /// <summary>Each slice at its own rate.</summary>
    Marginal,

    /// <summary>The whole at the rate reached.</summary>
    Whole,
}

/// <summary>A running total that the price reads (language reference 6, "Tier").</summary>
public sealed record Tier(TierPays Pays)
{
    /// <summary>What is counted, on the line; null: its units.</summary>
    public Formula? Counts { get; init; }

    /// <summary>The cells in which the total starts afresh: keys on the line.</summary>
    public required ImmutableArray<Formula> Within { get; init; }
}

/// <summary>Who takes the remainder of an exact division.</summary>
public sealed record Remainder(RemainderRule Rule, string? Name);

/// <summary>Rules for odd pennies.</summary>
public enum RemainderRule
{
    /// <summary>Largest fraction first; ties in the order of the text, or by name.</summary>
    LargestFraction,

    /// <summary>The first.</summary>
    First,

    /// <summary>The one named.</summary>
    Named,
}

/// <summary>A payment: a function from items or cells to lines (language reference 6).</summary>
public sealed record Payment(string Name, string Number, Place Place) : Clause(Name, Number, Place)
{
    /// <summary>What is paid for.</summary>
    public required PaidFor For { get; init; }

    /// <summary>Pays nothing where this is no.</summary>
    public Formula? OnlyIf { get; init; }

    /// <summary>True: nothing is payable until a decision says so.</summary>
    public bool NeedsDecision { get; init; }

    /// <summary>The price.</summary>
    public required Price Price { get; init; }

    /// <summary>The quantity; null: the item's units, else 1.</summary>
    public Formula? Units { get; init; }

    /// <summary>The tier, or null.</summary>
    public Tier? Tier { get; init; }

    /// <summary>The payable day, on the item or cell, <c>payable after</c> included.</summary>
    public required Formula Payable { get; init; }

    /// <summary>The rounding to the minor unit.</summary>
    public required Rounding Rounding { get; init; }

    /// <summary>How its amounts stand to VAT.</summary>
    public VatTreatment Vat { get; init; }

    /// <summary>Payments that pay the same outcome too, on purpose.</summary>
    public ImmutableArray<int> OnTopOf { get; init; } = [];

    /// <summary>The party that pays, before shares.</summary>
    public required string By { get; init; }

    /// <summary>The party that receives, before shares; null: the provider.</summary>
    public string? To { get; init; }

    /// <summary>True where its price reads an account, or repays one that a price reads: it is
    /// priced in payment order.</summary>
    public bool SharesAccount { get; init; }

    /// <summary>True where money comes to people or cells through the order of lines or through
    /// cells of many participants, so that it cannot be worked out for one participant alone.
    /// </summary>
    public bool IsOrdered => Tier is not null || Price is Pool || SharesAccount;
}
