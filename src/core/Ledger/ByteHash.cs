using System.Buffers.Binary;

namespace Outturn.Ledger;

/// <summary>
/// A 64-bit hash of bytes, the same in every process. It only chooses where to look in a table:
/// equality is always decided on the bytes themselves.
/// </summary>
internal static class ByteHash
{
    private const ulong First = 0x9E3779B97F4A7C15;
    private const ulong Second = 0xC2B2AE3D27D4EB4F;

    /// <summary>Hash of the bytes, begun from a seed.</summary>
    public static ulong Of(ReadOnlySpan<byte> bytes, ulong seed)
    {
        unchecked
        {
            var hash = seed ^ ((ulong)bytes.Length * First);
            while (bytes.Length >= 8)
            {
                hash = Mix(hash ^ BinaryPrimitives.ReadUInt64LittleEndian(bytes), First);
                bytes = bytes[8..];
            }
            ulong tail = 0;
            for (var i = 0; i < bytes.Length; i++)
            {
                tail |= (ulong)bytes[i] << (8 * i);
            }
            return Mix(hash ^ tail, Second);
        }
    }

    private static ulong Mix(ulong value, ulong factor)
    {
        var high = Math.BigMul(value, factor, out var low);
        return high ^ low;
    }
}

/// <summary>Byte arrays as keys of a dictionary, looked up by spans without a copy.</summary>
internal sealed class ByteKeys
    : IEqualityComparer<byte[]>,
        IAlternateEqualityComparer<ReadOnlySpan<byte>, byte[]>
{
    public static ByteKeys Ordinal { get; } = new();

    public bool Equals(byte[]? x, byte[]? y) => x.AsSpan().SequenceEqual(y);

    public int GetHashCode(byte[] obj) => GetHashCode(obj.AsSpan());

    public bool Equals(ReadOnlySpan<byte> alternate, byte[] other) =>
        alternate.SequenceEqual(other);

    public int GetHashCode(ReadOnlySpan<byte> alternate) =>
        unchecked((int)ByteHash.Of(alternate, 0));

    public byte[] Create(ReadOnlySpan<byte> alternate) => alternate.ToArray();
}
