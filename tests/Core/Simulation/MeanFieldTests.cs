using System.Text.Json;
using Outturn.Simulation;
using Outturn.Simulation.People;
using Outturn.Simulation.Providers;
using Xunit;

namespace Outturn.Tests.Core.Simulation;

/// <summary>The mean-field engine, fed from the text of a scheme, against golden 25, which was
/// worked out by another program in another language from the equations.</summary>
public sealed class MeanFieldTests
{
    private const double Relative = 2e-6;

    internal static double[] Theta => [.. DifficultyBins.For(.5).Value];

    public static TheoryData<string> Cases =>
        [.. MeanFieldCase.All().Select(c => c.Name)];

    [Trait("Category", "Slow")]
    [Theory, MemberData(nameof(Cases))]
    public void Follows_the_equations(string name)
    {
        MeanFieldCase expected = MeanFieldCase.All().Single(c => c.Name == name);
        MeanField found = expected.Run();
        DesignMeasures measures = found.Measures(1);
        Assert.Equal(expected.Expected("mu").GetDouble(), found.Price);
        Effort(expected, found.Year(1).Plan);
        Flows(expected.Expected("unit_flow_year2"), found.Year(1).Flows[0]);
        Close(expected.Numbers("outcome_rate"), measures.OutcomeRate);
        Close(expected.Numbers("deadweight_rate"), measures.DeadweightRate);
        Close(
            expected.Numbers("year_rate"),
            [.. Enumerable.Range(0, 5).Select(
                y => YearRate.Of(found.Setting, found.Projection, y))]);
        JsonElement balances = expected.Expected("balance_at");
        Close(
            MeanFieldCase.Numbers(balances.GetProperty("values")),
            [.. balances.GetProperty("months").EnumerateArray()
                .Select(m => found.Projection.Balance[m.GetInt32()])]);
        Number("npv", found.Projection.Npv);
        Number("min_balance", found.Projection.LeastBalance);
        Number("ruin_belief", found.Projection.Ruin);
        Number("easy_spend", measures.EasySpend);
        Number("hard_spend", measures.HardSpend);
        Number("parked", measures.Parked);
        Number("service_gap_index", measures.ServiceGap);
        Number("concentration_index", measures.Concentration);
        Number("additionality", measures.Additionality);

        void Number(string what, double number) =>
            Close([expected.Expected(what).GetDouble()], [number]);
    }

    private static void Effort(MeanFieldCase expected, YearPlan plan)
    {
        int g = 0;
        foreach (JsonElement row in expected.Expected("effort_year2").EnumerateArray())
        {
            Close(MeanFieldCase.Numbers(row), plan.Effort[g++]);
        }
    }

    // The unit flows begin with the month of the start, month 12 of the scheme.
    private static void Flows(JsonElement expected, VintageFlows flows)
    {
        Close(Numbers("pbr"), flows.Outcomes[12..84]);
        Close(Numbers("fee"), flows.Fees[12..84]);
        Close(Numbers("cost"), flows.Costs[12..84]);
        int g = 0;
        foreach (JsonElement row in expected.GetProperty("outcomes_by_group").EnumerateArray())
        {
            int group = g++;
            Close(
                MeanFieldCase.Numbers(row),
                [.. Enumerable.Range(12, 72).Select(t => flows.Achieved[group, t])]);
        }

        double[] Numbers(string name) => MeanFieldCase.Numbers(expected.GetProperty(name));
    }

    private static void Close(IReadOnlyList<double> expected, IReadOnlyList<double> found)
    {
        Assert.Equal(expected.Count, found.Count);
        for (int i = 0; i < expected.Count; i++)
        {
            double off = Math.Abs(expected[i] - found[i]);
            Assert.True(
                off <= Relative * Math.Max(Math.Abs(expected[i]), 1e-3),
                $"{i}: expected {expected[i]}, found {found[i]}");
        }
    }
}
