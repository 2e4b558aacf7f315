using System.Collections.Immutable;
using Outturn.Language.Comparison;
using Outturn.Simulation.Results;
using Outturn.Statistics.Estimation;

namespace Outturn.Simulation.Optimisation;

/// <summary>A measure before and after: what is expected, and what was drawn.</summary>
/// <param name="Measure">The measure.</param>
/// <param name="Unit">What it is counted in.</param>
/// <param name="Before">What is expected of the scheme as it stands.</param>
/// <param name="After">What is expected of the design found.</param>
public sealed record Attained(string Measure, MeasureUnit Unit, double Before, double After)
{
    /// <summary>The scheme as it stands, drawn; null: it is no matter of chance, or nothing was
    /// drawn.</summary>
    public Estimate? DrawnBefore { get; init; }

    /// <summary>The design found, drawn.</summary>
    public Estimate? DrawnAfter { get; init; }

    /// <summary>The difference in the same draws.</summary>
    public Estimate? Gain { get; init; }
}

/// <summary>A limit, and whether it holds for the design found.</summary>
/// <param name="Limit">The limit.</param>
/// <param name="Before">The measure for the scheme as it stands.</param>
/// <param name="After">The measure for the design found.</param>
/// <param name="Standing">Whether it holds where people are drawn.</param>
public sealed record LimitMet(
    Requirement Limit, double Before, double After, Standing Standing);

/// <summary>What a search found.</summary>
public sealed record OptimiseResult
{
    /// <summary>What was asked.</summary>
    public required OptimiseTask Task { get; init; }

    /// <summary>The scheme as it stands.</summary>
    public required Design Start { get; init; }

    /// <summary>The best design; null: the limits cannot hold together.</summary>
    public Design? Best { get; init; }

    /// <summary>Limits that cannot hold together; null: they can.</summary>
    public Conflict? Conflict { get; init; }

    /// <summary>The text of the scheme with the figures found.</summary>
    public string Scheme { get; init; } = "";

    /// <summary>What is otherwise in the world: path, before, after.</summary>
    public ImmutableArray<(string Path, string Before, string After)> World { get; init; } = [];

    /// <summary>What is otherwise in the scheme, in words.</summary>
    public SchemeComparison? Differences { get; init; }

    /// <summary>What is attained.</summary>
    public ImmutableArray<Attained> Attained { get; init; } = [];

    /// <summary>The limits.</summary>
    public ImmutableArray<LimitMet> Limits { get; init; } = [];

    /// <summary>How many designs were measured by what is expected of them.</summary>
    public int Designs { get; init; }

    /// <summary>How many of them had to be settled in full.</summary>
    public int SettledInFull { get; init; }

    /// <summary>How many designs were drawn, the start among them; 0: none.</summary>
    public int Finalists { get; init; }

    /// <summary>The most pairs of replications of one of them.</summary>
    public int Pairs { get; init; }

    /// <summary>Whether the best was told apart from every other that differs enough to matter.
    /// </summary>
    public bool IsSure { get; init; }

    /// <summary>Whether the search was ended before it was done.</summary>
    public bool IsInterrupted { get; init; }

    /// <summary>Regret, front, curve and sensitivity, where asked for.</summary>
    public ImmutableArray<Study> Studies { get; init; } = [];

    /// <summary>Whether nothing better than the scheme as it stands was found.</summary>
    public bool IsStartBest => Best?.Key == Start.Key;
}
