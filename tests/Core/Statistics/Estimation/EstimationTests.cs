using Outturn.Statistics.Estimation;
using Outturn.Statistics.Randomness;
using Xunit;

namespace Outturn.Tests.Core.Statistics.Estimation;

public sealed class EstimationTests
{
    [Fact]
    public void AMeanHasStudentsInterval()
    {
        // 2, 4, 6: mean 4, s = 2, s/√3 = 1.1547; t(2, 97.5 %) = 4.302653 (printed tables: 4.303).
        Estimate mean = MeanEstimate.Of([2, 4, 6], 0.95);
        Assert.Equal(4, mean.Value);
        Assert.Equal(1.154700538, mean.StandardError, 1e-9);
        Assert.Equal(4.302652730 * 1.154700538, mean.Interval.HalfWidth, 1e-8);
        Assert.Equal(3, mean.Count);
        Assert.Equal(Interval.Everything, MeanEstimate.Of([5], 0.95).Interval);
        Assert.Throws<ArgumentException>(() => MeanEstimate.Of([], 0.95));
        Assert.Throws<ArgumentOutOfRangeException>(() => MeanEstimate.Of([1, 2], 95));
    }

    [Fact]
    public void AntitheticPairsCountAsOneValueEach()
    {
        // Pairs (1, 5), (2, 4), (3, 9) average 3, 3, 6: mean 4, s = √3, s/√3 = 1.
        Estimate mean = MeanEstimate.OfPairs([1, 2, 3], [5, 4, 9], 0.95);
        Assert.Equal((4.0, 3), (mean.Value, mean.Count));
        Assert.Equal(1, mean.StandardError, 1e-12);
        Assert.Throws<ArgumentException>(() => MeanEstimate.OfPairs([1, 2], [1], 0.95));
    }

    [Fact]
    public void DesignsThatMetTheSameChancesAreComparedPairByPair()
    {
        // Differences 1, 1, 4: mean 2, s = √3, s/√3 = 1.
        Estimate difference = MeanEstimate.OfDifferences([10, 200, 3000], [11, 201, 3004], 0.95);
        Assert.Equal(2, difference.Value, 1e-12);
        Assert.Equal(1, difference.StandardError, 1e-12);
    }

    [Fact]
    public void AControlCorrectsForWhereChanceTookIt()
    {
        // y = 1, 3, 4, 8 against x = 1, 2, 3, 4: Σ(x−2.5)² = 5, Σ(x−2.5)(y−4) = 11, slope 2.2.
        // Regression at x = 2: 4 − 2.2 × 0.5 = 2.9. Rest 26 − 2.2 × 11 = 1.8, halved 0.9;
        // 0.9 (1/4 + 0.25/5) = 0.27.
        Estimate mean = MeanEstimate.WithControl([1, 3, 4, 8], [1, 2, 3, 4], 2, 0.95);
        Assert.Equal(2.9, mean.Value, 1e-12);
        Assert.Equal(Math.Sqrt(0.27), mean.StandardError, 1e-12);
        // A control that never moves corrects nothing.
        Assert.Equal(4, MeanEstimate.WithControl([1, 3, 4, 8], [5, 5, 5, 5], 6, 0.95).Value);
    }

    [Fact]
    public void MomentsOfPartsAreThoseOfTheWhole()
    {
        double[] values = [1e9 + 4, 1e9 + 7, 1e9 + 13, 1e9 + 16];
        Moments whole = Moments.Of(values);
        Assert.Equal((4, 1e9 + 10), (whole.Count, whole.Mean));
        Assert.Equal(30, whole.Variance, 1e-9); // (36 + 9 + 9 + 36) / 3
        Assert.Equal(22.5, whole.PopulationVariance, 1e-9);
        Moments joined = Moments.Of(values.AsSpan(0, 1)).With(Moments.Of(values.AsSpan(1)));
        Assert.Equal(whole.Mean, joined.Mean);
        Assert.Equal(30, joined.Variance, 1e-9);
        Assert.Equal(whole, default(Moments).With(whole));
        Assert.True(double.IsNaN(default(Moments).With(1).Variance));
    }

    [Fact]
    public void ARatioUsesTheDeltaMethodWhereItsDenominatorIsKnown()
    {
        // Above 10, 12, 14; below 4, 5, 6: means 12 and 5, variances of them 4/3 and 1/3,
        // covariance 2/3. r = 2.4; (4/3 − 4.8 × 2/3 + 5.76/3) / 25 = 0.0533../25.
        var ratio = new RatioEstimate([10, 12, 14], [4, 5, 6], 0.95);
        Assert.Equal(2.4, ratio.Ratio, 1e-12);
        Assert.Equal(Math.Sqrt(((4 - 9.6 + 5.76) / 3) / 25), ratio.StandardError, 1e-12);
        Assert.Equal(Math.Sqrt(1.0 / 3) / 5, ratio.VariationBelow, 1e-12); // 0.115
        Assert.Equal(ratio.Fieller, ratio.Estimate.Interval);
        var sure = new RatioEstimate([10, 12, 14], [49, 50, 51], 0.95);
        Assert.Equal(sure.Delta, sure.Estimate.Interval);
    }

