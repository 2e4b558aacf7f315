namespace Outturn.Statistics.Estimation;

/// <summary>How few hold a market: the Herfindahl–Hirschman index.</summary>
public static class MarketConcentration
{
    /// <summary>The sum of the squared shares: 1 for a monopoly, 1/n for n equal firms.</summary>
    /// <param name="sizes">The size of each, in any unit; at least one above 0.</param>
    /// <exception cref="ArgumentException">A size is negative, or all are 0.</exception>
    public static double Index(ReadOnlySpan<double> sizes)
    {
        double total = 0;
        double squares = 0;
        foreach (double size in sizes)
        {
            if (!(size >= 0))
            {
                throw new ArgumentException("A size cannot be negative.", nameof(sizes));
            }

            total += size;
            squares += size * size;
        }

        return total > 0
            ? squares / (total * total)
            : throw new ArgumentException("A market without any size.", nameof(sizes));
    }

    /// <summary>How many firms of one size would give the same index.</summary>
    /// <exception cref="ArgumentException">As for <see cref="Index"/>.</exception>
    public static double EffectiveNumber(ReadOnlySpan<double> sizes) => 1 / Index(sizes);
}
