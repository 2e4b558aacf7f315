using System.Text.Json;
using Outturn.Statistics.Caseload;
using Xunit;

namespace Outturn.Tests.Core.Statistics.Caseload;

public sealed class CaseloadTests
{
    private static readonly JsonElement Known = Answers.Read("caseload");

    [Theory]
    [InlineData("det")]
    [InlineData("exp")]
    [InlineData("weib")]
    public void ACaseloadFillsUp(string stay)
    {
        var known = Known.GetProperty("mginf");
        var arrivals = new SteadyArrivals(known.Number("lambda"), stay switch
        {
            "det" => StayLength.Fixed(known.Number("deterministic")),
            "exp" => StayLength.Exponential(known.Number("exponential_mean")),
            _ => StayLength.Weibull(1.6, 14),
        });
        Answers.Close(
            known.GetProperty("steady_state").Number(stay), arrivals.LongRun, 1e-12);
        var transient = known.GetProperty("transient");
        Answers.Close(
            transient.Numbers(stay), [.. transient.Numbers("t").Select(arrivals.At)], 1e-10);
    }

    [Fact]
    public void TheCaseloadIsPoisson()
    {
        // 120 a month for 24 months: 2,880; R: qpois at 2.5 % and 97.5 %.
        var arrivals = new SteadyArrivals(120, StayLength.Fixed(24));
        Assert.Equal((2775, 2986), arrivals.LongRunRange(0.025));
    }

    [Fact]
    public void AShockToDemandReachesTheCaseloadAsPeopleArrive()
    {
        // 100 a month and 2 more each month for a year, all of it 60 % higher from month 6 on.
        var rate = new ArrivalRate(
            [(0, 100), (6, 112), (6, 179.2), (12, 198.4)]);
        var known = Known.GetProperty("nhpp");
        Answers.Close(
            known.Numbers("expected"),
            [.. known.Numbers("t").Select(t => rate.Caseload(t, 24))],
            1e-12);
        Assert.Equal(0, rate.Expected(5, 5));
        Assert.Equal(100, rate.Expected(-1, 0), 1e-12);
        Assert.Throws<ArgumentException>(() => new ArrivalRate([(3, 1), (2, 1)]));
        Assert.Throws<ArgumentException>(() => new ArrivalRate([]));
    }

    [Fact]
    public void AnOutcomeThatMustLast()
    {
        var known = Known.GetProperty("discrete");
        var hazard = new DiscreteHazard(known.Number("h"), known.Number("s"));
        Answers.Close(known.Number("p_outcome_18_plus_6"), hazard.Outcome(18, 6), 1e-12);
        Answers.Close(
            known.Number("expected_sustain_payments_given_start"),
            hazard.Sustainments(6, 13),
            1e-12);
    }

    [Fact]
    public void TheLikeliestLeaveFirst()
    {
        var known = Known.GetProperty("gamma_frailty");
        var frailty = new GammaFrailty(known.Number("k"), known.Number("theta"));
        Answers.Close(
            known.Numbers("survival"), [.. known.Numbers("t").Select(frailty.Survival)], 1e-13);
        Answers.Close(
            known.Numbers("hazard"), [.. known.Numbers("hazard_t").Select(frailty.Hazard)], 1e-13);
    }
}
