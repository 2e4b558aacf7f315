using Outturn.Statistics.Contracts;
using Outturn.Statistics.Optimisation;
using Outturn.Statistics.Randomness;
using Xunit;

namespace Outturn.Tests.Core.Statistics.Optimisation;

[Trait("Category", "Slow")]
public sealed class SearchTests
{
    private static readonly RandomStream Stream = new(7, 0, StreamKind.Search);

    [Theory]
    [InlineData("sphere", 1)]
    [InlineData("sphere", 5)]
    [InlineData("sphere", 12)]
    [InlineData("rosenbrock", 2)]
    [InlineData("rosenbrock", 5)]
    [InlineData("corner", 4)]
    [InlineData("rastrigin", 3)]
    public void TheEvolutionStrategyFindsTheLeastValue(string function, int decisions)
    {
        double[] start = [.. Enumerable.Repeat(0.9, decisions)];
        var search = new CmaEs(Stream) { Restarts = decisions > 5 ? 0 : 3 };
        Optimum found = search.Minimise(Named(function), start);
        Assert.InRange(found.Value, 0, 1e-9);
        Assert.All(found.Point, x => Assert.InRange(x, 0, 1));
        Assert.InRange(found.Evaluations, 1, 20_000);
    }

    [Theory]
    [InlineData("sphere", 1)]
    [InlineData("sphere", 3)]
    [InlineData("rosenbrock", 2)]
    [InlineData("corner", 3)]
    public void TheSimplexFindsTheLeastValue(string function, int decisions)
    {
        double[] start = [.. Enumerable.Repeat(0.9, decisions)];
        Optimum found = new NelderMead().Minimise(Named(function), start);
        Assert.InRange(found.Value, 0, 1e-9);
    }

    [Fact]
    public void TheSameSeedGivesTheSameSearchOnAnyNumberOfThreads()
    {
        double[] start = [0.2, 0.2, 0.2];
        var one = new CmaEs(Stream).Minimise(Rosenbrock, start);
        var two = new CmaEs(Stream) { Threads = 2 }.Minimise(Rosenbrock, start);
        Assert.Equal((one.Value, one.Evaluations), (two.Value, two.Evaluations));
        Assert.Equal(one.Point, two.Point);
    }

    [Fact]
    public void WhereTheObjectiveIsNotANumberTheSearchTurnsAway()
    {
        // Only known where x > 0.3; least there at 0.4.
        Objective partly = p => p[0] > 0.3 ? Math.Pow(p[0] - 0.4, 2) : double.NaN;
        Assert.Equal(0.4, new CmaEs(Stream).Minimise(partly, [0.35]).Point[0], 1e-5);
        Assert.Equal(0.4, new NelderMead().Minimise(partly, [0.35]).Point[0], 1e-5);
        Assert.Throws<ArgumentException>(() => new CmaEs(Stream).Minimise(partly, [1.2]));
        Assert.Throws<ArgumentException>(() => new NelderMead().Minimise(partly, []));
    }

    [Fact]
    public void ABudgetOfEvaluationsIsKept()
    {
        var found = new CmaEs(Stream) { MostEvaluations = 100 }
            .Minimise(Rosenbrock, [0.5, 0.5]);
        Assert.InRange(found.Evaluations, 60, 100);
    }

    // The contract of Holmström and Milgrom with r = 0.5, c = 1.5, σ² = 1: the best share is 4/7.
    // Expected pay is share × effort = share²/1.5. A budget of 0.15 allows √0.225 = 0.474342 and
    // binds; one of 0.3 allows 0.67 and does not. The price of the budget is the slope of the
    // surplus over that of the pay: (1/c − β/c − r σ² β)/(2β/c) at β = 0.474342.
    [Theory]
    [InlineData(0.15, 0.474341649)]
    [InlineData(0.3, 0.571428571)]
    public void AContractUnderABudget(double budget, double share)
    {
        var contract = new LinearContract(0.5, 1.5, 1);
        double slope = ((1 - share) / 1.5) - (0.5 * share);
        double price = budget < 0.2 ? slope / (2 * share / 1.5) : 0;
        Search[] searches =
        [
            (f, start) => new NelderMead().Minimise(f, start),
            (f, start) => new CmaEs(Stream) { Restarts = 0 }.Minimise(f, start),
        ];
        foreach (Search search in searches)
        {
            var found = new AugmentedLagrangian(search).Minimise(
                p => -contract.Surplus(p[0]), [p => (p[0] * p[0] / 1.5) - budget], [0.9]);
            Assert.Equal(share, found.Optimum.Point[0], 1e-5);
            Assert.InRange(found.Breach, 0, 1e-5);
            Assert.Equal(price, found.Prices[0], 1e-4);
            Assert.Equal(contract.Surplus(share), -found.Optimum.Value, 1e-5);
        }
    }

    [Fact]
    public void TwoConstraintsMeetInACorner()
    {
        // Least −x − 2y with x + y ≤ 1 and y ≤ 0.4: x = 0.6, y = 0.4; prices 1 and 1.
        var found = new AugmentedLagrangian((f, s) => new NelderMead().Minimise(f, s)).Minimise(
            p => -p[0] - (2 * p[1]), [p => p[0] + p[1] - 1, p => p[1] - 0.4], [0.5, 0.5]);
        Assert.Equal(0.6, found.Optimum.Point[0], 1e-4);
        Assert.Equal(0.4, found.Optimum.Point[1], 1e-4);
        Assert.Equal(1, found.Prices[0], 1e-3);
        Assert.Equal(1, found.Prices[1], 1e-3);
    }

    private static Objective Named(string function) => function switch
    {
        "sphere" => p => p.Sum(x => Math.Pow((4 * x) - 1.3, 2)),
        "corner" => p => p.Sum(),
        "rastrigin" => p => p.Select(x => (10.24 * x) - 4)
            .Sum(x => (x * x) - (10 * Math.Cos(2 * Math.PI * x)) + 10),
        _ => Rosenbrock,
    };

    // The banana-shaped valley of H. H. Rosenbrock, from −2 to 2; 0 where all are 1.
    private static double Rosenbrock(IReadOnlyList<double> point)
    {
        double[] x = [.. point.Select(u => (4 * u) - 2)];
        double sum = 0;
        for (int i = 1; i < x.Length; i++)
        {
            sum += (100 * Math.Pow(x[i] - (x[i - 1] * x[i - 1]), 2)) + Math.Pow(1 - x[i - 1], 2);
        }

        return sum;
    }
}
