using Outturn.Statistics.Functions;

namespace Outturn.Statistics.Distributions;

/// <summary>The beta distribution on the numbers between 0 and 1.</summary>
public static class Beta
{
    /// <summary>The density at x.</summary>
    public static double Density(double x, double a, double b) =>
        x <= 0 || x >= 1 ? 0 : IncompleteBeta.Kernel(x, 1 - x, a, b) / (x * (1 - x));

    /// <summary>The chance of at most x.</summary>
    public static double Cdf(double x, double a, double b) =>
        x <= 0 ? 0 : x >= 1 ? 1 : IncompleteBeta.Of(x, a, b);

    /// <summary>The x below which a share p of the distribution lies.</summary>
    /// <exception cref="ArgumentOutOfRangeException">p is not between 0 and 1.</exception>
    public static double Quantile(double p, double a, double b)
    {
        if (p is 0 or 1)
        {
            return p;
        }

        double logit = LogitQuantile(p, a, b);
        return 1 / (1 + Exp.Of(-logit));
    }

    /// <summary>ln(x / (1 − x)) of the quantile: it keeps the digits of an x near 0 or
    /// 1.</summary>
    internal static double LogitQuantile(double p, double a, double b)
    {
        if (!(p > 0 && p < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(p), p, "Not a probability.");
        }

        bool lower = p <= 0.5;
        double target = Ln.Of(lower ? p : 1 - p);
        return MonotoneRoot.Find(
            logit =>
            {
                double x = 1 / (1 + Exp.Of(-logit));
                double y = 1 / (1 + Exp.Of(logit));
                double tail = lower
                    ? IncompleteBeta.Of(x, y, a, b) : IncompleteBeta.Of(y, x, b, a);
                double slope = IncompleteBeta.Kernel(x, y, a, b) / tail;
                double above = Ln.Of(tail) - target;
                return (lower ? above : -above, slope);
            },
            -700,
            700);
    }
}
