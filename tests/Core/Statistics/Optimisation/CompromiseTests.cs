using Outturn.Statistics.Functions;
using Outturn.Statistics.Optimisation;
using Outturn.Statistics.Randomness;
using Xunit;

namespace Outturn.Tests.Core.Statistics.Optimisation;

[Trait("Category", "Slow")]
public sealed class CompromiseTests
{
    [Fact]
    public void PointsAreRankedByWhatBeatsThem()
    {
        double[][] values = [[1, 4], [2, 2], [4, 1], [2, 5], [3, 3], [4, 4]];
        Assert.Equal([0, 0, 0, 1, 1, 2], ParetoFront.Ranks(values));
        Assert.True(ParetoFront.Dominates([1, 2], [1, 3]));
        Assert.False(ParetoFront.Dominates([1, 2], [1, 2]));
        // (2, 2) between (1, 4) and (4, 1): (4 − 1)/3 + (4 − 1)/3.
        Assert.Equal(
            [double.PositiveInfinity, 2, double.PositiveInfinity],
            ParetoFront.Crowding(values[..3]));
    }

    [Fact]
    public void HypervolumesWorkedByHand()
    {
        // (1, 3), (2, 2), (3, 1) up to (4, 4): 3 × 1 + 2 × 1 + 1 × 1 squares of a staircase.
        Assert.Equal(6, Hypervolume.Of([[1, 3], [2, 2], [3, 1]], [4, 4]), 1e-12);
        // A dominated point, one beyond the reference, and a copy add nothing.
        Assert.Equal(
            6, Hypervolume.Of([[1, 3], [2, 2], [3, 1], [3, 3], [0, 5], [2, 2]], [4, 4]), 1e-12);
        // Two boxes of 2 × 1 × 1 and 1 × 2 × 2 in three dimensions share 1 × 1 × 1.
        Assert.Equal(5, Hypervolume.Of([[0, 1, 1], [1, 0, 0]], [2, 2, 2]), 1e-12);
        Assert.Equal(0, Hypervolume.Of([], [1, 1]));
    }

    [Fact]
    public void TheFrontOfZdt1IsReached()
    {
        // Zitzler, Deb and Thiele (2000), first function: on the front f₂ = 1 − √f₁. Up to
        // (1.1, 1.1) it dominates 0.1 + 2/3 + 0.11 = 0.876667; 64 even points reach about 0.868.
        var search = new Nsga2(new RandomStream(1, 0, StreamKind.Search));
        var front = search.Minimise(Zdt1, 10);
        Assert.InRange(
            Hypervolume.Of([.. front.Select(c => c.Values)], [1.1, 1.1]), 0.85, 0.876667);
        Assert.All(front, c => Assert.All(c.Point, x => Assert.InRange(x, 0, 1)));
        Assert.InRange(front.Count, 50, 64);
        var again = new Nsga2(search.Stream) { Threads = 2 }.Minimise(Zdt1, 10);
        Assert.Equal(front.SelectMany(c => c.Values), again.SelectMany(c => c.Values));
    }

    [Fact]
    public void EigenvectorsRebuildTheMatrix()
    {
        double[,] matrix = { { 4, 1, 0.5 }, { 1, 3, -1 }, { 0.5, -1, 2 } };
        var eigen = new SymmetricEigen(matrix);
        Assert.Equal(9, eigen.Values.Sum(), 1e-12); // the trace
        for (int i = 0; i < 3; i++)
        {
            for (int j = 0; j < 3; j++)
            {
                double rebuilt = Enumerable.Range(0, 3)
                    .Sum(k => eigen.Values[k] * eigen.Vector(i, k) * eigen.Vector(j, k));
                Assert.Equal(matrix[i, j], rebuilt, 1e-12);
            }
        }
    }

    private static IReadOnlyList<double> Zdt1(IReadOnlyList<double> x)
    {
        double g = 1 + (9 * x.Skip(1).Sum() / (x.Count - 1));
        return [x[0], g * (1 - Math.Sqrt(x[0] / g))];
    }
}
