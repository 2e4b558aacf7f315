using Outturn.Statistics.Randomness;

namespace Outturn.Simulation.MonteCarlo;

/// <summary>Whether what happened to a person is ever claimed: what is not is achieved all the
/// same, but recorded by nobody and paid to nobody (models, 1.6).</summary>
/// <param name="share">The share that is claimed.</param>
/// <param name="stream">Seed and replication; the kind of number is put in here.</param>
internal readonly struct Claiming(double share, RandomStream stream)
{
    private readonly RandomStream _stream = stream with { Kind = StreamKind.Verification };

    /// <summary>Whether it is, for a course of a person.</summary>
    public bool Is(ulong person, int course) => share >= 1
        || (_stream with { Block = (uint)course }).Words(person).First < share;
}
