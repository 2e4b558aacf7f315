using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using Outturn.Quantities;
using Xunit;

namespace Outturn.Tests.Core.Quantities;

public sealed class RationalTests
{
    private static readonly Int128 Largest = Int128.MaxValue;

    // Sizes from small to the edge of the range, so that every path is taken.
    private static readonly Arbitrary<Rational> Numbers = (
        from above in Part
        from below in Part
        where below != 0
        select Rational.Of(above, below)).ToArbitrary();

    private static Gen<Int128> Part =>
        from high in Gen.Choose(int.MinValue, int.MaxValue)
        from middle in Gen.Choose(int.MinValue, int.MaxValue)
        from low in Gen.Choose(int.MinValue, int.MaxValue)
        from lowest in Gen.Choose(int.MinValue, int.MaxValue)
        from shift in Gen.Elements(0, 32, 60, 64, 65, 90, 96, 110, 120, 124)
        select (new Int128(Bits(high, middle), Bits(low, lowest)) >> 1) >> shift;

    [Fact]
    public void EveryOperationAgreesWithUnboundedIntegers() =>
        Prop.ForAll(Numbers, Numbers, AllAgree)
            .Check(Config.QuickThrowOnFailure.WithMaxTest(5000));

    [Trait("Category", "Slow")]
    [Fact]
    public void EveryOperationAgreesAtTheEdgesOfSixtyFourAndOfTheRange()
    {
        Int128[] parts =
        [
            1, 2, 3, 10, long.MaxValue, (Int128)long.MaxValue + 1, ulong.MaxValue,
            (Int128)ulong.MaxValue + 1, Largest / 3, Largest - 1, Largest,
        ];
        Rational[] edges = [0, .. parts.SelectMany(n => parts.SelectMany(
            d => new[] { Rational.Of(n, d), Rational.Of(-n, d) }))];
        foreach (var a in edges)
        {
            Assert.All(edges, b => Assert.True(AllAgree(a, b), a + " and " + b));
        }
    }

    [Fact]
    public void PartsAreInLowestTermsAndTheDenominatorPositive() =>
        Prop.ForAll(Numbers, a => a.Denominator > 0
            && BigInteger.GreatestCommonDivisor(a.Numerator, a.Denominator).IsOne)
            .Check(Config.QuickThrowOnFailure.WithMaxTest(2000));

    [Fact]
    public void WhatIsPrintedReadsBackAsTheSameNumber() =>
        Prop.ForAll(Numbers, a => Rational.TryParse(a.ToString(), out var b) && a == b)
            .Check(Config.QuickThrowOnFailure.WithMaxTest(2000));

    [Fact]
    public void RoundingAgreesWithUnboundedIntegersAndMirrorsNegatives() =>
        Prop.ForAll(Numbers, a => Enum.GetValues<Rounding>().All(rule =>
            a.Round(rule) == Expected(a, rule) && (-a).Round(rule) == -a.Round(rule))
            && a.Floor() <= a.Numerator / a.Denominator
            && Rational.Of(a.Floor()) <= a && a - Rational.Of(a.Floor()) < 1)
            .Check(Config.QuickThrowOnFailure.WithMaxTest(2000));

    [Theory]
    //           half up  half even  half down  up   down
    [InlineData("2.5", 3, 2, 2, 3, 2)]
    [InlineData("3.5", 4, 4, 3, 4, 3)]
    [InlineData("0.5", 1, 0, 0, 1, 0)]
    [InlineData("-0.5", -1, 0, 0, -1, 0)]
    [InlineData("-2.5", -3, -2, -2, -3, -2)]
    [InlineData("-3.5", -4, -4, -3, -4, -3)]
    [InlineData("2.49", 2, 2, 2, 3, 2)]
    [InlineData("2.51", 3, 3, 3, 3, 2)]
    [InlineData("-2.51", -3, -3, -3, -3, -2)]
    [InlineData("1/3", 0, 0, 0, 1, 0)]
    [InlineData("-2/3", -1, -1, -1, -1, 0)]
    [InlineData("7", 7, 7, 7, 7, 7)]
    public void AHalfGoesWhereTheRuleSays(string number, params int[] expected)
    {
        var value = Of(number);
        var rounded = Enum.GetValues<Rounding>().Select(value.Round);
        Assert.Equal(expected.Select(e => (Int128)e), rounded);
    }

    [Theory]
    [InlineData("0.0839", "0.01", Rounding.HalfUp, "0.08")]
    [InlineData("768/834", "0.01", Rounding.HalfUp, "0.92")]
    [InlineData("1225", "50", Rounding.HalfUp, "1250")]
    [InlineData("1225", "50", Rounding.HalfEven, "1200")]
    [InlineData("-1225", "50", Rounding.HalfUp, "-1250")]
    [InlineData("1", "1/3", Rounding.Down, "1")]
    [InlineData("0.3", "1/3", Rounding.Up, "1/3")]
    public void ANumberIsRoundedToAStep(
        string number, string step, Rounding rule, string expected) =>
        Assert.Equal(Of(expected), Of(number).RoundTo(Of(step), rule));

