using Outturn.Quantities;
using Xunit;

namespace Outturn.Tests.Core.Quantities;

public sealed class CurrencyTests
{
    [Theory]
    [InlineData("GBP", 160000, "1600.00", "£1,600")]
    [InlineData("GBP", 750, "7.50", "£7.50")]
    [InlineData("GBP", 705, "7.05", "£7.05")]
    [InlineData("GBP", -5, "-0.05", "-£0.05")]
    [InlineData("GBP", 0, "0.00", "£0")]
    [InlineData("GBP", -120000, "-1200.00", "-£1,200")]
    [InlineData("GBP", 123456789012, "1234567890.12", "£1,234,567,890.12")]
    [InlineData("GBP", long.MinValue, "-92233720368547758.08", "-£92,233,720,368,547,758.08")]
    [InlineData("JPY", 1600, "1600", "¥1,600")]
    [InlineData("KWD", 1600, "1.600", "KWD 1.600")]
    [InlineData("CHF", 120000, "1200.00", "CHF 1,200")]
    [InlineData("CHF", -4316, "-43.16", "-CHF 43.16")]
    [InlineData("USD", 459, "4.59", "$4.59")]
    [InlineData("EUR", 100, "1.00", "€1")]
    [InlineData("CLF", 12345, "1.2345", "CLF 1.2345")]
    public void AmountsAreWrittenForDataAndForPeople(
        string code, long minor, string data, string words)
    {
        var currency = Currency.Find(code)!;
        Assert.Equal(data, currency.Format(minor));
        Assert.Equal(words, currency.InWords(minor));
        Assert.Equal(words, currency.InWords(new Money(minor)));
    }

    [Fact]
    public void MinorUnitsAreThoseOfTheStandard()
    {
        // Second hand: the list as Debian's package iso-codes has it (4.15, 2023), less metals,
        // drawing rights and test codes, and with XCG and ZWG, which came after it.
        const string None = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF";
        const string Three = "BHD IQD JOD KWD LYD OMR TND";
        const string Four = "CLF UYW";
        const string Two = """
            AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BOV BRL BSD BTN
            BWP BYN BZD CAD CDF CHE CHF CHW CNY COP COU CRC CUC CUP CVE CZK DKK DOP DZD EGP ERN
            ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HRK HTG HUF IDR ILS INR IRR JMD
            KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR
            MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB
            SAR SBD SCR SDG SEK SGD SHP SLE SLL SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY
            TTD TWD TZS UAH USD USN UYU UZS VED VES WST XCD XCG YER ZAR ZMW ZWG ZWL
            """;
        Assert.Equal(
            string.Join(' ', None, Three, Four, Two).Split((char[])[' ', '\n', '\r'])
                .Order(StringComparer.Ordinal),
            Currency.All.Select(c => c.Code));
        foreach (var currency in Currency.All)
        {
            var places = None.Contains(currency.Code, StringComparison.Ordinal) ? 0
                : Three.Contains(currency.Code, StringComparison.Ordinal) ? 3
                : Four.Contains(currency.Code, StringComparison.Ordinal) ? 4 : 2;
            Assert.Equal((currency.Code, places), (currency.Code, currency.Decimals));
            Assert.Matches("^[A-Z]{3}$", currency.Code);
            Assert.NotEmpty(currency.Name);
            Assert.NotEmpty(currency.NamePlural);
        }

        Assert.Equal(Currency.All.Count, Currency.All.Select(c => c.Code).Distinct().Count());
        Assert.Equal([1L, 100L, 1000L], new[] { "JPY", "GBP", "KWD" }
            .Select(c => Currency.Find(c)!.MinorPerUnit));
    }

    [Theory]
    [InlineData("gbp")]
    [InlineData("XAU")]
    [InlineData("XTS")]
    [InlineData("")]
    public void WhatIsNoCurrencyIsNotFound(string code) => Assert.Null(Currency.Find(code));

    [Theory]
    [InlineData("half up", Rounding.HalfUp)]
    [InlineData("half even", Rounding.HalfEven)]
    [InlineData("half down", Rounding.HalfDown)]
    [InlineData("up", Rounding.Up)]
    [InlineData("down", Rounding.Down)]
    public void RoundingsHaveTheirWords(string words, Rounding rule)
    {
        Assert.True(RoundingNames.TryParse(words, out var read));
        Assert.Equal((rule, words), (read, rule.ToWords()));
        Assert.False(RoundingNames.TryParse("Half up", out _));
    }
}
