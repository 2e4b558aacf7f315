using Outturn.Simulation.Results;
using Outturn.Statistics.Estimation;
using Outturn.Statistics.Optimisation;

namespace Outturn.Simulation.Optimisation;

/// <summary>Whether a limit holds where people are drawn one by one.</summary>
public enum Standing
{
    /// <summary>The whole one-sided interval is within the limit.</summary>
    Holds,

    /// <summary>The limit lies within the interval: it cannot be told.</summary>
    Open,

    /// <summary>The whole one-sided interval is beyond the limit.</summary>
    Broken,

    /// <summary>It is no matter of chance: what is expected decides.</summary>
    Expected,
}

/// <summary>The best designs simulated under common random numbers, the start beside them.
/// </summary>
internal sealed class Finalists
{
    /// <summary>How many designs come in.</summary>
    public const int Most = 8;

    /// <summary>Pairs of replications that each has before any is dropped.</summary>
    public const int First = 10;

    private const double Apart = .02, OneSided = .9, Level = .95, Matters = .01;
    private readonly OptimiseTask _task;
    private readonly Design[] _designs;
    private readonly DrawnDesign[] _drawn;

    /// <summary>Takes the designs in; the first is the start.</summary>
    /// <param name="task">What is looked for.</param>
    /// <param name="model">What measures designs.</param>
    /// <param name="best">The designs, the best first.</param>
    /// <param name="earlier">Others, whose draws are taken over where a design was among them.
    /// </param>
    public Finalists(
        OptimiseTask task, DesignModel model, IEnumerable<Design> best,
        Finalists? earlier = null)
    {
        _task = task;
        _designs = [model.Start, .. Distinct(best, model.Start)];
        _drawn = new DrawnDesign[_designs.Length];
        var options = new SimulationOptions
        {
            Seed = task.Options.Seed, Threads = 1, Stop = task.Options.Stop,
        };
        Each(i => _drawn[i] = earlier?.Known(_designs[i]) ?? new DrawnDesign(
            model.Bench.Tendered(
                model.Texts.Scheme(_designs[i].Values), model.Texts.World(_designs[i].Values)),
            options));
        Each(i => _drawn[i].Run(First));
    }

    /// <summary>The designs, the start first.</summary>
    public IReadOnlyList<Design> Designs => _designs;

    /// <summary>How many pairs each was run.</summary>
    public IReadOnlyList<int> Pairs => [.. _drawn.Select(d => d.Pairs)];

    /// <summary>Chooses among those that break no limit for certain; null: there is none.</summary>
    public DesignChoice? Choose()
    {
        int[] fit = [.. Enumerable.Range(0, _designs.Length).Where(IsFit)];
        if (fit.Length < 2 || OfAim is not { } aim)
        {
            return fit.Length == 0 ? null
                : new DesignChoice(fit.MaxBy(i => _task.Aim.Value(_designs[i].Row!)), First, 0);
        }
        double Drawn(int design, int r)
        {
            DrawnDesign drawn = _drawn[fit[design]];
            drawn.Run(r + 1);
            return Worth(drawn.Values(aim)[r]);
        }
        double scale = Math.Abs(fit.Max(i => _drawn[i].Values(aim).Select(Worth).Average()));
        DesignChoice chosen = _task.Options.PairsInAll is { } inAll
            ? Ocba.Choose(
                fit.Length, Math.Max(inAll, First * fit.Length), fit.Length, Drawn) with
            {
                IsSure = false,
            }
            : new KimNelson(Math.Max(Matters * scale, 1e-12), Level)
            {
                First = First, Most = Math.Max(_task.Options.Pairs, First),
            }.Choose(fit.Length, Drawn);
        return chosen with { Design = fit[chosen.Design] };
    }

    /// <summary>The limits, tighter by how much more was drawn than expected of the best of those
    /// that came in; null: that one breaks none.</summary>
    public IReadOnlyList<Requirement>? Tightened() =>
        _designs.Length < 2 || IsFit(1) ? null : [.. _task.Limits.Select(Tighter)];