    [Fact]
    public void AStepMustBeAboveZero() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Of("5").RoundTo(0, Rounding.Up));

    [Fact]
    public void StepsThatLeaveTheRangeOnTheWayAreStillExact()
    {
        var step = Rational.Of(Largest - 1, Largest);
        Assert.Equal(step, Rational.Of(Largest, Largest - 2).RoundTo(step, Rounding.HalfUp));
    }

    [Fact]
    public void OnlyAResultThatIsTooLargeIsRefused()
    {
        var most = Rational.Of(Largest);
        Assert.Equal(Rational.One, most * most.Reciprocal());
        var even = Rational.Of(Largest - 1); // a multiple of 3
        Assert.Equal(even, even * Rational.Of(2, 3) * Rational.Of(3, 2));
        Assert.Equal(most, Rational.Of(Largest, 2) + Rational.Of(Largest, 2));
        Assert.Equal(Rational.Zero, most - most);
        Assert.Throws<TooLargeException>(() => most + 1);
        Assert.Throws<TooLargeException>(() => most * 2);
        Assert.Throws<TooLargeException>(() => most.Reciprocal() / 2);
        Assert.Throws<TooLargeException>(() => Rational.Of(Int128.MinValue));
        Assert.Throws<TooLargeException>(() => -most - 1);
        Assert.Equal(Rational.Of(Int128.MinValue / 2), Rational.Of(Int128.MinValue, 2));
        Assert.Equal(1, Rational.Of(Int128.MinValue, Int128.MinValue));
    }

    [Fact]
    public void NothingIsDividedByZero()
    {
        Assert.Throws<DivideByZeroException>(() => Rational.One / 0);
        Assert.Throws<DivideByZeroException>(() => Rational.Of(1, 0));
        Assert.Throws<DivideByZeroException>(() => Rational.Zero.Reciprocal());
    }

    [Fact]
    public void TheDefaultIsZero()
    {
        Rational none = default;
        Assert.Equal(Rational.Zero, none);
        Assert.Equal(Rational.Of(0, -7), none);
        Assert.Equal((Int128)1, none.Denominator);
        Assert.Equal(Rational.Of(5, 6), none + Rational.Of(5, 6));
        Assert.Equal("0", none.ToString());
        Assert.Equal(Rational.Of(1, 2).GetHashCode(), Rational.Of(2, 4).GetHashCode());
    }

    [Fact]
    public void NeighboursAtTheEdgeOfTheRangeAreToldApart()
    {
        var (a, b) = (Rational.Of(Largest, Largest - 1), Rational.Of(Largest - 1, Largest - 2));
        Assert.True(a < b);
        Assert.True(-a > -b);
        Assert.Equal(b, Rational.Max(a, b));
        Assert.Equal(a, Rational.Min(a, b));
    }

    private static ulong Bits(int high, int low) =>
        unchecked(((ulong)(uint)high << 32) | (uint)low);

    private static Rational Of(string text) =>
        Rational.TryParse(text, out var value) ? value : throw new FormatException(text);

    private static bool AllAgree(Rational a, Rational b)
    {
        var below = a.Denominator * (BigInteger)b.Denominator;
        var left = a.Numerator * (BigInteger)b.Denominator;
        var right = (BigInteger)b.Numerator * a.Denominator;
        return Agrees(() => a + b, left + right, below)
            && Agrees(() => a - b, left - right, below)
            && Agrees(() => a * b, (BigInteger)a.Numerator * b.Numerator, below)
            && (b.IsZero || Agrees(() => a / b, left, right))
            && a.CompareTo(b) == left.CompareTo(right)
            && (a < b) == (left < right) && (a >= b) == (left >= right);
    }

    // A result either equals the exact one, or is refused where that one does not fit.
    private static bool Agrees(Func<Rational> work, BigInteger above, BigInteger below)
    {
        var factor = BigInteger.GreatestCommonDivisor(above, below) * below.Sign;
        var (n, d) = (above / factor, below / factor);
        try
        {
            var result = work();
            return result.Numerator == n && result.Denominator == d;
        }
        catch (TooLargeException)
        {
            return BigInteger.Abs(n) > Largest || d > Largest;
        }
    }

    // By the definition: the two neighbours, and which one is nearer.
    private static Int128 Expected(Rational a, Rounding rule)
    {
        BigInteger size = BigInteger.Abs(a.Numerator), below = a.Denominator;
        var low = size / below;
        var twice = (2 * (size - (low * below))).CompareTo(below);
        var exact = size % below == 0;
        var away = !exact && rule switch
        {
            Rounding.Up => true,
            Rounding.Down => false,
            Rounding.HalfUp => twice >= 0,
            Rounding.HalfDown => twice > 0,
            _ => twice > 0 || (twice == 0 && low % 2 == 1),
        };
        return (Int128)(low + (away ? 1 : 0)) * a.Sign;
    }
}
