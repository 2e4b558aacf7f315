using System.Runtime.Intrinsics;
using Outturn.Statistics.Functions;

namespace Outturn.Statistics.Distributions;

/// <summary>The exponential distribution with mean 1: the threshold that a cumulative hazard must
/// reach before the event happens.</summary>
public static class Exponential
{
    /// <summary>The value that belongs to a uniform strictly between 0 and 1: −ln u. It falls as
    /// u rises.</summary>
    public static double Of(double uniform) => -Ln.Of(uniform);

    /// <summary>The values of many uniforms, bit-equal to <see cref="Of(double)"/>.</summary>
    /// <param name="uniforms">Uniforms strictly between 0 and 1.</param>
    /// <param name="values">Takes the values; may be the same span.</param>
    public static void Of(ReadOnlySpan<double> uniforms, Span<double> values)
    {
        int done = 0;
        if (Vector512.IsHardwareAccelerated)
        {
            for (; done <= uniforms.Length - 8; done += 8)
            {
                (-Ln.Of(Vector512.Create(uniforms.Slice(done, 8)))).CopyTo(values[done..]);
            }
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            for (; done <= uniforms.Length - 4; done += 4)
            {
                (-Ln.Of(Vector256.Create(uniforms.Slice(done, 4)))).CopyTo(values[done..]);
            }
        }

        for (; done < uniforms.Length; done++)
        {
            values[done] = Of(uniforms[done]);
        }
    }
}