    private DrawnDesign? Known(Design design) =>
        Array.FindIndex(_designs, d => d.Key == design.Key) is >= 0 and var i ? _drawn[i] : null;

    private Requirement Tighter(Requirement limit)
    {
        const int Best = 1;
        double stray = Estimate(limit.Measure, Best) is { } drawn
            ? drawn.Value - _designs[Best].Row![limit.Measure] : 0;
        return double.IsFinite(stray) && (limit.IsMost ? stray > 0 : stray < 0)
            ? limit with { Value = limit.Value - stray } : limit;
    }

    /// <summary>Whether a limit holds for a design.</summary>
    public Standing Of(Requirement limit, int design)
    {
        Standing[] all = [.. ChanceMeasure.Of(limit.Measure, _task.World).Select(of =>
        {
            Interval range = MeanEstimate.Of(_drawn[design].Values(of), OneSided).Interval;
            (double best, double worst) = limit.IsMost
                ? (range.Low - limit.Value, range.High - limit.Value)
                : (limit.Value - range.High, limit.Value - range.Low);
            return worst <= 0 ? Standing.Holds : best > 0 ? Standing.Broken : Standing.Open;
        })];
        return all.Length == 0 ? Standing.Expected
            : all.Contains(Standing.Broken) ? Standing.Broken
            : all.Contains(Standing.Open) ? Standing.Open : Standing.Holds;
    }

    /// <summary>A measure of a design as drawn, of the type of provider for which it is largest;
    /// null: it is no matter of chance.</summary>
    public Estimate? Estimate(string measure, int design) =>
        Worst(measure, design) is { } of
            ? MeanEstimate.Of(_drawn[design].Values(of), Level) : null;

    /// <summary>The same less that of the start, in the same draws.</summary>
    public Estimate? Gain(string measure, int design)
    {
        if (Worst(measure, design) is not { } of)
        {
            return null;
        }
        int pairs = Math.Min(_drawn[0].Pairs, _drawn[design].Pairs);
        return MeanEstimate.OfDifferences(
            _drawn[0].Values(of).AsSpan(0, pairs), _drawn[design].Values(of).AsSpan(0, pairs),
            Level);
    }

    private (string, string)? Worst(string measure, int design)
    {
        (string, string)[] all = ChanceMeasure.Of(measure, _task.World);
        return all.Length == 0 ? null : all.MaxBy(of => _drawn[design].Values(of).Average());
    }

    private (string, string)? OfAim
    {
        get
        {
            (string, string)[] of = ChanceMeasure.Of(_task.Aim.Measure, _task.World);
            return of.Length > 0 ? of[0] : null;
        }
    }

    // Of a cost it is what money buys: more is better.
    private double Worth(double value) =>
        !_task.Aim.IsLess ? value : value > 0 ? 1 / value : 0;

    private bool IsFit(int design) => _task.Limits.All(l =>
        l.Breach(_designs[design].Row!) <= 0 && Of(l, design) != Standing.Broken);

    // Designs that a search found close to one another are one.
    private static List<Design> Distinct(IEnumerable<Design> best, Design start)
    {
        var taken = new List<Design>();
        foreach (Design design in best)
        {
            if (taken.Count == Most)
            {
                break;
            }
            if (design.Key != start.Key && taken.TrueForAll(t => t.Point
                .Zip(design.Point, (a, b) => Math.Abs(a - b)).Max() >= Apart))
            {
                taken.Add(design);
            }
        }
        return taken;
    }

    private void Each(Action<int> work) => Parallel.For(
        0, _designs.Length,
        new ParallelOptions { MaxDegreeOfParallelism = _task.Options.Threads }, i =>
        {
            work(i);
            _task.Done(OptimiseTask.OfFinalist);
        });
}
