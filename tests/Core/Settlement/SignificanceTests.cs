using Outturn.Quantities;
using Outturn.Schemes;
using Outturn.Settlement;
using Xunit;

namespace Outturn.Tests.Core.Settlement;

/// <summary>Verdicts of the cohort tests at their edges. The numbers were found by a second hand:
/// fractions of Python for tails, mpmath 1.3.0 at 60 digits for deviations
/// (the root of <c>mp.erfc(x / mp.sqrt(2)) - (1 - c)</c>).</summary>
public class SignificanceTests
{
    [Theory]
    [InlineData("50%", "0.6744897501960817")]
    [InlineData("80%", "1.2815515655446005")]
    [InlineData("90%", "1.6448536269514727")]
    [InlineData("93.75%", "1.8627318674216515")]
    [InlineData("95%", "1.9599639845400542")]
    [InlineData("98%", "2.3263478740408411")]
    [InlineData("99%", "2.5758293035489008")]
    [InlineData("99.9%", "3.2905267314918948")]
    [InlineData("99.9999999999999%", "8.0268588825345409")]
    [InlineData("0.0001%", "0.0000012533141373")]
    public void Deviations(string confidence, string z) => Assert.Equal(
        Number(z),
        Rational.Of((Int128)new NormalQuantile().Of(Percent(confidence)), Ten16));

    [Fact]
    public void AConfidenceTooNearOneIsRefused() => Assert.Throws<TooLargeException>(
        () => new NormalQuantile().Of(Number("0.99999999999999999")));

    // Python: sum(comb(n, i) * p**i * (1 - p)**(n - i) for i in range(k + 1)) with p = 475/1000;
    // k is the largest whose tail is at most 5%, half of what 90% leaves.
    [Theory]
    [InlineData(50, 17)]
    [InlineData(100, 38)]
    [InlineData(200, 82)]
    [InlineData(500, 218)]
    [InlineData(1_000, 448)]
    [InlineData(2_000, 912)]
    [InlineData(4_000, 1_847)]
    [InlineData(10_000, 4_667)]
    public void TheLargestNumberThatIsFewerThanChance(int people, int most)
    {
        Assert.True(Exactly(above: false, most, people, "47.5%", "90%"));
        Assert.False(Exactly(above: false, most + 1, people, "47.5%", "90%"));
        Assert.True(Exactly(above: true, people - most, people, "52.5%", "90%"));
        Assert.False(Exactly(above: true, people - most - 1, people, "52.5%", "90%"));
    }

    [Theory]
    [InlineData(false, 0, 5, "50%", "93.75%", true)] // 1/32 is just what is asked
    [InlineData(false, 0, 5, "50%", "93.76%", false)]
    [InlineData(true, 5, 5, "50%", "93.75%", true)]
    [InlineData(true, 1, 1, "2.5%", "95%", true)] // 1/40
    [InlineData(true, 1, 1, "2.51%", "95%", false)]
    [InlineData(false, 0, 0, "50%", "95%", false)] // nobody
    [InlineData(true, 0, 0, "50%", "95%", false)]
    [InlineData(true, 1, 9, "0%", "95%", true)] // what cannot happen did
    [InlineData(true, 0, 9, "0%", "95%", false)]
    [InlineData(false, 0, 9, "0%", "95%", false)]
    [InlineData(false, 8, 9, "100%", "95%", true)]
    [InlineData(false, 9, 9, "100%", "95%", false)]
    [InlineData(true, 9, 9, "100%", "95%", false)]
    public void ExactTails(
        bool above, int events, int people, string baseline, string confidence, bool verdict) =>
        Assert.Equal(verdict, Exactly(above, events, people, baseline, confidence));

    // Of n people, 47.5% less 1.96 deviations of √(47.5% × 52.5% ÷ n); mpmath.
    [Theory]
    [InlineData("45.6%", 4_000, true)]
    [InlineData("47%", 4_000, false)]
    [InlineData("45.4%", 2_172, false)]
    [InlineData("45.4%", 2_173, true)]
    [InlineData("0%", 4, false)]
    [InlineData("0%", 5, true)]
    [InlineData("45.4%", 0, false)]
    public void BelowABand(string rate, int people, bool verdict)
    {
        Assert.Equal(verdict, Band(above: false, Percent(rate), people, Percent("47.5%")));
        Assert.Equal(
            verdict, Band(above: true, 1 - Percent(rate), people, 1 - Percent("47.5%")));
        Assert.False(Band(above: true, Percent(rate), people, Percent("47.5%")));
    }

    [Theory]
    [InlineData("0%", "0%", false, false)]
    [InlineData("0.0001%", "0%", false, true)]
    [InlineData("99.9999%", "100%", true, false)]
    [InlineData("100%", "100%", false, false)]
    public void BandsThatLeaveNothingToChance(
        string rate, string baseline, bool below, bool above)
    {
        Assert.Equal(below, Band(above: false, Percent(rate), 10, Percent(baseline)));
        Assert.Equal(above, Band(above: true, Percent(rate), 10, Percent(baseline)));
    }

