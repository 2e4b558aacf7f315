using Outturn.Simulation;
using Outturn.Simulation.MonteCarlo;
using Outturn.Simulation.People;
using Outturn.Simulation.Providers;
using Outturn.Statistics.Randomness;
using Xunit;

namespace Outturn.Tests.Core.Simulation;

/// <summary>What must hold of any design, whatever its figures (models, 1.18 nos. 9, 10 and 12),
/// tried on schemes like those of golden 25.</summary>
public sealed class DesignTests
{
    private static readonly MeanFieldCase Base = MeanFieldCase.All().First();

    [Fact]
    public void Where_nobody_is_helped_nothing_is_additional()
    {
        // At a hundredth of the price the first pound of help never comes back.
        MeanField found = Base.With(("price", "0.01")).Run();
        DesignMeasures measures = found.Measures(1);
        Assert.Equal(1, measures.Parked, 12);
        Assert.Equal(measures.DeadweightRate, measures.OutcomeRate);
        Assert.Equal(0, measures.Additionality);
    }

    [Fact]
    public void A_higher_price_never_delays_anybody()
    {
        MeanField low = Base.With(("price", "0.7")).Run(), high = Base.Run();
        YearPlan less = low.Year(1).Plan, more = high.Year(1).Plan;
        var draw = new PersonDraw(
            high.Setting.World, new RandomStream(3, 0, StreamKind.Arrivals));
        int sooner = 0;
        for (ulong number = 0; number < 20_000; number++)
        {
            Person p = draw.Of(number, .5);
            int late = draw.In(number, p, 0, Help(less, p)).Begins;
            int soon = draw.In(number, p, 0, Help(more, p)).Begins;
            Assert.True(late == 0 || (soon > 0 && soon <= late));
            sooner += soon != late ? 1 : 0;
        }
        Assert.InRange(sooner, 200, 10_000);
    }

    /// <summary>The share φ that is paid by results is made up for by a service fee at the
    /// reference performance: there, what is paid in all does not depend on it.</summary>
    [Theory]
    [InlineData("0.25")]
    [InlineData("0.5")]
    [InlineData("0.75")]
    public void At_the_reference_performance_the_share_by_results_does_not_matter(string share)
    {
        (string, string)[] exact = [("signal", "0"), ("attach", "[0, 0, 0, 0]")];
        double all = Paid(Base.With([.. exact, ("phi", "1")]));
        double some = Paid(Base.With([.. exact, ("phi", share)]));
        Assert.InRange(all, 400, 4_000);
        Assert.Equal(all, some, 1e-6 * all);
    }

    private static HelpGiven Help(YearPlan plan, in Person person) =>
        new(plan.Effort[person.Group][person.SignalBin], 1);

    // A person's payments where help reaches three fifths of what it can: effort −s·ln(0.4).
    private static double Paid(MeanFieldCase of)
    {
        ProviderSetting setting = of.Run().Setting;
        var responses = new GroupResponses(setting.World);
        double[][] effort =
        [
            .. Enumerable.Range(0, setting.World.Groups.Length).Select(g => responses.Of(g, 0)
                .Select(r => -r.Scale * Math.Log(.4)).ToArray()),
        ];
        PlannedYear year = new Plans(setting).Under(0, new YearPlan(effort, 1, 1));
        return year.Flows[0].Fees.Sum() + year.Flows[0].Outcomes.Sum();
    }
}
