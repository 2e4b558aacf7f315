using System.Collections.Immutable;
using Outturn.Statistics.Distributions;
using Outturn.Statistics.Functions;
using Outturn.Statistics.Randomness;

namespace Outturn.Simulation.Experiments;

/// <summary>Contracts that differ by chance: each has figures of its own, and what is measured of
/// it may reach targets or miss them.</summary>
/// <param name="Number">How many.</param>
/// <param name="Seed">The seed: the same gives the same contracts.</param>
public sealed record Draws(int Number, ulong Seed)
{
    /// <summary>What they are, for people: <c>contracts</c>.</summary>
    public string Of { get; init; } = "contracts";

    /// <summary>In what they differ.</summary>
    public ImmutableArray<Trait> Traits { get; init; } = [];

    /// <summary>Standard deviation of the logarithm of what is measured over what is so.</summary>
    public double Noise { get; init; }

    /// <summary>What each is to reach.</summary>
    public ImmutableArray<ReachTarget> Targets { get; init; } = [];

    /// <summary>The factor of a trait of a contract, both from 0.</summary>
    public double Factor(int contract, int trait) => Traits[trait].Median
        * Exp.Of(Traits[trait].Spread * Standard(StreamKind.ProviderTraits, contract, trait));

    /// <summary>What is measured of a contract over what is so, for a target.</summary>
    public double Measured(int contract, int target) =>
        Exp.Of(Noise * Standard(StreamKind.Baseline, contract, target));

    private double Standard(StreamKind kind, int contract, int block) => Normal.Quantile(
        (new RandomStream(Seed, 0, kind) with { Block = (uint)block })
            .Words((ulong)contract).First);
}

/// <summary>A trait: some figures of the world by one factor, log-normal.</summary>
/// <param name="Name">What it is.</param>
/// <param name="At">The figures; <c>*</c> stands for every name in its place.</param>
/// <param name="Median">The factor in the middle.</param>
/// <param name="Spread">Standard deviation of its logarithm.</param>
public sealed record Trait(
    string Name, ImmutableArray<string> At, double Median, double Spread);

/// <summary>What a contract is to reach.</summary>
/// <param name="Name">Of whom.</param>
/// <param name="Measure">The measure.</param>
/// <param name="Value">The target, at a level of 100 %.</param>
public sealed record ReachTarget(string Name, string Measure, double Value);
