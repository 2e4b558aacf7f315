using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using Outturn.Quantities;
using Xunit;

namespace Outturn.Tests.Core.Quantities;

public sealed class MoneyTests
{
    private static readonly Currency Pounds = Known("GBP");

    [Theory]
    [InlineData("GBP", "8.395", Rounding.HalfUp, 840)]
    [InlineData("GBP", "8.395", Rounding.HalfDown, 839)]
    [InlineData("GBP", "-8.395", Rounding.HalfUp, -840)]
    [InlineData("GBP", "1000/3", Rounding.HalfUp, 33333)]
    [InlineData("JPY", "1600.5", Rounding.HalfEven, 1600)]
    [InlineData("KWD", "1.2345", Rounding.HalfUp, 1235)]
    [InlineData("GBP", "92233720368547758.07", Rounding.HalfUp, long.MaxValue)]
    [InlineData("GBP", "-92233720368547758.08", Rounding.HalfUp, long.MinValue)]
    public void AnAmountIsRoundedOnceToTheMinorUnit(
        string code, string amount, Rounding rule, long minor) =>
        Assert.Equal(new Money(minor), Money.Round(Of(amount), Known(code), rule));

    [Fact]
    public void WhatDoesNotFitIsRefused()
    {
        var most = new Money(long.MaxValue);
        var least = new Money(long.MinValue);
        var pennyMore = Of("92233720368547758.08");
        Assert.Throws<TooLargeException>(() => Money.Round(pennyMore, Pounds, Rounding.Down));
        var far = Rational.Of(Int128.MaxValue);
        Assert.Throws<TooLargeException>(() => Money.Round(far, Pounds, Rounding.Down));
        Assert.Throws<TooLargeException>(() => most + new Money(1));
        Assert.Throws<TooLargeException>(() => least - new Money(1));
        Assert.Throws<TooLargeException>(() => -least);
        Assert.Throws<TooLargeException>(() => least.Abs());
        Assert.Throws<TooLargeException>(() => most * 2);
    }

    [Theory]
    [InlineData("GBP", "7.5", true, 750)]
    [InlineData("GBP", "7.505", false, 0)]
    [InlineData("GBP", "1/3", false, 0)]
    [InlineData("GBP", "-0.01", true, -1)]
    [InlineData("JPY", "0.5", false, 0)]
    [InlineData("KWD", "0.005", true, 5)]
    [InlineData("GBP", "92233720368547758.08", false, 0)]
    [InlineData("GBP", "170141183460469231731687303715884105727", false, 0)]
    public void AWrittenAmountIsWholeMinorUnitsOrNoMoney(
        string code, string amount, bool exact, long minor)
    {
        Assert.Equal(exact, Money.TryExact(Of(amount), Known(code), out var money));
        Assert.Equal(new Money(minor), money);
    }

    [Fact]
    public void AmountsAddCompareAndReverse()
    {
        var (five, two) = (new Money(500), new Money(200));
        Assert.Equal(new Money(700), five + two);
        Assert.Equal(new Money(-300), two - five);
        Assert.Equal(new Money(-500), -five);
        Assert.Equal(new Money(1500), five * 3);
        Assert.True(two < five && five >= two && two <= five && five > two);
        Assert.Equal(two, Money.Min(five, two));
        Assert.Equal(five, Money.Max(five, two));
        Assert.True(Money.Zero.IsZero);
        Assert.Equal(Of("7.5"), new Money(750).InMajorUnits(Pounds));
        Assert.Equal(five, new Money(-500).Abs());
    }

