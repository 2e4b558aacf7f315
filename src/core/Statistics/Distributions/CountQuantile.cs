namespace Outturn.Statistics.Distributions;

/// <summary>Quantiles of distributions of counts.</summary>
internal static class CountQuantile
{
    // Rounding must not push a quantile up where the distribution meets the share exactly.
    private const double Slack = 1 - 64e-16;

    /// <summary>The least k from 0 to <paramref name="most"/> whose cumulated chance reaches the
    /// share.</summary>
    public static long Find(double share, long most, Func<long, double> cdf)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(share);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(share, 1);
        (long low, long high) = (0, most);
        while (low < high)
        {
            long middle = low + ((high - low) / 2);
            (low, high) = cdf(middle) >= share * Slack ? (low, middle) : (middle + 1, high);
        }

        return low;
    }
}
