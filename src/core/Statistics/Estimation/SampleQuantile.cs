using Outturn.Statistics.Distributions;

namespace Outturn.Statistics.Estimation;

/// <summary>Quantiles of independent values, with intervals from order statistics: which ranks
/// hold the true quantile is a binomial question and needs no shape of distribution (H. A. David,
/// Order Statistics, 2.5).</summary>
public static class SampleQuantile
{
    /// <summary>The least value at or below which at least a share <paramref name="p"/> of the
    /// values lie, with the nearest ranks whose chance to hold the true quantile is at least
    /// the level. A side on which there are too few values is infinite.</summary>
    /// <param name="sorted">The values in rising order; at least one.</param>
    /// <param name="p">Which quantile, strictly between 0 and 1.</param>
    /// <param name="level">How often the interval is to hold the true quantile.</param>
    /// <exception cref="ArgumentException">There is no value.</exception>
    public static Estimate Of(ReadOnlySpan<double> sorted, double p, double level)
    {
        MeanEstimate.RequireLevel(level);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(p, 0);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(p, 1);
        int n = sorted.Length;
        if (n == 0)
        {
            throw new ArgumentException("No value has no quantile.", nameof(sorted));
        }

        double value = sorted[Math.Clamp((int)Math.Ceiling((p * n) - 1e-9) - 1, 0, n - 1)];
        (int low, int high) = Ranks(n, p, level);
        var interval = new Interval(
            low == 0 ? double.NegativeInfinity : sorted[low - 1],
            high > n ? double.PositiveInfinity : sorted[high - 1]);
        return new Estimate(value, double.NaN, interval, n);
    }

    /// <summary>The ranks, from 1, of the two bounds: 0 and n + 1 stand for an open side.
    /// The chance that fewer than the lower rank of n values lie below the true quantile, and
    /// that at least the upper rank do, is each at most half of what the level leaves.</summary>
    /// <param name="n">How many values there are.</param>
    /// <param name="p">Which quantile.</param>
    /// <param name="level">How often the ranks are to hold it.</param>
    public static (int Low, int High) Ranks(int n, double p, double level)
    {
        // A number B of Binomial(n, p) values lie at or below the true quantile. Rank l is above
        // it when B < l, rank u is below it when B >= u.
        double tail = (1 - level) / 2;
        return ((int)Binomial.Quantile(tail, n, p), (int)Binomial.Quantile(1 - tail, n, p) + 1);
    }
}
