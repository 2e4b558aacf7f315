namespace Outturn.Statistics.Functions;

/// <summary>The logarithm of the gamma function.</summary>
public static class LogGamma
{
    internal const double HalfLn2Pi = 0.91893853320467274178;

    /// <summary>ln Γ(x), to about 1e-15 of the larger of itself and 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">x is not above 0.</exception>
    public static double Of(double x)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(x);
        return ((x - 0.5) * Ln.Of(x)) - x + HalfLn2Pi + StirlingError.Of(x);
    }

    /// <summary>ln of the number of ways to choose k out of n.</summary>
    public static double Binomial(double n, double k) =>
        Of(n + 1) - Of(k + 1) - Of(n - k + 1);
}
