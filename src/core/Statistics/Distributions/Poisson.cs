using Outturn.Statistics.Functions;

namespace Outturn.Statistics.Distributions;

/// <summary>The Poisson distribution: how many events happen when they come singly, independently
/// and with a known mean number.</summary>
public static class Poisson
{
    /// <summary>The largest mean that <see cref="Inverse"/> takes in one piece without loss.
    /// </summary>
    public const double LargestPiece = 30;

    private const int MostEvents = 10_000;

    /// <summary>The chance of exactly k events.</summary>
    public static double Probability(long k, double mean)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(mean);
        return k < 0 ? 0 : mean == 0 ? (k == 0 ? 1 : 0) : Kernel(k, mean);
    }

    /// <summary>The chance of at most k events.</summary>
    public static double Cdf(long k, double mean)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(mean);
        return k < 0 ? 0 : IncompleteGamma.Upper(k + 1, mean);
    }

    /// <summary>The least k with a chance of at least <paramref name="share"/> of at most k
    /// events; a share of 1 has none.</summary>
    public static long Quantile(double share, double mean)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(mean);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(share, 1);
        long most = (long)(mean + (40 * Math.Sqrt(mean)) + 1000);
        return CountQuantile.Find(share, most, k => Cdf(k, mean));
    }

    /// <summary>
    /// The count that belongs to a uniform u, by adding up probabilities from 0. It never falls
    /// when u or the mean rises: common random numbers stay coupled.
    /// </summary>
    /// <param name="mean">The mean, at most 700; above <see cref="LargestPiece"/> split it.</param>
    /// <param name="u">A uniform strictly between 0 and 1.</param>
    public static int Inverse(double mean, double u)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(mean);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(mean, 700);
        int k = 0;
        double probability = Exp.Of(-mean);
        double sum = probability;
        while (u > sum && k < MostEvents)
        {
            k++;
            probability *= mean / k;
            sum += probability;
        }

        return k;
    }

    /// <summary>The probability of x events, which may be a fraction.</summary>
    internal static double Kernel(double x, double mean) =>
        x == 0
            ? Exp.Of(-mean)
            : Exp.Of(-StirlingError.Of(x) - StirlingError.Deviance(x, mean))
                / Math.Sqrt(2 * Math.PI * x);
}
