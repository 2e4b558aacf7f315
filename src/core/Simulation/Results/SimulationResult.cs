using System.Collections.Immutable;
using Outturn.Facts;
using Outturn.Settlement;
using Outturn.Simulation.Facts;
using Outturn.Simulation.MonteCarlo;
using Outturn.Simulation.Payments;
using Outturn.Simulation.Providers;
using Outturn.Statistics.Estimation;
using Outturn.Statistics.Randomness;

namespace Outturn.Simulation.Results;

/// <summary>How a simulation is run. The result depends on seed and runs alone.</summary>
public sealed record SimulationOptions
{
    /// <summary>How many replications, in antithetic pairs.</summary>
    public int Runs { get; init; } = 20;

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

    /// <summary>Every measure with its interval, in the order of models 1.14.</summary>
    public ImmutableArray<MeasureRow> Measures { get; }

    /// <summary>What happened in the first replication, as files of facts.</summary>
    public required PersonFacts Facts { get; init; }

    /// <summary>What settlement makes of those facts, all of it payable: the payments of that
    /// replication to the penny.</summary>
    public required SettlementResult FirstSettled { get; init; }

    /// <summary>What the first replication paid for items taken alone, in minor units: without
    /// tiers, limits and payments for cells.</summary>
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
        var payments = DayPayments.Of(scheme, options.Threads);
        Outlook[] outlooks = [.. scheme.World.Providers.Select(type =>
            new Outlook(new Plans(new ProviderSetting(scheme, type))))];
        int pairs = Math.Max((options.Runs + 1) / 2, 1);
        var found = new IReadOnlyList<(string, string, MeasureUnit, double)>[2 * pairs];
        var fans = scheme.World.Providers.Select(t => new CashFan(t.Name, scheme.Grid.Count))
            .ToImmutableArray();
        var facts = new PersonFacts(scheme.Scheme, scheme.World);
        var byYear = new PaymentsByYear(scheme);
        (long done, long first) = (0, 0);
        Parallel.For(
            0, 2 * pairs,
            new ParallelOptions
            {
                MaxDegreeOfParallelism = options.Threads,
                CancellationToken = options.Stop,
            },
            i =>
            {
                var stream = new RandomStream(options.Seed, (ushort)(i / 2), StreamKind.Arrivals)
                {
                    Antithetic = i % 2 == 1,
                };
                Replication run = Replication.Run(
                    scheme, payments, outlooks, stream, i == 0 ? facts : null);
                found[i] = ReplicationMeasures.Of(scheme, run);
                first = i == 0 ? run.Paid : first;
                lock (found)
                {
                    Note(fans, run);
                    byYear.Add(run);
                    options.Progress?.Invoke(++done, 2 * pairs);
                }
            });
        FactBase known = FactBase.Read(
            facts.Files, scheme.Scheme, scheme.Scheme.Term.LongStop, options.Threads);
        return new SimulationResult(
            scheme, options, [.. Rows(found, options.Level), .. byYear.Rows()])
        {
            Facts = facts,
            FirstPaid = first,
            FirstSettled = Settle.Of(
                scheme.Scheme, known, new SettlingOptions { Threads = options.Threads }),
            Cash = fans,
            ByYear = byYear,
            Expected = [.. scheme.World.Providers.Select(t => MeanField.Of(scheme, t))],
        };
    }

    private static void Note(ImmutableArray<CashFan> fans, Replication run)
    {
        int at = 0;
        foreach (CashFan fan in fans)
        {
            foreach (ProviderState provider in run.Providers.Skip(at)
                .TakeWhile(p => p.Outlook.Setting.Type.Name == fan.Type))
            {
                fan.Add(provider);
                at++;
            }
        }
    }

    private static IEnumerable<MeasureRow> Rows(
        IReadOnlyList<(string Name, string Group, MeasureUnit Unit, double Value)>[] found,
        double level)
    {
        foreach ((string name, string group, MeasureUnit unit, _) in found[0])
        {
            double[] values = [.. found.Select(rows => rows
                .Where(r => r.Name == name && r.Group == group)
                .Select(r => r.Value).DefaultIfEmpty(double.NaN).First())];
            double[] plain = [.. values.Where((_, i) => i % 2 == 0)];
            double[] twin = [.. values.Where((_, i) => i % 2 == 1)];
            yield return new MeasureRow(
                name, group, MeanEstimate.OfPairs(plain, twin, level)) { Unit = unit };
        }
    }
}
