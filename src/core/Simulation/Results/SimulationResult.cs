using System.Collections.Immutable;
using Outturn.Settlement;
using Outturn.Simulation.Facts;

namespace Outturn.Simulation.Results;

/// <summary>How a simulation is run. The result depends on seed and runs alone.</summary>
public sealed record SimulationOptions
{
    /// <summary>How many replications, in antithetic pairs; with <see cref="Precision"/> at most.
    /// </summary>
    public int Runs { get; init; } = 20;

    /// <summary>Stop as soon as the half width of the headline measures is this share of their
    /// mean, or for shares this much; null: all replications are run.</summary>
    public double? Precision { get; init; }

    /// <summary>The seed.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>How many threads may work.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>Level of the intervals.</summary>
    public double Level { get; init; } = .95;

    /// <summary>Told how many of how many replications are done.</summary>
    public Action<long, long>? Progress { get; init; }

    /// <summary>Stops the simulation.</summary>
    public CancellationToken Stop { get; init; }
}

/// <summary>What a simulation found.</summary>
public sealed class SimulationResult
{
    private SimulationResult(
        SchemeInWorld scheme, SimulationOptions options, ImmutableArray<MeasureRow> measures) =>
        (Scheme, Options, Measures) = (scheme, options, measures);

    /// <summary>The scheme in its world.</summary>
    public SchemeInWorld Scheme { get; }

    /// <summary>How it was run.</summary>
    public SimulationOptions Options { get; }

    /// <summary>How many replications there were.</summary>
    public required int Runs { get; init; }

    /// <summary>Every measure with its interval, in the order of models 1.14.</summary>
    public ImmutableArray<MeasureRow> Measures { get; }

    /// <summary>The measures of each replication, an antithetic twin after the other: what designs
    /// that met the same chances are compared by.</summary>
    public required ImmutableArray<IReadOnlyList<
        (string Name, string Group, MeasureUnit Unit, double Value)>> Each { get; init; }

    /// <summary>What happened in the first replication, as files of facts.</summary>
    public required PersonFacts Facts { get; init; }

    /// <summary>What settlement makes of those facts, all of it payable: the payments of that
    /// replication to the penny.</summary>
    public required SettlementResult FirstSettled { get; init; }

    /// <summary>What the first replication paid, as the engine added it up, in minor units.
    /// </summary>
    public required long FirstPaid { get; init; }

    /// <summary>Balances of the providers of each type, month by month.</summary>
    public required ImmutableArray<CashFan> Cash { get; init; }

    /// <summary>Payments by year: as planned, and as made on average.</summary>
    public required PaymentsByYear ByYear { get; init; }

    /// <summary>What a provider of each type is expected to do, in the order of the world.
    /// </summary>
    public required ImmutableArray<MeanField> Expected { get; init; }

    /// <summary>Simulates a scheme in its world.</summary>
    public static SimulationResult Of(SchemeInWorld scheme, SimulationOptions options)
    {
        var run = new SimulationRun(scheme, options);
        int runs = run.All();
        return new SimulationResult(run.Scheme, options, [.. run.Rows()])
        {
            Runs = runs,
            Each = run.Each,
            Facts = run.Facts,
            FirstPaid = run.FirstPaid,
            FirstSettled = run.FirstSettled,
            Cash = run.Cash,
            ByYear = run.ByYear,
            Expected = run.Expected,
        };
    }
}
