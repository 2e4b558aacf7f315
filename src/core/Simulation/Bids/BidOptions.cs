namespace Outturn.Simulation.Bids;

/// <summary>How an offer is weighed. The result depends on seed and runs alone.</summary>
public sealed record BidOptions
{
    /// <summary>How many paths, in antithetic pairs.</summary>
    public int Runs { get; init; } = 60;

    /// <summary>The seed.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>How many threads may work.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>Told how many of how many settlements are done.</summary>
    public Action<long, long>? Progress { get; init; }

    /// <summary>Stops the work.</summary>
    public CancellationToken Stop { get; init; }
}
