using Outturn.Quantities;

namespace Outturn.Settlement;

/// <summary>What one payment pays for one item or cell, before limits and shares (language
/// reference 1).</summary>
public readonly record struct Line
{
    private readonly int _entry;

    /// <summary>The payment, by its index.</summary>
    public required int Payment { get; init; }

    /// <summary>The participant, or -1 for a cell.</summary>
    public required int Participant { get; init; }

    /// <summary>The cell of the payment, or -1 for an item.</summary>
    public long Cell { get; init; }

    /// <summary>The outcome of the item, or -1.</summary>
    public int Outcome { get; init; }

    /// <summary>The item's number (1st, 2nd…), the instalment's, or 1.</summary>
    public int N { get; init; }

    /// <summary>The day achieved; of a cell, its payable day.</summary>
    public int Achieved { get; init; }

    /// <summary>The payable day.</summary>
    public required int Payable { get; init; }

    /// <summary>The provider, or -1 where the cell is of none.</summary>
    public required int Provider { get; init; }

    /// <summary>The amount in minor units.</summary>
    public required long Amount { get; init; }

    /// <summary>Payable units.</summary>
    public Rational Units
    {
        get => SmallUnits.Exact;
        init => SmallUnits = SmallNumber.Of(value);
    }

    /// <summary>The units as they are kept.</summary>
    internal SmallNumber SmallUnits { get; init; }

    /// <summary>The entry of "limits and adjustments" that made the line, by its index: what a
    /// floor adds; -1: a payment did. The payment is then the first that the entry is about.
    /// </summary>
    public int Entry
    {
        get => _entry - 1;
        init => _entry = value + 1;
    }

    /// <summary>The day on which its deciding fact was recorded; of a cell, its payable day.
    /// </summary>
    public int Recorded { get; init; }

    /// <summary>The day on which it is undone, or <see cref="Days.None"/>.</summary>
    public int Undone { get; init; }
}
