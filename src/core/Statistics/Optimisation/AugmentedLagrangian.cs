namespace Outturn.Statistics.Optimisation;

/// <summary>
/// The least value of an objective where constraints must hold, by a search that knows of none:
/// each breach is charged at a price that is raised until it no longer pays (M. J. D. Powell, and
/// M. R. Hestenes, 1969; R. T. Rockafellar, 1973, for inequalities).
/// </summary>
public sealed class AugmentedLagrangian
{
    private const double MostPenalty = 1e9;

    private readonly Search _search;

    /// <summary>A search under constraints.</summary>
    /// <param name="search">The search that each round uses.</param>
    public AugmentedLagrangian(Search search) => _search = search;

    /// <summary>What the square of a breach is charged at in the first round, twice over.</summary>
    public double Penalty { get; init; } = 10;

    /// <summary>The breach, and the slackness of a price, that are allowed.</summary>
    public double Tolerance { get; init; } = 1e-6;

    /// <summary>The most rounds.</summary>
    public int MostRounds { get; init; } = 30;

    /// <summary>Searches for the least value at which no constraint is above 0.</summary>
    /// <param name="objective">What is to be made small.</param>
    /// <param name="constraints">What must not be above 0; scale each so that a breach of 1 is
    /// grave.</param>
    /// <param name="start">Where to begin.</param>
    public ConstrainedOptimum Minimise(
        Objective objective, IReadOnlyList<Objective> constraints, IReadOnlyList<double> start)
    {
        double[] prices = new double[constraints.Count];
        double penalty = Penalty;
        double before = double.PositiveInfinity;
        int evaluations = 0;
        IReadOnlyList<double> point = start;
        double breach = double.PositiveInfinity;
        for (int round = 0; round < MostRounds; round++)
        {
            (double[] charged, double rate) = ([.. prices], penalty);
            Optimum found = _search(
                x => objective(x) + Charge(constraints, x, charged, rate), point);
            evaluations += found.Evaluations;
            point = found.Point;
            double[] levels = [.. constraints.Select(c => c(point))];
            breach = levels.Append(0).Max();
            double slack = 0;
            for (int i = 0; i < prices.Length; i++)
            {
                double price = Math.Max(0, prices[i] + (penalty * levels[i]));
                slack = Math.Max(slack, Math.Abs(price - prices[i]) / penalty);
                prices[i] = price;
            }

            if (slack <= Tolerance)
            {
                break;
            }

            penalty = slack > before / 4 ? Math.Min(penalty * 4, MostPenalty) : penalty;
            before = slack;
        }

        var best = new Optimum(point, objective(point), evaluations);
        return new ConstrainedOptimum(best, prices, breach);
    }

    private static double Charge(
        IReadOnlyList<Objective> constraints, IReadOnlyList<double> point, double[] prices,
        double penalty)
    {
        double sum = 0;
        for (int i = 0; i < prices.Length; i++)
        {
            double raised = Math.Max(0, prices[i] + (penalty * constraints[i](point)));
            sum += ((raised * raised) - (prices[i] * prices[i])) / (2 * penalty);
        }

        return sum;
    }
}
