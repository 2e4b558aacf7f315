namespace Outturn.Statistics.Functions;

/// <summary>
/// What Stirling's formula leaves over: δ(x) = ln Γ(x + 1) − (x + ½) ln x + x − ½ ln 2π.
/// Probabilities written with it keep their last digits where differences of log-gammas lose
/// them (C. Loader, "Fast and accurate computation of binomial probabilities", 2000).
/// </summary>
internal static class StirlingError
{
    private const double Asymptotic = 15;

    // B(2n) / (2n (2n − 1)), n = 1, 2, ...: the asymptotic series in odd powers of 1/x.
    private static readonly double[] Series =
    [
        1.0 / 12, -1.0 / 360, 1.0 / 1260, -1.0 / 1680, 1.0 / 1188, -691.0 / 360360, 1.0 / 156,
        -3617.0 / 122400,
    ];

    /// <summary>δ(x) for x above 0. Where the series does not yet hold, x is raised by
    /// δ(x) = δ(x + 1) + (x + ½) ln(1 + 1/x) − 1.</summary>
    public static double Of(double x)
    {
        double sum = 0;
        for (; x < Asymptotic; x++)
        {
            sum += ((x + 0.5) * Ln.OnePlus(1 / x)) - 1;
        }

        double square = 1 / (x * x);
        double series = 0;
        for (int n = Series.Length - 1; n >= 0; n--)
        {
            series = (series * square) + Series[n];
        }

        return sum + (series / x);
    }

    /// <summary>x ln(x / m) + m − x, without the cancellation that it suffers near m.</summary>
    public static double Deviance(double x, double m)
    {
        if (Math.Abs(x - m) >= 0.1 * (x + m))
        {
            return (x * Ln.Of(x / m)) + m - x;
        }

        double v = (x - m) / (x + m);
        double sum = (x - m) * v;
        double term = 2 * x * v;
        for (int j = 3; ; j += 2)
        {
            term *= v * v;
            double next = sum + (term / j);
            if (next == sum)
            {
                return sum;
            }

            sum = next;
        }
    }
}
