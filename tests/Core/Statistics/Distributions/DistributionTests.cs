using System.Text.Json;
using Outturn.Statistics.Distributions;
using Xunit;

namespace Outturn.Tests.Core.Statistics.Distributions;

/// <summary>Distributions against R's, to 1e-10 of the value.</summary>
public sealed class DistributionTests
{
    private static readonly JsonElement Known = Answers.Read("special-functions");

    [Fact]
    public void NormalChancesAndQuantilesAreThoseOfR()
    {
        var chances = Known.GetProperty("pnorm");
        double[] z = chances.Numbers("z");
        double[] p = chances.Numbers("p");
        for (int i = 0; i < z.Length; i++)
        {
            // R gives 0 below −37.52, where the chance is a subnormal number.
            if (z[i] < -37)
            {
                Assert.InRange(Normal.Cdf(z[i]), 0, 1e-300);
                continue;
            }

            Answers.Close(p[i], Normal.Cdf(z[i]), 1e-12, $"z {i}");
            Answers.Close(p[i], Normal.Upper(-z[i]), 1e-12, $"z {i}");
        }

        Answers.Close(chances.Numbers("log"), [.. z.Select(Normal.LnCdf)], 1e-12);
        var quantiles = Known.GetProperty("qnorm");
        Answers.Close(
            quantiles.Numbers("x"), [.. quantiles.Numbers("p").Select(Normal.Quantile)], 1e-14);
        Answers.Close(1 / Math.Sqrt(2 * Math.PI), Normal.Density(0), 1e-15);
    }

    [Theory]
    // Laplace's continued fraction, or the series, in 60 decimal digits (Python).
    [InlineData(-0.1, 4.60172162722971019e-1)]
    [InlineData(-0.6, 2.74253117750073580e-1)]
    [InlineData(-0.68, 2.48252230453570529e-1)]
    [InlineData(-1.3, 9.68004845856103332e-2)]
    [InlineData(-2.5, 6.20966532577613517e-3)]
    [InlineData(-4.1, 2.06575069125467388e-5)]
    [InlineData(-5.6, 1.07175902583109074e-8)]
    [InlineData(-5.7, 5.99037140106353443e-9)]
    [InlineData(-6.5, 4.01600058385911781e-11)]
    [InlineData(-9, 1.12858840595384065e-19)]
    [InlineData(-14, 7.79353681919280025e-45)]
    [InlineData(-25, 3.05669670638256092e-138)]
    [InlineData(-36.5, 5.54472571307484455e-292)]
    public void ANormalChanceKeepsItsDigitsInTheTail(double z, double p) =>
        Answers.Close(p, Normal.Cdf(z), 2e-14);

