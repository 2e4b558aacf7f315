using System.Collections.Immutable;

namespace Outturn.Simulation.Worlds;

/// <summary>Figures of a world that are otherwise, together and under a name: demand is 60 % off
/// the plan, the economy is weak.</summary>
/// <param name="Name">Its short name.</param>
/// <param name="Title">What is otherwise, in words.</param>
public sealed record Scenario(string Name, string Title)
{
    /// <summary>What a reader should know of it; empty: nothing.</summary>
    public string Note { get; init; } = "";

    /// <summary>The figures, by where they stand in the world.</summary>
    internal ImmutableArray<FigureChange> Changes { get; init; } = [];
}

/// <summary>What is put in place of figures that a world states, in this order.</summary>
/// <param name="Scenarios">Scenarios, the later of which win.</param>
/// <param name="Set">Single figures by their path, which win over scenarios.</param>
public sealed record WorldChanges(
    ImmutableArray<Scenario> Scenarios, IReadOnlyList<KeyValuePair<string, string>> Set)
{
    /// <summary>Nothing is changed.</summary>
    public static WorldChanges None { get; } = new([], []);

    /// <summary>Every change in turn.</summary>
    internal IEnumerable<FigureChange> All =>
        Scenarios.SelectMany(s => s.Changes)
            .Concat(Set.Select(c => new FigureChange(c.Key, c.Value)));
}
