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

    /// <summary>Figures put in place of the usual ones throughout.</summary>
    public ImmutableArray<SetFigure> Set { get; init; } = [];

    /// <summary>Figures of the experiment itself, which it reckons with.</summary>
    public ImmutableArray<GivenFigure> Figures { get; init; } = [];

    /// <summary>Measures reckoned from figures and other measures, in this order.</summary>
    public ImmutableArray<(string Name, Formula Formula)> Reckon { get; init; } = [];

    /// <summary>Contracts that differ by chance; null: there is one.</summary>
    public Draws? Draws { get; init; }

    /// <summary>Many designs at once, weighed by several objectives; null: none.</summary>
    public Designs? Designs { get; init; }

    /// <summary>The measures shown.</summary>
    public required ImmutableArray<string> Measures { get; init; }

    /// <summary>What is expected of them.</summary>
    public required ImmutableArray<Expectation> Expected { get; init; }

    /// <summary>What the honest reader should know of the result.</summary>
    public string Note { get; init; } = "";

    /// <summary>What would change it.</summary>
    public string WouldChange { get; init; } = "";
}

/// <summary>Where a figure stands.</summary>
public enum FigureOf
{
    /// <summary>In the world: <c>providers.provider.cash</c>.</summary>
    World,

    /// <summary>In the scheme: <c>tables/price-level/value</c>.</summary>
    Scheme,

    /// <summary>In the experiment: <c>figures.referrals</c>.</summary>
    Experiment,
}

/// <summary>Where a figure stands.</summary>
/// <param name="Of">In which text.</param>
/// <param name="Path">Its path there.</param>
public sealed record FigurePlace(FigureOf Of, string Path);

/// <summary>A figure put in place of the usual one.</summary>
/// <param name="At">Where it stands.</param>
/// <param name="Value">As it is written.</param>
/// <param name="Why">Why it is not the usual one; empty: nothing is said.</param>
public sealed record SetFigure(FigurePlace At, string Value, string Why);

/// <summary>A figure that an experiment reckons with.</summary>
/// <param name="Name">Its name in formulas.</param>
/// <param name="Value">The figure.</param>
/// <param name="Written">As it is written.</param>
/// <param name="Source">Mark and source in one.</param>
public sealed record GivenFigure(string Name, double Value, string Written, string Source);

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