    [Fact]
    public void ANormalQuantileIsUndoneByItsChance()
    {
        for (double z = -37; z <= 5; z += 0.0937)
        {
            double p = Normal.Cdf(z);
            Assert.Equal(z, Normal.Quantile(p), 1e-9);
        }

        Assert.Equal(double.NegativeInfinity, Normal.Quantile(0));
        Assert.Equal(double.PositiveInfinity, Normal.Quantile(1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Normal.Quantile(1.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => Normal.Quantile(double.NaN));
    }

    [Fact]
    public void StudentChancesAndQuantilesAreThoseOfR()
    {
        var pt = Known.GetProperty("pt");
        Check(pt.Numbers("t"), pt.Numbers("df"), pt.Numbers("p"), StudentT.Cdf);
        var qt = Known.GetProperty("qt");
        Check(qt.Numbers("p"), qt.Numbers("df"), qt.Numbers("x"), StudentT.Quantile);
        Assert.Equal(0, StudentT.Quantile(0.5, 3));
    }

    [Fact]
    public void BetaAndGammaQuantilesAreThoseOfR()
    {
        var beta = Known.GetProperty("qbeta");
        double[] b = beta.Numbers("b");
        int row = 0;
        Check(beta.Numbers("p"), beta.Numbers("a"), beta.Numbers("x"),
            (p, a) => Beta.Quantile(p, a, b[row++]));
        var gamma = Known.GetProperty("qgamma");
        Check(gamma.Numbers("p"), gamma.Numbers("a"), gamma.Numbers("x"), Gamma.Quantile);
        Assert.Equal(0, Beta.Quantile(0, 2, 3));
        Assert.Equal(double.PositiveInfinity, Gamma.Quantile(1, 2));
        // Beta(2, 3) has density 12 x (1 − x)²: 1.5 at a half; Gamma(3) has x²e⁻ˣ/2.
        Answers.Close(1.5, Beta.Density(0.5, 2, 3), 1e-14);
        Answers.Close(2 * Math.Exp(-2), Gamma.Density(2, 3), 1e-14);
        Answers.Close(1 - (5 * Math.Exp(-2)), Gamma.Cdf(2, 3), 1e-14);
        Answers.Close(0.6875, Beta.Cdf(0.5, 2, 3), 1e-14); // 12 (1/8 − 1/12 + 1/64)
    }

    [Fact]
    public void BinomialAndPoissonChancesAreThoseOfR()
    {
        var binomial = Known.GetProperty("binom");
        double[] p = binomial.Numbers("p");
        int row = 0;
        Check(binomial.Numbers("k"), binomial.Numbers("n"), binomial.Numbers("pmf"),
            (k, n) => Binomial.Probability((long)k, (long)n, p[row++]));
        row = 0;
        Check(binomial.Numbers("k"), binomial.Numbers("n"), binomial.Numbers("cdf"),
            (k, n) => Binomial.Cdf((long)k, (long)n, p[row++]));
        var poisson = Known.GetProperty("pois");
        Check(poisson.Numbers("k"), poisson.Numbers("m"), poisson.Numbers("pmf"),
            (k, m) => Poisson.Probability((long)k, m));
        Check(poisson.Numbers("k"), poisson.Numbers("m"), poisson.Numbers("cdf"),
            (k, m) => Poisson.Cdf((long)k, m));
    }

    [Theory]
    [InlineData(0.05, 1000, 0.25, 228)] // R: qbinom(.05, 1000, .25)
    [InlineData(0.5, 2, 0.5, 1)]
    [InlineData(0.25, 2, 0.5, 0)] // exactly the chance of none
    [InlineData(0.26, 2, 0.5, 1)]
    [InlineData(1.0, 2, 0.5, 2)]
    [InlineData(0.0, 2, 0.5, 0)]
    public void ABinomialQuantileIsTheFirstToReachTheShare(
        double share, int n, double p, int k) =>
        Assert.Equal(k, Binomial.Quantile(share, n, p));

    [Fact]
    public void TheEdgesOfCountsAreCertain()
    {
        Assert.Equal(1, Binomial.Probability(0, 0, 0.3));
        Assert.Equal(1, Binomial.Probability(0, 5, 0));
        Assert.Equal(1, Binomial.Probability(5, 5, 1));
        Assert.Equal(0, Binomial.Probability(6, 5, 0.4));
        Assert.Equal(1, Binomial.Cdf(5, 5, 0.4));
        Assert.Equal(0, Binomial.Cdf(-1, 5, 0.4));
        Answers.Close(1 - Math.Pow(0.6, 5), Binomial.Upper(0, 5, 0.4), 1e-14);
        Assert.Equal(0, Binomial.Upper(5, 5, 0.4));
        Assert.Equal(1, Poisson.Probability(0, 0));
        Assert.Equal(0, Poisson.Inverse(0, 0.99));
        Assert.Equal(2775, Poisson.Quantile(0.025, 2880)); // R: qpois
        Assert.Equal(2986, Poisson.Quantile(0.975, 2880));
        Assert.Throws<ArgumentOutOfRangeException>(() => Binomial.Cdf(1, 5, 1.2));
        Assert.Throws<ArgumentOutOfRangeException>(() => Poisson.Inverse(-1, 0.5));
    }

    private static void Check(
        double[] first, double[] second, double[] expected, Func<double, double, double> function)
    {
        for (int i = 0; i < expected.Length; i++)
        {
            Answers.Close(
                expected[i], function(first[i], second[i]), 1e-10, $"{first[i]}, {second[i]}");
        }
    }
}