    // R: prop.test(c(x, y), c(n, m), correct = FALSE), whose two-sided p is in brackets.
    [Theory]
    [InlineData(1_824, 4_000, 12_350, 26_000, "97.49%", true)] // 0.02504
    [InlineData(1_824, 4_000, 12_350, 26_000, "97.5%", false)]
    [InlineData(31, 80, 47, 80, "98.86%", true)] // 0.011386
    [InlineData(31, 80, 47, 80, "98.87%", false)]
    [InlineData(388, 1_006, 3_733, 9_500, "95%", false)] // 0.65375
    [InlineData(0, 40, 3, 45, "90%", true)] // 0.09639
    [InlineData(0, 40, 3, 45, "95%", false)]
    [InlineData(40, 100, 40, 100, "95%", false)]
    [InlineData(0, 9, 0, 9, "95%", false)]
    [InlineData(9, 9, 9, 9, "95%", false)]
    [InlineData(0, 9, 9, 9, "95%", true)]
    public void BelowAComparison(int x, int n, int y, int m, string confidence, bool verdict)
    {
        Assert.Equal(verdict, Comparison(
            above: false, Rational.Of(x, n), n, Rational.Of(y, m), m, Percent(confidence)));
        Assert.Equal(verdict, Comparison(
            above: true, Rational.Of(y, m), m, Rational.Of(x, n), n, Percent(confidence)));
        Assert.False(Comparison(
            above: true, Rational.Of(x, n), n, Rational.Of(y, m), m, Percent(confidence)));
    }

    [Theory]
    [InlineData(0, 9)]
    [InlineData(9, 0)]
    [InlineData(0, 0)]
    public void NothingIsShownOfNobody(int n, int m) =>
        Assert.False(Comparison(above: false, 0, n, 1, m, Percent("95%")));

    [Theory]
    [InlineData(CohortTestKind.Band, "1.1;9;0.5;0.95")]
    [InlineData(CohortTestKind.Band, "-0.1;9;0.5;0.95")]
    [InlineData(CohortTestKind.Band, "0.1;-9;0.5;0.95")]
    [InlineData(CohortTestKind.Band, "0.1;9;1.5;0.95")]
    [InlineData(CohortTestKind.Band, "0.1;9;0.5;1")]
    [InlineData(CohortTestKind.Band, "0.1;9;0.5;0")]
    [InlineData(CohortTestKind.Exactly, "10;9;0.5;0.95")]
    [InlineData(CohortTestKind.Exactly, "1.5;9;0.5;0.95")]
    [InlineData(CohortTestKind.Exactly, "1;9.5;0.5;0.95")]
    [InlineData(CohortTestKind.Exactly, "-1;9;0.5;0.95")]
    [InlineData(CohortTestKind.Comparison, "0.1;9;0.5;-1;0.95")]
    public void WhatIsNoRateOrCountIsRefused(CohortTestKind kind, string given) =>
        Assert.Throws<NotTestableException>(() => Verdict(
            kind, above: false, [.. given.Split(';').Select(Number)]));

    // A second hand for small cohorts: every tail as the fraction that it is.
    [Fact]
    public void EnclosedTailsAgreeWithFractions()
    {
        var random = new Random(160);
        for (int run = 0; run < 400; run++)
        {
            int people = random.Next(1, 12);
            int events = random.Next(0, people + 1);
            Rational chance = Rational.Of(random.Next(1, 20), 20);
            Rational level = Rational.Of(random.Next(1, 50), 100);
            Rational tail = Enumerable.Range(0, events + 1)
                .Select(i => Ways(people, i) * Power(chance, i) * Power(1 - chance, people - i))
                .Aggregate((a, b) => a + b);
            Assert.Equal(
                tail <= level, new BinomialTail(events, people, chance).IsAtMost(level));
        }
    }

    // Φ(2) of a million people is no exact figure, but the tail is near it and quickly found.
    [Fact]
    public void ALargeCohort()
    {
        Assert.True(Exactly(above: false, 499_000, 1_000_000, "50%", "95%"));
        Assert.False(Exactly(above: false, 499_100, 1_000_000, "50%", "95%"));
        Assert.Throws<TooLargeException>(
            () => Exactly(above: false, 1, 1_000_000_001, "50%", "95%"));
    }

    /// <summary>Asked for the fourth time it remembers where the verdict turns: the answers are
    /// those that it gives to whoever asks once.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Answers_many_questions_as_it_answers_one(bool above)
    {
        var often = new Significance();
        foreach (int people in new[] { 1, 7, 60 })
        {
            for (int count = people; count >= 0; count--)
            {
                Rational[] given = [count, people, Rational.Of(3, 10), Rational.Of(4, 5)];
                Assert.Equal(
                    new Significance().Of(CohortTestKind.Exactly, above, given),
                    often.Of(CohortTestKind.Exactly, above, given));
            }
        }
    }

    private static Int128 Ten16 => 10_000_000_000_000_000;

    private static Rational Ways(int of, int choose) => Enumerable.Range(0, choose)
        .Aggregate(Rational.One, (ways, i) => ways * (of - i) / (i + 1));

    private static Rational Power(Rational of, int times) =>
        Enumerable.Repeat(of, times).Aggregate(Rational.One, (a, b) => a * b);

    private static bool Exactly(
        bool above, int events, int people, string baseline, string confidence) => Verdict(
            CohortTestKind.Exactly, above,
            [events, people, Percent(baseline), Percent(confidence)]);

    private static bool Band(bool above, Rational rate, int people, Rational baseline) =>
        Verdict(CohortTestKind.Band, above, [rate, people, baseline, Percent("95%")]);

    private static bool Comparison(bool above, params Rational[] given) =>
        Verdict(CohortTestKind.Comparison, above, given);

    private static bool Verdict(CohortTestKind kind, bool above, Rational[] given) =>
        new Significance().Of(kind, above, given);

    private static Rational Percent(string text) => Number(text.TrimEnd('%')) / 100;

    private static Rational Number(string text) =>
        Rational.TryParse(text, out Rational number) ? number
        : throw new ArgumentException(text);
}
