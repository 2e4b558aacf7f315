using System.Globalization;
using Outturn.Simulation.Worlds;

namespace Outturn.Simulation.Experiments;

/// <summary>Contracts drawn by chance and measured: how many of them reach their targets.</summary>
internal sealed class ContractsDrawn
{
    private readonly Draws _draws;
    private readonly double[][] _measured;

    private ContractsDrawn(Draws draws, double[][] measured) =>
        (_draws, _measured) = (draws, measured);

    /// <summary>Draws and measures them.</summary>
    /// <param name="draws">What is drawn.</param>
    /// <param name="world">The world whose figures differ.</param>
    /// <param name="threads">How many threads may work.</param>
    /// <param name="row">The measures of a contract with figures of its own.</param>
    public static ContractsDrawn Of(
        Draws draws, World world, int threads,
        Func<IReadOnlyList<(FigurePlace, string)>, IReadOnlyDictionary<string, double>> row)
    {
        Assumption[][] figures = [.. draws.Traits.Select(t => t.At
            .SelectMany(path => Matching(world, path)).ToArray())];
        double[][] measured = new double[draws.Number][];
        Parallel.For(
            0, draws.Number, new ParallelOptions { MaxDegreeOfParallelism = threads }, i =>
            {
                IReadOnlyDictionary<string, double> found =
                    row([.. figures.SelectMany((of, t) => Changed(of, draws.Factor(i, t)))]);
                measured[i] = [.. draws.Targets.Select((target, t) =>
                    Value(found, target.Measure) * draws.Measured(i, t))];
            });
        return new ContractsDrawn(draws, measured);
    }

    /// <summary>Adds how many reach what, at a level of the targets.</summary>
    public void Add(Dictionary<string, double> row, double level)
    {
        for (int t = 0; t < _draws.Targets.Length; t++)
        {
            ReachTarget target = _draws.Targets[t];
            row[$"mean {target.Name}"] = _measured.Average(m => m[t]);
            row[$"reach {target.Name}"] = Share(m => m[t] >= level * target.Value);
        }
        row["reach all"] = Share(m => m.Zip(_draws.Targets).All(r =>
            r.First >= level * r.Second.Value));
    }

    private double Share(Func<double[], bool> reached) =>
        (double)_measured.Count(reached) / _measured.Length;

    private static Assumption[] Matching(World world, string path)
    {
        string[] keys = path.Split('.');
        Assumption[] found = [.. world.Assumptions.Where(a =>
            a.Path.Split('.') is var own && own.Length == keys.Length
            && own.Zip(keys).All(k => k.Second == "*" || k.First == k.Second))];
        return found.Length > 0 ? found
            : throw new FormatException($"the world has no figure at {path}");
    }

    private static IEnumerable<(FigurePlace, string)> Changed(
        IEnumerable<Assumption> figures, double factor) => figures.Select(a => (
            new FigurePlace(FigureOf.World, a.Path),
            (factor * WorldMap.Parse(a.Value)!.Value).ToString(
                "R", NumberFormatInfo.InvariantInfo)));

    private static double Value(IReadOnlyDictionary<string, double> row, string measure) =>
        row.TryGetValue(measure, out double value) ? value
            : throw new FormatException($"there is no measure \"{measure}\"");
}
