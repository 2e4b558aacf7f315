using System.Collections.Immutable;
using System.Globalization;
using Outturn.Simulation.Worlds;
using Outturn.Statistics.Functions;
using Outturn.Statistics.Optimisation;
using Outturn.Statistics.Randomness;

namespace Outturn.Simulation.Calibrations;

/// <summary>The free figures of one group, fitted to its targets. A point is where each figure
/// lies in its range, from 0 to 1.</summary>
internal sealed class GroupFit
{
    private const int SimplexUpTo = 3;
    private const int MostEvaluations = 400;
    private const int MostSteps = 12;
    private const double Exact = 1e-9;
    private const double Enough = .02;
    private const double Aside = 1e-3;
    private readonly PeopleGroup _group;
    private readonly FreeFigure[] _free;
    private readonly GroupAlone _alone;

    /// <summary>The fit of a group.</summary>
    /// <param name="scheme">The scheme in its world.</param>
    /// <param name="targets">All targets; those held out are not fitted.</param>
    /// <param name="free">The free figures of the group.</param>
    public GroupFit(SchemeInWorld scheme, Targets targets, FreeFigure[] free)
    {
        _group = scheme.World.Groups[free[0].Group];
        _free = free;
        Own = [.. targets.All.Where(t => t.Group == free[0].Group && !t.IsHeldOut)];
        _alone = new GroupAlone(
            scheme, free[0].Group, scheme.World.Providers[targets.Provider], 1);
    }

    /// <summary>The targets of the group.</summary>
    public Target[] Own { get; }

    /// <summary>The figures.</summary>
    public IReadOnlyList<FreeFigure> Free => _free;

    /// <summary>Where the search begins: the figures of the world, off the edges.</summary>
    public double[] Start => [.. _free.Select(f => Math.Clamp(
        (Value(_group, f) - f.From) / (f.To - f.From), .02, .98))];

    /// <summary>The point that comes nearest to some values of the targets, by simplex search or,
    /// with more than three figures, by an evolution strategy.</summary>
    public double[] Search(IReadOnlyList<double> values, double[] start, ulong seed)
    {
        double Miss(IReadOnlyList<double> point) => Rates(point).Select((model, t) =>
            Math.Pow((model - values[t]) / Own[t].Tolerance, 2)).Sum();
        return
        [
            .. (_free.Length <= SimplexUpTo
                ? new NelderMead { Tolerance = Exact, MostEvaluations = MostEvaluations }
                    .Minimise(Miss, start)
                : new CmaEs(new RandomStream(seed, 0, StreamKind.Search))
                {
                    MostEvaluations = MostEvaluations * _free.Length,
                }.Minimise(Miss, start)).Point,
        ];
    }

    /// <summary>The point for values near those of a point that is known: by steps along the
    /// slopes there where there are as many figures as targets, and by search where that does not
    /// come near enough.</summary>
    /// <param name="values">What the targets are to come to.</param>
    /// <param name="from">The point that is known.</param>
    /// <param name="slopes">The slopes there, of <see cref="Slopes"/>; null: none.</param>
    public double[] Near(IReadOnlyList<double> values, double[] from, double[,]? slopes)
    {
        double[] point = from;
        for (int step = 0; step < MostSteps && slopes is not null; step++)
        {
            double[] model = Rates(point);
            double[] miss = [.. values.Select((v, t) => v - model[t])];
            if (miss.Zip(Own).All(m => Math.Abs(m.First) <= Enough * m.Second.Tolerance))
            {
                return point;
            }
            double[] by = LinearSystem.Solve(slopes, miss);
            point = [.. point.Zip(by, (x, d) => Math.Clamp(x + d, 0, 1))];
        }
        return Search(values, from, 1);
    }

    /// <summary>By how much each target moves with each figure at a point; null where there are
    /// not as many figures as targets, or a figure moves nothing.</summary>
    public double[,]? Slopes(double[] point)
    {
        if (_free.Length != Own.Length)
        {
            return null;
        }
        double[] here = Rates(point);
        double[,] slopes = new double[Own.Length, _free.Length];
        for (int f = 0; f < _free.Length; f++)
        {
            double aside = point[f] > .5 ? -Aside : Aside;
            double[] there = Rates([.. point.Select((x, i) => i == f ? x + aside : x)]);
            for (int t = 0; t < Own.Length; t++)
            {
                slopes[t, f] = (there[t] - here[t]) / aside;
            }
            if (Enumerable.Range(0, Own.Length).All(t => Math.Abs(slopes[t, f]) < Exact))
            {
                return null;
            }
        }
        return slopes;
    }

    /// <summary>The figures of a point as they are written, with those that share them.</summary>
    public IEnumerable<FittedFigure> Figures(World world, double[] point) =>
        _free.SelectMany((f, i) => f.SharedWith.Insert(0, f.Group).Select(g => new FittedFigure(
            Path(world, f, g), Value(world.Groups[g], f), Written(f, At(f, point[i])), f)));

    /// <summary>A world with the figures of a point.</summary>
    public World Put(World world, double[] point)
    {
        ImmutableArray<PeopleGroup> groups = world.Groups;
        for (int i = 0; i < _free.Length; i++)
        {
            foreach (int g in _free[i].SharedWith.Insert(0, _free[i].Group))
            {
                groups = groups.SetItem(g, groups[g] with
                {
                    Courses = groups[g].Courses.SetItem(_free[i].Course, With(
                        groups[g].Courses[_free[i].Course], _free[i], At(_free[i], point[i]))),
                });
            }
        }
        return world with { Groups = groups };
    }

    private double[] Rates(IReadOnlyList<double> point)
    {
        CourseRates[] courses = [.. _group.Courses];
        for (int i = 0; i < _free.Length; i++)
        {
            ref CourseRates course = ref courses[_free[i].Course];
            course = With(course, _free[i], At(_free[i], point[i]));
        }
        return _alone.Of(courses, Own);
    }

    private static CourseRates With(CourseRates course, FreeFigure free, double value) =>
        free.Key == "no-help" ? course with { NoHelp = value } : course with { Response = value };

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
