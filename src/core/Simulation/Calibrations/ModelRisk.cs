using System.Collections.Immutable;
using Outturn.Simulation.Results;
using Outturn.Simulation.Worlds;
using Outturn.Statistics.Distributions;
using Outturn.Statistics.Randomness;

namespace Outturn.Simulation.Calibrations;

/// <summary>What a headline measure comes to where the world might as well be another.</summary>
/// <param name="Name">The measure.</param>
/// <param name="Unit">What it is counted in.</param>
/// <param name="Stands">In the world as it is written.</param>
/// <param name="Fitted">In the world fitted to the targets as they are.</param>
/// <param name="Drawn">In each of the worlds drawn, in rising order.</param>
public sealed record ModelRiskRow(
    string Name, MeasureUnit Unit, double Stands, double Fitted, ImmutableArray<double> Drawn)
{
    private const double Tail = .05;

    /// <summary>The value below which one in twenty lies.</summary>
    public double Low => At(Tail);

    /// <summary>The value above which one in twenty lies.</summary>
    public double High => At(1 - Tail);

    /// <summary>The share of the draws whose sign is that of the world as it is written.</summary>
    public double SameSign =>
        (double)Drawn.Count(d => Math.Sign(d) == Math.Sign(Stands)) / Drawn.Length;

    private double At(double p) =>
        Drawn[Math.Clamp((int)Math.Ceiling(p * Drawn.Length) - 1, 0, Drawn.Length - 1)];
}

/// <summary>How far the headlines hang on figures that were fitted: what was published is drawn
/// within its error, and the share that would have come anyway within its range; each world is
/// fitted again, and what is expected there is worked out (models, 1.20).</summary>
public sealed record ModelRisk(ImmutableArray<ModelRiskRow> Rows, int Draws)
{
    /// <summary>Draws worlds.</summary>
    /// <param name="scheme">The scheme in the world as it is written.</param>
    /// <param name="targets">What is fitted.</param>
    /// <param name="draws">How many worlds.</param>
    /// <param name="options">How it is run.</param>
    public static ModelRisk Of(
        SchemeInWorld scheme, Targets targets, int draws, CalibrationOptions options)
    {
        GroupFit[] fits = [.. targets.Free.GroupBy(f => f.Group)
            .Select(g => new GroupFit(scheme, targets, [.. g]))];
        (double[] Point, double[,]? Slopes)[] fitted = new (double[], double[,]?)[fits.Length];
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.Threads };
        Parallel.For(0, fits.Length, parallel, g =>
        {
            double[] point = fits[g].Search(
                [.. fits[g].Own.Select(t => t.Value)], fits[g].Start, options.Seed);
            fitted[g] = (point, fits[g].Slopes(point));
        });
        var found = new IReadOnlyList<(string Name, MeasureUnit Unit, double Value)>[draws];
        long done = 0;
        Parallel.For(0, draws, parallel, i =>
        {
            IReadOnlyDictionary<Target, double> drawn = Drawn(targets, i, options.Seed);
            found[i] = Expected(scheme, fits, [.. fits.Select((f, g) => f.Near(
                [.. f.Own.Select(t => drawn[t])], fitted[g].Point, fitted[g].Slopes))]);
            options.Progress?.Invoke(Interlocked.Increment(ref done), draws);
        });
        var stands = ExpectedMeasures.Of(scheme);
        var centre = Expected(scheme, fits, [.. fitted.Select(f => f.Point)]);
        return new ModelRisk(
            [.. stands.Select((m, i) => new ModelRiskRow(
                m.Name, m.Unit, m.Value, centre[i].Value,
                [.. found.Select(f => f[i].Value).Order()]))],
            draws);
    }

    private static IReadOnlyList<(string Name, MeasureUnit Unit, double Value)> Expected(
        SchemeInWorld scheme, GroupFit[] fits, double[][] points)
    {
        World world = scheme.World;
        for (int g = 0; g < fits.Length; g++)
        {
            world = fits[g].Put(world, points[g]);
        }
        return ExpectedMeasures.Of(scheme.With(world));
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
