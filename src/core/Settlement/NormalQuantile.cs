using System.Collections.Concurrent;
using System.Numerics;
using Outturn.Quantities;

namespace Outturn.Settlement;

/// <summary>How many standard deviations hold the stated share of a normal distribution: 1.96 for
/// 95%. Worked out in whole numbers to 16 decimal places, so that every machine and every run has
/// the same constant (docs/adr/0160).</summary>
internal sealed class NormalQuantile
{
    private const int Places = 16;
    private const int Working = 54;

    private static readonly BigInteger One = BigInteger.Pow(10, Working);

    // π to 54 places, in two pieces that literals hold.
    private static readonly BigInteger Pi =
        (new BigInteger(3_141_592_653_589_793_238_462_643_383m) * BigInteger.Pow(10, 27))
        + new BigInteger(279_502_884_197_169_399_375_105_820m);

    // Beyond this many deviations lies less than 1 in 10^17.
    private const long Most = 85;

    // Each takes milliseconds and is the same for all: a scheme is settled many times.
    private static readonly ConcurrentDictionary<Rational, BigInteger> _known = [];

    /// <summary>What <see cref="Of"/> is a number of: 10^-16.</summary>
    public static BigInteger Scale { get; } = BigInteger.Pow(10, Places);

    /// <summary>The deviations for a confidence, two-sided, above 0 and below 1, as a number of
    /// <see cref="Scale"/>, rounded to the nearest.</summary>
    /// <exception cref="TooLargeException">The confidence is too near 1.</exception>
    public BigInteger Of(Rational confidence) => _known.GetOrAdd(confidence, Find);

    // The least z for which more than the confidence lies within z + half a place.
    private static BigInteger Find(Rational confidence)
    {
        (BigInteger low, BigInteger high) = (0, Most * Scale / 10);
        if (!IsMoreWithin(high, confidence))
        {
            throw new TooLargeException("a confidence too near 100% to be told from it");
        }
        while (low < high)
        {
            BigInteger middle = (low + high) / 2;
            if (IsMoreWithin(middle, confidence))
            {
                high = middle;
            }
            else
            {
                low = middle + 1;
            }
        }
        return low;
    }

    // Within x of the mean lies 2φ(x)(x + x³/3 + x⁵/(3·5) + …), and φ(x) is 1 over √(2π)·e^(x²/2).
    // Both series have no negative terms, and the comparison is of squares.
    private static bool IsMoreWithin(BigInteger z, Rational confidence)
    {
        BigInteger x = ((2 * z) + 1) * One / (2 * Scale);
        BigInteger square = x * x / One;
        BigInteger sum = Series(x, n => (square, (2 * n) + 1));
        BigInteger exponential = Series(One, n => (square, 2 * n));
        BigInteger left = 2 * sum * sum * One * BigInteger.Pow(confidence.Denominator, 2);
        BigInteger right = Pi * exponential * exponential
            * BigInteger.Pow(confidence.Numerator, 2);
        return left > right;
    }

    private static BigInteger Series(
        BigInteger first, Func<int, (BigInteger Times, int Over)> ratio)
    {
        (BigInteger sum, BigInteger term) = (first, first);
        for (int n = 1; !term.IsZero; n++)
        {
            (BigInteger times, int over) = ratio(n);
            term = term * times / (One * over);
            sum += term;
        }
        return sum;
    }
}
