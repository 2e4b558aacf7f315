using System.Collections.Immutable;
using System.Globalization;

namespace Outturn.Simulation.Experiments;

/// <summary>Designs weighed by several purposes at once. What a design attains of a purpose runs
/// from 0, the worst of all designs, to 1, the best of them.</summary>
internal sealed class DesignsWeighed
{
    private readonly Designs _designs;
    private readonly double[][] _attained;
    private readonly double[] _cost;

    private DesignsWeighed(Designs designs, double[][] values, double[] cost)
    {
        (_designs, _cost) = (designs, cost);
        double[] worst = [.. designs.Purposes.Select((_, p) => values.Min(v => v[p]))];
        double[] best = [.. designs.Purposes.Select((_, p) => values.Max(v => v[p]))];
        _attained = [.. values.Select(v => v.Select((value, p) => best[p] > worst[p]
            ? (value - worst[p]) / (best[p] - worst[p]) : 1).ToArray())];
    }

    /// <summary>What each purpose attains where the design is best for one of them alone, and how
    /// far purposes go together.</summary>
    public ImmutableArray<ExperimentTable> Tables => [Regret(), Together()];

    private IEnumerable<string> Names => _designs.Purposes.Select(p => p.Name);

    /// <summary>Weighs them.</summary>
    /// <param name="designs">The designs.</param>
    /// <param name="threads">How many threads may work.</param>
    /// <param name="named">The figures and measures of a design by their names.</param>
    public static DesignsWeighed Of(
        Designs designs, int threads,
        Func<IReadOnlyList<(FigurePlace, string)>, Func<string, double>> named)
    {
        double[][] values = new double[designs.Count][];
        double[] cost = new double[designs.Count];
        Parallel.For(
            0, designs.Count, new ParallelOptions { MaxDegreeOfParallelism = threads }, i =>
            {
                Func<string, double> of = named(
                    [.. designs.Settings(i).SelectMany((s, lever) => designs.Levers[lever].At
                        .Select(at => (at, designs.Levers[lever].Values[s])))]);
                values[i] = [.. designs.Purposes.Select(p => p.Formula.Of(of))];
                cost[i] = designs.Budgeted.Length > 0 ? of(designs.Budgeted) : 0;
            });
        return new DesignsWeighed(designs, values, cost);
    }

    /// <summary>Adds what the best compromise within a budget attains: the design whose least
    /// attained purpose is attained most.</summary>
    public void Add(Dictionary<string, double> row, double budget)
    {
        int[] within = [.. Enumerable.Range(0, _cost.Length).Where(i => _cost[i] <= budget)];
        int? best = within.Length > 0 ? within.MaxBy(Rank) : null;
        row["designs within the budget"] = within.Length;
        row["least attained"] = best is { } b ? _attained[b].Min() : 0;
        for (int p = 0; p < _designs.Purposes.Length; p++)
        {
            string name = _designs.Purposes[p].Name;
            row[$"attained {name}"] = best is { } c ? _attained[c][p] : 0;
            for (int q = 0; q < _designs.Purposes.Length; q++)
            {
                row[$"{name} with {_designs.Purposes[q].Name}"] = Correlation(p, q);
            }
        }
        if (best is { } at)
        {
            int[] settings = _designs.Settings(at);
            for (int l = 0; l < settings.Length; l++)
            {
                row[_designs.Levers[l].Name] =
                    Worlds.WorldMap.Parse(_designs.Levers[l].Values[settings[l]]) ?? settings[l];
            }
        }
    }

    private (double Least, double Sum) Rank(int design) =>
        (_attained[design].Min(), _attained[design].Sum());

    private ExperimentTable Regret()
    {
        int compromise = Enumerable.Range(0, _cost.Length).MaxBy(Rank);
        IEnumerable<(string, int)> rows = _designs.Purposes
            .Select((p, i) => ("best for " + p.Name, Enumerable.Range(0, _cost.Length)
                .MaxBy(d => (_attained[d][i], _attained[d].Sum()))))
            .Append(("best compromise", compromise));
        return new ExperimentTable(
            "What each purpose attains, by what the design is best for",
            ["design", .. Names, .. _designs.Levers.Select(l => l.Name)],
            [.. rows.Select(r => ImmutableArray.Create<string>(
            [
                r.Item1, .. _attained[r.Item2].Select(Two),
                .. _designs.Settings(r.Item2).Select((s, l) => _designs.Levers[l].Label(s)),
            ]))]);
    }

    private ExperimentTable Together() => new(
        "How far purposes go together over all designs (correlation)",
        ["purpose", .. Names],
        [.. _designs.Purposes.Select((p, i) => ImmutableArray.Create<string>(
            [p.Name, .. Enumerable.Range(0, _designs.Purposes.Length)
                .Select(j => Two(Correlation(i, j)))]))]);

    private double Correlation(int p, int q)
    {
        double meanP = _attained.Average(a => a[p]), meanQ = _attained.Average(a => a[q]);
        double both = _attained.Sum(a => (a[p] - meanP) * (a[q] - meanQ));
        double own = _attained.Sum(a => Math.Pow(a[p] - meanP, 2))
            * _attained.Sum(a => Math.Pow(a[q] - meanQ, 2));
        return own > 0 ? both / Math.Sqrt(own) : 0;
    }

    // A number that rounds to nothing has no sign.
    private static string Two(double number) =>
        (Math.Round(number, 2) + 0.0).ToString("0.00", NumberFormatInfo.InvariantInfo);
}
