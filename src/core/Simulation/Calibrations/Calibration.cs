using System.Collections.Immutable;
using Outturn.Schemes;
using Outturn.Simulation.Worlds;

namespace Outturn.Simulation.Calibrations;

/// <summary>A target, and what the fitted world comes to.</summary>
public sealed record FitRow(Target Target, double Model)
{
    /// <summary>The world less the target.</summary>
    public double Difference => Model - Target.Value;

    /// <summary>Whether the difference is within the tolerance.</summary>
    public bool IsWithin => Math.Abs(Difference) <= Target.Tolerance;
}

/// <summary>A figure of the world that was fitted.</summary>
/// <param name="Path">Where it stands in world.yaml.</param>
/// <param name="Before">What it was.</param>
/// <param name="After">What it is now, as it is written.</param>
/// <param name="Free">What was allowed.</param>
public sealed record FittedFigure(string Path, double Before, string After, FreeFigure Free);

/// <summary>Fits a world to what was published or measured: each group by itself, by simplex search
/// or, with more than three figures, by an evolution strategy; then everything is looked at again
/// in the whole world, the held-out targets among it.</summary>
public sealed class Calibration
{
    private Calibration(ImmutableArray<FittedFigure> figures, ImmutableArray<FitRow> rows) =>
        (Figures, Rows) = (figures, rows);

    /// <summary>The figures fitted, in the order of the targets' text.</summary>
    public ImmutableArray<FittedFigure> Figures { get; }

    /// <summary>Every target with what the world comes to.</summary>
    public ImmutableArray<FitRow> Rows { get; }

    /// <summary>Fits a world.</summary>
    /// <param name="scheme">The scheme that pays there.</param>
    /// <param name="targets">What it is to come to.</param>
    /// <param name="world">The world with some figures put in place of those written.</param>
    /// <param name="options">How it is run.</param>
    public static Calibration Of(
        Scheme scheme, Targets targets,
        Func<IReadOnlyList<KeyValuePair<string, string>>, World> world,
        CalibrationOptions options)
    {
        var put = new SchemeInWorld(scheme, world([]), options.Threads);
        IGrouping<int, FreeFigure>[] groups = [.. targets.Free.GroupBy(f => f.Group)];
        var found = new ImmutableArray<FittedFigure>[groups.Length];
        long done = 0;
        Parallel.For(
            0, groups.Length, new ParallelOptions { MaxDegreeOfParallelism = options.Threads },
            i =>
            {
                found[i] = Fit(put, targets, [.. groups[i]], options);
                options.Progress?.Invoke(Interlocked.Increment(ref done), groups.Length);
            });
        ImmutableArray<FittedFigure> figures = [.. found.SelectMany(f => f)];
        KeyValuePair<string, string>[] changes =
            [.. figures.Select(f => KeyValuePair.Create(f.Path, f.After))];
        IEnumerable<FitRow> fitted = Compared(put, targets, world(changes), heldOut: false);
        IEnumerable<FitRow> held = Compared(
            put, targets, world([.. changes, .. targets.HeldOutUnder]), heldOut: true);
        FitRow[] rows = [.. fitted, .. held];
        return new Calibration(
            figures, [.. targets.All.Select(t => rows.First(r => r.Target == t))]);
    }

    private static ImmutableArray<FittedFigure> Fit(
        SchemeInWorld scheme, Targets targets, FreeFigure[] free, CalibrationOptions options)
    {
        var fit = new GroupFit(scheme, targets, free);
        double[] best = fit.Search([.. fit.Own.Select(t => t.Value)], fit.Start, options.Seed);
        return [.. fit.Figures(scheme.World, best)];
    }

    private static IEnumerable<FitRow> Compared(
        SchemeInWorld scheme, Targets targets, World world, bool heldOut)
    {
        Target[] own = [.. targets.All.Where(t => t.IsHeldOut == heldOut)];
        if (own.Length == 0)
        {
            return [];
        }
        MeanField expected = MeanField.Of(
            scheme.With(world), world.Providers[targets.Provider]);
        Dictionary<int, DesignMeasures> years = own
            .Where(t => t.Measure != TargetMeasure.InYearRatio)
            .Select(t => t.Year - 1).Distinct().ToDictionary(y => y, expected.Measures);
        return own.Select(t => new FitRow(t, t.Measure switch
        {
            TargetMeasure.OutcomeRate => years[t.Year - 1].OutcomeRate[t.Group],
            TargetMeasure.DeadweightRate => years[t.Year - 1].DeadweightRate[t.Group],
            _ => InYear.Ratio(
                expected.Setting, expected.Projection, t.FirstMonth, t.Group),
        }));
    }
}

/// <summary>How a calibration is run. The result depends on the seed alone.</summary>
public sealed record CalibrationOptions
{
    /// <summary>The seed of the evolution strategy.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>How many threads may work.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>Told how many groups of how many are fitted.</summary>
    public Action<long, long>? Progress { get; init; }
}