    [Fact]
    public void FiellersBoundsAreWhereTheNumeratorMeetsTheRatio()
    {
        // At a bound r the mean of above − r × below is t times its standard error from 0.
        double[] above = [10, 12, 14, 9, 13];
        double[] below = [4, 9, 5, 6, 7];
        var ratio = new RatioEstimate(above, below, 0.95);
        foreach (double r in new[] { ratio.Fieller.Low, ratio.Fieller.High })
        {
            double[] rest = [.. above.Zip(below, (a, b) => a - (r * b))];
            Estimate mean = MeanEstimate.Of(rest, 0.95);
            Assert.Equal(Math.Abs(mean.Value), mean.Interval.HalfWidth, 1e-9);
        }

        Assert.True(ratio.Fieller.Contains(ratio.Ratio));
        // Below −1, 0, 1 may well be 0: nothing is known of the ratio.
        Assert.Equal(
            Interval.Everything, new RatioEstimate([1, 2, 3], [-1, 0.5, 1], 0.95).Fieller);
    }

    [Theory]
    // R: prop.test without continuity correction, and the closed form for 0 of n: z²/(n + z²)
    [InlineData(0, 40, 0, 0.08762160119728661)]
    [InlineData(1, 10, 0.017876213095072, 0.404150027301785)]
    [InlineData(50, 50, 0.928652400866641, 1)]
    public void AProportionHasWilsonsInterval(int successes, int trials, double low, double high)
    {
        Estimate share = Proportion.Wilson(successes, trials, 0.95);
        Assert.Equal((double)successes / trials, share.Value);
        Assert.Equal(low, share.Interval.Low, 1e-9);
        Assert.Equal(high, share.Interval.High, 1e-9);
    }

    [Fact]
    public void AQuantilesIntervalIsFoundByRanks()
    {
        // Ten values, median: chance of 1 or fewer below it (1 + 10)/1024 = 1.1 %, of 2 or fewer
        // 5.5 %. So ranks 2 and 9, as printed tables have it, and level 97.9 %.
        Assert.Equal((2, 9), SampleQuantile.Ranks(10, 0.5, 0.95));
        double[] values = [.. Enumerable.Range(1, 10).Select(i => i * 10.0)];
        Estimate median = SampleQuantile.Of(values, 0.5, 0.95);
        Assert.Equal((50.0, new Interval(20, 90)), (median.Value, median.Interval));
        // Of ten values none need lie beyond the 95 % point: 0.95¹⁰ = 60 %.
        Estimate tail = SampleQuantile.Of(values, 0.95, 0.95);
        Assert.Equal(100, tail.Value);
        Assert.Equal(double.PositiveInfinity, tail.Interval.High);
        Assert.Equal(20, SampleQuantile.Of(values, 0.2, 0.95).Value);
    }

    [Fact]
    public void TheRanksHoldTheQuantileAsOftenAsTheySay()
    {
        // 2,000 samples of 30 uniforms: the 80 % point is 0.8. The ranks' own level is at least
        // 95 %, and the share found has a standard error of 0.5 points.
        var stream = new RandomStream(5, 0, StreamKind.Search);
        int held = 0;
        for (int sample = 0; sample < 2_000; sample++)
        {
            double[] values = new double[30];
            UniformBatch.Fill(stream, (ulong)(sample * 30), values, new double[30]);
            Array.Sort(values);
            held += SampleQuantile.Of(values, 0.8, 0.95).Interval.Contains(0.8) ? 1 : 0;
        }

        Assert.InRange(held / 2_000.0, 0.94, 0.99);
    }

    [Fact]
    public void ReplicationsStopAtPlannedLooksOnly()
    {
        var rule = new SequentialStopping(100, 0.95, 0.01, 0);
        Assert.Equal([10, 15, 22, 33, 49, 73, 100], rule.Looks);
        Assert.Equal(1 - (0.05 / 7), rule.LevelOfLook, 1e-12);
        // Values 100 ± 1: s/√10 = 0.333, t(9, 1 − 0.05/14) = 3.45: a half width of 1.15 > 1.
        // After 15: 0.27 × 3.15 = 0.85 < 1.
        var moments = default(Moments);
        var enough = new List<int>();
        for (int n = 1; n <= 20; n++)
        {
            moments = moments.With(100 + (n % 2 == 0 ? 1 : -1));
            if (rule.IsEnough(moments))
            {
                enough.Add(n);
            }
        }

        Assert.Equal([15], enough);
        Assert.Throws<ArgumentOutOfRangeException>(() => new SequentialStopping(9, 0.95, 0.01, 0));
    }

