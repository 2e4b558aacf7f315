using Outturn.Statistics.Distributions;
using Outturn.Statistics.Randomness;
using Xunit;

namespace Outturn.Tests.Core.Statistics.Randomness;

public sealed class SobolSequenceTests
{
    [Fact]
    public void TheFirst32PointsIn12DimensionsAreThoseOfScipy()
    {
        var known = Answers.Read("philox").GetProperty("sobol_joe_kuo_d12_n32_times_2pow30");
        var sequence = new SobolSequence(12);
        for (int point = 0; point < 32; point++)
        {
            for (int dimension = 0; dimension < 12; dimension++)
            {
                uint expected = (uint)known[point][dimension].GetInt64() << 2; // of 2³⁰
                Assert.Equal(expected, sequence.Coordinate((uint)point, dimension));
            }
        }
    }

    [Fact]
    public void EveryBlockOfPointsFillsEveryInterval()
    {
        // The first 2¹⁰ points put one into each of 2¹⁰ intervals of every dimension.
        var sequence = new SobolSequence(12);
        for (int dimension = 0; dimension < 12; dimension++)
        {
            int at = dimension;
            Assert.Equal(
                1024,
                Enumerable.Range(0, 1024)
                    .Select(p => sequence.Coordinate((uint)p, at) >> 22).Distinct().Count());
        }
    }

    [Fact]
    public void ShiftedPointsStayEvenAndAreUniform()
    {
        var sequence = new SobolSequence(5);
        var shift = new RandomStream(9, 0, StreamKind.Economy);
        double[] point = new double[5];
        double sum = 0;
        for (uint i = 0; i < 4096; i++)
        {
            sequence.Shifted(i, shift, 3, point);
            Assert.All(point, u => Assert.InRange(u, double.Epsilon, 1 - 1e-10));
            sum += point.Sum(u => Normal.Quantile(u)) + (point[0] * point[4]);
        }

        // Means 0 and ¼: chance alone would be off by 0.035 and 0.0034.
        Assert.Equal(0.25, sum / 4096, 5e-3);
        Assert.Throws<ArgumentException>(() => sequence.Shifted(0, shift, 0, new double[4]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new SobolSequence(13));
    }
}
