using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Outturn.Statistics.Randomness;

/// <summary>
/// Eight Philox blocks side by side: one 64-bit lane an entity, each word in the lower half of
/// its lane. The upper halves hold what multiplication leaves there and mean nothing.
/// </summary>
/// <param name="C0">First words.</param>
/// <param name="C1">Second words.</param>
/// <param name="C2">Third words.</param>
/// <param name="C3">Fourth words.</param>
public readonly record struct PhiloxLanes512(
    Vector512<ulong> C0, Vector512<ulong> C1, Vector512<ulong> C2, Vector512<ulong> C3)
{
    /// <summary>How many lanes there are.</summary>
    public const int Count = 8;

    /// <summary>Whether this machine has the instructions; without them the results are the same
    /// and slow.</summary>
    public static bool IsFast => Avx512F.IsSupported;

    /// <summary>The blocks of eight entities, bit-equal to <see cref="RandomStream.Words"/>. That
    /// no entity is beyond <see cref="RandomStream.LastEntity"/> is for the caller to see to.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PhiloxLanes512 Blocks(in RandomStream stream, Vector512<ulong> entities)
    {
        PhiloxLanes512 lanes = Counters(stream, entities);
        Vector512<ulong> key0 = Vector512.Create((ulong)stream.Key0);
        Vector512<ulong> key1 = Vector512.Create((ulong)stream.Key1);
        for (int round = 0; round < Philox4x32.Rounds; round++)
        {
            lanes = lanes.Mixed(key0, key1);
            key0 += Vector512.Create((ulong)Philox4x32.Weyl0);
            key1 += Vector512.Create((ulong)Philox4x32.Weyl1);
        }

        return lanes.Turned(stream.Antithetic);
    }

    /// <summary>The blocks of two times eight entities, in little more time than one: each round
    /// waits for its products, and the other eight fill the wait.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (PhiloxLanes512 First, PhiloxLanes512 Second) Blocks(
        in RandomStream stream, Vector512<ulong> entities, Vector512<ulong> others)
    {
        PhiloxLanes512 first = Counters(stream, entities);
        PhiloxLanes512 second = Counters(stream, others);
        Vector512<ulong> key0 = Vector512.Create((ulong)stream.Key0);
        Vector512<ulong> key1 = Vector512.Create((ulong)stream.Key1);
        for (int round = 0; round < Philox4x32.Rounds; round++)
        {
            first = first.Mixed(key0, key1);
            second = second.Mixed(key0, key1);
            key0 += Vector512.Create((ulong)Philox4x32.Weyl0);
            key1 += Vector512.Create((ulong)Philox4x32.Weyl1);
        }

        return (first.Turned(stream.Antithetic), second.Turned(stream.Antithetic));
    }

    /// <summary>A uniform of 53 bits from two words of each lane, bit-equal to
    /// <see cref="PhiloxWords.U53"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> U53(Vector512<ulong> high, Vector512<ulong> low)
    {
        Vector512<ulong> word = Vector512.Create((ulong)uint.MaxValue);
        Vector512<ulong> n = Vector512.ShiftLeft(Vector512.ShiftRightLogical(high & word, 5), 26)
            | Vector512.ShiftRightLogical(low & word, 6);
        Vector512<double> u = (Vector512.ConvertToDouble(n) + Vector512.Create(0.5))
            * Vector512.Create(PhiloxWords.UnitOf53);
        return Vector512.Min(u, Vector512.Create(PhiloxWords.Largest));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static PhiloxLanes512 Counters(in RandomStream stream, Vector512<ulong> entities)
    {
        Vector512<ulong> high = Vector512.ShiftLeft(Vector512.ShiftRightLogical(entities, 32), 16);
        return new PhiloxLanes512(
            Vector512.Create((ulong)stream.Block), Vector512.Create((ulong)stream.Kind),
            entities, high | Vector512.Create((ulong)stream.Replication));
    }

    /// <summary>One round.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private PhiloxLanes512 Mixed(Vector512<ulong> key0, Vector512<ulong> key1)
    {
        Vector512<ulong> p0 = Product(C0, Vector512.Create((ulong)Philox4x32.Multiplier0));
        Vector512<ulong> p1 = Product(C2, Vector512.Create((ulong)Philox4x32.Multiplier1));
        return new PhiloxLanes512(
            Vector512.ShiftRightLogical(p1, 32) ^ (C1 ^ key0), p1,
            Vector512.ShiftRightLogical(p0, 32) ^ (C3 ^ key1), p0);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private PhiloxLanes512 Turned(bool antithetic) =>
        antithetic ? new PhiloxLanes512(~C0, ~C1, ~C2, ~C3) : this;

    /// <summary>The whole product of the lower halves.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<ulong> Product(Vector512<ulong> a, Vector512<ulong> b) =>
        Avx512F.IsSupported
            ? Avx512F.Multiply(a.AsUInt32(), b.AsUInt32())
            : (a & Vector512.Create((ulong)uint.MaxValue)) * b;
}