    [Fact]
    public void NearZeroTheFloorAndForAChanceTheWidthDecide()
    {
        // Mean 0, half width at 10 looks of one: 2.262157 × s/√10 with s = 0.0105409 is 0.00754.
        var moments = Moments.Of([.01, -.01, .01, -.01, .01, -.01, .01, -.01, .01, -.01]);
        Assert.False(new SequentialStopping(10, 0.95, 0.01, 0).IsEnough(moments));
        Assert.True(new SequentialStopping(10, 0.95, 0.01, 0.8).IsEnough(moments));
        Assert.False(new SequentialStopping(10, 0.95, 0.01, 0.7).IsEnough(moments));
        Assert.True(SequentialStopping.ForChance(10, 0.95, 0.0076).IsEnough(moments));
        Assert.False(SequentialStopping.ForChance(10, 0.95, 0.0075).IsEnough(moments));
    }

    [Fact]
    public void AMarketOfFourFirms()
    {
        // .16 + .09 + .04 + .01 = .3 (also the reference's answer)
        Assert.Equal(0.3, MarketConcentration.Index([4, 3, 2, 1]), 1e-15);
        Assert.Equal(1 / 0.3, MarketConcentration.EffectiveNumber([4, 3, 2, 1]), 1e-14);
        Assert.Equal(1, MarketConcentration.Index([0, 7]));
        Assert.Throws<ArgumentException>(() => MarketConcentration.Index([0, 0]));
        Assert.Throws<ArgumentException>(() => MarketConcentration.Index([-1, 2]));
        var known = Answers.Read("principal-agent").GetProperty("indices");
        Assert.Equal(
            known.Number("gini"),
            Gini.Of(known.Numbers("spend"), known.Numbers("share")),
            1e-14);
    }

    [Fact]
    public void SpendingOnTheEasyAloneConcentratesBelowZero()
    {
        // Four people, all £100 on the easiest. Ranks ¼, ½, ¾, 1, mean 5/8; mean spend 25.
        // Covariance = 100 × ¼ / 4 − 25 × 5/8 = −9.375; 2 × −9.375 / 25 = −0.75.
        Assert.Equal(-0.75, ConcentrationIndex.Of([100, 0, 0, 0]), 1e-14);
        Assert.Equal(0.75, ConcentrationIndex.Of([0, 0, 0, 100]), 1e-14);
        Assert.Equal(0, ConcentrationIndex.Of([5, 5, 5]), 1e-14);
        // Two groups of two people each are the four people.
        Assert.Equal(
            ConcentrationIndex.Of([30, 30, 10, 10]),
            ConcentrationIndex.Of([30, 10], [2, 2]),
            1e-14);
        Assert.Throws<ArgumentException>(() => ConcentrationIndex.Of([0, 0]));
    }

    [Fact]
    public void SurvivalOfElevenLeukaemiaPatientsIsThatOfR()
    {
        // R. G. Miller, Survival Analysis (1981): maintained group; a + was last seen alive.
        double[] weeks = [9, 13, 13, 18, 23, 28, 31, 34, 45, 48, 161];
        bool[] died = [true, true, false, true, true, false, true, true, false, true, false];
        var curve = new KaplanMeier(weeks, died);
        Assert.Equal([9, 13, 18, 23, 31, 34, 48], curve.Steps.Select(s => s.Time));
        Assert.Equal([11, 10, 8, 7, 5, 4, 2], curve.Steps.Select(s => s.AtRisk));
        // 10/11, 9/11, 63/88, 54/88, 54/88 × 4/5, × 3/4, × 1/2
        Answers.Close(
            [10 / 11.0, 9 / 11.0, 63 / 88.0, 54 / 88.0, 216 / 440.0, 648 / 1760.0, 648 / 3520.0],
            [.. curve.Steps.Select(s => s.Survival)],
            1e-14);
        Assert.Equal(31, curve.Median);
        Assert.Equal(1, curve.Survival(8.9));
        Assert.Equal(9 / 11.0, curve.Survival(17), 1e-14);
        // Greenwood at 13: S √(1/110 + 1/90) = 0.1163
        double error = 9 / 11.0 * Math.Sqrt((1 / 110.0) + (1 / 90.0));
        Assert.Equal(error, curve.Steps[1].StandardError, 1e-12);
        Interval bounds = curve.Steps[1].LogLogInterval(0.95);
        Assert.InRange(bounds.Low, 0.44, 0.45); // R, conf.type = "log-log": 0.4474, 0.9512
        Assert.InRange(bounds.High, 0.95, 0.952);
    }

    [Fact]
    public void WhereTheLastOneFailsNothingIsLeft()
    {
        var curve = new KaplanMeier([1, 2], [true, true]);
        Assert.Equal([0.5, 0], curve.Steps.Select(s => s.Survival));
        Assert.True(double.IsNaN(curve.Steps[1].StandardError));
        Assert.Equal(new Interval(0, 1), curve.Steps[1].LogLogInterval(0.95));
        Assert.Equal(1, curve.Median);
        Assert.Null(new KaplanMeier([1, 2], [false, false]).Median);
    }
}
