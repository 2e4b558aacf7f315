using System.Text;
using Outturn.Language;
using Outturn.Language.Comparison;
using Outturn.Simulation.Experiments;
using Outturn.Statistics.Optimisation;
using Outturn.Statistics.Randomness;

namespace Outturn.Simulation.Optimisation;

/// <summary>Searches for the best design: by what is expected of designs, and then among the best
/// of them by drawing people one by one.</summary>
public sealed class OptimiseRun
{
    private const int ByChance = 2;
    private const double Half = .5;
    private static readonly string[] Shown =
    [
        SchemeRow.Additional, SchemeRow.PayAStart, SchemeRow.PayAnAdditional, SchemeRow.Payments,
        "service gap", "parked", SchemeRow.AtRisk, SchemeRow.Bids,
    ];

    private readonly OptimiseTask _task;
    private readonly DesignModel _model;
    private readonly DesignSearch _search;
    private readonly List<Study> _studies = [];
    private Finalists? _finalists;
    private DesignChoice? _choice;

    private OptimiseRun(OptimiseTask task)
    {
        _task = task;
        var texts = new DesignTexts(task.Texts.Document.Source, task.Varied);
        _model = new DesignModel(texts, Bench(task, texts), Tries(task))
        {
            Stop = task.Options.Stop,
            Asked = () => task.Done(1),
        };
        _search = new DesignSearch(_model, task.Options.Seed);
    }

    /// <summary>Searches.</summary>
    /// <exception cref="FormatException">At an end of a range the texts have errors.</exception>
    public static OptimiseResult Of(OptimiseTask task)
    {
        var run = new OptimiseRun(task);
        run.Ends();
        Design start = run._model.Start; // there is something to keep from here on
        task.Plan(DesignSearch.Screened + run._search.Effort
            + (2 * OptimiseTask.OfFinalist * (Finalists.Most + 1))
            + PurposeStudies.Work(task.Options, run._search.Effort)
            + (task.Options.Sensitivity ? DesignSensitivity.Work(task) : 0));
        try
        {
            run.Search();
            return run.Result(start, false);
        }
        catch (Exception e) when (IsStop(e))
        {
            return run.Result(start, true);
        }
    }

    private static bool IsStop(Exception e) => e is OperationCanceledException
        || (e is AggregateException all && all.Flatten().InnerExceptions.All(IsStop));

    private static bool Tries(OptimiseTask task) => task.Aim.Tries || task.Options.AllPurposes
        || task.Limits.Any(l => l.Measure == SchemeRow.NewWays
            || l.Measure.Contains("trial", StringComparison.Ordinal)
            || l.Measure.Contains("productivity", StringComparison.Ordinal));

    // What is paid is learnt at the start, at both ends of all ranges, and at points by chance.
    private static DesignBench Bench(OptimiseTask task, DesignTexts texts)
    {
        int n = texts.Varied.Length;
        var stream = new RandomStream(task.Options.Seed, ushort.MaxValue, StreamKind.Search);
        IEnumerable<double[]> points =
        [
            [.. Enumerable.Repeat(0.0, n)], [.. Enumerable.Repeat(1.0, n)],
            .. Enumerable.Range(0, ByChance).Select(i => Enumerable.Range(0, n).Select(d =>
                (stream with { Block = (uint)d }).Words((ulong)i).First).ToArray()),
        ];
        string[] learnt =
        [
            texts.Scheme([.. texts.Varied.Select(v => v.Now)]),
            .. points.Select(p => texts.Scheme(texts.Values(p))),
        ];
        return new DesignBench(
            task.Texts.Document.Source, task.Texts.World, task.Options.Threads)
        {
            Tables = task.Tables,
            Learnt =
            [
                .. learnt.Distinct(StringComparer.Ordinal).Where(t => SchemeText.Read(
                    "scheme.yaml", Encoding.UTF8.GetBytes(t), task.Tables).Scheme is not null),
            ],
        };
    }

    // Each figure alone at both ends of its range: what is wrong there is said before the search.
    private void Ends()
    {
        DesignTexts texts = _model.Texts;
        for (int i = 0; i < texts.Varied.Length; i++)
        {
            foreach (double end in new[] { texts.Varied[i].Low, texts.Varied[i].High })
            {
                double[] values = [.. texts.Varied.Select(v => v.Now)];
                values[i] = end;
                if (_model.Bench.Wrong(texts.Scheme(values), texts.World(values)) is { } wrong)
                {
                    throw new FormatException($"--vary {texts.Varied[i].Path}: at "
                        + $"{texts.Varied[i].Write(end)} {wrong}");
                }
            }
        }
    }

