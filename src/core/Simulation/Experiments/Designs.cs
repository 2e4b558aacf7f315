using System.Collections.Immutable;

namespace Outturn.Simulation.Experiments;

/// <summary>Every combination of some levers, weighed by several purposes.</summary>
/// <param name="Levers">The levers with their settings.</param>
/// <param name="Purposes">What is wanted of a design.</param>
public sealed record Designs(
    ImmutableArray<Varied> Levers, ImmutableArray<Purpose> Purposes)
{
    /// <summary>What a budget limits; empty: there is none.</summary>
    public string Budgeted { get; init; } = "";

    /// <summary>How many designs there are.</summary>
    public int Count => Levers.Aggregate(1, (n, l) => n * l.Values.Length);

    /// <summary>The setting of each lever in a design.</summary>
    public int[] Settings(int design)
    {
        int[] settings = new int[Levers.Length];
        for (int i = Levers.Length - 1; i >= 0; i--)
        {
            (design, settings[i]) = Math.DivRem(design, Levers[i].Values.Length);
        }
        return settings;
    }
}

/// <summary>One thing that is wanted of a design.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Formula">What is the better the more there is of it.</param>
public sealed record Purpose(string Name, Formula Formula);
