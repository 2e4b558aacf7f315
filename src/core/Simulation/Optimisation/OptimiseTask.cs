using System.Collections.Immutable;
using Outturn.Language.Syntax;
using Outturn.Schemes;
using Outturn.Simulation.Worlds;

namespace Outturn.Simulation.Optimisation;

/// <summary>How a search is run. The result depends on the seed and on what is asked, never on
/// threads or on the clock.</summary>
public sealed record OptimiseOptions
{
    /// <summary>The seed.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>The most antithetic pairs of replications of a design.</summary>
    public int Pairs { get; init; } = 40;

    /// <summary>A fixed number of pairs for all designs together, most of which go to those that
    /// are hard to tell from the best; null: pairs are added until the best is told apart.
    /// </summary>
    public int? PairsInAll { get; init; }

    /// <summary>Rows of Saltelli's design, each of which asks for ten designs (models, 1.20).
    /// </summary>
    public int SensitivityRows { get; init; } = 1024;

    /// <summary>How many threads may work.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>What each of the five purposes costs the others.</summary>
    public bool Regret { get; init; }

    /// <summary>Outcomes against budget, and designs that none beats in all purposes.</summary>
    public bool Pareto { get; init; }

    /// <summary>What the best compromise attains, against budget.</summary>
    public bool BudgetCurve { get; init; }

    /// <summary>Which figures matter.</summary>
    public bool Sensitivity { get; init; }

    /// <summary>Told how much of how much is done.</summary>
    public Action<long, long>? Progress { get; init; }

    /// <summary>Ends the search: the best so far stands.</summary>
    public CancellationToken Stop { get; init; }

    /// <summary>Whether all purposes are looked at, and not only the one asked for.</summary>
    internal bool AllPurposes => Regret || Pareto || BudgetCurve;
}

/// <summary>What is asked of a search.</summary>
public sealed class OptimiseTask
{
    /// <summary>The work of one finalist, counted in designs.</summary>
    internal const int OfFinalist = 60;

    private long _done;
    private long _all;

    /// <summary>The scheme as text and tree, and the world.</summary>
    public required (YamlDocument Document, string World) Texts { get; init; }

    /// <summary>The CSV tables beside the scheme.</summary>
    public Func<string, ReadOnlyMemory<byte>?> Tables { get; init; } = _ => null;

    /// <summary>The scheme as it stands.</summary>
    public required Scheme Scheme { get; init; }

    /// <summary>The world as it stands.</summary>
    public required World World { get; init; }

    /// <summary>What may be changed.</summary>
    public required ImmutableArray<VariedFigure> Varied { get; init; }

    /// <summary>What for.</summary>
    public required Aim Aim { get; init; }

    /// <summary>What must hold.</summary>
    public required ImmutableArray<Requirement> Limits { get; init; }

    /// <summary>How it is run.</summary>
    public OptimiseOptions Options { get; init; } = new();

    /// <summary>Says how much work there is, counted in designs.</summary>
    internal void Plan(long designs) => Interlocked.Add(ref _all, designs);

    /// <summary>Counts work that is done.</summary>
    internal void Done(long designs) => Options.Progress?.Invoke(
        Math.Min(Interlocked.Add(ref _done, designs), _all), _all);
}
