using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Outturn.Statistics.Functions;

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
    private const double TwoTo26 = 1 << 26;

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
        PhiloxLanes256 lanes = Counters(stream, entities);
        Vector256<ulong> key0 = Vector256.Create((ulong)stream.Key0);
        Vector256<ulong> key1 = Vector256.Create((ulong)stream.Key1);
        for (int round = 0; round < Philox4x32.Rounds; round++)
        {
            lanes = lanes.Mixed(key0, key1);
            key0 += Vector256.Create((ulong)Philox4x32.Weyl0);
            key1 += Vector256.Create((ulong)Philox4x32.Weyl1);
        }

        return lanes.Turned(stream.Antithetic);
    }

    /// <summary>The blocks of two times four entities, in little more time than one: each round
    /// waits for its products, and the other four fill the wait.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (PhiloxLanes256 First, PhiloxLanes256 Second) Blocks(
        in RandomStream stream, Vector256<ulong> entities, Vector256<ulong> others)
    {
        PhiloxLanes256 first = Counters(stream, entities);
        PhiloxLanes256 second = Counters(stream, others);
        Vector256<ulong> key0 = Vector256.Create((ulong)stream.Key0);
        Vector256<ulong> key1 = Vector256.Create((ulong)stream.Key1);
        for (int round = 0; round < Philox4x32.Rounds; round++)
        {
            first = first.Mixed(key0, key1);
            second = second.Mixed(key0, key1);
            key0 += Vector256.Create((ulong)Philox4x32.Weyl0);
            key1 += Vector256.Create((ulong)Philox4x32.Weyl1);
        }

        return (first.Turned(stream.Antithetic), second.Turned(stream.Antithetic));
    }

    /// <summary>A uniform of 53 bits from two words of each lane, bit-equal to
    /// <see cref="PhiloxWords.U53"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> U53(Vector256<ulong> high, Vector256<ulong> low)
    {
        Vector256<ulong> word = Vector256.Create((ulong)uint.MaxValue);
        Vector256<double> n =
            (Wholes.Of(Vector256.ShiftRightLogical(high & word, 5)) * Vector256.Create(TwoTo26))
            + Wholes.Of(Vector256.ShiftRightLogical(low & word, 6));
        Vector256<double> u = (n + Vector256.Create(0.5))
            * Vector256.Create(PhiloxWords.UnitOf53);
        return Vector256.Min(u, Vector256.Create(PhiloxWords.Largest));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static PhiloxLanes256 Counters(in RandomStream stream, Vector256<ulong> entities)
    {
        Vector256<ulong> high = Vector256.ShiftLeft(Vector256.ShiftRightLogical(entities, 32), 16);
        return new PhiloxLanes256(
            Vector256.Create((ulong)stream.Block), Vector256.Create((ulong)stream.Kind),
            entities, high | Vector256.Create((ulong)stream.Replication));
    }

    /// <summary>One round.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private PhiloxLanes256 Mixed(Vector256<ulong> key0, Vector256<ulong> key1)
    {
        Vector256<ulong> p0 = Product(C0, Vector256.Create((ulong)Philox4x32.Multiplier0));
        Vector256<ulong> p1 = Product(C2, Vector256.Create((ulong)Philox4x32.Multiplier1));
        return new PhiloxLanes256(
            Vector256.ShiftRightLogical(p1, 32) ^ (C1 ^ key0), p1,
            Vector256.ShiftRightLogical(p0, 32) ^ (C3 ^ key1), p0);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private PhiloxLanes256 Turned(bool antithetic) =>
        antithetic ? new PhiloxLanes256(~C0, ~C1, ~C2, ~C3) : this;

    /// <summary>The whole product of the lower halves.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<ulong> Product(Vector256<ulong> a, Vector256<ulong> b) =>
        Avx2.IsSupported
            ? Avx2.Multiply(a.AsUInt32(), b.AsUInt32())
            : (a & Vector256.Create((ulong)uint.MaxValue)) * b;
}
