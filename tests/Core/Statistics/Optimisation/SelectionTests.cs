using Outturn.Statistics.Distributions;
using Outturn.Statistics.Optimisation;
using Outturn.Statistics.Randomness;
using Xunit;

namespace Outturn.Tests.Core.Statistics.Optimisation;

public sealed class SelectionTests
{
    // The hardest case that the procedure promises for: all but the best are equal, and the best
    // is better by just the difference that matters. 400 trials; the share found has a standard
    // error of 1.1 points.
    [Fact]
    public void TheBestIsChosenAsOftenAsPromised()
    {
        var procedure = new KimNelson(0.5, 0.95);
        int right = 0;
        for (int trial = 0; trial < 400; trial++)
        {
            right += procedure.Choose(5, Noise(trial, 0.5)).Design == 3 ? 1 : 0;
        }

        Assert.InRange(right, 400 * 0.95 - 9, 400);
    }

    [Fact]
    public void ClearlyWorseDesignsAreDroppedSoon()
    {
        var easy = new KimNelson(0.5, 0.95).Choose(5, Noise(1, 10));
        Assert.Equal(new DesignChoice(3, 10, 50), easy);
        var hard = new KimNelson(0.5, 0.95).Choose(5, Noise(1, 0.5));
        Assert.True(hard.Samples > 100);
    }

    [Fact]
    public void CommonChancesMakeTheChoiceCheap()
    {
        // Differences without noise: settled at the first look.
        var noise = Noise(2, 0);
        var choice = new KimNelson(0.5, 0.95)
            .Choose(4, (design, r) => noise(0, r) + (design == 2 ? 0.5 : 0));
        Assert.Equal(new DesignChoice(2, 10, 40), choice);
        // Equals are not simulated for ever.
        Assert.Equal(0, new KimNelson(0.5, 0.95).Choose(3, (_, r) => noise(0, r)).Design);
    }

    [Fact]
    public void SharesWorkedByHand()
    {
        // Means 3, 2, 1, noise 1: (1/1)² and (1/2)²; the best √(1 + 1/16) = 1.030776.
        double total = 1.25 + Math.Sqrt(17.0 / 16);
        Answers.Close(
            [Math.Sqrt(17.0 / 16) / total, 1 / total, 0.25 / total],
            Ocba.Shares([3, 2, 1], [1, 1, 1]),
            1e-12);
        // With noise 2 the third is as hard to tell apart as the second.
        double[] shares = Ocba.Shares([3, 2, 1], [1, 1, 2]);
        Assert.Equal(shares[1], shares[2], 1e-12);
        Assert.Throws<ArgumentException>(() => Ocba.Shares([1, 2], [1, 0]));
        Assert.Throws<ArgumentException>(() => Ocba.Shares([1], [1]));
    }

    [Fact]
    public void TheSameBudgetChoosesRightMoreOftenThanEqualShares()
    {
        // Ten designs with means 0, 0.2 … 1.8, noise 1, 400 simulations.
        (int adaptive, int equal) = (0, 0);
        for (int trial = 0; trial < 200; trial++)
        {
            var noise = Noise(trial, 0);
            Sampler sample = (design, r) => noise(design, r) + (0.2 * design);
            var choice = Ocba.Choose(10, 400, 20, sample);
            Assert.Equal(400, choice.Samples);
            adaptive += choice.Design == 9 ? 1 : 0;
            equal += Enumerable.Range(0, 10)
                .MaxBy(d => Enumerable.Range(0, 40).Average(r => sample(d, r))) == 9 ? 1 : 0;
        }

        Assert.True(adaptive > equal + 10, $"{adaptive} against {equal} of 200");
    }

    private static Sampler Noise(int trial, double better)
    {
        var stream = new RandomStream(11, (ushort)trial, StreamKind.Search);
        return (design, r) => Normal.Quantile(
            (stream with { Block = (uint)design }).Words((ulong)r).First)
            + (design == 3 ? better : 0);
    }
}
