using Outturn.Statistics.Functions;

namespace Outturn.Statistics.Distributions;

/// <summary>The gamma distribution with a shape and scale 1.</summary>
public static class Gamma
{
    /// <summary>The density at x.</summary>
    public static double Density(double x, double shape) =>
        x <= 0 ? 0 : shape * Poisson.Kernel(shape, x) / x;

    /// <summary>The chance of at most x.</summary>
    public static double Cdf(double x, double shape) =>
        x <= 0 ? 0 : IncompleteGamma.Lower(shape, x);

    /// <summary>The x below which a share p of the distribution lies.</summary>
    /// <exception cref="ArgumentOutOfRangeException">p is not between 0 and 1.</exception>
    public static double Quantile(double p, double shape)
    {
        if (p is 0 or 1)
        {
            return p == 0 ? 0 : double.PositiveInfinity;
        }

        if (!(p > 0 && p < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(p), p, "Not a probability.");
        }

        bool lower = p <= 0.5;
        double target = Ln.Of(lower ? p : 1 - p);
        double ln = MonotoneRoot.Find(
            y =>
            {
                double x = Exp.Of(y);
                double tail = lower
                    ? IncompleteGamma.Lower(shape, x) : IncompleteGamma.Upper(shape, x);
                double slope = shape * Poisson.Kernel(shape, x) / tail;
                double above = Ln.Of(tail) - target;
                return (lower ? above : -above, slope);
            },
            -745,
            Math.Max(8, Ln.Of(shape + 1) + 4));
        return Exp.Of(ln);
    }
}