    [Theory]
    // total, weights, odd pennies to (or -), parts: worked by hand
    [InlineData(100, "1 1 1", "-", "34 33 33")]
    [InlineData(-100, "1 1 1", "-", "-34 -33 -33")]
    [InlineData(100, "1 1 1", "2", "33 33 34")]
    [InlineData(101, "1 1 1", "0", "35 33 33")] // 33 each, both odd pennies to the first
    [InlineData(101, "1 1 1", "-", "34 34 33")]
    [InlineData(1000, "60 40", "-", "600 400")]
    [InlineData(7, "1/2 1/3 1/6", "-", "4 2 1")] // 3.5, 2.33, 1.17
    [InlineData(10, "0 1 0 2", "-", "0 3 0 7")] // 3.33, 6.67
    [InlineData(1, "1 1", "-", "1 0")]
    [InlineData(-1, "1 2", "-", "0 -1")]
    [InlineData(0, "1 2", "-", "0 0")]
    [InlineData(5, "0 7", "-", "0 5")]
    public void ATotalIsSharedByLargestFraction(
        long total, string weights, string odd, string parts)
    {
        int? to = odd is "-" ? null : odd[0] - '0';
        var shared = Money.Allocate(new Money(total), Weights(weights), to);
        Assert.NotNull(shared);
        Assert.Equal(parts, string.Join(' ', shared));
    }

    [Theory]
    [InlineData("0 0")]
    [InlineData("")]
    public void WithoutAnyWeightNothingIsShared(string weights)
    {
        var none = Weights(weights);
        var parts = Enumerable.Repeat(new Money(9), none.Length).ToArray();
        Assert.False(Money.Allocate(new Money(100), none, parts));
        Assert.All(parts, p => Assert.Equal(Money.Zero, p));
        Assert.Null(Money.Allocate(new Money(100), none));
    }

    [Fact]
    public void AWeightBelowZeroOrAMissingPartIsRefused()
    {
        Assert.Throws<ArgumentException>(() => Money.Allocate(new Money(1), Weights("1 -1")));
        Assert.Throws<ArgumentException>(
            () => Money.Allocate(new Money(1), Weights("1 1"), new Money[1]));
        Assert.Throws<ArgumentException>(() => Money.Allocate(new Money(1), Weights("1 1"), 2));
    }

    [Fact]
    public void PartsAlwaysSumToTheTotalAndAreWithinAPennyOfTheExactShare()
    {
        var weight = from above in Gen.Choose(0, 1_000_000)
                     from below in Gen.Choose(1, 997)
                     select Rational.Of(above, below);
        var cases = from total in Gen.Choose(int.MinValue, int.MaxValue)
                    from scale in Gen.Elements(1L, 1_000_003L, 4_294_967_296L)
                    from weights in Gen.ArrayOf(weight)
                    select (Total: new Money(total * scale), Weights: weights);
        Prop.ForAll(cases.ToArbitrary(), c => Holds(c.Total, c.Weights))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(1000));
    }

    [Fact]
    public void TheLeastAndLargestAmountsAreSharedToo()
    {
        Assert.Equal(
            [new Money(long.MinValue)], Money.Allocate(new Money(long.MinValue), Weights("3"))!);
        var tiny = Rational.Of(1, Int128.MaxValue);
        var parts = Money.Allocate(
            new Money(long.MaxValue), [Rational.Of(Int128.MaxValue), tiny])!;
        Assert.Equal([new Money(long.MaxValue), Money.Zero], parts);
    }

    private static bool Holds(Money total, Rational[] weights)
    {
        var parts = Money.Allocate(total, weights);
        var sum = weights.Aggregate(BigInteger.Zero, (a, w) => a + w.Numerator);
        if (sum.IsZero || parts is null)
        {
            return sum.IsZero && parts is null;
        }

        var common = weights.Aggregate(
            BigInteger.One, (a, w) => a * (BigInteger)w.Denominator);
        var whole = weights.Select(w => w.Numerator * (common / w.Denominator)).ToArray();
        var all = whole.Aggregate(BigInteger.Zero, (a, w) => a + w);
        return parts.Aggregate(Money.Zero, (a, b) => a + b) == total
            && parts.Zip(whole).All(p => BigInteger.Abs(
                (p.First.Minor * all) - (total.Minor * p.Second)) < all);
    }

    private static Rational[] Weights(string text) =>
        [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Of)];

    private static Rational Of(string text) =>
        Rational.TryParse(text, out var value) ? value : throw new FormatException(text);

    private static Currency Known(string code) =>
        Currency.Find(code) ?? throw new ArgumentException(code, nameof(code));
}
