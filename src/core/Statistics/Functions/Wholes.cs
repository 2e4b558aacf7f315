using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Outturn.Statistics.Functions;

/// <summary>Whole numbers between the two forms that a vector has of them. Only AVX-512 has
/// instructions for this; elsewhere the runtime would convert lane by lane. Added to 2⁵², or to
/// 1.5·2⁵² where it may be negative, a whole number stands in the lowest bits of the mantissa as it
/// is.</summary>
public static class Wholes
{
    private const double Above = 1L << 52;
    private const double Middle = (1L << 52) + (1L << 51);

    /// <summary>Whole numbers from 0 to 2⁵² − 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Of(Vector256<ulong> whole) =>
        (whole | Vector256.Create(Above).AsUInt64()).AsDouble() - Vector256.Create(Above);

    /// <summary>Whole numbers from −2⁵¹ to 2⁵¹ − 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<long> Of(Vector256<double> whole) =>
        (whole + Vector256.Create(Middle)).AsInt64() - Vector256.Create(Middle).AsInt64();
}
