namespace Outturn.Simulation.Payments;

/// <summary>A payment that follows from what happens to one person, as the scheme prices it.
/// </summary>
/// <param name="Months">How many months a spell must last for it; 0: it does not hang on that.
/// </param>
/// <param name="Due">The month in which it is payable, counted from the first month.</param>
/// <param name="Amount">Money in major units; below 0: a payment that is lost.</param>
public readonly record struct DueLine(int Months, int Due, double Amount)
{
    /// <summary>The month in which the outcome was achieved.</summary>
    public required int Achieved { get; init; }

    /// <summary>The payment, by its index in the scheme.</summary>
    public required int Payment { get; init; }

    /// <summary>The outcome paid for, by its index.</summary>
    public required int Outcome { get; init; }

    /// <summary>The item's number.</summary>
    public required int N { get; init; }
}
