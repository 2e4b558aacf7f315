using System.Collections.Immutable;
using Outturn.Simulation.Experiments;

namespace Outturn.Simulation.Optimisation;

/// <summary>Figures that a search may change together: one of the scheme or of its world between
/// two values, or several by one factor.</summary>
public sealed record VariedFigure
{
    /// <summary>Where it stands, as it was asked for: <c>tables/rate-card.job</c>.</summary>
    public required string Path { get; init; }

    /// <summary>In which text.</summary>
    public required FigureOf Of { get; init; }

    /// <summary>Whether it is a factor by which the figures there are multiplied.</summary>
    public required bool IsFactor { get; init; }

    /// <summary>The least that it may be.</summary>
    public required double Low { get; init; }

    /// <summary>The most that it may be.</summary>
    public required double High { get; init; }

    /// <summary>What it is where nothing is changed.</summary>
    public required double Now { get; init; }

    /// <summary>How it is written.</summary>
    internal Notation Notation { get; init; } = new("", "");

    /// <summary>Where it stands in the text of the scheme.</summary>
    internal ImmutableArray<FigureSite> Sites { get; init; } = [];

    /// <summary>Where it stands in the world, by path, with what is written there.</summary>
    internal ImmutableArray<(string Path, Notation Notation, double Value)> Figures { get; init; }
        = [];

    /// <summary>Its value at a point from 0 to 1 of its range, as it can be written.</summary>
    public double At(double unit) =>
        (double)Notation.Rounded(Low + (Math.Clamp(unit, 0, 1) * (High - Low)));

    /// <summary>Where a value lies in its range, from 0 to 1.</summary>
    public double Unit(double value) => Math.Clamp((value - Low) / (High - Low), 0, 1);

    /// <summary>A value as it is written.</summary>
    public string Write(double value) => (IsFactor ? "× " : "") + Notation.Write(value);
}
