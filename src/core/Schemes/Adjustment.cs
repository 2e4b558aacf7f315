using System.Collections.Immutable;

namespace Outturn.Schemes;

/// <summary>The operations of section 7 of the language reference.</summary>
public enum AdjustmentOperation
{
    /// <summary>Caps the cell's total.</summary>
    AtMost,

    /// <summary>Caps the share of some payments in a total.</summary>
    AtMostOfTotal,

    /// <summary>A floor.</summary>
    AtLeast,

    /// <summary>Multiplies each line.</summary>
    MultiplyBy,

    /// <summary>Holds a part back until a date.</summary>
    HoldBack,

    /// <summary>Takes a part of each line back.</summary>
    Recover,
}

/// <summary>Who loses when a cap bites.</summary>
public enum CutRule
{
    /// <summary>First come, first paid, in payment order.</summary>
    LatestFirst,

    /// <summary>First recorded, first paid.</summary>
    LatestRecordedFirst,

    /// <summary>All in proportion, exactly, by largest fraction.</summary>
    ProRata,

    /// <summary>The payments named, first loser first.</summary>
    Payments,
}

/// <summary>An entry of "limits and adjustments": a function from lines to lines.</summary>
public sealed record Adjustment(string Name, string Number, Place Place)
    : Clause(Name, Number, Place)
{
    /// <summary>What it does.</summary>
    public required AdjustmentOperation Operation { get; init; }

    /// <summary>The amount, units or factor: a formula on the cell (caps, floors) or on the line.
    /// </summary>
    public required Formula Value { get; init; }

    /// <summary>Only cells (or lines) for which this holds.</summary>
    public Formula? OnlyIf { get; init; }

    /// <summary>The payments whose lines it takes.</summary>
    public required ImmutableArray<int> Of { get; init; }

    /// <summary>Its cells.</summary>
    public required CellSpace Space { get; init; }

    /// <summary>The key of each dimension, as a formula on the line.</summary>
    public required ImmutableArray<Formula> Keys { get; init; }

    /// <summary>Who loses.</summary>
    public CutRule Cut { get; init; }

    /// <summary>The order of losers of <see cref="CutRule.Payments"/>.</summary>
    public ImmutableArray<int> CutOrder { get; init; } = [];

    /// <summary>True where the cap is on units, not money.</summary>
    public bool InUnits { get; init; }

    /// <summary>The payments of the total of <see cref="AdjustmentOperation.AtMostOfTotal"/>.
    /// </summary>
    public ImmutableArray<int> OfTotal { get; init; } = [];

    /// <summary>The date of <see cref="AdjustmentOperation.HoldBack"/>, on the line.</summary>
    public Formula? Until { get; init; }

    /// <summary>True where what a floor lacks is taken from the cell's next lines.</summary>
    public bool CarryForward { get; init; }
}

/// <summary>An entry of "shares": splits the lines among payers or recipients (language
/// reference 8).</summary>
public sealed record Share(string Name, string Number, Place Place) : Clause(Name, Number, Place)
{
    /// <summary>True: splits among payers; false: among recipients.</summary>
    public required bool IsPayers { get; init; }

    /// <summary>True: a waterfall, each party up to its running limit.</summary>
    public bool InOrder { get; init; }

    /// <summary>The payments whose lines it takes.</summary>
    public required ImmutableArray<int> Of { get; init; }

    /// <summary>The parts, in the order written.</summary>
    public required ImmutableArray<SharePart> Parts { get; init; }

    /// <summary>Who takes odd pennies.</summary>
    public required Remainder Remainder { get; init; }

    /// <summary>Whether the parties and their fractions are written as such: then every line is
    /// split alike.</summary>
    public bool IsFixed => !InOrder && Parts.All(part => part.IsFixed);
}

/// <summary>A part of a share.</summary>
public sealed record SharePart(Place Place)
{
    /// <summary>The party, by name; null where an attribute names it or the part is split again.
    /// </summary>
    public string? Party { get; init; }

    /// <summary>True where the part goes to the provider of the line.</summary>
    public bool IsProvider { get; init; }

    /// <summary>The attribute that names the party; -1: none.</summary>
    public int Attribute { get; init; } = -1;

    /// <summary>The fraction (or in a waterfall the running limit, in money); null: the rest.
    /// </summary>
    public Formula? Part { get; init; }

    /// <summary>How this part is split again; empty: it is not.</summary>
    public ImmutableArray<SharePart> Again { get; init; } = [];

    /// <summary>Whether party and fraction hang on nothing.</summary>
    public bool IsFixed =>
        Attribute < 0 && Part is null or Constant && Again.All(again => again.IsFixed);
}
