using System.Collections.Immutable;
using Outturn.Quantities;
using Outturn.Simulation.Report;
using Outturn.Simulation.Results;
using Outturn.Statistics.Optimisation;
using Outturn.Statistics.Randomness;

namespace Outturn.Simulation.Optimisation;

/// <summary>Designs seen by all five purposes (models, 1.17, E13): what one purpose costs the
/// others, what a budget allows, and which designs none beats. What a design attains of a purpose
/// runs from 0, the worst of the screen that keeps to the limits, to 1, the best that was found.
/// </summary>
internal sealed class PurposeStudies
{
    private const double Each = .35, OfBudget = .15;
    private const int Curve = 8, Grid = 12, Generations = 16, Population = 64;
    private readonly DesignSearch _search;
    private readonly DesignModel _model;
    private readonly OptimiseTask _task;
    private readonly Design[] _screened;

    /// <summary>After the screen.</summary>
    public PurposeStudies(DesignSearch search, DesignModel model, OptimiseTask task)
    {
        (_search, _model, _task) = (search, model, task);
        _screened = [.. search.Screen.Where(d => task.Limits.All(l => l.Breach(d.Row!) <= 0))];
    }

    /// <summary>How many designs the studies ask for at most.</summary>
    public static long Work(OptimiseOptions options, int effort) => !options.AllPurposes ? 0
        : (long)(effort * ((Each * (Aim.All.Length + 1))
            + (options.BudgetCurve ? OfBudget * Curve : 0)
            + (options.Pareto ? OfBudget * Grid : 0)))
            + (options.Pareto ? Population * (Generations + 1) : 0);

    /// <summary>Looks for the best design for each purpose, and for the best compromise.</summary>
    public void Improve()
    {
        foreach (Aim aim in Aim.All)
        {
            _search.Improve(aim.Value, _task.Limits, Each);
        }
        _search.Improve(Scale().Least, _task.Limits, Each);
    }

    /// <summary>What each purpose attains, by what a design is best for.</summary>
    public Study Regret()
    {
        PurposeScale scale = Scale();
        IEnumerable<(string Name, Design Of)> rows =
        [
            .. Aim.All.Select(a => ("best for " + a.Name, _search.Best(a.Value, _task.Limits)!)),
            ("best compromise", Compromise(scale, _task.Limits)!),
            ("as it stands", _model.Start),
        ];
        return new Study(
            "regret", "What each purpose attains, by what the design is best for",
            StudyKind.Matrix)
        {
            Of = "design",
            Columns = [.. Aim.All.Select(a => a.Name), "greatest regret"],
            Texts = Figures,
            Rows = [.. rows.Select(r => Row(r.Name, r.Of,
                [.. scale.Attained(r.Of.Row!), 1 - scale.Least(r.Of.Row!)]))],
            Note = "0 is the worst of the screen within the limits, 1 the best that was found; "
                + "regret is what is missing to 1. That a design for one purpose does best by it "
                + "is so by construction.",
        };
    }

    /// <summary>What the best compromise attains within a budget.</summary>
    public Study BudgetCurve()
    {
        PurposeScale scale = Scale();
        var rows = new List<StudyRow>();
        foreach (Requirement budget in Budgets(Curve))
        {
            Requirement[] limits = [.. _task.Limits, budget];
            _search.Improve(scale.Least, limits, OfBudget);
            if (Compromise(scale, limits) is { } best)
            {
                rows.Add(Row(Money(budget.Value), best,
                    [scale.Least(best.Row!), .. scale.Attained(best.Row!)]));
            }
        }
        return new Study(
            "budget-curve", "What the best compromise attains of all purposes, by budget",
            StudyKind.Curve)
        {
            Of = "budget a start",
            Columns = ["least attained", .. Aim.All.Select(a => a.Name)],
            Texts = Figures,
            Rows = Rising(rows),
        };
    }

    /// <summary>The most additional outcomes within each of twelve budgets.</summary>
    public Study OutcomesByBudget()
    {
        var rows = new List<StudyRow>();
        foreach (Requirement budget in Budgets(Grid))
        {
            Requirement[] limits = [.. _task.Limits, budget];
            _search.Improve(Aim.Outcomes.Value, limits, OfBudget);
            if (_search.Best(Aim.Outcomes.Value, limits) is { } best)
            {
                rows.Add(Row(Money(budget.Value), best,
                    [100 * best.Row![SchemeRow.Additional], best.Row[SchemeRow.PayAStart]]));
            }
        }
        return new Study(
            "outcomes-by-budget", "The most additional outcomes, by budget", StudyKind.Curve)
        {
            Of = "budget a start",
            Columns = ["additional outcomes of 100 starts", SchemeRow.PayAStart],
            Texts = Figures,
            Rows = Rising(rows),
        };
    }

