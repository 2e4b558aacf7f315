using System.Collections.Immutable;
using System.Globalization;
using Outturn.Schemes;
using Outturn.Simulation.Worlds;
using Outturn.Statistics.Optimisation;
using Outturn.Statistics.Randomness;

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
    private const int SimplexUpTo = 3;
    private const int MostEvaluations = 400;
    private const double Exact = 1e-9;

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
        PeopleGroup group = scheme.World.Groups[free[0].Group];
        Target[] own = [.. targets.All.Where(t => t.Group == free[0].Group && !t.IsHeldOut)];
        var alone = new GroupAlone(
            scheme, free[0].Group, scheme.World.Providers[targets.Provider], 1);
        double Miss(IReadOnlyList<double> point) => alone.Of(With(group, free, point), own)
            .Zip(own, (model, t) => Math.Pow((model - t.Value) / t.Tolerance, 2)).Sum();
        double[] start = [.. free.Select(f => Math.Clamp(
            (Value(group, f) - f.From) / (f.To - f.From), .02, .98))];
        Optimum best = free.Length <= SimplexUpTo
            ? new NelderMead { Tolerance = Exact, MostEvaluations = MostEvaluations }
                .Minimise(Miss, start)
            : new CmaEs(new RandomStream(options.Seed, 0, StreamKind.Search))
            {
                MostEvaluations = MostEvaluations * free.Length,
            }.Minimise(Miss, start);
        return
        [
            .. free.SelectMany((f, i) => f.SharedWith.Insert(0, f.Group).Select(g =>
                new FittedFigure(
                    Path(scheme.World, f, g), Value(scheme.World.Groups[g], f),
                    Written(f, At(f, best.Point[i])), f))),
        ];
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

    private static CourseRates[] With(
        PeopleGroup group, FreeFigure[] free, IReadOnlyList<double> point)
    {
        CourseRates[] courses = [.. group.Courses];
        for (int i = 0; i < free.Length; i++)
        {
            ref CourseRates course = ref courses[free[i].Course];
            course = free[i].Key == "no-help"
                ? course with { NoHelp = At(free[i], point[i]) }
                : course with { Response = At(free[i], point[i]) };
        }
        return courses;
    }

    private static double At(FreeFigure free, double x) => free.From + (x * (free.To - free.From));

    private static double Value(PeopleGroup group, FreeFigure free) => free.Key == "no-help"
        ? group.Courses[free.Course].NoHelp : group.Courses[free.Course].Response;

    private static string Path(World world, FreeFigure free, int group) =>
        $"groups.{world.Groups[group].Name}.courses.{world.Courses[free.Course].Name}.{free.Key}";

    // As it is written, rounded: what is reported is what stands in the file.
    private static string Written(FreeFigure free, double value) => free.Key == "no-help"
        ? (value * 100).ToString("0.00", NumberFormatInfo.InvariantInfo) + "%"
        : value.ToString("0.0000", NumberFormatInfo.InvariantInfo);
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
