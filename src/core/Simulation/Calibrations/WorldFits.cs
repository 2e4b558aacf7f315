using Outturn.Simulation.Worlds;
using Outturn.Statistics.Distributions;
using Outturn.Statistics.Randomness;

namespace Outturn.Simulation.Calibrations;

/// <summary>Worlds that would fit what was published as well as the one written: what was published
/// is drawn within its error, the share that would have come anyway within its range, and each
/// group is fitted again (models, 1.20).</summary>
public sealed class WorldFits
{
    private readonly World _world;
    private readonly Targets _targets;
    private readonly GroupFit[] _fits;
    private readonly (double[] Point, double[,]? Slopes)[] _fitted;
    private readonly ulong _seed;

    private WorldFits(SchemeInWorld scheme, Targets targets, CalibrationOptions options)
    {
        (_world, _targets, _seed) = (scheme.World, targets, options.Seed);
        Parallel = new ParallelOptions { MaxDegreeOfParallelism = options.Threads };
        _fits =
        [
            .. targets.Free.GroupBy(f => f.Group)
                .Select(g => new GroupFit(scheme, targets, [.. g])),
        ];
        _fitted = new (double[], double[,]?)[_fits.Length];
    }

    /// <summary>How many threads may work.</summary>
    internal ParallelOptions Parallel { get; }

    /// <summary>The world fitted to what was published, as it is.</summary>
    public World Centre => Put([.. _fitted.Select(f => f.Point)]);

    /// <summary>Fits each group once, and finds how its figures move with what was published.
    /// </summary>
    /// <param name="scheme">The scheme in the world as it is written.</param>
    /// <param name="targets">What is fitted.</param>
    /// <param name="options">How it is run.</param>
    public static WorldFits Of(
        SchemeInWorld scheme, Targets targets, CalibrationOptions options)
    {
        var fits = new WorldFits(scheme, targets, options);
        System.Threading.Tasks.Parallel.For(0, fits._fits.Length, fits.Parallel, g =>
        {
            GroupFit fit = fits._fits[g];
            double[] point = fit.Search(
                [.. fit.Own.Select(t => t.Value)], fit.Start, options.Seed);
            fits._fitted[g] = (point, fit.Slopes(point));
        });
        return fits;
    }

    /// <summary>One of the worlds drawn: the same number is always the same world.</summary>
    public World Drawn(int draw)
    {
        IReadOnlyDictionary<Target, double> drawn = Drawn(_targets, draw, _seed);
        return Put([.. _fits.Select((f, g) => f.Near(
            [.. f.Own.Select(t => drawn[t])], _fitted[g].Point, _fitted[g].Slopes))]);
    }

    private World Put(double[][] points)
    {
        World world = _world;
        for (int g = 0; g < _fits.Length; g++)
        {
            world = _fits[g].Put(world, points[g]);
        }
        return world;
    }

    // One share of deadweight for all groups of a draw: nobody knows it for any of them.
    private static Dictionary<Target, double> Drawn(Targets targets, int draw, ulong seed)
    {
        var drawn = new Dictionary<Target, double>();
        Target[] fitted = [.. targets.All.Where(t => !t.IsHeldOut)];
        for (int t = 0; t < fitted.Length; t++)
        {
            drawn[fitted[t]] = Math.Clamp(fitted[t].Value
                + (fitted[t].Error * Normal.Quantile(Uniform(seed, draw, t + 1))), 1e-4, 1 - 1e-4);
        }
        if (targets.DeadweightShare is var (from, to))
        {
            double share = from + ((to - from) * Uniform(seed, draw, 0));
            foreach (Target rate in fitted.Where(t => t.Measure == TargetMeasure.DeadweightRate))
            {
                Target? all = fitted.FirstOrDefault(t => t.Group == rate.Group
                    && t.Year == rate.Year && t.Measure == TargetMeasure.OutcomeRate);
                drawn[rate] = all is null ? drawn[rate] : share * drawn[all];
            }
        }
        return drawn;
    }

    private static double Uniform(ulong seed, int draw, int block) =>
        (new RandomStream(seed, 0, StreamKind.Baseline) with { Block = (uint)block })
            .Words((ulong)draw).First;
}
