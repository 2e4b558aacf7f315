using Outturn.Quantities;
using Outturn.Schemes;

namespace Outturn.Settlement;

/// <summary>One achievement of one participant (language reference 4). Days are day numbers;
/// <see cref="Days.None"/> stands for none.</summary>
public readonly record struct Item(int Outcome, int N, int Achieved)
{
    private readonly SmallNumber _units = SmallNumber.One;
    private readonly SmallNumber _value = default;

    /// <summary>The day on which it becomes payable.</summary>
    public int Payable { get; init; } = Days.None;

    /// <summary>Payable units; people and payable units are different counts.</summary>
    public Rational Units
    {
        get => _units.Exact;
        init => _units = SmallNumber.Of(value);
    }

    /// <summary>Index of the fact kind or route in the outcome's kinds.</summary>
    public int Kind { get; init; }

    /// <summary>The value of its event, or the level, sum or change that reached.</summary>
    public Value Value
    {
        get => _value.Value;
        init => _value = SmallNumber.Of(value);
    }

    /// <summary>The row of its deciding event in the event table, or -1.</summary>
    public int Event { get; init; } = -1;

    /// <summary>Who reported its deciding fact, or -1.</summary>
    public int Source { get; init; } = -1;

    /// <summary>First day of the time that earned it.</summary>
    public int EarnedFrom { get; init; } = Days.None;

    /// <summary>Last day of the time that earned it.</summary>
    public int EarnedTo { get; init; } = Days.None;

    /// <summary>The units as they are kept.</summary>
    internal SmallNumber SmallUnits
    {
        get => _units;
        init => _units = value;
    }

    /// <summary>The day on which it is undone (clawback), or none.</summary>
    public int Undone { get; init; } = Days.None;
}
