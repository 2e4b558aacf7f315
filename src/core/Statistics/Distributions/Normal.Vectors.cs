using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Outturn.Statistics.Functions;

namespace Outturn.Statistics.Distributions;

/// <content>Quantiles of many uniforms at once, four in a vector.</content>
public static partial class Normal
{
    // √(−ln p) is above 5 below e⁻²⁵: too rare to be worth a third branch in the vector.
    private const double FarTail = 1.38e-11;

    // How many are worked on before the tails among them are.
    private const int Chunk = 256;

    /// <summary>The quantiles of many uniforms, bit-equal to
    /// <see cref="Quantile(double)"/>.</summary>
    /// <param name="uniforms">Uniforms strictly between 0 and 1.</param>
    /// <param name="values">Takes the quantiles; may be the same span.</param>
    public static void Quantile(ReadOnlySpan<double> uniforms, Span<double> values)
    {
        Span<double> tails = stackalloc double[Chunk + 4];
        Span<int> places = stackalloc int[Chunk + 4];
        int done = 0;
        for (; Vector256.IsHardwareAccelerated && done <= uniforms.Length - 4;)
        {
            int count = Math.Min(Chunk, uniforms.Length - done) & -4;
            Span<double> chunk = values.Slice(done, count);
            int outside = Centres(uniforms.Slice(done, count), chunk, tails, places);
            Tails(tails[..outside], places, chunk);
            done += count;
        }

        for (; done < uniforms.Length; done++)
        {
            values[done] = Quantile(uniforms[done]);
        }
    }

    // The quantiles of those that are in no tail; the others, three in twenty, are brought
    // together, so that few vectors have to work out both. Returns how many they are.
    private static int Centres(
        ReadOnlySpan<double> uniforms, Span<double> values, Span<double> tails, Span<int> places)
    {
        int count = 0;
        for (int i = 0; i < uniforms.Length; i += 4)
        {
            Vector256<double> p = Vector256.Create(uniforms[i..]);
            Vector256<double> q = p - Vector256.Create(0.5);
            uint outside = Vector256.ExtractMostSignificantBits(
                Vector256.GreaterThan(Vector256.Abs(q), Vector256.Create(0.425)));
            for (int lane = 0; lane < 4; lane++)
            {
                (tails[count], places[count]) = (uniforms[i + lane], i + lane);
                count += (int)((outside >> lane) & 1);
            }

            Vector256<double> r = Vector256.Create(0.180625) - (q * q);
            (q * (Rational(r, CentreAbove) / Rational(r, CentreBelow))).CopyTo(values[i..]);
        }

        return count;
    }

    private static void Tails(
        Span<double> uniforms, ReadOnlySpan<int> places, Span<double> values)
    {
        int done = 0;
        for (; done <= uniforms.Length - 4; done += 4)
        {
            Vector256<double> p = Vector256.Create<double>(uniforms[done..]);
            Vector256<double> tail = Vector256.Min(p, Vector256<double>.One - p);
            if (Vector256.LessThanAny(tail, Vector256.Create(FarTail)))
            {
                Far(uniforms.Slice(done, 4));
                continue;
            }

            Vector256<double> root = Vector256.Sqrt(-Ln.Of(tail)) - Vector256.Create(1.6);
            Vector256<double> z = Rational(root, NearAbove) / Rational(root, NearBelow);
            Vector256.ConditionalSelect(Vector256.LessThan(p, Vector256.Create(0.5)), -z, z)
                .CopyTo(uniforms[done..]);
        }

        Far(uniforms[done..]);
        for (int i = 0; i < uniforms.Length; i++)
        {
            values[places[i]] = uniforms[i];
        }
    }

    private static void Far(Span<double> uniforms)
    {
        foreach (ref double uniform in uniforms)
        {
            uniform = Quantile(uniform);
        }
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