    /// <summary>Designs that no other beats in all purposes, and how much they achieve
    /// together.</summary>
    public Study Front()
    {
        PurposeScale scale = Scale();
        IReadOnlyList<Compromise> found = new Nsga2(
            new RandomStream(_task.Options.Seed, 40_000, StreamKind.Search))
        {
            Population = Population, Generations = Generations,
            Threads = _task.Options.Threads,
        }.Minimise(x => Missing(scale, _model.At(x)), _model.Texts.Varied.Length);
        Design[] front = [.. found.Select(c => _model.At(c.Point)).DistinctBy(d => d.Key)
            .Where(d => d.Row is not null && _task.Limits.All(l => l.Breach(d.Row) <= 0))
            .OrderByDescending(d => scale.Least(d.Row!)).ThenBy(d => d.Key)];
        double volume = Hypervolume.Of(
            [.. front.Select(d => Missing(scale, d))], [.. Aim.All.Select(_ => 1.0)]);
        return new Study(
            "front", "Designs that no other beats in all five purposes", StudyKind.Curve)
        {
            Of = "design",
            Columns = [.. Aim.All.Select(a => a.Name)],
            Texts = Figures,
            Rows = [.. front.Select((d, i) => Row(
                Numerals.Text(i + 1), d, [.. scale.Attained(d.Row!)]))],
            Note = "Together they hold " + MeasureWords.Percent(volume)
                + " of all that could be attained (hypervolume, from the worst of each purpose).",
        };
    }

    private double[] Missing(PurposeScale scale, Design design)
    {
        double broken = DesignSearch.Broken(design, _task.Limits);
        return broken > 0 ? [.. Aim.All.Select(_ => 2 + Math.Min(broken, 1e6))]
            : [.. scale.Attained(design.Row!).Select(a => 1 - a)];
    }

    private Design? Compromise(PurposeScale scale, IReadOnlyList<Requirement> limits) =>
        _search.Holding(limits).MaxBy(d =>
            (scale.Least(d.Row!), scale.Attained(d.Row!).Sum()));

    private PurposeScale Scale() => new(
        [.. Aim.All.Select(a => _screened.Select(d => a.Value(d.Row!)).DefaultIfEmpty(0).Min())],
        [.. Aim.All.Select(a => a.Value(_search.Best(a.Value, _task.Limits)!.Row!))]);

    // From the dearest to the cheapest: each search begins at what its neighbour found.
    private IEnumerable<Requirement> Budgets(int count)
    {
        double[] pays =
        [
            .. _search.Holding(_task.Limits).Where(d => d.Row![SchemeRow.Additional] > 0)
                .Select(d => d.Row![SchemeRow.PayAStart]).DefaultIfEmpty(0),
        ];
        (double low, double high) = (pays.Min(), pays.Max());
        return [.. Enumerable.Range(0, count).Select(i => Math.Ceiling(
            high - ((high - low) * i / count))).Select(b => new Requirement(
                "", SchemeRow.PayAStart, true, b) { Unit = MeasureUnit.Money })];
    }

    private static ImmutableArray<StudyRow> Rising(List<StudyRow> rows) =>
        [.. Enumerable.Reverse(rows)];

    private string Money(double value) => MeasureWords.Money(value, _task.Scheme);

    private ImmutableArray<string> Figures => [.. _task.Varied.Select(v => v.Path)];

    private StudyRow Row(string name, Design design, ImmutableArray<double> values) => new(
        name, values, [.. _task.Varied.Select((v, i) => v.Write(design.Values[i]))]);
}

/// <summary>What is attained of each purpose, from 0 to 1.</summary>
/// <param name="worst">The worst value of each.</param>
/// <param name="best">The best.</param>
internal sealed class PurposeScale(double[] worst, double[] best)
{
    /// <summary>Of each purpose.</summary>
    public double[] Attained(IReadOnlyDictionary<string, double> row) =>
    [
        .. Aim.All.Select((a, i) => best[i] > worst[i]
            ? Math.Clamp((a.Value(row) - worst[i]) / (best[i] - worst[i]), 0, 1) : 1),
    ];

    /// <summary>Of the purpose of which least is attained.</summary>
    public double Least(IReadOnlyDictionary<string, double> row) => Attained(row).Min();
}
