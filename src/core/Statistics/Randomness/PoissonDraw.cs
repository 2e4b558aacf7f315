using Outturn.Statistics.Distributions;

namespace Outturn.Statistics.Randomness;

/// <summary>Poisson counts from a stream, by inversion, one uniform of 53 bits for each piece of
/// a mean of at most 30: a sum of independent Poisson counts is one.</summary>
public static class PoissonDraw
{
    /// <summary>The count of an entity. Uses as many blocks, from that of the stream on, as half
    /// the pieces; two designs with means in the same number of pieces stay coupled.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The mean is negative or above
    /// 1e9.</exception>
    public static long From(in RandomStream stream, ulong entity, double mean)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(mean);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(mean, 1e9);
        uint pieces = (uint)Math.Max(1, Math.Ceiling(mean / Poisson.LargestPiece));
        double piece = mean / pieces;
        long count = 0;
        for (uint drawn = 0; drawn < pieces; drawn += 2)
        {
            RandomStream block = stream with { Block = stream.Block + (drawn / 2) };
            PhiloxWords words = block.Words(entity);
            count += Poisson.Inverse(piece, words.First);
            if (drawn + 1 < pieces)
            {
                count += Poisson.Inverse(piece, words.Second);
            }
        }

        return count;
    }
}
