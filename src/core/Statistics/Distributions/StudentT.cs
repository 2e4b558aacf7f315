using Outturn.Statistics.Functions;

namespace Outturn.Statistics.Distributions;

/// <summary>Student's t distribution; the degrees of freedom may be a fraction.</summary>
public static class StudentT
{
    /// <summary>The chance of at most t.</summary>
    public static double Cdf(double t, double degrees)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(degrees);
        double square = t * t;
        double x = degrees / (degrees + square);
        double y = square / (degrees + square);
        double tail = 0.5 * IncompleteBeta.Of(x, y, degrees / 2, 0.5);
        return t <= 0 ? tail : 1 - tail;
    }

    /// <summary>The t below which a share p of the distribution lies.</summary>
    /// <exception cref="ArgumentOutOfRangeException">p is not strictly between 0 and 1, or the
    /// degrees are not above 0.</exception>
    public static double Quantile(double p, double degrees)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(degrees);
        if (p == 0.5)
        {
            return 0;
        }

        double tail = 2 * (p < 0.5 ? p : 1 - p);
        double logit = Beta.LogitQuantile(tail, degrees / 2, 0.5);
        double t = Math.Sqrt(degrees * Exp.Of(-logit));
        return p < 0.5 ? -t : t;
    }
}
