using Outturn.Simulation.People;
using Outturn.Simulation.Providers;
using Outturn.Statistics.Functions;
using Xunit;

namespace Outturn.Tests.Core.Simulation;

/// <summary>The plans that a provider weighs, and the effort in them.</summary>
public sealed class PlansTests
{
    [Fact]
    public void Several_threads_may_ask_at_once()
    {
        MeanFieldCase of = MeanFieldCase.All().First();
        Plans alone = of.Run().Plans, together = new(alone.Setting);
        Plans.PlanKey[] keys =
        [
            .. from year in Enumerable.Range(0, 5)
               from price in ShadowPrice.Prices
               select new Plans.PlanKey(year, price, 1, 1),
        ];
        Parallel.For(0, 4 * keys.Length, i => together.Of(keys[i % keys.Length]));
        foreach (Plans.PlanKey key in keys)
        {
            Assert.Same(together.Of(key), together.Of(key));
            Assert.Equal(alone.Of(key).Plan.Effort, together.Of(key).Plan.Effort);
            Assert.Equal(
                alone.Of(key).Flows[3].Outcomes, together.Of(key).Flows[3].Outcomes);
        }
    }

    /// <summary>Where a job is worth the same V whenever it begins, and all help has told before
    /// the last month, z = price·s·e^(L+B) ÷ V and the effort is s·ln(B ÷ W(z)), or nothing where
    /// z ≥ B·e^B: the closed form of golden 22.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(1.5)]
    [InlineData(3.2)]
    public void With_an_exact_signal_effort_is_that_of_Lamberts_function(double price)
    {
        Outturn.Simulation.MeanField found = MeanFieldCase.All()
            .Single(c => c.Name == "exact_signal").Run();
        YearPlan plan = found.Plans.Of(new Plans.PlanKey(1, price - 1, 1, 1)).Plan;
        ProviderSetting setting = found.Setting;
        var responses = new GroupResponses(setting.World);
        for (int g = 0; g < setting.World.Groups.Length; g++)
        {
            CourseValue value = CourseValue.Of(setting, (g, 0), 1);
            for (int k = 0; k < DifficultyBins.Count; k++)
            {
                Response r = responses.Of(g, 0)[k];
                double paid = value.Expected[k, 23];
                double z = price * r.Scale * Math.Exp(r.Baseline + r.Help) / paid;
                double effort = z < r.Help * Math.Exp(r.Help)
                    ? r.Scale * Math.Log(r.Help / LambertW.Of(z))
                    : 0;
                Assert.Equal(effort, plan.Effort[g][k], 1e-6 * Math.Max(effort, 1));
            }
        }
    }

    /// <summary>A risk-averse provider counts a payment V as ρ·V, ρ = 1 − r·V·(1 − 2P) ÷ 2 where
    /// payments are independent (models, 1.8.2): the fixed point, found here by the closed form and
    /// many small steps.</summary>
    [Theory]
    [InlineData(1, "0.0001")]
    [InlineData(.8, "0.0004")]
    public void Who_fears_risk_spends_as_if_payments_were_smaller(double economy, string aversion)
    {
        string level = economy.ToString(System.Globalization.CultureInfo.InvariantCulture);
        Outturn.Simulation.SchemeInWorld put = ReplicationCase.Put(
            $"economy.level={level}", "difficulty.separation=0", "providers.large.signal=0",
            "providers.large.income risk=0", $"providers.large.risk aversion={aversion}");
        var setting = new ProviderSetting(put, put.World.Providers[0]);
        YearPlan plan = new Plans(setting).Of(new Plans.PlanKey(1, 0, 1, 1)).Plan;
        var responses = new GroupResponses(put.World);
        for (int g = 0; g < put.World.Groups.Length; g++)
        {
            double paid = CourseValue.Of(setting, (g, 0), 1).Expected[4, 0];
            for (int k = 0; k < DifficultyBins.Count; k++)
            {
                double effort = FixedPoint(
                    responses.Of(g, 0)[k], paid, setting.Type.RiskAversion);
                Assert.Equal(effort, plan.Effort[g][k], 1e-3 * Math.Max(effort, 1));
            }
        }
    }

    private static double FixedPoint(Response r, double paid, double aversion)
    {
        double effort = 0;
        for (int step = 0; step < 2_000; step++)
        {
            double reached = 1 - Math.Exp(-effort / r.Scale);
            double chance = 1 - Math.Exp(-r.Baseline - (r.Help * reached));
            double rho = Math.Clamp(1 - (aversion * paid * (1 - (2 * chance)) / 2), 0, 1);
            double z = r.Scale * Math.Exp(r.Baseline + r.Help) / (rho * paid);
            double wanted = z < r.Help * Math.Exp(r.Help)
                ? r.Scale * Math.Log(r.Help / LambertW.Of(z)) : 0;
            effort += .05 * (wanted - effort);
        }
        return effort;
    }
}
