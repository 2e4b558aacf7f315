using System.Text.Json;
using Outturn.Statistics.Ruin;
using Xunit;

namespace Outturn.Tests.Core.Statistics.Ruin;

public sealed class RuinTests
{
    private static readonly JsonElement Known = Answers.Read("ruin");

    [Fact]
    public void WithExponentialLossesRuinHasItsClosedForm()
    {
        foreach (var known in Known.GetProperty("classical").EnumerateArray())
        {
            var process = CramerLundberg.Exponential(known.Number("theta"), 1);
            Answers.Close(
                known.Numbers("psi"), [.. known.Numbers("u").Select(process.Ruin)], 1e-12);
            Answers.Close(
                known.Number("adjustment_coefficient"), process.AdjustmentCoefficient, 1e-12);
        }
    }

    [Fact]
    public void AMixtureIsTheExampleOfBowers()
    {
        // Rates 3 and 7, frequency 3, income 1: 24/35 e⁻ᵘ + 1/35 e⁻⁶ᵘ.
        var process = new CramerLundberg(3, 1, [(0.5, 3), (0.5, 7)]);
        var known = Known.GetProperty("mixture");
        Answers.Close(
            known.Numbers("bowers_closed_form"),
            [.. known.Numbers("u").Select(process.Ruin)],
            1e-12);
        Assert.Equal(1, process.AdjustmentCoefficient, 1e-12);
        Assert.Equal(5 / 7.0, process.Utilisation, 1e-12);
    }

    [Fact]
    public void WithoutALoadingRuinIsCertain()
    {
        var process = new CramerLundberg(1, 1, [(1, 1)]);
        Assert.Equal(1, process.Ruin(1e6));
        Assert.Equal(0, process.AdjustmentCoefficient);
        Assert.Throws<ArgumentException>(() => new CramerLundberg(1, 2, [(0.5, 1)]));
        Assert.Throws<ArgumentException>(() => new CramerLundberg(1, 2, [(0.5, 1), (0.5, 1)]));
    }

    [Fact]
    public void RuinBeforeATimeIsTheIntegralOfAsmussen()
    {
        var known = Known.GetProperty("finite_horizon");
        double[] time = known.Numbers("t");
        double[] income = known.Numbers("c");
        Answers.Close(
            known.Numbers("psi"),
            [.. known.Numbers("u").Select((u, i) => FiniteHorizon.Ruin(u, time[i], income[i]))],
            1e-8);
        Assert.Equal(0, FiniteHorizon.Ruin(0, 0, 1.25));
    }

    [Fact]
    public void BrownianRuinIsItsClosedForm()
    {
        var known = Known.GetProperty("brownian");
        double[] reserve = known.Numbers("u");
        double[] drift = known.Numbers("m");
        double[] time = known.Numbers("T");
        Answers.Close(
            known.Numbers("p"),
            [.. reserve.Select((u, i) => FiniteHorizon.BrownianRuin(u, drift[i], 1, time[i]))],
            1e-12);
        // Far below, where one factor overflows and the other vanishes.
        Assert.Equal(1, FiniteHorizon.BrownianRuin(500, -10, 1, 1_000), 1e-12);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void AGamblerIsRuined(int row)
    {
        var known = Known.GetProperty("gambler")[row];
        double ruin = GamblersRuin.Ruin(
            (int)known.Number("i"), (int)known.Number("N"), known.Number("p"));
        Answers.Close(known.Number("ruin"), ruin, 1e-13);
    }

    [Fact]
    public void AGamblerWithPoorOddsIsRuinedToo()
    {
        // Odds 3 to 1 against, 1 of 2: chance 3/4 to lose the next step.
        Answers.Close(0.75, GamblersRuin.Ruin(1, 2, 0.25), 1e-14);
        Assert.Equal(1, GamblersRuin.Ruin(0, 5, 0.7));
        Assert.Equal(0, GamblersRuin.Ruin(5, 5, 0.3));
        Assert.Equal(1, GamblersRuin.Ruin(1, 100_000, 0.01), 1e-12);
    }
}
