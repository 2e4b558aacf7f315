using System.Text.RegularExpressions;
using Outturn.Quantities;
using Outturn.Simulation.Report;
using Outturn.Simulation.Worlds;
using Outturn.Statistics.Estimation;
using Outturn.Statistics.Randomness;
using Outturn.Statistics.Sensitivity;

namespace Outturn.Simulation.Optimisation;

/// <summary>Which figures matter for the purpose (models, 1.20): those varied over their ranges,
/// and those of the world by a fifth more or less. First all of them by Morris's trajectories, then
/// the eight that matter most by shares of variance.</summary>
internal sealed partial class DesignSensitivity
{
    private const int Trajectories = 20, Levels = 8, Top = 8, Resamples = 200;
    private const int MostOfWorld = 25;
    private readonly DesignModel _model;
    private readonly OptimiseTask _task;
    private readonly DesignTexts _texts;
    private readonly double _now;

    /// <summary>Around the scheme as it stands.</summary>
    public DesignSensitivity(DesignModel model, OptimiseTask task)
    {
        (_model, _task) = (model, task);
        _texts = new DesignTexts(
            task.Texts.Document.Source, [.. task.Varied, .. OfWorld(task, model.Bench)]);
        _now = Math.Max(Math.Abs(task.Aim.Value(model.Start.Row!)), 1e-12);
    }

    /// <summary>How many designs it asks for at most.</summary>
    public static long Work(OptimiseTask task) =>
        (Trajectories * (task.Varied.Length + MostOfWorld + 1)) 
        + (task.Options.SensitivityRows * (Top + 2));

    /// <summary>Both studies.</summary>
    public IEnumerable<Study> Studies()
    {
        int n = _texts.Varied.Length;
        var stream = new RandomStream(_task.Options.Seed, 50_000, StreamKind.Search);
        IReadOnlyList<double[]> points =
            MorrisDesign.Points(stream, n, Trajectories, Levels);
        double[] results = new double[points.Count];
        Parallel.For(
            0, results.Length,
            new ParallelOptions { MaxDegreeOfParallelism = _task.Options.Threads },
            i => results[i] = Value(points[i]));
        IReadOnlyList<MorrisEffects> effects = MorrisEffects.Of(points, results);
        int[] order = [.. Enumerable.Range(0, n).OrderByDescending(i => effects[i].MeanAbsolute)
            .ThenBy(i => i)];
        yield return Morris(order, effects);
        yield return Shares([.. order.Take(Top)]);
    }

    private Study Morris(int[] order, IReadOnlyList<MorrisEffects> effects) => new(
        "morris", "How much each figure moves the purpose over its range, of what it is now",
        StudyKind.Bars)
    {
        Of = "figure",
        Columns = ["size of effect", "effect", "deviation"],
        Texts = ["from", "to"],
        Rows = [.. order.Select(i => new StudyRow(
            _texts.Varied[i].Path,
            [
                effects[i].MeanAbsolute / _now, effects[i].Mean / _now,
                effects[i].Deviation / _now,
            ],
            [.. Ends(i)]))],
        Note = $"Morris's trajectories: {Numerals.Text(Trajectories)}, on {Numerals.Text(Levels)} "
            + "levels. Figures of the world by a fifth less and more; a deviation as large as the "
            + "effect shows a curve, or a figure whose effect hangs on others.",
    };

    private Study Shares(int[] top)
    {
        var stream = new RandomStream(_task.Options.Seed, 50_001, StreamKind.Search);
        double[] now = [.. _texts.Now];
        int rows = _task.Options.SensitivityRows;
        SobolIndices found = SaltelliDesign.Random(stream, top.Length, rows).Run(
            x =>
            {
                double[] point = [.. now];
                for (int i = 0; i < top.Length; i++)
                {
                    point[top[i]] = x[i];
                }
                return Value(point);
            },
            _task.Options.Threads);
        RandomStream again = stream with { Kind = StreamKind.Resampling };
        return new Study(
            "sobol", "The share of the variance of the purpose that each figure brings",
            StudyKind.Bars)
        {
            Of = "figure",
            Columns = ["alone", "with all others"],
            Texts = ["alone, 95 %", "with all others, 95 %"],
            Rows = [.. top.Select((at, i) => Share(
                at, found.FirstInterval(i, again, Resamples, .95),
                found.TotalInterval(i, again, Resamples, .95), found.Variance))],
            Note = $"Saltelli's design with n = {Numerals.Text(rows)}, Jansen's estimators, the "
                + "other figures as they stand; intervals by drawing the rows again.",
        };
    }

    private StudyRow Share(int at, Estimate first, Estimate total, double variance) => new(
        _texts.Varied[at].Path,
        variance > 0 ? [first.Value, total.Value] : [0, 0],
        variance > 0 ? [Of(first), Of(total)] : ["", ""]);

    private static string Of(Estimate e) => $"{ExperimentWords.Number(e.Interval.Low)} to "
        + ExperimentWords.Number(e.Interval.High);

    private IEnumerable<string> Ends(int i) =>
        new[] { _texts.Varied[i].Low, _texts.Varied[i].High }.Select(_texts.Varied[i].Write);

    private double Value(double[] point)
    {
        _task.Options.Stop.ThrowIfCancellationRequested();
        double[] values = _texts.Values(point);
        _task.Done(1);
        try
        {
            return _task.Aim.Value(SchemeRow.Of(
                _model.Bench.Put(_texts.Scheme(values), _texts.World(values)), _task.Aim.Tries));
        }
        catch (FormatException)
        {
            return 0; // no design: it attains nothing
        }
    }

    // The same figure of all groups, and of all types of provider, by one factor.
    private static IEnumerable<VariedFigure> OfWorld(
        OptimiseTask task, Experiments.DesignBench bench)
    {
        var vary = new VaryText(
            task.Texts.Document, task.World, task.Scheme.Currency.Decimals);
        HashSet<string> varied = [.. task.Varied.SelectMany(v => v.Figures).Select(f => f.Path)];
        return task.World.Assumptions
            .Where(a => WorldMap.Parse(a.Value) is not (null or 0) && !varied.Contains(a.Path)
                && !Fixed().IsMatch(a.Path))
            .Select(a => Names().Replace(a.Path, "$1.*.")).Distinct()
            .SelectMany(path => Sound(vary, path, bench, task)).Take(MostOfWorld);
    }

    // A share of all cannot be a fifth more.
    private static IEnumerable<VariedFigure> Sound(
        VaryText vary, string path, Experiments.DesignBench bench, OptimiseTask task) =>
        new[] { "0.8..1.2", "0.8..1" }.Select(range => vary.Read($"{path}*{range}"))
            .Where(v => new[] { v.Low, v.High }.All(end => bench.Wrong(
                task.Texts.Document.Source,
                new DesignTexts(task.Texts.Document.Source, [v]).World([end])) is null))
            .Take(1);

    // Whole numbers, shares of one whole, and what bears on no purpose.
    [GeneratedRegex(@"\.(share|number|demand|benefit a year|years on benefit|hiring lag)$|months$"
        + @"|shock$|^(courses|targets)\.|^referrals\.profile|\.attributes\.")]
    private static partial Regex Fixed();

    [GeneratedRegex(@"^(groups|providers)\.[^.]+\.")]
    private static partial Regex Names();
}
