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
    // One less than the denominator, so that default(Rational) is 0/1 and equal to Zero.
    private readonly Int128 _beyondOne;

    private Rational(Int128 numerator, Int128 denominator)
    {
        Numerator = numerator;
        _beyondOne = denominator - 1;
    }

    /// <summary>0, the same as <c>default</c>.</summary>
    public static Rational Zero => default;

    /// <summary>1.</summary>
    public static Rational One => new(1, 1);

    /// <summary>The part above the line, with the sign of the number.</summary>
    public Int128 Numerator { get; }

    /// <summary>The part below the line: at least 1, without a common factor.</summary>
    public Int128 Denominator => _beyondOne + 1;

    /// <summary>Whether nothing is left over: the denominator is 1.</summary>
    public bool IsWhole => _beyondOne == 0;

    /// <summary>Whether the number is 0.</summary>
    public bool IsZero => Numerator == 0;

    /// <summary>−1, 0 or 1.</summary>
    public int Sign => Int128.Sign(Numerator);

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
        if (_beyondOne == other._beyondOne || Sign != other.Sign)
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
        Numerator == other.Numerator && _beyondOne == other._beyondOne;

    /// <summary>The same on every run and machine, unlike the hashes of the library.</summary>
    public override int GetHashCode()
    {
        unchecked
        {
            var mixed = ((UInt128)Numerator * 0x9E3779B97F4A7C15UL)
                + ((UInt128)_beyondOne * 0xC2B2AE3D27D4EB4FUL);
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
