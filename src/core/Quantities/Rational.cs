using System.Numerics;
using System.Runtime.InteropServices;

namespace Outturn.Quantities;

/// <summary>
/// An exact number: a fraction in lowest terms whose parts have at most 127 bits and a sign
/// (language reference 9, "Numbers"). Every rate, share, percent, count and unrounded amount is
/// one. It has no unit of its own: see <see cref="Unit"/>.
/// </summary>
[StructLayout(LayoutKind.Auto)]
public readonly partial record struct Rational : IComparable<Rational>
{
    // Both parts in halves: whatever holds an Int128 is not compiled ahead of time.
    private readonly ulong _aboveLow;
    private readonly ulong _aboveHigh;
    private readonly ulong _belowLow;
    private readonly ulong _belowHigh;

    private Rational(Int128 numerator, Int128 denominator)
    {
        unchecked
        {
            var beyondOne = denominator - 1;
            (_aboveLow, _aboveHigh) = ((ulong)numerator, (ulong)(numerator >>> 64));
            (_belowLow, _belowHigh) = ((ulong)beyondOne, (ulong)(beyondOne >>> 64));
        }
    }

    /// <summary>0, the same as <c>default</c>.</summary>
    public static Rational Zero => default;

    /// <summary>1.</summary>
    public static Rational One => new(1, 1);

    /// <summary>The part above the line, with the sign of the number.</summary>
    public Int128 Numerator => new(_aboveHigh, _aboveLow);

    /// <summary>The part below the line: at least 1, without a common factor.</summary>
    public Int128 Denominator => unchecked(BeyondOne + 1);

    // One less than the denominator, so that default(Rational) is 0/1 and equal to Zero.
    private Int128 BeyondOne => new(_belowHigh, _belowLow);

    private static bool HaveOneBelow(in Rational a, in Rational b) =>
        a._belowLow == b._belowLow && a._belowHigh == b._belowHigh;

    /// <summary>Whether nothing is left over: the denominator is 1.</summary>
    public bool IsWhole => (_belowLow | _belowHigh) == 0;

    /// <summary>Whether the number is 0.</summary>
    public bool IsZero => (_aboveLow | _aboveHigh) == 0;

    /// <summary>−1, 0 or 1.</summary>
    public int Sign => unchecked((long)_aboveHigh) < 0 ? -1 : IsZero ? 0 : 1;

    /// <summary>A whole number as an exact number.</summary>
    public static implicit operator Rational(long whole) => new(whole, 1);

    /// <summary>A whole number as an exact number.</summary>
    /// <exception cref="TooLargeException">Only for −2¹²⁷, which has no opposite.</exception>
    public static Rational Of(Int128 whole) => new(InRange(whole), 1);

    /// <summary>The fraction, reduced; either part may be negative.</summary>
    /// <exception cref="DivideByZeroException">The denominator is 0.</exception>
    /// <exception cref="TooLargeException">A reduced part exceeds 127 bits.</exception>
    public static Rational Of(Int128 numerator, Int128 denominator)
    {
        if (denominator == 0)
        {
            throw new DivideByZeroException("A fraction cannot have 0 below the line.");
        }

        if (numerator == Int128.MinValue || denominator == Int128.MinValue)
        {
            return Reduced((BigInteger)numerator, (BigInteger)denominator);
        }

        return denominator < 0
            ? Reduced(-numerator, -denominator)
            : Reduced(numerator, denominator);
    }

    /// <summary>Least, equal or greatest, decided exactly however large the parts are.</summary>
    public int CompareTo(Rational other)
    {
        if (HaveOneBelow(this, other) || Sign != other.Sign)
        {
            return Numerator.CompareTo(other.Numerator);
        }

        return Fits(Numerator, other.Denominator) && Fits(other.Numerator, Denominator)
            ? Times(Numerator, other.Denominator)
                .CompareTo(Times(other.Numerator, Denominator))
            : ((BigInteger)Numerator * other.Denominator)
                .CompareTo((BigInteger)other.Numerator * Denominator);
    }

    /// <summary>Equal numbers have equal parts, because both are in lowest terms.</summary>
    public bool Equals(Rational other) =>
        _aboveLow == other._aboveLow && _aboveHigh == other._aboveHigh
        && _belowLow == other._belowLow && _belowHigh == other._belowHigh;

    /// <summary>The same on every run and machine, unlike the hashes of the library.</summary>
    public override int GetHashCode()
    {
        unchecked
        {
            var mixed = ((UInt128)Numerator * 0x9E3779B97F4A7C15UL)
                + ((UInt128)BeyondOne * 0xC2B2AE3D27D4EB4FUL);
            var low = (ulong)mixed ^ (ulong)(mixed >> 64);
            low ^= low >> 29;
            return (int)(low ^ (low >> 32));
        }
    }

    /// <summary>The smaller of two numbers.</summary>
    public static Rational Min(Rational a, Rational b) => a <= b ? a : b;

    /// <summary>The larger of two numbers.</summary>
    public static Rational Max(Rational a, Rational b) => a >= b ? a : b;

    /// <summary>Smaller than.</summary>
    public static bool operator <(Rational a, Rational b) => a.CompareTo(b) < 0;

    /// <summary>Larger than.</summary>
    public static bool operator >(Rational a, Rational b) => a.CompareTo(b) > 0;

    /// <summary>At most.</summary>
    public static bool operator <=(Rational a, Rational b) => a.CompareTo(b) <= 0;

    /// <summary>At least.</summary>
    public static bool operator >=(Rational a, Rational b) => a.CompareTo(b) >= 0;
}
