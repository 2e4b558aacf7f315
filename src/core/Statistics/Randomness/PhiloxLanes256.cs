using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Outturn.Statistics.Randomness;

/// <summary>
/// Four Philox blocks side by side: one 64-bit lane an entity, each word in the lower half of
/// its lane. The upper halves hold what multiplication leaves there and mean nothing.
/// </summary>
/// <param name="C0">First words.</param>
/// <param name="C1">Second words.</param>
/// <param name="C2">Third words.</param>
/// <param name="C3">Fourth words.</param>
public readonly record struct PhiloxLanes256(
    Vector256<ulong> C0, Vector256<ulong> C1, Vector256<ulong> C2, Vector256<ulong> C3)
{
    /// <summary>How many lanes there are.</summary>
    public const int Count = 4;

    /// <summary>Whether this machine has the instructions; without them the results are the same
    /// and slow.</summary>
    public static bool IsFast => Avx2.IsSupported;

    /// <summary>The blocks of four entities, bit-equal to <see cref="RandomStream.Words"/>. That
    /// no entity is beyond <see cref="RandomStream.LastEntity"/> is for the caller to see to.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PhiloxLanes256 Blocks(in RandomStream stream, Vector256<ulong> entities)
    {
        Vector256<ulong> high = Vector256.ShiftLeft(Vector256.ShiftRightLogical(entities, 32), 16);
        var lanes = new PhiloxLanes256(
            Vector256.Create((ulong)stream.Block), Vector256.Create((ulong)stream.Kind),
            entities, high | Vector256.Create((ulong)stream.Replication));
        PhiloxLanes256 mixed = lanes.Mixed(stream.Key0, stream.Key1);
        return stream.Antithetic
            ? new PhiloxLanes256(~mixed.C0, ~mixed.C1, ~mixed.C2, ~mixed.C3)
            : mixed;
    }

    /// <summary>A uniform of 53 bits from two words of each lane, bit-equal to
    /// <see cref="PhiloxWords.U53"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> U53(Vector256<ulong> high, Vector256<ulong> low)
    {
        Vector256<ulong> word = Vector256.Create((ulong)uint.MaxValue);
        Vector256<ulong> n = Vector256.ShiftLeft(Vector256.ShiftRightLogical(high & word, 5), 26)
            | Vector256.ShiftRightLogical(low & word, 6);
        Vector256<double> u = (Vector256.ConvertToDouble(n) + Vector256.Create(0.5))
            * Vector256.Create(PhiloxWords.UnitOf53);
        return Vector256.Min(u, Vector256.Create(PhiloxWords.Largest));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private PhiloxLanes256 Mixed(uint key0, uint key1)
    {
        (Vector256<ulong> c0, Vector256<ulong> c1, Vector256<ulong> c2, Vector256<ulong> c3) = this;
        Vector256<ulong> m0 = Vector256.Create((ulong)Philox4x32.Multiplier0);
        Vector256<ulong> m1 = Vector256.Create((ulong)Philox4x32.Multiplier1);
        for (int round = 0; round < Philox4x32.Rounds; round++)
        {
            Vector256<ulong> p0 = Product(c0, m0);
            Vector256<ulong> p1 = Product(c2, m1);
            c0 = Vector256.ShiftRightLogical(p1, 32) ^ c1 ^ Vector256.Create((ulong)key0);
            c2 = Vector256.ShiftRightLogical(p0, 32) ^ c3 ^ Vector256.Create((ulong)key1);
            c1 = p1;
            c3 = p0;
            key0 = unchecked(key0 + Philox4x32.Weyl0);
            key1 = unchecked(key1 + Philox4x32.Weyl1);
        }

        return new PhiloxLanes256(c0, c1, c2, c3);
    }

    /// <summary>The whole product of the lower halves.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<ulong> Product(Vector256<ulong> a, Vector256<ulong> b) =>
        Avx2.IsSupported
            ? Avx2.Multiply(a.AsUInt32(), b.AsUInt32())
            : (a & Vector256.Create((ulong)uint.MaxValue)) * b;
}
