using System.Text.Json;
using Outturn.Statistics.Contracts;
using Xunit;

namespace Outturn.Tests.Core.Statistics.Contracts;

public sealed class ContractTests
{
    private static readonly JsonElement Known = Answers.Read("principal-agent");

    [Fact]
    public void TheBestShareFallsWithRisk()
    {
        var known = Known.GetProperty("holmstrom_milgrom");
        (double[] r, double[] c) = (known.Numbers("r"), known.Numbers("c"));
        double[] variance = known.Numbers("s2");
        for (int i = 0; i < r.Length; i++)
        {
            var contract = new LinearContract(r[i], c[i], variance[i]);
            double share = contract.BestShare;
            Answers.Close(known.Numbers("beta")[i], share, 1e-13);
            Answers.Close(known.Numbers("effort")[i], contract.Effort(share), 1e-13);
            Answers.Close(known.Numbers("surplus")[i], contract.Surplus(share), 1e-13);
            Assert.True(contract.Surplus(share + 1e-3) < contract.Surplus(share));
            Assert.True(contract.Surplus(share - 1e-3) < contract.Surplus(share));
        }
    }

    [Fact]
    public void ATaskThatIsNotMeasuredMakesTheOthersPriceFall()
    {
        var known = Known.GetProperty("multitask");
        var contract = new MultitaskContract(
            Matrix(known.GetProperty("C")), Matrix(known.GetProperty("Sigma")),
            known.Numbers("p"), known.Number("r"));
        double[] prices = contract.BestPrices();
        Answers.Close(known.Numbers("alpha"), prices, 1e-12);
        Answers.Close(known.Numbers("effort"), contract.Efforts(prices), 1e-12);
        var unmeasured = known.GetProperty("unmeasured");
        double[] one = contract.BestPrices([true, false]);
        Answers.Close([unmeasured.Number("alpha1"), 0], one, 1e-12);
        double[] efforts =
            [.. unmeasured.GetProperty("effort").EnumerateArray().Select(e => e[0].GetDouble())];
        Answers.Close(efforts, contract.Efforts(one), 1e-12);
    }

    [Fact]
    public void EffortStopsWhereTheNextPoundNoLongerPays()
    {
        var known = Known.GetProperty("saturating_effort");
        (double[] value, double[] unhelped) = (known.Numbers("V"), known.Numbers("L0"));
        (double[] reach, double[] scale) = (known.Numbers("B"), known.Numbers("s"));
        (double[] shadow, double[] expected) = (known.Numbers("mu"), known.Numbers("effort"));
        for (int i = 0; i < expected.Length; i++)
        {
            var response = new SaturatingResponse(unhelped[i], reach[i], scale[i]);
            double effort = response.Effort(value[i], shadow[i]);
            Answers.Close(expected[i], effort, 1e-8, $"effort {i}");
            Answers.Close(known.Numbers("P")[i], response.Chance(effort), 1e-10, $"chance {i}");
            double parking = response.ParkingValue(shadow[i]);
            Answers.Close(known.Numbers("parking_threshold_V")[i], parking, 1e-12);
            Assert.Equal(value[i] > parking, effort > 0);
            if (effort > 0)
            {
                Answers.Close(1 + shadow[i], response.MarginalReturn(effort, value[i]), 1e-9);
            }
        }

        // The brute-force search of the reference agrees to the pound's thousandth.
        Assert.Equal(known.Numbers("numeric")[2], new SaturatingResponse(0.02, 0.05, 300)
            .Effort(9000, 0), 1e-3);
        Assert.Equal(0, new SaturatingResponse(0.1, 0.5, 300).Effort(0, 0));
    }

    [Fact]
    public void ATightBudgetScalesEveryGroupAlike()
    {
        var known = Known.GetProperty("linear_quadratic_budget");
        (double[] response, double[] value) = (known.Numbers("b"), known.Numbers("V"));
        double[] people = known.Numbers("n");
        var shared = new SharedBudget(
            [.. people.Select((n, i) => new SharedBudget.Group(n, response[i], value[i]))],
            known.Number("c"));
        Answers.Close(known.Number("free_spend"), shared.FreeSpend, 1e-13);
        double budget = known.Number("budget");
        Answers.Close(known.Numbers("effort"), shared.Efforts(budget), 1e-12);
        Answers.Close(known.Number("shadow_price"), shared.ShadowPrice(budget), 1e-12);
        Answers.Close(known.Numbers("free_effort"), shared.Efforts(1e9), 1e-12);
        Assert.Equal(0, shared.ShadowPrice(1e9));
    }

    [Fact]
    public void PaymentsForResultsAreARisk()
    {
        var known = Known.GetProperty("binomial_var");
        var payments = new OutcomePayments(1000, 0.25, 3000);
        Assert.Equal(750_000, payments.Mean);
        Assert.Equal(9e6 * 187.5, payments.Variance); // 3,000² × 1,000 × ¼ × ¾
        Answers.Close(known.Number("VaR95"), payments.ValueAtRisk(0.05), 1e-12);
        Answers.Close(known.Number("ES95"), payments.ExpectedShortfall(0.05), 1e-9);
        var shock = Known.GetProperty("macro_variance");
        Answers.Close(
            shock.Number("var"), payments.CountVarianceUnderShock(shock.Number("cv")), 1e-12);
    }

    private static double[,] Matrix(JsonElement rows)
    {
        double[,] matrix = new double[rows.GetArrayLength(), rows[0].GetArrayLength()];
        for (int i = 0; i < matrix.GetLength(0); i++)
        {
            for (int j = 0; j < matrix.GetLength(1); j++)
            {
                matrix[i, j] = rows[i][j].GetDouble();
            }
        }

        return matrix;
    }
}