    private void Search()
    {
        _search.Look();
        if (_search.Mend(_task.Limits) is null)
        {
            return;
        }
        _search.Improve(_task.Aim.Value, _task.Limits);
        _search.PutBack(_task.Aim.Value, _task.Limits);
        _finalists = new Finalists(
            _task, _model, _search.InOrder(_task.Aim.Value, _task.Limits));
        _choice = _finalists.Choose();
        Again();
        Studies();
    }

    // What is drawn may stray from what is expected, as by payments for people together: where the
    // best then breaks a limit, the search goes on as far within it as the two lie apart there.
    private void Again()
    {
        if (_finalists!.Tightened() is not { } limits)
        {
            return;
        }
        _task.Plan((long)(Half * _search.Effort)
            + (2 * OptimiseTask.OfFinalist * (Finalists.Most + 1)));
        _search.Improve(_task.Aim.Value, limits, Half);
        _search.PutBack(_task.Aim.Value, limits);
        var again = new Finalists(
            _task, _model, _search.InOrder(_task.Aim.Value, limits), _finalists);
        if (again.Designs.Count > 1 && again.Choose() is { } choice)
        {
            (_finalists, _choice) = (again, choice);
        }
    }

    private void Studies()
    {
        OptimiseOptions options = _task.Options;
        if (options.AllPurposes)
        {
            var purposes = new PurposeStudies(_search, _model, _task);
            purposes.Improve();
            _studies.AddRange(
            [
                .. options.Regret ? [purposes.Regret()] : Array.Empty<Study>(),
                .. options.BudgetCurve ? [purposes.BudgetCurve()] : Array.Empty<Study>(),
                .. options.Pareto ? new[] { purposes.OutcomesByBudget(), purposes.Front() } : [],
            ]);
        }
        if (options.Sensitivity)
        {
            _studies.AddRange(new DesignSensitivity(_model, _task).Studies());
        }
    }

    private OptimiseResult Result(Design start, bool isInterrupted)
    {
        Design? best = _choice is { } c ? _finalists!.Designs[c.Design]
            : _search.InOrder(_task.Aim.Value, _task.Limits).FirstOrDefault();
        bool ties = best is not null && _choice is null
            && _task.Limits.All(l => l.Breach(start.Row!) <= 0)
            && _task.Aim.Value(start.Row!) >= _task.Aim.Value(best.Row!);
        best = ties ? start : best;
        var result = new OptimiseResult
        {
            Task = _task,
            Start = start,
            Best = best,
            Designs = _model.All.Count(),
            SettledInFull = _model.Bench.SettledInFull,
            IsInterrupted = isInterrupted,
            Studies = [.. _studies],
        };
        return best is not null ? Told(result, best)
            : isInterrupted ? result
            : result with { Conflict = Conflict.Among(_search, _task.Limits) };
    }

    private OptimiseResult Told(OptimiseResult result, Design best)
    {
        string text = _model.Texts.Scheme(best.Values);
        int at = _choice?.Design ?? -1;
        return result with
        {
            Scheme = text,
            World = [.. Changed(best)],
            Differences = SchemeComparison.Of(Read(_task.Texts.Document.Source), Read(text)),
            Attained = [.. Measures().Select(m => new Attained(
                m, MeasureName.Unit(m, _task.World.Providers.Select(p => p.Name)),
                result.Start.Row![m], best.Row![m])
            {
                DrawnBefore = at < 0 ? null : _finalists!.Estimate(m, 0),
                DrawnAfter = at < 0 ? null : _finalists!.Estimate(m, at),
                Gain = at < 1 ? null : _finalists!.Gain(m, at),
            })],
            Limits = [.. _task.Limits.Select(l => new LimitMet(
                l, result.Start.Row![l.Measure], best.Row![l.Measure],
                at < 0 ? Standing.Expected : _finalists!.Of(l, at)))],
            Finalists = _finalists is null ? 0 : _finalists.Designs.Count,
            Pairs = _finalists?.Pairs.Max() ?? 0,
            IsSure = _choice?.IsSure ?? false,
        };
    }

    private IEnumerable<string> Measures() => Shown.Prepend(_task.Aim.Measure)
        .Concat(_task.Limits.Select(l => l.Measure))
        .Concat(_task.World.Providers.SelectMany(p => new[]
        {
            $"{SchemeRow.Bids} of {p.Name}", $"{SchemeRow.Worth} of {p.Name}",
            $"{SchemeRow.Ruin} of {p.Name}",
        }))
        .Distinct();

    private IEnumerable<(string Path, string Before, string After)> Changed(Design best) =>
        _model.Texts.World(best.Values).Select(c => (c.Key,
            _task.World.Assumptions.First(a => a.Path == c.Key).Value, c.Value));

    private SchemeReading Read(string text) =>
        SchemeText.Read("scheme.yaml", Encoding.UTF8.GetBytes(text), _task.Tables);
}
