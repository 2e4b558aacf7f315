using System.Text.Json;
using Outturn.Schemes;
using Outturn.Simulation.Triggers;
using Xunit;

namespace Outturn.Tests.Core.Simulation.Triggers;

/// <summary>Rules, baselines and cohorts of golden 06 (made with R 4.2.2 and pwr 1.3.0; exact sums
/// over dbinom), each rule settled as a scheme.</summary>
public sealed class TriggerGoldenTests
{
    private const double Baseline = .475;
    private static readonly JsonElement Golden = Read();

    public static TheoryData<string, string, double> Columns() => new()
    {
        { "A5_zero", "below 5 %", 0 },
        { "A10_zero", "below 10 %", 0 },
        { "A10_true10", "below 10 %", .1 },
        { "A10_true5", "below 10 %", .05 },
        { "B_zero", "exact", 0 },
        { "B_true5", "exact", .05 },
        { "B_true10", "exact", .1 },
        { "C_zero", "band", 0 },
        { "C_true10", "band", .1 },
    };

    [Theory, MemberData(nameof(Columns))]
    public void Pays_a_rule_with_the_chance_of_the_golden_table(
        string column, string rule, double effect)
    {
        CohortTerm term = Term(rule, 21);
        double[] expected = Numbers(Golden.GetProperty("trigger").GetProperty(column));
        long[] people = People();
        for (int i = 0; i < people.Length; i++)
        {
            double found = effect == 0
                ? term.ChanceWithoutEffect(people[i])
                : term.Power(people[i], new Effect(effect, IsPoints: false));
            Near(expected[i], found, 1e-11);
        }
    }

    [Fact]
    public void Finds_the_last_count_that_an_exact_test_pays()
    {
        CohortTerm term = Term("exact", 21);
        double[] expected = Numbers(Golden.GetProperty("trigger").GetProperty("B_k"));
        foreach ((long n, double k) in People().Zip(expected))
        {
            Assert.Equal(TriggerRule.Paid, term.PaidAt(n, (long)k));
            Assert.Equal(0, term.PaidAt(n, (long)k + 1));
        }
    }

    [Fact]
    public void Pays_luck_by_a_linear_rule()
    {
        CohortTerm term = Term("linear", 21);
        double[] expected = Numbers(Golden.GetProperty("linear_reward_zero_effect"));
        foreach ((long n, double share) in People().Zip(expected))
        {
            Near(share, term.ExpectedForNoise(n) / TriggerRule.PerPoint / 100, 1e-11);
        }
    }

    [Fact]
    public void Pays_one_of_many_for_nothing()
    {
        CohortTerm term = Term("band", 21);
        double[] expected = Numbers(Golden.GetProperty("any_of_21_paid_rule_C"));
        foreach ((long n, double any) in People().Zip(expected))
        {
            Near(any, term.AnyPaid(n), 1e-11);
        }
        Near(
            Golden.GetProperty("best_of_21_expected_min_rate_n1000").GetDouble(),
            term.BestRate(1000), 1e-12);
    }

    [Fact]
    public void Reckons_with_a_baseline_that_was_counted()
    {
        JsonElement of = Golden.GetProperty(
            "prob_10pct_reduction_by_chance_with_estimated_baseline_n1000");
        foreach ((double n0, double chance) in
            Numbers(of.GetProperty("n0")).Zip(Numbers(of.GetProperty("p"))))
        {
            Near(
                chance, PlannedPower.OfSeenFall(.0475, Baseline, 1000, n0), 1e-12);
            CohortTerm term = Term("below 10 %", 21, (long)n0);

            // The rule pays at nine tenths of what was counted, whose variance is 0.81 of it: n0 is
            // n0 / 0.81 then. A sum over the counts of both, not a normal approximation.
            double near = PlannedPower.OfSeenFall(.0475, Baseline, 1000, n0 / .81);
            Assert.InRange(term.ChanceWithoutEffect(1000) / near, .9, 1.1);
        }
    }

    [Fact]
    public void Knows_the_power_of_tests()
    {
        JsonElement power = Golden.GetProperty("power");
        double Of(string name) => power.GetProperty(name).GetDouble();
        Near(
            Of("two_prop_n4000_475_456"), PlannedPower.OfRates(4000, (.475, .456), .025), 1e-12);
        Near(Of("two_prop_n_for_80"),
            PlannedPower.PeopleForRates((.475, .4275), .025, .8), 1e-6);
        Near(
            Of("two_prop_one_sided_n1000"), PlannedPower.OfRates(1000, (.6, .54), .05), 1e-12);
        JsonElement poisson = Golden.GetProperty("poisson_power");
        Near(
            poisson.GetProperty("n1000_r084_rr09").GetDouble(),
            PlannedPower.OfFrequencies(1000, (.84, .9), 1, .05), 1e-12);
        Near(
            poisson.GetProperty("n1000_r084_rr0925").GetDouble(),
            PlannedPower.OfFrequencies(1000, (.84, .925), 1, .05), 1e-12);
        Near(
            poisson.GetProperty("overdispersed_phi3_n1000_rr09").GetDouble(),
            PlannedPower.OfFrequencies(1000, (.84, .9), 3, .05), 1e-12);
    }

    [Fact]
    public void Knows_the_design_effect()
    {
        JsonElement of = Golden.GetProperty("cluster_design_effect");
        double effect = CountChance.DesignEffect(
            of.GetProperty("m").GetDouble(), of.GetProperty("icc").GetDouble());
        Near(of.GetProperty("deff").GetDouble(), effect, 1e-15);
        Near(of.GetProperty("n_effective_1000").GetDouble(), 1000 / effect, 1e-12);
    }

    private static long[] People() =>
        [.. Numbers(Golden.GetProperty("trigger").GetProperty("n")).Select(n => (long)n)];

    private static CohortTerm Term(string rule, int providers, long baselinePeople = 0)
    {
        Scheme scheme = TriggerRule.Of(rule, .05)!;
        TriggerPlan plan = TriggerPlan.Of(scheme, new TriggerFigures
        {
            Baseline = Effect.ReadRate("47.5%"),
            Providers = providers,
            BaselinePeople = baselinePeople,
        });
        Assert.Empty(plan.Others);
        return Assert.Single(plan.Terms);
    }

    private static void Near(double expected, double found, double relative) =>
        Assert.True(
            Math.Abs(found - expected) <= Math.Max(relative * Math.Abs(expected), 1e-25),
            $"expected {expected:R}, found {found:R}");

    private static double[] Numbers(JsonElement list) =>
        [.. list.EnumerateArray().Select(e => e.GetDouble())];

    private static JsonElement Read()
    {
        using Stream stream = typeof(TriggerGoldenTests).Assembly
            .GetManifestResourceStream(typeof(TriggerGoldenTests).Assembly
                .GetManifestResourceNames().Single(n => n.EndsWith(
                    "06-power-trigger.json", StringComparison.Ordinal)))!;
        return JsonDocument.Parse(stream).RootElement.Clone();
    }
}
