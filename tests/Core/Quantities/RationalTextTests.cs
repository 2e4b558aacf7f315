using System.Text;
using Outturn.Quantities;
using Xunit;

namespace Outturn.Tests.Core.Quantities;

public sealed class RationalTextTests
{
    [Theory]
    [InlineData("12", 12, 1)]
    [InlineData("-12.50", -25, 2)]
    [InlineData("5/6", 5, 6)]
    [InlineData("-10/4", -5, 2)]
    [InlineData("0.000", 0, 1)]
    [InlineData("-0", 0, 1)]
    [InlineData("007", 7, 1)]
    [InlineData("1.10", 11, 10)]
    [InlineData("0.50000000000000000000000000000000000000000000000", 1, 2)]
    public void NumbersAreReadExactly(string text, int above, int below)
    {
        Assert.True(Rational.TryParse(text, out var read));
        Assert.True(Rational.TryParse(Encoding.UTF8.GetBytes(text), out var bytes));
        Assert.Equal(Rational.Of(above, below), read);
        Assert.Equal(read, bytes);
    }

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData("+5")]
    [InlineData("--5")]
    [InlineData("1,200")]
    [InlineData(" 5")]
    [InlineData("5 ")]
    [InlineData(".5")]
    [InlineData("5.")]
    [InlineData("1.2.3")]
    [InlineData("1e3")]
    [InlineData("5/0")]
    [InlineData("5/-6")]
    [InlineData("1.5/2")]
    [InlineData("/2")]
    [InlineData("2/")]
    [InlineData("=1+1")]
    [InlineData("٣")]
    [InlineData("170141183460469231731687303715884105728")]
    [InlineData("0.0000000000000000000000000000000000000000000000000000000001")]
    public void WhatIsNoNumberIsRefused(string text)
    {
        Assert.False(Rational.TryParse(text, out var read));
        Assert.False(Rational.TryParse(Encoding.UTF8.GetBytes(text), out _));
        Assert.Equal(0, read);
    }

    [Theory]
    [InlineData("12.50", "12.5")]
    [InlineData("-1/8", "-0.125")]
    [InlineData("5/6", "5/6")]
    [InlineData("-7/3", "-7/3")]
    [InlineData("1/1000000000000000000", "0.000000000000000001")]
    [InlineData("1/10000000000000000000", "1/10000000000000000000")]
    [InlineData("3/524288", "3/524288")] // 2^19 would need 19 places
    [InlineData("3/262144", "0.000011444091796875")] // 2^18 takes 18
    public void DecimalsThatEndWithinEighteenPlacesArePrintedAsSuch(string text, string printed) =>
        Assert.Equal(printed, Of(text).ToString());

    [Theory]
    [InlineData("13/155", 3, Rounding.HalfUp, "0.084")]
    [InlineData("-1/200", 2, Rounding.HalfUp, "-0.01")]
    [InlineData("-1/200", 2, Rounding.HalfDown, "0.00")]
    [InlineData("2.5", 0, Rounding.HalfEven, "2")]
    public void DecimalsForPeopleHaveTheirPlaces(
        string text, int places, Rounding rule, string printed) =>
        Assert.Equal(printed, Of(text).ToDecimals(places, rule));

    private static Rational Of(string text) =>
        Rational.TryParse(text, out var value) ? value : throw new FormatException(text);
}
