using System.Collections.Immutable;

namespace Outturn.Simulation.Optimisation;

/// <summary>How a study is drawn.</summary>
public enum StudyKind
{
    /// <summary>A field of cells.</summary>
    Matrix,

    /// <summary>Lines over the rows.</summary>
    Curve,

    /// <summary>Bars for each row.</summary>
    Bars,
}

/// <summary>Something else that a search was asked for: numbers by row and column, and what the
/// varied figures are there.</summary>
/// <param name="Name">Its short name.</param>
/// <param name="Title">What it shows.</param>
/// <param name="Kind">How it is drawn.</param>
public sealed record Study(string Name, string Title, StudyKind Kind)
{
    /// <summary>What the rows are of.</summary>
    public required string Of { get; init; }

    /// <summary>The columns of numbers.</summary>
    public required ImmutableArray<string> Columns { get; init; }

    /// <summary>The rows.</summary>
    public required ImmutableArray<StudyRow> Rows { get; init; }

    /// <summary>The columns of texts after them.</summary>
    public ImmutableArray<string> Texts { get; init; } = [];

    /// <summary>What a reader should know; empty: nothing.</summary>
    public string Note { get; init; } = "";
}

/// <summary>A row of a study.</summary>
/// <param name="Name">What it is of.</param>
/// <param name="Values">A number for each column.</param>
/// <param name="Texts">A text for each column of texts.</param>
public sealed record StudyRow(
    string Name, ImmutableArray<double> Values, ImmutableArray<string> Texts);
