using Outturn.Statistics.Distributions;

namespace Outturn.Statistics.Estimation;

/// <summary>How often something happens, from how often it did.</summary>
public static class Proportion
{
    /// <summary>The proportion with E. B. Wilson's score interval (1927), which also holds where
    /// it never happened, or always.</summary>
    /// <param name="successes">How often it happened.</param>
    /// <param name="trials">Out of how often; at least 1.</param>
    /// <param name="level">How often the interval is to hold the true chance.</param>
    /// <exception cref="ArgumentOutOfRangeException">The counts are not 0 ≤ successes ≤ trials,
    /// trials ≥ 1.</exception>
    public static Estimate Wilson(int successes, int trials, double level)
    {
        MeanEstimate.RequireLevel(level);
        ArgumentOutOfRangeException.ThrowIfLessThan(trials, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(successes);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(successes, trials);
        double n = trials;
        double p = successes / n;
        double z = Normal.Quantile((1 + level) / 2);
        double stretch = 1 + (z * z / n);
        double centre = (p + (z * z / (2 * n))) / stretch;
        double half = z * Math.Sqrt((p * (1 - p) / n) + (z * z / (4 * n * n))) / stretch;
        var interval = new Interval(
            successes == 0 ? 0 : centre - half, successes == trials ? 1 : centre + half);
        return new Estimate(p, Math.Sqrt(p * (1 - p) / n), interval, trials);
    }
}
