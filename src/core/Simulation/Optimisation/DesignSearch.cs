using Outturn.Statistics.Optimisation;
using Outturn.Statistics.Randomness;

namespace Outturn.Simulation.Optimisation;

/// <summary>What more of is better, in a design.</summary>
internal delegate double Worth(IReadOnlyDictionary<string, double> row);

/// <summary>Searches designs by what is expected of them (models, 1.19): a screen of points that
/// cover the ranges evenly, then the evolution strategy, or the simplex for three figures or
/// fewer, with a price on each breach; last close to the best that holds.</summary>
internal sealed class DesignSearch
{
    /// <summary>How many designs the screen has.</summary>
    public const int Screened = 256;

    private const int MostOfSimplex = 3;
    private const int Rounds = 4;
    private const double Close = .05, Guide = .01, Nothing = 1e-9;
    private readonly DesignModel _model;
    private readonly ulong _seed;
    private ushort _searches;
    private List<Design> _screen = [];

    /// <summary>A search over what a model varies.</summary>
    public DesignSearch(DesignModel model, ulong seed) => (_model, _seed) = (model, seed);

    private int Decisions => _model.Texts.Varied.Length;

    /// <summary>How many designs <see cref="Improve"/> asks for at most.</summary>
    public int Effort => 120 * Decisions;

    /// <summary>The designs of the screen that have no errors, and the start.</summary>
    public IReadOnlyList<Design> Screen => _screen;

    /// <summary>Measures the screen.</summary>
    public void Look()
    {
        var sequence = new SobolSequence(Decisions);
        var shift = new RandomStream(_seed, 0, StreamKind.Search);
        var points = new double[Screened][];
        for (int i = 0; i < Screened; i++)
        {
            points[i] = new double[Decisions];
            sequence.Shifted((uint)i, shift, 0, points[i]);
        }
        var found = new Design[Screened];
        Parallel.For(
            0, Screened, new ParallelOptions { MaxDegreeOfParallelism = _model.Bench.Threads },
            i => found[i] = _model.At(points[i]));
        _screen = [_model.Start, .. found.Where(d => d.Row is not null)];
    }

    /// <summary>The best design so far for which all holds; null: there is none.</summary>
    public Design? Best(Worth worth, IReadOnlyList<Requirement> limits) =>
        Holding(limits).MaxBy(d => worth(d.Row!));

    /// <summary>All designs so far for which all holds.</summary>
    public IEnumerable<Design> Holding(IReadOnlyList<Requirement> limits) =>
        _model.All.Where(d => limits.All(l => l.Breach(d.Row!) <= 0));

    /// <summary>The design so far that breaks the limits least.</summary>
    public Design Nearest(IReadOnlyList<Requirement> limits) =>
        _model.All.MinBy(d => Broken(d, limits))!;

    /// <summary>Looks for a better one, from the best so far on.</summary>
    /// <param name="worth">What is to be had more of.</param>
    /// <param name="limits">What must hold.</param>
    /// <param name="effort">How much of the usual effort is spent on it.</param>
    public Design? Improve(
        Worth worth, IReadOnlyList<Requirement> limits, double effort = 1)
    {
        (double low, double range) = Range(worth);
        // Where somebody would not bid a little is charged for how far from it they are: else
        // nothing leads a search to where they would.
        double Cost(Design d) => d.Row is null ? 10
            : ((low - worth(d.Row)) / range)
                + (Guide * Math.Clamp(d.Row[SchemeRow.Short], 0, 1));
        Design from = Best(worth, limits) ?? Nearest(limits);
        if (limits.Count > 0)
        {
            Priced(Cost, limits, from.Point, effort);
        }
        else
        {
            Searched(.3, .85 * effort, 2)(x => Cost(_model.At(x)), from.Point);
        }
        from = Best(worth, limits) ?? Nearest(limits);
        Searched(Close, .15 * effort, 0)(
            x => _model.At(x) is var d && Broken(d, limits) is > 0 and var broken
                ? 100 + broken : Cost(d), from.Point);
        return Best(worth, limits);
    }

    /// <summary>Puts back, one after the other, every figure of the best design that does not
    /// matter: what is changed for nothing need not be argued for.</summary>
    public void PutBack(Worth worth, IReadOnlyList<Requirement> limits)
    {
        if (Best(worth, limits) is not { } best)
        {
            return;
        }
        double least = worth(best.Row!) - (Nothing * Math.Abs(worth(best.Row!)));
        for (int i = 0; i < Decisions; i++)
        {
            Design without = _model.Without(best, i);
            best = without.Row is { } row && Broken(without, limits) == 0 && worth(row) >= least
                ? without : best;
        }
    }

    /// <summary>The designs so far for which all holds, the best first; of those that are as good
    /// the one that changes least.</summary>
    public IEnumerable<Design> InOrder(Worth worth, IReadOnlyList<Requirement> limits)
    {
        double most = Best(worth, limits) is { } best ? Math.Abs(worth(best.Row!)) : 1;
        return Holding(limits)
            .OrderByDescending(d => Math.Round(worth(d.Row!) / Math.Max(most, 1e-12), 8))
            .ThenBy(_model.Changed);
    }

    /// <summary>Looks for designs that break the limits less, until one holds or the search ends.
    /// </summary>
    public Design? Mend(IReadOnlyList<Requirement> limits)
    {
        if (Holding(limits).FirstOrDefault() is null)
        {
            Searched(.3, .5, 1)(x => Broken(_model.At(x), limits), Nearest(limits).Point);
        }
        return Holding(limits).FirstOrDefault();
    }

    /// <summary>How far a design is from holding; 0: it holds.</summary>
    public static double Broken(Design design, IReadOnlyList<Requirement> limits) =>
        design.Row is null ? 1e9
            : limits.Sum(l => Math.Pow(Math.Max(l.Breach(design.Row), 0), 2));

    private void Priced(
        Func<Design, double> cost, IReadOnlyList<Requirement> limits, double[] from,
        double effort)
    {
        int round = 0;
        var priced = new AugmentedLagrangian((objective, start) =>
            Searched(round == 0 ? .3 : .1, (round++ == 0 ? .4 : .15) * effort, 0)(
                objective, start))
        {
            MostRounds = Rounds,
            Tolerance = 1e-4,
        };
        priced.Minimise(
            x => cost(_model.At(x)),
            [.. limits.Select(l => (Objective)(x => _model.At(x).Row is { } row
                ? Math.Clamp(l.Breach(row), -1, 10) : 10))],
            from);
    }

    private Search Searched(double spread, double share, int restarts)
    {
        int most = (int)(share * Effort);
        if (Decisions <= MostOfSimplex)
        {
            return (objective, start) => new NelderMead
            {
                Size = spread, MostEvaluations = most, Tolerance = 1e-4,
            }.Minimise(objective, start);
        }
        var evolution = new CmaEs(new RandomStream(_seed, ++_searches, StreamKind.Search))
        {
            Spread = spread, Restarts = restarts, MostEvaluations = most,
            Threads = _model.Bench.Threads, Tolerance = 1e-5,
        };
        return evolution.Minimise;
    }

    private (double Low, double Range) Range(Worth worth)
    {
        double[] values = [.. _screen.Select(d => worth(d.Row!)).Where(double.IsFinite)];
        double low = values.DefaultIfEmpty(0).Min(), high = values.DefaultIfEmpty(1).Max();
        return (low, high > low ? high - low : 1);
    }
}
