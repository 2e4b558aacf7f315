namespace Outturn.Simulation.Facts;

/// <summary>How many people some facts are about, and what happened to them.</summary>
public sealed class FactCount(int courses)
{
    /// <summary>People.</summary>
    public long People { get; set; }

    /// <summary>The days on which they started, as day numbers, added up.</summary>
    public long StartDays { get; set; }

    /// <summary>How often each course began.</summary>
    public long[] Begins { get; } = new long[courses];

    /// <summary>The days on which it did, as day numbers, added up.</summary>
    public long[] BeginDays { get; } = new long[courses];
}
