using System.Text.Json;
using Outturn.Statistics.Learning;
using Xunit;

namespace Outturn.Tests.Core.Statistics.Learning;

public sealed class LearningTests
{
    private static readonly JsonElement Known = Answers.Read("gittins");

    [Theory]
    [InlineData(0.5, "index_gamma_0_5")]
    [InlineData(0.9, "index_gamma_0_9")]
    [InlineData(0.99, "index_gamma_0_99")]
    public void GittinsIndicesAreThoseOfTheReference(double discount, string column)
    {
        double[] expected = Known.Numbers(column);
        int row = 0;
        foreach (var state in Known.GetProperty("states").EnumerateArray())
        {
            double index = GittinsIndex.Of(state[0].GetDouble(), state[1].GetDouble(), discount);
            Assert.Equal(expected[row++], index, Known.Number("tolerance"));
        }
    }

    [Fact]
    public void AndThoseOfPrintedTables()
    {
        var printed = Known.GetProperty("published_check");
        Assert.Equal(printed.Number("g09_11"), GittinsIndex.Of(1, 1, 0.9), 5e-5);
        Assert.Equal(printed.Number("g09_22"), GittinsIndex.Of(2, 2, 0.9), 5e-5);
        Assert.Equal(printed.Number("g099_11"), GittinsIndex.Of(1, 1, 0.99), 5e-5);
    }

    [Fact]
    public void ATrialIsWorthWhatTheReferenceSays()
    {
        var known = Known.GetProperty("two_period").GetProperty("grid");
        (double[] m, double[] s) = (known.Numbers("m"), known.Numbers("s"));
        (double[] months, double[] fall) = (known.Numbers("H"), known.Numbers("delta"));
        double[] expected = known.Numbers("value");
        for (int i = 0; i < expected.Length; i++)
        {
            var trial = new PracticeTrial(m[i], s[i], 12, 1.5);
            double value = trial.Value((int)months[i], PracticeTrial.YearlyFall(fall[i]));
            Answers.Close(expected[i], value, 1e-10, $"row {i}");
        }
    }

    [Theory]
    [InlineData(0.1, 337)]
    [InlineData(0.2, 81)]
    [InlineData(0.3, 48)]
    public void AnUncertainPracticeIsTriedInShorterContracts(double deviation, int months)
    {
        var trial = new PracticeTrial(0.9, deviation, 12, 1.5);
        Assert.Equal(months, trial.ShortestContract(400, PracticeTrial.YearlyFall(0)));
        Assert.Null(trial.ShortestContract(months - 1, PracticeTrial.YearlyFall(0)));
    }

    [Fact]
    public void ADipAndALagCostTheirMonths()
    {
        // Quality 1, spread 0.4: the option is 0.4 φ(0) = 0.159577. Two months at 0.85 lose 0.3,
        // one month of lag earns nothing, three months earn the option.
        var trial = new PracticeTrial(1, 0.4, 2, 0.1) { Dip = 0.85, Lag = 1 };
        double option = 0.4 / Math.Sqrt(2 * Math.PI);
        Assert.Equal(-0.1 - 0.3 + (3 * option), trial.Value(6, _ => 1), 1e-12);
        // Variances 0.16 before and 0.16 of the observation: half of it is learnt.
        Assert.Equal(0.4 * Math.Sqrt(0.5), PracticeTrial.Learnt(0.4, 0.16), 1e-12);
    }
}
