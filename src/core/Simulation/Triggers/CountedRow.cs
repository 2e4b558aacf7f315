using System.Collections.Immutable;
using Outturn.Quantities;
using Outturn.Schemes;

namespace Outturn.Simulation.Triggers;

/// <summary>A cohort as it might be counted.</summary>
/// <param name="People">How many are in it.</param>
/// <param name="Count">How many of them it happened to; of a frequency, how often it happened to
/// all of them.</param>
/// <param name="Baseline">The rate that it is compared with.</param>
public readonly record struct CountedRow(long People, long Count, Rational Baseline)
{
    /// <summary>How many people the baseline was counted on; 0: not told.</summary>
    public long Others { get; init; }

    /// <summary>Its figures, in the order of <see cref="CountedFigure"/>.</summary>
    internal ImmutableArray<Value> Values =>
    [
        Value.Of(People), Value.Of(Count),
        People == 0 ? Value.Missing : Value.Of(Rational.Of(Count, People)),
        Value.Of(Baseline), Value.Of(Baseline * People),
        Others == 0 ? Value.Missing : Value.Of(Others),
    ];

    /// <summary>The figures of a cohort that is not measured.</summary>
    internal static ImmutableArray<Value> NotMeasured { get; } =
        [.. Enumerable.Repeat(Value.Missing, 6)];
}

/// <summary>What a figure of a statistic is, to whoever plans.</summary>
internal enum CountedFigure
{
    /// <summary>How many people are in the cohort.</summary>
    People,

    /// <summary>How many of them it happened to.</summary>
    Count,

    /// <summary>The same for each of them.</summary>
    Rate,

    /// <summary>The rate that it is compared with.</summary>
    Baseline,

    /// <summary>How many it would have been at that rate.</summary>
    Expected,

    /// <summary>How many people the baseline was counted on.</summary>
    Others,
}
