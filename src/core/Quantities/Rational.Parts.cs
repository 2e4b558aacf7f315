using System.Numerics;

namespace Outturn.Quantities;

/// <content>Reducing, rounding and range checks on the parts of a fraction.</content>
public readonly partial record struct Rational
{
    // Products of parts with at most this many bits together stay below 2^126, and so does
    // the room for adding two of them.
    private const int SafeBits = 126;

    private static bool Fits(Int128 a, Int128 b) =>
        (IsLong(a) && IsLong(b)) || Bits(a) + Bits(b) <= SafeBits;

    private static bool IsLong(Int128 value) => unchecked((long)value) == value;

    // Only where Fits says so: then nothing can overflow, and nothing is checked.
    private static Int128 Times(Int128 a, Int128 b) => IsLong(a) && IsLong(b)
        ? Math.BigMul(unchecked((long)a), unchecked((long)b))
        : unchecked(a * b);

    private static int Bits(Int128 value) =>
        128 - (int)Int128.LeadingZeroCount(value < 0 ? -value : value);

    private static bool FitsSum(Int128 a, Int128 b) =>
        Bits(a) <= SafeBits && Bits(b) <= SafeBits;

    private static Int128 InRange(Int128 value) =>
        value == Int128.MinValue ? throw TooLarge() : value;

    private static Int128 Narrow(BigInteger value) =>
        IsNarrow(value) ? (Int128)value : throw TooLarge();

    private static bool IsNarrow(BigInteger value) => BigInteger.Abs(value) <= Int128.MaxValue;

    private static TooLargeException TooLarge() =>
        new("A number needs more than 128 bits to be held exactly.");

    private static Rational Reduced(Int128 numerator, Int128 denominator)
    {
        var factor = Factor(numerator, denominator);
        return factor == 1
            ? new Rational(numerator, denominator)
            : new Rational(Over(numerator, factor), Over(denominator, factor));
    }

    private static Rational Reduced(BigInteger numerator, BigInteger denominator)
    {
        return TryReduce(numerator, denominator, out var value) ? value : throw TooLarge();
    }

    private static bool TryReduce(
        BigInteger numerator, BigInteger denominator, out Rational value)
    {
        var factor = BigInteger.GreatestCommonDivisor(numerator, denominator);
        factor = denominator.Sign < 0 ? -factor : factor;
        (numerator, denominator) = (numerator / factor, denominator / factor);
        var fits = IsNarrow(numerator) && IsNarrow(denominator);
        value = fits ? new Rational((Int128)numerator, (Int128)denominator) : default;
        return fits;
    }

    // Division of long by long is many times quicker.
    private static Int128 Over(Int128 value, Int128 factor)
    {
        if (factor == 1)
        {
            return value;
        }

        return IsLong(value) && IsLong(factor)
            ? (long)value / (long)factor
            : value / factor;
    }

    // The greatest common factor of the magnitudes; b is above 0, so it is at least 1.
    private static Int128 Factor(Int128 a, Int128 b)
    {
        a = a < 0 ? -a : a;
        while (b > ulong.MaxValue || a > ulong.MaxValue)
        {
            if (b == 0)
            {
                return a;
            }

            (a, b) = (b, a % b);
        }

        var (x, y) = ((ulong)a, (ulong)b);
        while (y != 0)
        {
            (x, y) = (y, x % y);
        }

        return x;
    }

    private static Int128 RoundedQuotient(Int128 numerator, Int128 denominator, Rounding rounding)
    {
        var size = numerator < 0 ? -numerator : numerator;
        var (whole, rest) = IsLong(size) && IsLong(denominator)
            ? Math.DivRem((long)size, (long)denominator)
            : Int128.DivRem(size, denominator);
        if (rest != 0)
        {
            var half = rest.CompareTo(denominator - rest);
            whole += GoesAway(half, Int128.IsOddInteger(whole), rounding) ? 1 : 0;
        }

        return numerator < 0 ? -whole : whole;
    }

    private static BigInteger RoundedQuotient(
        BigInteger numerator, BigInteger denominator, Rounding rounding)
    {
        var whole = BigInteger.DivRem(BigInteger.Abs(numerator), denominator, out var rest);
        if (!rest.IsZero)
        {
            var half = rest.CompareTo(denominator - rest);
            whole += GoesAway(half, !whole.IsEven, rounding) ? 1 : 0;
        }

        return numerator.Sign < 0 ? -whole : whole;
    }

    // half: whether what is left over is below (−), at (0) or above (+) one half.
    private static bool GoesAway(int half, bool odd, Rounding rounding) => rounding switch
    {
        Rounding.HalfUp => half >= 0,
        Rounding.HalfEven => half > 0 || (half == 0 && odd),
        Rounding.HalfDown => half > 0,
        Rounding.Up => true,
        Rounding.Down => false,
        _ => throw new ArgumentOutOfRangeException(nameof(rounding)),
    };
}
