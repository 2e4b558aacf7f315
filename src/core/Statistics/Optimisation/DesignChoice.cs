namespace Outturn.Statistics.Optimisation;

/// <summary>One noisy value of a design; larger is better.</summary>
/// <param name="design">Which design.</param>
/// <param name="replication">Which replication, from 0. Designs may share the chances of a
/// replication.</param>
public delegate double Sampler(int design, int replication);

/// <summary>Which of several designs was chosen as the best.</summary>
/// <param name="Design">Which design.</param>
/// <param name="Replications">The most replications that any had.</param>
/// <param name="Samples">How many values were simulated in all.</param>
public sealed record DesignChoice(int Design, int Replications, int Samples)
{
    /// <summary>Whether it was told apart from all others that differ enough to matter.</summary>
    public bool IsSure { get; init; } = true;
}
