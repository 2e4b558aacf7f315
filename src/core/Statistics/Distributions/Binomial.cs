using Outturn.Statistics.Functions;

namespace Outturn.Statistics.Distributions;

/// <summary>The binomial distribution: how many of n independent trials succeed when each does
/// with chance p.</summary>
public static class Binomial
{
    /// <summary>The chance of exactly k successes, by C. Loader's saddle-point form (2000).
    /// </summary>
    public static double Probability(long k, long n, double p)
    {
        Require(n, p);
        return k < 0 || k > n ? 0
            : p == 0 ? (k == 0 ? 1 : 0)
            : p == 1 ? (k == n ? 1 : 0)
            : Kernel(k, n - k, p, 1 - p);
    }

    /// <summary>The chance of at most k successes.</summary>
    public static double Cdf(long k, long n, double p)
    {
        Require(n, p);
        return k < 0 ? 0 : k >= n ? 1 : IncompleteBeta.Of(1 - p, p, n - k, k + 1);
    }

    /// <summary>The chance of more than k successes.</summary>
    public static double Upper(long k, long n, double p)
    {
        Require(n, p);
        return k < 0 ? 1 : k >= n ? 0 : IncompleteBeta.Of(p, 1 - p, k + 1, n - k);
    }

    /// <summary>The least k with a chance of at least <paramref name="share"/> of at most k
    /// successes.</summary>
    public static long Quantile(double share, long n, double p)
    {
        Require(n, p);
        return CountQuantile.Find(share, n, k => Cdf(k, n, p));
    }

    /// <summary>The probability of x successes and y failures, either of which may be a fraction;
    /// q is 1 − p.</summary>
    internal static double Kernel(double x, double y, double p, double q)
    {
        double n = x + y;
        if (x == 0 || y == 0)
        {
            return x == 0 ? Exp.Of(n * LnOf(q, p)) : Exp.Of(n * LnOf(p, q));
        }

        double exponent = StirlingError.Of(n) - StirlingError.Of(x) - StirlingError.Of(y)
            - StirlingError.Deviance(x, n * p) - StirlingError.Deviance(y, n * q);
        return Exp.Of(exponent) * Math.Sqrt(n / (2 * Math.PI * x * y));
    }

    // ln p, from 1 − p where that is the smaller and so the more exact.
    private static double LnOf(double p, double q) => q < 0.5 ? Ln.OnePlus(-q) : Ln.Of(p);

    private static void Require(long n, double p)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(n);
        ArgumentOutOfRangeException.ThrowIfNegative(p);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(p, 1);
    }
}
