namespace Outturn.Statistics.Randomness;

/// <summary>
/// Philox4x32-10, the counter-based generator of Salmon, Moraes, Dror and Shaw, "Parallel random
/// numbers: as easy as 1, 2, 3" (SC 2011). A block depends on its counter and key alone, so it
/// can be drawn in any order, on any thread, and drawn again instead of being kept.
/// </summary>
public static class Philox4x32
{
    internal const int Rounds = 10;
    internal const uint Multiplier0 = 0xD2511F53;
    internal const uint Multiplier1 = 0xCD9E8D57;
    internal const uint Weyl0 = 0x9E3779B9;
    internal const uint Weyl1 = 0xBB67AE85;

    /// <summary>The block that belongs to a counter under a key.</summary>
    /// <param name="counter">The four words of the counter.</param>
    /// <param name="key0">The first word of the key.</param>
    /// <param name="key1">The second word of the key.</param>
    public static PhiloxWords Block(PhiloxWords counter, uint key0, uint key1)
    {
        unchecked
        {
            (uint c0, uint c1, uint c2, uint c3) = counter;
            for (int round = 0; round < Rounds; round++)
            {
                ulong p0 = (ulong)Multiplier0 * c0;
                ulong p1 = (ulong)Multiplier1 * c2;
                (c0, c1, c2, c3) = (
                    (uint)(p1 >> 32) ^ c1 ^ key0, (uint)p1,
                    (uint)(p0 >> 32) ^ c3 ^ key1, (uint)p0);
                key0 += Weyl0;
                key1 += Weyl1;
            }

            return new PhiloxWords(c0, c1, c2, c3);
        }
    }
}
