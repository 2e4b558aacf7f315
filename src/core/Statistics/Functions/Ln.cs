using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Outturn.Statistics.Functions;

/// <summary>
/// The natural logarithm by sums, products and one division, which IEEE 754 fixes to the bit:
/// the same on every machine, and the same alone as in a vector. The library's own differs
/// between platforms in the last bit. Method and coefficients of e_log.c in Sun Microsystems'
/// fdlibm (1993), error below 1 ulp.
/// </summary>
public static class Ln
{
    private const double Ln2High = 6.93147180369123816490e-01;
    private const double Ln2Low = 1.90821492927058770002e-10;
    private const double L1 = 6.666666666666735130e-01;
    private const double L2 = 3.999999999940941908e-01;
    private const double L3 = 2.857142874366239149e-01;
    private const double L4 = 2.222219843214978396e-01;
    private const double L5 = 1.818357216161805012e-01;
    private const double L6 = 1.531383769920937332e-01;
    private const double L7 = 1.479819860511658591e-01;

    // √½, cut to its upper word: the mantissa is brought between it and twice it.
    private const long RootHalf = 0x3FE6A09E00000000;
    private const long One = 0x3FF0000000000000;
    private const long Mantissa = 0x000FFFFFFFFFFFFF;
    private const int Bias = 1023;

    /// <summary>The natural logarithm; −∞ at 0, not a number below.</summary>
    public static double Of(double x)
    {
        if (!double.IsNormal(x) || x < 0)
        {
            return Extreme(x);
        }

        unchecked
        {
            long bits = BitConverter.DoubleToInt64Bits(x) + (One - RootHalf);
            double k = (bits >> 52) - Bias;
            double f = BitConverter.Int64BitsToDouble((bits & Mantissa) + RootHalf) - 1;
            double half = 0.5 * f * f;
            double s = f / (2 + f);
            double z = s * s;
            double w = z * z;
            double even = w * (L2 + (w * (L4 + (w * L6))));
            double odd = z * (L1 + (w * (L3 + (w * (L5 + (w * L7))))));
            return (s * (half + (odd + even))) + (k * Ln2Low) - half + f + (k * Ln2High);
        }
    }

    /// <summary>ln(1 + x), exact to the last bits also where x is tiny. By the correction of
    /// Kahan: ln(u) x / (u − 1) with u = 1 + x as it was rounded.</summary>
    public static double OnePlus(double x)
    {
        double u = 1 + x;
        return u == 1 ? x
            : double.IsInfinity(u) ? u
            : Of(u) * (x / (u - 1));
    }

    /// <summary>Logarithms of four positive numbers that are neither subnormal nor infinite,
    /// bit-equal to <see cref="Of(double)"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Of(Vector256<double> x)
    {
        Vector256<long> bits = x.AsInt64() + Vector256.Create(One - RootHalf);
        Vector256<double> k = Wholes.Of(Vector256.ShiftRightLogical(bits, 52).AsUInt64())
            - Vector256.Create((double)Bias);
        Vector256<double> f = ((bits & Vector256.Create(Mantissa)) + Vector256.Create(RootHalf))
            .AsDouble() - Vector256<double>.One;
        Vector256<double> half = Vector256.Create(0.5) * f * f;
        Vector256<double> s = f / (Vector256.Create(2.0) + f);
        Vector256<double> z = s * s;
        Vector256<double> w = z * z;
        Vector256<double> even = w * (Vector256.Create(L2)
            + (w * (Vector256.Create(L4) + (w * Vector256.Create(L6)))));
        Vector256<double> odd = z * (Vector256.Create(L1) + (w * (Vector256.Create(L3)
            + (w * (Vector256.Create(L5) + (w * Vector256.Create(L7)))))));
        return (s * (half + (odd + even))) + (k * Vector256.Create(Ln2Low)) - half + f
            + (k * Vector256.Create(Ln2High));
    }

    /// <summary>Logarithms of eight positive numbers that are neither subnormal nor infinite,
    /// bit-equal to <see cref="Of(double)"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Of(Vector512<double> x)
    {
        Vector512<long> bits = x.AsInt64() + Vector512.Create(One - RootHalf);
        Vector512<double> k = Vector512.ConvertToDouble(
            Vector512.ShiftRightArithmetic(bits, 52) - Vector512.Create((long)Bias));
        Vector512<double> f = ((bits & Vector512.Create(Mantissa)) + Vector512.Create(RootHalf))
            .AsDouble() - Vector512<double>.One;
        Vector512<double> half = Vector512.Create(0.5) * f * f;
        Vector512<double> s = f / (Vector512.Create(2.0) + f);
        Vector512<double> z = s * s;
        Vector512<double> w = z * z;
        Vector512<double> even = w * (Vector512.Create(L2)
            + (w * (Vector512.Create(L4) + (w * Vector512.Create(L6)))));
        Vector512<double> odd = z * (Vector512.Create(L1) + (w * (Vector512.Create(L3)
            + (w * (Vector512.Create(L5) + (w * Vector512.Create(L7)))))));
        return (s * (half + (odd + even))) + (k * Vector512.Create(Ln2Low)) - half + f
            + (k * Vector512.Create(Ln2High));
    }

    // A subnormal number is scaled up by 2⁵⁴ first.
    private static double Extreme(double x) => x switch
    {
        0 => double.NegativeInfinity,
        > 0 and < double.PositiveInfinity => Of(x * (1L << 54)) - (54 * Ln2High) - (54 * Ln2Low),
        double.PositiveInfinity => x,
        _ => double.NaN,
    };
}
