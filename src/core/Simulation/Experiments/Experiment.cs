using System.Collections.Immutable;

namespace Outturn.Simulation.Experiments;

/// <summary>A claim about payment by results, and how anybody can put it to the test: what is
/// varied, what is measured, and which way it is expected to go (models, 1.17).</summary>
/// <param name="Id">Its short name: <c>e1</c>.</param>
/// <param name="Title">What it is about.</param>
/// <param name="Claim">What is claimed.</param>
public sealed record Experiment(string Id, string Title, string Claim)
{
    /// <summary>Who says so.</summary>
    public string Source { get; init; } = "";

    /// <summary>What is varied.</summary>
    public required Varied Vary { get; init; }

    /// <summary>What is varied beside it, case by case; null: nothing.</summary>
    public Varied? Across { get; init; }

    /// <summary>Figures put in place of the usual ones throughout, by where they stand.</summary>
    public ImmutableArray<(FigurePlace At, string Value)> Set { get; init; } = [];

    /// <summary>The measures shown.</summary>
    public required ImmutableArray<string> Measures { get; init; }

    /// <summary>Which way each goes as what is varied goes from its first value to its last.
    /// </summary>
    public required ImmutableArray<(string Measure, Direction Direction)> Expected { get; init; }

    /// <summary>What the honest reader should know of the result.</summary>
    public string Note { get; init; } = "";
}

/// <summary>Which way a measure goes.</summary>
public enum Direction
{
    /// <summary>Never down, and up in all.</summary>
    Rises,

    /// <summary>Never up, and down in all.</summary>
    Falls,

    /// <summary>Not at all.</summary>
    Stays,

    /// <summary>Up first and then down, or the other way about: not monotonic.</summary>
    Turns,
}

/// <summary>Where a figure stands: in the scheme (<c>tables/price-level/value</c>) or in the world
/// (<c>providers.provider.cash</c>).</summary>
public sealed record FigurePlace(bool InScheme, string Path);

/// <summary>A figure that takes several values in turn; several places may take it together.
/// </summary>
/// <param name="Name">What it is, for the table.</param>
/// <param name="At">Where it stands.</param>
/// <param name="Values">As they are written, in order.</param>
public sealed record Varied(
    string Name, ImmutableArray<FigurePlace> At, ImmutableArray<string> Values)
{
    /// <summary>What each value is called; empty: as it is written.</summary>
    public ImmutableArray<string> Labels { get; init; } = [];

    /// <summary>What a value is called.</summary>
    public string Label(int value) => Labels.IsEmpty ? Values[value] : Labels[value];
}

/// <summary>What a claim comes to.</summary>
public enum Verdict
{
    /// <summary>Everything went as expected.</summary>
    CameOut,

    /// <summary>Some of it, or in some of the cases.</summary>
    Depends,

    /// <summary>Nothing did.</summary>
    DidNot,
}
