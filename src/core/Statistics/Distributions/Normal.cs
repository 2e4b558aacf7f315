using Outturn.Statistics.Functions;

namespace Outturn.Statistics.Distributions;

/// <summary>The standard normal distribution.</summary>
public static partial class Normal
{
    private const double PerRootTwoPi = 0.39894228040143267794;

    /// <summary>The density at z.</summary>
    public static double Density(double z) => PerRootTwoPi * Exp.Of(-0.5 * z * z);

    /// <summary>The chance of at most z, with full relative precision in the lower tail.</summary>
    public static double Cdf(double z) => z <= 0 ? Tail(-z) : 1 - Tail(z);

    /// <summary>The chance of more than z, with full relative precision in the upper
    /// tail.</summary>
    public static double Upper(double z) => Cdf(-z);

    /// <summary>The logarithm of the chance of at most z, also where the chance itself is too
    /// small for a number.</summary>
    public static double LnCdf(double z)
    {
        if (z > 0)
        {
            return Ln.OnePlus(-Tail(z));
        }

        if (z > -30)
        {
            return Ln.Of(Tail(-z));
        }

        // Abramowitz and Stegun 26.2.12.
        double x = 1 / (z * z);
        double series = 1 - (x * (1 - (3 * x * (1 - (5 * x * (1 - (7 * x)))))));
        return (-0.5 * z * z) + Ln.Of(PerRootTwoPi * series / -z);
    }

    /// <summary>The z below which a share p of the distribution lies: algorithm AS 241 (PPND16) of
    /// M. J. Wichura, Applied Statistics 37 (1988); about 16 digits.</summary>
    /// <exception cref="ArgumentOutOfRangeException">p is not between 0 and 1.</exception>
    public static double Quantile(double p)
    {
        if (!(p > 0 && p < 1))
        {
            return p switch
            {
                0 => double.NegativeInfinity,
                1 => double.PositiveInfinity,
                _ => throw new ArgumentOutOfRangeException(nameof(p), p, "Not a probability."),
            };
        }

        double q = p - 0.5;
        if (Math.Abs(q) <= 0.425)
        {
            double r = 0.180625 - (q * q);
            return q * (Rational(r, CentreAbove) / Rational(r, CentreBelow));
        }

        double root = Math.Sqrt(-Ln.Of(q < 0 ? p : 1 - p));
        double z = root <= 5
            ? Rational(root - 1.6, NearAbove) / Rational(root - 1.6, NearBelow)
            : Rational(root - 5, FarAbove) / Rational(root - 5, FarBelow);
        return q < 0 ? -z : z;
    }

    // W. J. Cody, "Rational Chebyshev approximations for the error function" (1969), in the
    // form of his ANORM (SPECFUN, 1993): three ranges; z at least 0.
    private static double Tail(double z)
    {
        if (z <= 0.67448975)
        {
            double square = z * z;
            return 0.5 - (z * Rational(square, InnerAbove) / Rational(square, InnerBelow));
        }

        if (z > 38.6)
        {
            return 0;
        }

        return z <= 5.65685424949238
            ? Decay(z) * (Rational(z, MiddleAbove) / Rational(z, MiddleBelow))
            : Decay(z) * (Outer(1 / (z * z)) / z);
    }

    // The exponent is split so that z² keeps its digits.
    private static double Decay(double z)
    {
        double cut = Math.Floor(z * 16) / 16;
        return Exp.Of(-cut * cut * 0.5) * Exp.Of(-(z - cut) * (z + cut) * 0.5);
    }

    private static double Outer(double x) =>
        PerRootTwoPi - (x * Rational(x, OuterAbove) / Rational(x, OuterBelow));

    // Coefficients of rising powers.
    private static double Rational(double x, double[] coefficients)
    {
        double sum = coefficients[^1];
        for (int i = coefficients.Length - 2; i >= 0; i--)
        {
            sum = (sum * x) + coefficients[i];
        }

        return sum;
    }
}
