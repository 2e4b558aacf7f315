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
            CourseValue value = CourseValue.Of(setting, (g, 0), [.. setting.Grid.Of(1)]);
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
}
