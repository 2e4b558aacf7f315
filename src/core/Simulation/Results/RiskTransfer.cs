using Outturn.Simulation.MonteCarlo;
using Outturn.Simulation.Providers;
using Outturn.Statistics.Distributions;
using Outturn.Statistics.Estimation;

namespace Outturn.Simulation.Results;

/// <summary>Who bears it when outcomes fall short of the plan: what the providers lose, no more
/// than they have, against what the outcomes that did not come would have been worth (models,
/// 1.14).</summary>
public sealed class RiskTransfer
{
    private const double Worst = .05;
    private readonly SchemeInWorld _scheme;
    private readonly double _planned;
    private readonly double[] _plannedReceipts;

    /// <summary>The plan.</summary>
    /// <param name="scheme">The scheme in its world.</param>
    /// <param name="expected">What is expected of a provider of each type, as planned.</param>
    public RiskTransfer(SchemeInWorld scheme, IReadOnlyList<MeanField> expected)
    {
        _scheme = scheme;
        _planned = expected.Sum(e => scheme.World.CountOf(e.Setting.Type) * Value(e));
        _plannedReceipts = [.. expected.SelectMany(e => Enumerable.Repeat(
            (e.Projection.Fees.Sum() + e.Projection.Outcomes.Sum())
                / Math.Max(e.Setting.Type.Keeps, 1e-9),
            scheme.World.CountOf(e.Setting.Type)))];
    }

    /// <summary>One replication: what providers lose, what is missing of the value of outcomes, and
    /// what the payer paid beyond the value that it got.</summary>
    public (double Loss, double Shortfall, double NetCost) Of(Replication run)
    {
        double minor = _scheme.Scheme.Currency.MinorPerUnit;
        double loss = 0;
        for (int p = 0; p < run.Providers.Count; p++)
        {
            Worlds.ProviderType type = run.Providers[p].Type;
            loss += Math.Min(
                _plannedReceipts[p] - (run.Providers[p].Receipts.Sum() / minor),
                Math.Max(type.Cash, 0) + type.Overdraft);
        }
        double value = Enumerable.Range(0, _scheme.World.Groups.Length).Sum(g =>
            OutcomeValue.Of(_scheme.World, g)
            * Enumerable.Range(0, run.Tally.Achieved.GetLength(1))
                .Sum(y => run.Tally.Achieved[g, y]));
        return (loss, _planned - value, (run.Paid / minor) - value);
    }

    /// <summary>The measures over all replications.</summary>
    public static IEnumerable<MeasureRow> Rows(
        IReadOnlyList<(double Loss, double Shortfall, double NetCost)> runs, double level)
    {
        if (runs.All(r => r.Shortfall == runs[0].Shortfall))
        {
            yield break;
        }
        yield return new MeasureRow("risk-transferred", "slope", Slope(runs, level))
        {
            Unit = MeasureUnit.Share,
        };
        double[] costs = [.. runs.Select(r => r.NetCost).Order()];
        int worst = Math.Max((int)Math.Ceiling(Worst * runs.Count), 1);
        (double Loss, double Shortfall, double NetCost)[] tail =
            [.. runs.OrderByDescending(r => r.Shortfall).Take(worst)];
        double missing = tail.Average(r => r.Shortfall);
        if (missing > 0)
        {
            yield return Bare(
                "risk-transferred", "worst twentieth", tail.Average(r => r.Loss) / missing,
                MeasureUnit.Share, runs.Count);
        }
        yield return Bare("net-cost-at-risk", "95 % of cases", costs[^worst],
            MeasureUnit.Money, runs.Count);
        yield return Bare("net-cost-at-risk", "mean of the worst twentieth",
            costs.TakeLast(worst).Average(), MeasureUnit.Money, runs.Count);
    }

    // Covariance over variance is the slope of a regression: its interval is Student's.
    private static Estimate Slope(
        IReadOnlyList<(double Loss, double Shortfall, double NetCost)> runs, double level)
    {
        int n = runs.Count;
        (double x, double y) = (runs.Average(r => r.Shortfall), runs.Average(r => r.Loss));
        double squares = runs.Sum(r => (r.Shortfall - x) * (r.Shortfall - x));
        double slope = runs.Sum(r => (r.Shortfall - x) * (r.Loss - y)) / squares;
        double rest = runs.Sum(r => Math.Pow(r.Loss - y - (slope * (r.Shortfall - x)), 2));
        if (n < 3)
        {
            return new Estimate(slope, double.NaN, Interval.Everything, n);
        }
        double error = Math.Sqrt(rest / (n - 2) / squares);
        return new Estimate(slope, error, Interval.Around(
            slope, error * StudentT.Quantile((1 + level) / 2, n - 2)), n);
    }

    // The tail of a few replications has no interval worth printing.
    private static MeasureRow Bare(
        string name, string group, double value, MeasureUnit unit, int runs) =>
        new(name, group, new Estimate(value, double.NaN, Interval.Everything, runs))
        {
            Unit = unit,
        };

    private double Value(MeanField expected)
    {
        double value = 0;
        FigureTable achieved = expected.Projection.Achieved;
        for (int g = 0; g < achieved.Rows; g++)
        {
            for (int t = 0; t < achieved.Columns; t++)
            {
                value += OutcomeValue.Of(_scheme.World, g) * achieved[g, t];
            }
        }
        return value;
    }
}
