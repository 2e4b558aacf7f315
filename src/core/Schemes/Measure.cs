namespace Outturn.Schemes;

/// <summary>A statistic of a cell (language reference 5).</summary>
public sealed record Measure(string Name, string Number, Place Place) : Clause(Name, Number, Place)
{
    /// <summary>Its cells.</summary>
    public required CellSpace Space { get; init; }

    /// <summary>Only cells for which this holds have a value.</summary>
    public Formula? OnlyIf { get; init; }

    /// <summary>The value in a cell; may be missing.</summary>
    public required Formula Value { get; init; }

    /// <summary>The day on which the cell's value is known, as a formula on the cell; null:
    /// at once.</summary>
    public Formula? Known { get; init; }

    /// <summary>The least that meets the standard, on the cell; null: no such standard.</summary>
    public Formula? AtLeast { get; init; }

    /// <summary>The most that meets the standard, on the cell; null: no such standard.</summary>
    public Formula? AtMost { get; init; }

    /// <summary>What the contract says happens otherwise; it costs money only where a payment says
    /// so.</summary>
    public string? Otherwise { get; init; }
}
