using System.Numerics;

namespace Outturn.Quantities;

/// <content>
/// The four operations. Common factors leave before anything is multiplied, and what still does
/// not fit 128 bits on the way goes through <see cref="BigInteger"/>, so that only a result that
/// is itself too large is refused.
/// </content>
public readonly partial record struct Rational
{
    /// <summary>The sum.</summary>
    /// <exception cref="TooLargeException">A reduced part of the sum exceeds 127 bits.</exception>
    public static Rational operator +(Rational a, Rational b)
    {
        if (HaveOneBelow(a, b) && FitsSum(a.Numerator, b.Numerator))
        {
            var sum = a.Numerator + b.Numerator;
            return a.IsWhole ? new Rational(sum, 1) : Reduced(sum, a.Denominator);
        }

        var (below, other) = (a.Denominator, b.Denominator);
        return Fits(a.Numerator, other) && Fits(b.Numerator, below) && Fits(below, other)
            ? Reduced(Times(a.Numerator, other) + Times(b.Numerator, below), Times(below, other))
            : Reduced(
                ((BigInteger)a.Numerator * other) + ((BigInteger)b.Numerator * below),
                (BigInteger)below * other);
    }

    /// <summary>The difference.</summary>
    /// <exception cref="TooLargeException">A reduced part of it exceeds 127 bits.</exception>
    public static Rational operator -(Rational a, Rational b) => a + -b;

    /// <summary>The opposite.</summary>
    public static Rational operator -(Rational a) => new(-a.Numerator, a.Denominator);

    /// <summary>The product.</summary>
    /// <exception cref="TooLargeException">A reduced part of it exceeds 127 bits.</exception>
    public static Rational operator *(Rational a, Rational b)
    {
        if (a.IsWhole && b.IsWhole)
        {
            return new Rational(Product(a.Numerator, b.Numerator), 1);
        }

        var first = Factor(a.Numerator, b.Denominator);
        var second = Factor(b.Numerator, a.Denominator);
        return new Rational(
            Product(Over(a.Numerator, first), Over(b.Numerator, second)),
            Product(Over(a.Denominator, second), Over(b.Denominator, first)));
    }

    /// <summary>The quotient.</summary>
    /// <exception cref="DivideByZeroException">The divisor is 0.</exception>
    /// <exception cref="TooLargeException">A reduced part of it exceeds 127 bits.</exception>
    public static Rational operator /(Rational a, Rational b) => a * b.Reciprocal();

    /// <summary>1 divided by the number.</summary>
    /// <exception cref="DivideByZeroException">The number is 0.</exception>
    public Rational Reciprocal() => Sign switch
    {
        0 => throw new DivideByZeroException("Nothing can be divided by 0."),
        < 0 => new Rational(-Denominator, -Numerator),
        _ => new Rational(Denominator, Numerator),
    };

    /// <summary>The number without its sign.</summary>
    public Rational Abs() => Numerator < 0 ? -this : this;

    /// <summary>The largest whole number that is at most this one (−1.5 gives −2).</summary>
    public Int128 Floor()
    {
        var (whole, rest) = Int128.DivRem(Numerator, Denominator);
        return rest < 0 ? whole - 1 : whole;
    }

    /// <summary>A neighbouring whole number, chosen by the rule.</summary>
    public Int128 Round(Rounding rounding) =>
        IsWhole ? Numerator : RoundedQuotient(Numerator, Denominator, rounding);

    /// <summary>A neighbouring multiple of the step, such as 1 % or 50 pounds.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The step is not above 0.</exception>
    /// <exception cref="TooLargeException">A reduced part of it exceeds 127 bits.</exception>
    public Rational RoundTo(Rational step, Rounding rounding)
    {
        if (step.Sign <= 0)
        {
            throw new ArgumentOutOfRangeException(nameof(step), "A rounding step is above 0.");
        }

        var (numerator, denominator) = Fits(Numerator, step.Denominator)
            && Fits(Denominator, step.Numerator)
            ? RoundSteps(step, rounding)
            : LargeRoundSteps(step, rounding);
        return Reduced(numerator, denominator);
    }

    /// <summary>Number × factor, rounded to a whole number; exact until then.</summary>
    /// <exception cref="TooLargeException">The whole number exceeds 127 bits.</exception>
    internal Int128 RoundTimes(long factor, Rounding rounding) => Fits(Numerator, factor)
        ? RoundedQuotient(Times(Numerator, factor), Denominator, rounding)
        : Narrow(RoundedQuotient((BigInteger)Numerator * factor, Denominator, rounding));

    /// <summary>The product of two whole numbers, or the refusal.</summary>
    internal static Int128 Product(Int128 a, Int128 b) =>
        Fits(a, b) ? Times(a, b) : Narrow((BigInteger)a * b);

    private (BigInteger Numerator, BigInteger Denominator) RoundSteps(
        Rational step, Rounding rounding)
    {
        var steps = RoundedQuotient(
            Numerator * step.Denominator, Denominator * step.Numerator, rounding);
        return ((BigInteger)steps * step.Numerator, step.Denominator);
    }

    private (BigInteger Numerator, BigInteger Denominator) LargeRoundSteps(
        Rational step, Rounding rounding)
    {
        var steps = RoundedQuotient(
            (BigInteger)Numerator * step.Denominator,
            (BigInteger)Denominator * step.Numerator,
            rounding);
        return (steps * step.Numerator, step.Denominator);
    }
}
