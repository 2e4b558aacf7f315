using System.Collections.Immutable;
using Outturn.Simulation.Worlds;

namespace Outturn.Simulation.Calibrations;

/// <summary>What a target is about.</summary>
public enum TargetMeasure
{
    /// <summary>Main outcomes over starts, for those who start in a year.</summary>
    OutcomeRate,

    /// <summary>The same if nobody were helped.</summary>
    DeadweightRate,

    /// <summary>Main outcomes in twelve months over starts in them.</summary>
    InYearRatio,
}

/// <summary>A published or measured figure that a world should come to.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Measure">What it is about.</param>
/// <param name="Group">The group of the world, by its index.</param>
/// <param name="Year">The year, from 1.</param>
/// <param name="Value">The figure, as a share.</param>
public sealed record Target(
    string Name, TargetMeasure Measure, int Group, int Year, double Value)
{
    /// <summary>Standard error of the figure: how far off it may have been measured.</summary>
    public double Error { get; init; }

    /// <summary>How far the world may be from it.</summary>
    public double Tolerance { get; init; }

    /// <summary>The first of the twelve months of an in-year ratio, from 1.</summary>
    public int FirstMonth { get; init; }

    /// <summary>True: it is looked at after the fit, and never fitted.</summary>
    public bool IsHeldOut { get; init; }
}

/// <summary>A figure of the world that may be changed, within a range.</summary>
/// <param name="Group">The group, by its index.</param>
/// <param name="Course">The course, by its index.</param>
/// <param name="Key"><c>no-help</c> or <c>response</c>.</param>
/// <param name="From">The least.</param>
/// <param name="To">The greatest.</param>
public sealed record FreeFigure(int Group, int Course, string Key, double From, double To)
{
    /// <summary>Groups for which no figure was published, which take this one.</summary>
    public ImmutableArray<int> SharedWith { get; init; } = [];
}

/// <summary>What a world is to be fitted to, as <c>targets.yaml</c> says.</summary>
public sealed record Targets
{
    /// <summary>What the set is called.</summary>
    public required string Name { get; init; }

    /// <summary>The type of provider whose decisions the targets are about, by its index.
    /// </summary>
    public required int Provider { get; init; }

    /// <summary>The figures that may be changed.</summary>
    public required ImmutableArray<FreeFigure> Free { get; init; }

    /// <summary>The targets, in the order of the text.</summary>
    public required ImmutableArray<Target> All { get; init; }

    /// <summary>Figures of the world that were otherwise when the held-out targets were measured:
    /// path → value.</summary>
    public ImmutableArray<KeyValuePair<string, string>> HeldOutUnder { get; init; } = [];

    /// <summary>The share of outcomes that would have come anyway, where nobody measured it: any
    /// between these two is as good as any other; null: the deadweight rates stand.</summary>
    public (double From, double To)? DeadweightShare { get; init; }

    /// <summary>Every figure used, with its mark and source.</summary>
    public ImmutableArray<Assumption> Assumptions { get; init; } = [];
}
