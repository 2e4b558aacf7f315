using System.Globalization;
using System.Text.Json;
using Outturn.Statistics.Randomness;
using Outturn.Statistics.Sensitivity;
using Xunit;

namespace Outturn.Tests.Core.Statistics.Sensitivity;

/// <summary>The test functions of Ishigami and Homma (1990) and of Sobol, whose indices are known
/// in closed form.</summary>
[Trait("Category", "Slow")]
public sealed class SensitivityTests
{
    private static readonly JsonElement Known = Answers.Read("sensitivity");

    [Fact]
    public void EstimatorsOnGivenTablesAreThoseOfTheReference()
    {
        double[][] rows = [.. Answers.Table("saltelli_AB")];
        var indices = new SaltelliDesign(
            [.. rows.Select(r => r[..3])], [.. rows.Select(r => r[3..])]).Run(Ishigami, 2);
        var known = Known.GetProperty("estimators_ishigami_n1024");
        Answers.Close(
            known.Numbers("S_saltelli2010"), [.. Factors(3).Select(indices.First)], 1e-10);
        Answers.Close(
            known.Numbers("S_jansen"), [.. Factors(3).Select(indices.FirstByJansen)], 1e-10);
        Answers.Close(known.Numbers("ST_jansen"), [.. Factors(3).Select(indices.Total)], 1e-10);
    }

    [Fact]
    public void ElementaryEffectsOnAGivenDesignAreThoseOfTheReference()
    {
        double[][] points = [.. Answers.Table("morris_design").Select(r => r[2..])];
        var effects = MorrisEffects.Of(points, [.. points.Select(Ishigami)]);
        var known = Known.GetProperty("morris");
        Answers.Close(
            known.Numbers("mu_star"), [.. effects.Select(e => e.MeanAbsolute)], 1e-10);
        Answers.Close(known.Numbers("sigma"), [.. effects.Select(e => e.Deviation)], 1e-10);
        Assert.Equal(known.Numbers("mu")[0], effects[0].Mean, 1e-10);
        Assert.Equal(known.Numbers("mu")[1], effects[1].Mean, 1e-10); // 0
        Assert.Throws<ArgumentException>(() => MorrisEffects.Of(points[1..], new double[31]));
        Assert.Throws<ArgumentException>(
            () => MorrisEffects.Of([[0, 0], [1, 1], [1, 0]], [1, 2, 3]));
    }

    [Fact]
    public void IntervalsOfIshigamisIndicesHoldTheTrueOnes()
    {
        var known = Known.GetProperty("ishigami");
        Holds(Ishigami, known.Numbers("S"), known.Numbers("ST"));
    }

    [Fact]
    public void IntervalsOfTheGFunctionsIndicesHoldTheTrueOnes()
    {
        var known = Known.GetProperty("g_function");
        double[] a = known.Numbers("a");
        Holds(
            x => x.Select((u, i) => (Math.Abs((4 * u) - 2) + a[i]) / (1 + a[i]))
                .Aggregate(1.0, (product, factor) => product * factor),
            known.Numbers("S"),
            known.Numbers("ST"));
    }

    [Fact]
    public void AMorrisDesignOfChanceStaysOnItsGridAndRanksALinearModelExactly()
    {
        var points = MorrisDesign.Points(
            new RandomStream(4, 0, StreamKind.Search), factors: 5, trajectories: 20, levels: 8);
        Assert.Equal(20 * 6, points.Count);
        Assert.All(points, p => Assert.All(p, x =>
        {
            Assert.InRange(x, -1e-12, 1 + 1e-12);
            Assert.Equal(0, (x * 7) - Math.Round(x * 7), 1e-12);
        }));
        // y = 3 x₁ − 2 x₂ + x₁-free rest: every effect is the coefficient.
        double[] slopes = [3, -2, 0, 0.5, 0];
        var effects = MorrisEffects.Of(
            points, [.. points.Select(p => p.Zip(slopes, (x, b) => x * b).Sum())]);
        for (int i = 0; i < 5; i++)
        {
            Assert.Equal(slopes[i], effects[i].Mean, 1e-12);
            Assert.Equal(Math.Abs(slopes[i]), effects[i].MeanAbsolute, 1e-12);
            Assert.Equal(0, effects[i].Deviation, 1e-10);
        }

        Assert.Throws<ArgumentException>(() => MorrisDesign.Points(
            new RandomStream(4, 0, StreamKind.Search), 5, 20, 7));
    }

    // The outermost of 200 resamples: of some twenty intervals none should miss.
    private static void Holds(Func<double[], double> model, double[] first, double[] total)
    {
        var search = new RandomStream(2026, 0, StreamKind.Search);
        var again = new RandomStream(2026, 0, StreamKind.Resampling);
        SobolIndices one = SaltelliDesign.Random(search, first.Length, 2048).Run(model, 1);
        SobolIndices two = SaltelliDesign.Random(search, first.Length, 2048).Run(model, 2);
        for (int i = 0; i < first.Length; i++)
        {
            Assert.Equal(one.Total(i), two.Total(i)); // whatever the number of threads
            Assert.True(
                one.FirstInterval(i, again, 200, 0.999).Interval.Contains(first[i]),
                string.Create(CultureInfo.InvariantCulture, $"first {i}: {one.FirstByJansen(i)}"));
            Assert.True(
                one.TotalInterval(i, again, 200, 0.999).Interval.Contains(total[i]),
                string.Create(CultureInfo.InvariantCulture, $"total {i}: {one.Total(i)}"));
        }
    }

    private static double Ishigami(double[] x)
    {
        double[] z = [.. x.Select(u => (2 * Math.PI * u) - Math.PI)];
        double sine = Math.Sin(z[1]);
        return Math.Sin(z[0]) + (7 * sine * sine) + (0.1 * Math.Pow(z[2], 4) * Math.Sin(z[0]));
    }

    private static IEnumerable<int> Factors(int count) => Enumerable.Range(0, count);
}
