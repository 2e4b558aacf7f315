using Outturn.Simulation.MonteCarlo;
using Outturn.Statistics.Randomness;
using Xunit;

namespace Outturn.Tests.Core.Simulation;

/// <summary>What all share strays from the plan as the model says.</summary>
public sealed class DriftTests
{
    [Fact]
    public void Without_a_shock_demand_is_as_planned() =>
        Assert.All(
            Drift.Demand.Factors(0, 60, new RandomStream(1, 0, StreamKind.Arrivals)),
            f => Assert.Equal(1, f));

    [Fact]
    public void It_strays_as_far_as_it_is_said_to_and_remembers_nine_tenths()
    {
        // Of 20,000 replications: the standard error of a standard deviation of 0.05 is
        // 0.05 ÷ √40,000 = 0.00025, of a correlation of 0.9 it is 0.19 ÷ √20,000 = 0.0013.
        const int Runs = 20_000;
        (double sum, double square, double product) = (0, 0, 0);
        for (int run = 0; run < Runs; run++)
        {
            double[] factors = Drift.Demand.Factors(
                .05, 13, new RandomStream(4, (ushort)run, StreamKind.Arrivals));
            (double before, double last) = (Math.Log(factors[11]), Math.Log(factors[12]));
            sum += last;
            square += last * last;
            product += before * last;
        }
        Assert.InRange(sum / Runs, -.0015, .0015);
        Assert.InRange(Math.Sqrt(square / Runs), .049, .051);
        Assert.InRange(product / square, .894, .906);
    }

    [Fact]
    public void The_twin_strays_the_other_way()
    {
        var stream = new RandomStream(4, 2, StreamKind.Arrivals);
        double[] one = Drift.Demand.Factors(.1, 24, stream);
        double[] twin = Drift.Demand.Factors(.1, 24, stream with { Antithetic = true });
        Assert.All(one.Zip(twin), p => Assert.Equal(1, p.First * p.Second, 9));
    }
}
