using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Outturn.Statistics.Functions;

/// <summary>
/// The exponential function by sums, products and one division, which IEEE 754 fixes to the bit:
/// the same on every machine, and the same alone as in a vector. Method and coefficients of
/// e_exp.c in Sun Microsystems' fdlibm (1993), error below 1 ulp, 2 where the result is
/// subnormal.
/// </summary>
public static class Exp
{
    private const double Ln2High = 6.93147180369123816490e-01;
    private const double Ln2Low = 1.90821492927058770002e-10;
    private const double PerLn2 = 1.44269504088896338700e+00;
    private const double P1 = 1.66666666666666019037e-01;
    private const double P2 = -2.77777777770155933842e-03;
    private const double P3 = 6.61375632143793436117e-05;
    private const double P4 = -1.65339022054652515390e-06;
    private const double P5 = 4.13813679705723846039e-08;

    // Beyond these the result is 0 or infinite.
    private const double Least = -746;
    private const double Most = 710;
    private const long Bias = 1023;

    /// <summary>e to the power x.</summary>
    public static double Of(double x)
    {
        if (double.IsNaN(x))
        {
            return x;
        }

        x = Math.Min(Math.Max(x, Least), Most);
        double k = Math.Floor((PerLn2 * x) + 0.5);
        double high = x - (k * Ln2High);
        double low = k * Ln2Low;
        double r = high - low;
        double z = r * r;
        double c = r - (z * (P1 + (z * (P2 + (z * (P3 + (z * (P4 + (z * P5)))))))));
        double y = 1 + ((r * c / (2 - c)) - low + high);
        long power = (long)k;
        long half = power >> 1;
        return y * PowerOf2(half) * PowerOf2(power - half);
    }

    /// <summary>eˣ − 1, exact to the last bits also where x is tiny (Kahan's correction).</summary>
    public static double MinusOne(double x)
    {
        double u = Of(x);
        return u == 1 ? x
            : u - 1 == -1 ? -1
            : double.IsInfinity(u) ? u
            : (u - 1) * (x / Ln.Of(u));
    }

    /// <summary>The exponentials of four numbers, bit-equal to <see cref="Of(double)"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Of(Vector256<double> x)
    {
        x = Vector256.Min(Vector256.Max(x, Vector256.Create(Least)), Vector256.Create(Most));
        Vector256<double> k =
            Vector256.Floor((Vector256.Create(PerLn2) * x) + Vector256.Create(0.5));
        Vector256<double> high = x - (k * Vector256.Create(Ln2High));
        Vector256<double> low = k * Vector256.Create(Ln2Low);
        Vector256<double> r = high - low;
        Vector256<double> z = r * r;
        Vector256<double> c = r - (z * (Vector256.Create(P1) + (z * (Vector256.Create(P2)
            + (z * (Vector256.Create(P3) + (z * (Vector256.Create(P4)
            + (z * Vector256.Create(P5))))))))));
        Vector256<double> y = Vector256<double>.One
            + ((r * c / (Vector256.Create(2.0) - c)) - low + high);
        Vector256<long> power = Wholes.Of(k);
        Vector256<long> half = Wholes.Of(Vector256.Floor(k * Vector256.Create(0.5)));
        return y * PowerOf2(half) * PowerOf2(power - half);
    }

    /// <summary>The exponentials of eight numbers, bit-equal to
    /// <see cref="Of(double)"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Of(Vector512<double> x)
    {
        x = Vector512.Min(Vector512.Max(x, Vector512.Create(Least)), Vector512.Create(Most));
        Vector512<double> k =
            Vector512.Floor((Vector512.Create(PerLn2) * x) + Vector512.Create(0.5));
        Vector512<double> high = x - (k * Vector512.Create(Ln2High));
        Vector512<double> low = k * Vector512.Create(Ln2Low);
        Vector512<double> r = high - low;
        Vector512<double> z = r * r;
        Vector512<double> c = r - (z * (Vector512.Create(P1) + (z * (Vector512.Create(P2)
            + (z * (Vector512.Create(P3) + (z * (Vector512.Create(P4)
            + (z * Vector512.Create(P5))))))))));
        Vector512<double> y = Vector512<double>.One
            + ((r * c / (Vector512.Create(2.0) - c)) - low + high);
        Vector512<long> power = Vector512.ConvertToInt64Native(k);
        Vector512<long> half = Vector512.ShiftRightArithmetic(power, 1);
        return y * PowerOf2(half) * PowerOf2(power - half);
    }

    // Twice half the power, because 2 to the whole power may be out of range.
    private static double PowerOf2(long power) =>
        BitConverter.Int64BitsToDouble((power + Bias) << 52);

    private static Vector256<double> PowerOf2(Vector256<long> power) =>
        Vector256.ShiftLeft(power + Vector256.Create(Bias), 52).AsDouble();

    private static Vector512<double> PowerOf2(Vector512<long> power) =>
        Vector512.ShiftLeft(power + Vector512.Create(Bias), 52).AsDouble();
}
