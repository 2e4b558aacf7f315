using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Outturn.Statistics.Functions;

namespace Outturn.Statistics.Distributions;

/// <content>Quantiles of many uniforms at once, four in a vector.</content>
public static partial class Normal
{
    // √(−ln p) is above 5 below e⁻²⁵: too rare to be worth a third branch in the vector.
    private const double FarTail = 1.38e-11;

    /// <summary>The quantiles of many uniforms, bit-equal to
    /// <see cref="Quantile(double)"/>.</summary>
    /// <param name="uniforms">Uniforms strictly between 0 and 1.</param>
    /// <param name="values">Takes the quantiles; may be the same span.</param>
    public static void Quantile(ReadOnlySpan<double> uniforms, Span<double> values)
    {
        int done = 0;
        if (Vector256.IsHardwareAccelerated)
        {
            for (; done <= uniforms.Length - 4; done += 4)
            {
                Vector256<double> p = Vector256.Create(uniforms.Slice(done, 4));
                Vector256<double> tail = Vector256.Min(p, Vector256<double>.One - p);
                if (Vector256.LessThanAny(tail, Vector256.Create(FarTail)))
                {
                    One(uniforms.Slice(done, 4), values[done..]);
                    continue;
                }

                Four(p).CopyTo(values[done..]);
            }
        }

        One(uniforms[done..], values[done..]);
    }

    private static void One(ReadOnlySpan<double> uniforms, Span<double> values)
    {
        for (int i = 0; i < uniforms.Length; i++)
        {
            values[i] = Quantile(uniforms[i]);
        }
    }

    private static Vector256<double> Four(Vector256<double> p)
    {
        Vector256<double> q = p - Vector256.Create(0.5);
        Vector256<double> outside =
            Vector256.GreaterThan(Vector256.Abs(q), Vector256.Create(0.425));
        Vector256<double> r = Vector256.Create(0.180625) - (q * q);
        Vector256<double> centre = q * (Rational(r, CentreAbove) / Rational(r, CentreBelow));
        if (outside == Vector256<double>.Zero)
        {
            return centre;
        }

        Vector256<double> below = Vector256.LessThan(q, Vector256<double>.Zero);
        Vector256<double> tail =
            Vector256.ConditionalSelect(below, p, Vector256<double>.One - p);
        Vector256<double> root = Vector256.Sqrt(-Ln.Of(tail)) - Vector256.Create(1.6);
        Vector256<double> z = Rational(root, NearAbove) / Rational(root, NearBelow);
        return Vector256.ConditionalSelect(
            outside, Vector256.ConditionalSelect(below, -z, z), centre);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Rational(Vector256<double> x, double[] coefficients)
    {
        Vector256<double> sum = Vector256.Create(coefficients[^1]);
        for (int i = coefficients.Length - 2; i >= 0; i--)
        {
            sum = (sum * x) + Vector256.Create(coefficients[i]);
        }

        return sum;
    }
}
