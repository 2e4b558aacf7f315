using Outturn.Statistics.Estimation;

namespace Outturn.Simulation.Bids;

/// <summary>What becomes of a provider's money over all paths, under some terms.</summary>
public sealed class BidOutcome
{
    private const double Level = .95;
    private readonly double[][] _sorted;
    private readonly BidCash[] _paths;

    internal BidOutcome(BidSetting setting, IReadOnlyList<BidPath> paths, BidTerms terms)
    {
        _paths = [.. paths.Select(p => BidCash.Of(setting, p, terms))];
        _sorted =
        [
            .. Enumerable.Range(0, setting.Grid.Count)
                .Select(m => _paths.Select(p => p.Balance[m]).Order().ToArray()),
        ];
        Surplus = _paths.Average(p => p.Balance[^1]) - setting.Profile.Type.Cash;
        Lowest = _paths.Average(p => p.Lowest);
        LowestMonth = Enumerable.Range(0, setting.Trading).MinBy(m => Balance(m, .5));
    }

    /// <summary>How many months there are.</summary>
    public int Months => _sorted.Length;

    /// <summary>Money at the end less money at the start, on average.</summary>
    public double Surplus { get; }

    /// <summary>The least balance of a path, on average.</summary>
    public double Lowest { get; }

    /// <summary>The month in which the middle balance is least, from 0.</summary>
    public int LowestMonth { get; }

    /// <summary>On how many paths it cannot pay.</summary>
    public int Failures => _paths.Count(p => p.FailedIn >= 0);

    /// <summary>The chance that it cannot pay, with its 95 % interval.</summary>
    public Estimate Insolvency => Proportion.Wilson(Failures, _paths.Length, Level);

    /// <summary>A quantile of the balances at the end of a month.</summary>
    public double Balance(int month, double p) => Quantile(_sorted[month], p);

    /// <summary>A quantile of the least balances of the paths.</summary>
    public double LowestOf(double p) => Quantile([.. _paths.Select(x => x.Lowest).Order()], p);

    /// <summary>The share of paths on which it has failed by the end of a month.</summary>
    public double FailedBy(int month) =>
        (double)_paths.Count(p => p.FailedIn >= 0 && p.FailedIn <= month) / _paths.Length;

    private static double Quantile(double[] sorted, double p) =>
        sorted[Math.Clamp((int)Math.Ceiling(p * sorted.Length) - 1, 0, sorted.Length - 1)];
}
