namespace Outturn.Statistics.Functions;

/// <summary>The regularised incomplete gamma functions P(a, x) and Q = 1 − P: by the series below
/// a + 1 and by the continued fraction above (DLMF 8.11.4 and 8.9.2).</summary>
public static class IncompleteGamma
{
    private const double Tiny = 1e-300;
    private const int MostTerms = 100_000;

    /// <summary>P(a, x): the chance that a Gamma(a, 1) variable is at most x.</summary>
    /// <exception cref="ArgumentOutOfRangeException">a is not above 0, or x is below 0.</exception>
    public static double Lower(double a, double x)
    {
        Require(a, x);
        return x == 0 ? 0 : x < a + 1 ? Series(a, x) : 1 - Fraction(a, x);
    }

    /// <summary>Q(a, x): the chance that a Gamma(a, 1) variable is above x.</summary>
    /// <exception cref="ArgumentOutOfRangeException">a is not above 0, or x is below 0.</exception>
    public static double Upper(double a, double x)
    {
        Require(a, x);
        return x == 0 ? 1 : x < a + 1 ? 1 - Series(a, x) : Fraction(a, x);
    }

    private static void Require(double a, double x)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(a);
        ArgumentOutOfRangeException.ThrowIfNegative(x);
    }

    private static double Series(double a, double x)
    {
        double term = 1;
        double sum = 1;
        for (int n = 1; n <= MostTerms && term > sum * 1e-17; n++)
        {
            term *= x / (a + n);
            sum += term;
        }

        return Distributions.Poisson.Kernel(a, x) * sum;
    }

    private static double Fraction(double a, double x)
    {
        if (double.IsInfinity(x))
        {
            return 0;
        }

        double b = x + 1 - a;
        double c = 1 / Tiny;
        double d = 1 / b;
        double product = d;
        for (int n = 1; n <= MostTerms; n++)
        {
            double above = n * (a - n);
            b += 2;
            d = 1 / NotZero((above * d) + b);
            c = NotZero(b + (above / c));
            double step = c * d;
            product *= step;
            if (Math.Abs(step - 1) < 1e-16)
            {
                break;
            }
        }

        return a * Distributions.Poisson.Kernel(a, x) * product;
    }

    private static double NotZero(double x) => Math.Abs(x) < Tiny ? Tiny : x;
}
