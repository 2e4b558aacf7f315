using System.Buffers.Binary;

namespace Outturn.Facts;

/// <summary>A 64-bit hash of some bytes whose every bit depends on every byte: ids are mostly the
/// same digits, and tables that look at a few bits of a weak hash fill unevenly.</summary>
internal static class ByteHash
{
    private const ulong First = 0x9E3779B97F4A7C15;
    private const ulong Second = 0xC2B2AE3D27D4EB4F;

    /// <summary>The hash; the same on every machine.</summary>
    public static ulong Of(ReadOnlySpan<byte> bytes)
    {
        unchecked
        {
            ulong hash = (ulong)bytes.Length * First;
            while (bytes.Length >= 8)
            {
                hash = Mix(hash ^ BinaryPrimitives.ReadUInt64LittleEndian(bytes));
                bytes = bytes[8..];
            }
            ulong rest = 0;
            foreach (byte b in bytes)
            {
                rest = (rest << 8) | b;
            }
            return Mix(hash ^ rest);
        }
    }

    /// <summary>Every bit of the result depends on every bit of the value.</summary>
    public static ulong Mix(ulong value)
    {
        unchecked
        {
            ulong high = Math.BigMul(value ^ First, Second, out ulong low);
            return high ^ low;
        }
    }
}
