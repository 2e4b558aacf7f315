using System.Collections.Immutable;

namespace Outturn.Simulation.Experiments;

/// <summary>Runs experiments: the same scheme and world, one figure changed at a time.</summary>
public sealed class ExperimentRun
{
    private readonly Experiment _experiment;
    private readonly DesignBench _bench;
    private readonly HashSet<string> _wanted;
    private ImmutableArray<ExperimentTable> _tables = [];

    private ExperimentRun(Experiment experiment, DesignBench bench)
    {
        (_experiment, _bench) = (experiment, bench);
        IEnumerable<Formula> formulas = experiment.Reckon.Select(r => r.Formula)
            .Concat((experiment.Designs?.Purposes ?? []).Select(p => p.Formula));
        IEnumerable<string> measures =
        [
            .. experiment.Measures, .. experiment.Expected.Select(e => e.Measure),
            .. (experiment.Draws?.Targets ?? []).Select(t => t.Measure),
            .. formulas.SelectMany(f => f.Names), experiment.Designs?.Budgeted ?? "",
        ];
        _wanted = [.. measures.Select(DesignRow.Joined)];
    }

    /// <summary>Runs one.</summary>
    /// <param name="experiment">The experiment.</param>
    /// <param name="texts">The texts of the scheme and of the world.</param>
    /// <param name="threads">How many threads may work.</param>
    /// <param name="progress">Told how much of how much is done.</param>
    /// <exception cref="FormatException">A changed text has errors, or something is asked for that
    /// there is not.</exception>
    public static ExperimentResult Of(
        Experiment experiment, (string Scheme, string World) texts, int threads,
        Action<long, long>? progress = null)
    {
        (long done, long all) = (0, Work(experiment));
        return new ExperimentRun(experiment, new DesignBench(texts.Scheme, texts.World, threads)
        {
            Measured = () => progress?.Invoke(Math.Min(Interlocked.Increment(ref done), all), all),
        }).Run();
    }

    // How many designs there are to measure: where only figures of the experiment itself are
    // varied, the same ones serve every row.
    private static long Work(Experiment experiment)
    {
        long many = (experiment.Draws?.Number ?? 0) + (experiment.Designs?.Count ?? 0);
        bool isSame = many > 0 && experiment.Vary.At.Concat(experiment.Across?.At ?? [])
            .All(a => a.Of == FigureOf.Experiment);
        return Math.Max(many, 1) * (isSame ? 1 : experiment.Vary.Values.Length
            * (long)(experiment.Across?.Values.Length ?? 1));
    }

    private ExperimentResult Run()
    {
        var rows = ImmutableArray.CreateBuilder<ExperimentRow>();
        foreach (string across in _experiment.Across?.Values ?? [""])
        {
            for (int i = 0; i < _experiment.Vary.Values.Length; i++)
            {
                string value = _experiment.Vary.Values[i];
                rows.Add(new ExperimentRow(Label(across), _experiment.Vary.Label(i), Row(
                [
                    .. _experiment.Set.Select(s => (s.At, s.Value)),
                    .. (_experiment.Across?.At ?? []).Select(a => (a, across)),
                    .. _experiment.Vary.At.Select(a => (a, value)),
                ])));
            }
        }
        return new ExperimentResult(_experiment, rows.ToImmutable(), [.. Findings(rows)])
        {
            Tables = _tables,
        };
    }

    private string Label(string across) => _experiment.Across is not { } varied ? ""
        : varied.Label(varied.Values.IndexOf(across));

    private Dictionary<string, double> Row(
        IReadOnlyList<(FigurePlace At, string Value)> changes)
    {
        var row = new Dictionary<string, double>(StringComparer.Ordinal);
        if (_experiment.Draws is { } draws)
        {
            ContractsDrawn.Of(draws, _bench.World(changes), _bench.Threads, own =>
                Measured([.. changes, .. own])).Add(row, Own(changes, "level", 1));
        }
        if (_experiment.Designs is { } designs)
        {
            var weighed = DesignsWeighed.Of(designs, _bench.Threads, own =>
                Named(changes, () => Measured([.. changes, .. own])));
            weighed.Add(row, Own(changes, "budget", double.PositiveInfinity));
            _tables = weighed.Tables;
        }
        Func<string, double> named = Named(changes, () => Measured(changes));
        foreach ((string name, Formula formula) in _experiment.Reckon)
        {
            row[name] = formula.Of(n =>
                row.Keys.FirstOrDefault(k => DesignRow.Joined(k) == n) is { } known
                    ? row[known] : named(n));
        }
        foreach (string measure in _experiment.Measures
            .Concat(_experiment.Expected.Select(e => e.Measure)))
        {
            if (!row.ContainsKey(measure))
            {
                row[measure] = named(measure);
            }
        }
        return row;
    }

    // Figures of the experiment first; only where a measure is asked for is a design measured.
    private Func<string, double> Named(
        IReadOnlyList<(FigurePlace At, string Value)> changes,
        Func<IReadOnlyDictionary<string, double>> measure)
    {
        var measures = new Lazy<IReadOnlyDictionary<string, double>>(measure);
        return name =>
        {
            GivenFigure? given = _experiment.Figures.FirstOrDefault(f => f.Name == name);
            if (given is not null)
            {
                return Own(changes, "figures." + name, given.Value);
            }
            string? known = measures.Value.Keys.FirstOrDefault(
                k => DesignRow.Joined(k) == DesignRow.Joined(name));
            return known is not null ? measures.Value[known]
                : throw new FormatException($"{_experiment.Id}: there is no figure and no measure "
                    + $"\"{name}\"; measures are {string.Join(", ", measures.Value.Keys)}");
        };
    }

    private IReadOnlyDictionary<string, double> Measured(
        IReadOnlyList<(FigurePlace At, string Value)> changes) => _bench.Row(
        [.. changes.Where(c => c.At.Of != FigureOf.Experiment)], _wanted);

    private static double Own(
        IReadOnlyList<(FigurePlace At, string Value)> changes, string path, double otherwise)
    {
        string? put = changes.LastOrDefault(c => c.At.Path == path).Value;
        return put is null or "none" ? otherwise
            : Worlds.WorldMap.Parse(put)
                ?? throw new FormatException($"{path} is \"{put}\", and no number");
    }

    private IEnumerable<ExperimentFinding> Findings(IEnumerable<ExperimentRow> rows) =>
        from of in rows.GroupBy(r => r.Case)
        from expected in _experiment.Expected
        let path = of.Where(r => expected.At.Length == 0 || r.Value == expected.At)
            .Select(r => r.Measures[expected.Measure]).ToArray()
        select new ExperimentFinding(of.Key, expected, expected.CameOut(path));
}
