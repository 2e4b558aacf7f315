using System.Numerics;

namespace Outturn.Quantities;

/// <content>Sharing an amount out to the last penny (language reference 6 and 8).</content>
public readonly partial record struct Money
{
    /// <summary>
    /// Shares a total in proportion to weights; the parts sum to the total exactly. Every part is
    /// first cut towards zero to whole minor units. The odd units left over go one each to the
    /// largest fractions cut off (same fraction: the lower index), or all to
    /// <paramref name="oddTo"/>. A negative total splits as the positive one, reversed.
    /// </summary>
    /// <param name="total">What is shared.</param>
    /// <param name="weights">One weight for each part, none below 0, of any size.</param>
    /// <param name="parts">Receives the parts; as long as the weights.</param>
    /// <param name="oddTo">The part that takes all odd units; null: largest fraction.</param>
    /// <returns>False where all weights are 0 (or there are none): then nothing is shared and
    /// every part is 0.</returns>
    /// <exception cref="ArgumentException">A weight is below 0; lengths differ.</exception>
    public static bool Allocate(
        Money total, ReadOnlySpan<Rational> weights, Span<Money> parts, int? oddTo = null)
    {
        if (parts.Length != weights.Length || oddTo is { } o && (o < 0 || o >= weights.Length))
        {
            throw new ArgumentException("There must be one part for each weight.", nameof(parts));
        }

        parts.Clear();
        var shares = WholeWeights(weights);
        var sum = shares.Aggregate(BigInteger.Zero, (a, b) => a + b);
        if (sum.IsZero)
        {
            return false;
        }

        var size = BigInteger.Abs(total.Minor);
        var cut = new BigInteger[shares.Length];
        var odd = size;
        for (var i = 0; i < shares.Length; i++)
        {
            var whole = BigInteger.DivRem(size * shares[i], sum, out cut[i]);
            parts[i] = new Money((long)(total.Minor < 0 ? -whole : whole));
            odd -= whole;
        }

        if (odd.IsZero)
        {
            return true;
        }

        var order = oddTo is { } to ? Only(to, (int)odd) : Largest(cut);
        GiveOdd(total.Minor < 0 ? -1 : 1, (int)odd, parts, order);
        return true;
    }

    /// <summary>The parts as a new list, or null where all weights are 0.</summary>
    /// <inheritdoc cref="Allocate(Money, ReadOnlySpan{Rational}, Span{Money}, int?)"/>
    public static Money[]? Allocate(
        Money total, ReadOnlySpan<Rational> weights, int? oddTo = null)
    {
        var parts = new Money[weights.Length];
        return Allocate(total, weights, parts, oddTo) ? parts : null;
    }

    private static void GiveOdd(int sign, int odd, Span<Money> parts, IEnumerable<int> order)
    {
        foreach (var place in order)
        {
            if (odd == 0)
            {
                return;
            }

            parts[place] += new Money(sign);
            odd--;
        }
    }

    private static IEnumerable<int> Only(int place, int times)
    {
        for (; times > 0; times--)
        {
            yield return place;
        }
    }

    private static IEnumerable<int> Largest(BigInteger[] cut) =>
        Enumerable.Range(0, cut.Length).OrderByDescending(i => cut[i]);

    // Weights over their common denominator: only their proportions matter.
    private static BigInteger[] WholeWeights(ReadOnlySpan<Rational> weights)
    {
        var common = BigInteger.One;
        foreach (var weight in weights)
        {
            if (weight.Sign < 0)
            {
                throw new ArgumentException("A weight is below 0.", nameof(weights));
            }

            BigInteger below = weight.Denominator;
            common *= below / BigInteger.GreatestCommonDivisor(common, below);
        }

        var whole = new BigInteger[weights.Length];
        for (var i = 0; i < whole.Length; i++)
        {
            whole[i] = weights[i].Numerator * (common / weights[i].Denominator);
        }

        return whole;
    }
}
