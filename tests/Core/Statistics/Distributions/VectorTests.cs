using Outturn.Statistics.Distributions;
using Outturn.Statistics.Randomness;
using Xunit;

namespace Outturn.Tests.Core.Statistics.Distributions;

/// <summary>Many at once are bit-equal to one by one.</summary>
public sealed class VectorTests
{
    private static readonly double[] Uniforms = Drawn();

    [Fact]
    public void Normals()
    {
        double[] values = new double[Uniforms.Length];
        Normal.Quantile(Uniforms, values);
        Assert.Equal(Uniforms.Select(Normal.Quantile), values);
    }

    [Fact]
    public void Exponentials()
    {
        double[] values = new double[Uniforms.Length];
        Exponential.Of(Uniforms, values);
        Assert.Equal(Uniforms.Select(Exponential.Of), values);
    }

    // A length that leaves some over, and uniforms at the edges of each branch.
    private static double[] Drawn()
    {
        double[] first = new double[1_003];
        UniformBatch.Fill(
            new RandomStream(3, 1, StreamKind.Difficulty), 0, first, new double[first.Length]);
        (first[0], first[5], first[9]) = (Math.Pow(2, -54), 1 - Math.Pow(2, -53), 1e-11);
        (first[20], first[21], first[22], first[23]) = (0.075, 0.925, 0.5, 0.0749999);
        return first;
    }
}
