using System.Text;
using Outturn.Facts;
using Outturn.Language;
using Outturn.Schemes;
using Outturn.Settlement;
using Outturn.Simulation.Triggers;
using Xunit;

namespace Outturn.Tests.Core.Simulation.Triggers;

/// <summary>What a term is planned to pay is what its scheme pays, settled for real; chances by
/// hand for ten people.</summary>
public sealed class CohortTermTests
{
    private const string Head = """
        scheme: {name: small, currency: GBP, purpose: outcomes, language: 1}
        term: {from: 2020-04-01, to: 2021-03-31, long stop: 2023-03-31}
        calendar: {payment: quarter}
        parties: {council: commissioner}

        """;

    private const string Statistic = Head + """
        facts:
          evidence: records
          source: council
          statistics:
            again:
              for each: [provider, cohort]
              values: {people: people, value: percent, baseline: percent}
        cohorts: {cohort: {named: {one: 2021-12-31, two: 2022-12-31}}}
        measures:
          fall: {for each: [provider, cohort], value: again.baseline - again.value}
          avoided:
            for each: [provider, cohort]
            value: again.people * again.baseline - again.people * again.value

        """;

    // Ten people at even chances: 3 or fewer of 10 is a fall of 20 points or more.
    private const string Threshold = Statistic + """
        payments:
          success:
            for each: [provider, cohort]
            only if: fall >= 20 percentage points otherwise no
            pay: £1000 per person * avoided

        """;

    [Fact]
    public void Reckons_ten_people_by_hand()
    {
        CohortTerm term = Term(Threshold, "50%");
        Assert.True(term.IsFewer);
        Assert.Equal(2, term.Decisions);

        // £1,000 for each of the 5 − k avoided: £5,000, £4,000, £3,000, £2,000, then nothing.
        Assert.Equal(
            [5000, 4000, 3000, 2000, 0, 0, 0, 0, 0, 0, 0],
            Enumerable.Range(0, 11).Select(k => term.PaidAt(10, k)));

        // (1 + 10 + 45 + 120) of 1,024 ways; £(5,000 + 40,000 + 135,000 + 240,000) over 1,024.
        Assert.Equal(176 / 1024.0, term.ChanceWithoutEffect(10), 14);
        Assert.Equal(420_000 / 1024.0, term.ExpectedForNoise(10), 9);

        // At a rate of 40 %, one fifth lower: 0.6^10 + 10·0.4·0.6^9 + 45·0.16·0.6^8
        // + 120·0.064·0.6^7 = 0.0060466176 + 0.0403107840 + 0.1209323520 + 0.2149908480.
        var fifth = new Effect(.2, IsPoints: false);
        Assert.Equal(.3822806016, term.Power(10, fifth), 12);

        // 5·0.0060466176 + 4·0.0403107840 + 3·0.1209323520 + 2·0.2149908480 = 0.9842549760.
        Assert.Equal(984.254976, term.Expected(10, fifth), 9);
        Assert.Equal(420_000 / 1024.0 / 984.254976, term.ShareForNoise(10, fifth), 12);

        // The third person of ten is worth £2,000, every other £1,000.
        PayJump jump = term.JumpAt(10, fifth);
        Assert.Equal((3L, 2000.0), (jump.Count, jump.Change));
        Assert.Null(term.BetterPaysLess(10));

        // 21 providers, two cohorts: 42 chances.
        Assert.Equal(1 - Math.Pow(1 - (176 / 1024.0), 42), term.EverPaid(10), 12);
    }

    [Theory]
    [InlineData("fall >= 20 percentage points otherwise no", "£1000 per person * avoided")]
    [InlineData("again.people > 0 people", "£333.33 per person * max(0 people, avoided)")]
    [InlineData(
        "below-exactly(again.people * again.value, again.people, again.baseline, 80%)",
        "£70")]
    public void Pays_what_a_settlement_of_the_scheme_pays(string only, string pay)
    {
        string text = Statistic + $"""
            payments:
              success:
                for each: [provider, cohort]
                only if: {only}
                pay: {pay} otherwise £0

            """;
        CohortTerm term = Term(text, "50%");
        for (int k = 0; k <= 10; k++)
        {
            Assert.Equal(
                Settled(term.Scheme, $"p,one,{k}"), (long)Math.Round(100 * term.PaidAt(10, k)));
        }

        static long Settled(Scheme scheme, string row)
        {
            string[] cells = row.Split(',');
            string rows = "statistic,provider,cohort,people,value,baseline,source,recorded\n"
                + $"again,{cells[0]},{cells[1]},10,{cells[2]}0%,50%,council,2021-12-31\n";
            var files = new FactFileSet
            {
                Statistics = new FactBytes("cohorts.csv", Encoding.UTF8.GetBytes(rows)),
            };
            FactBase facts = FactBase.Read(files, scheme, scheme.Term.LongStop, 1);
            Assert.Equal(0, facts.Counts.Refused);
            return Settle.Of(scheme, facts).Due.Minor;
        }
    }

    [Fact]
    public void Counts_people_of_an_outcome()
    {
        CohortTerm term = Term(Head + """
            facts:
              evidence: payslip
              source: provider
              events: {employed: {kind: event}}
            outcomes: {job: {happens: employed}}
            measures:
              rate: {for each: [provider, quarter], value: people(job) / count(participants)}
            payments:
              bonus:
                for each: [provider, quarter]
                only if: rate >= 50% otherwise no
                pay: £900

            """, "30%");
        Assert.False(term.IsFewer);
        Assert.Equal(0, term.PaidAt(9, 4));
        Assert.Equal(900, term.PaidAt(9, 5));

        // Five or more of nine at 30 %: 1 − 0.9011913… (binomial table, n = 9, p = .3, 4 or fewer).
        Assert.Equal(.09880866, term.ChanceWithoutEffect(9), 8);
        Assert.Equal(4, term.Decisions);
    }

    [Fact]
    public void Sees_that_better_pays_less()
    {
        CohortTerm term = Term(Statistic + """
            payments:
              success:
                for each: [provider, cohort]
                pay: >-
                  (if fall >= 20 percentage points then £10 per person else £30 per person)
                  * max(0 people, avoided) otherwise £0

            """, "50%");

        // Four of ten are one avoided, £30; three are two avoided at £10.
        Assert.Equal(new PayFall(4, 3, 30, 20), term.BetterPaysLess(10));
    }

    [Fact]
    public void Keeps_what_a_payment_would_take_back()
    {
        CohortTerm term = Term(Statistic + """
            payments:
              refund:
                for each: [provider, cohort]
                only if: not fall >= 20 percentage points otherwise no
                pay: -£500

            """, "50%");
        Assert.True(term.TakesBack);

        // Three or fewer of ten: nothing is taken, £500 better than all else.
        Assert.Equal(
            [500, 500, 500, 500, 0, 0, 0, 0, 0, 0, 0],
            Enumerable.Range(0, 11).Select(k => term.PaidAt(10, k)));
        Assert.Equal(176 / 1024.0, term.ChanceWithoutEffect(10), 14);
    }

    /// <summary>Two cohorts of two people at even chances. One is paid for where nobody has an
    /// event, 1 in 4; with neither, each has 1 (1 in 2) or 2 (1 in 4) events, both together 2, 3 or
    /// 4 with 4, 4 and 1 chances in 16. All are paid for together at 2 of 4: 5 in 16 are left.
    /// </summary>
    [Fact]
    public void Pays_by_either_of_two_routes()
    {
        TriggerPlan plan = TriggerPlan.Of(Read(Statistic + """
              all-fall: {for each: scheme, value: sum(avoided) / sum(again.people)}
            payments:
              one:
                for each: [provider, cohort]
                only if: fall >= 50 percentage points otherwise no
                pay: £100
              all:
                for each: scheme
                only if: >-
                  not any(fall >= 50 percentage points otherwise no)
                  and all-fall >= 0% otherwise no
                pay: £100
                payable: 2023-01-31

            """), new TriggerFigures { Baseline = Effect.ReadRate("50%") });
        PooledRoute route = PooledRoute.Of(plan)!;
        Assert.Equal(("one", "all"), (route.Each.Payment.Name, route.Pooled.Payment.Name));
        Assert.Equal(2, route.Cohorts);
        Assert.Equal(1 / 4.0, route.Each.ChanceWithoutEffect(2), 14);
        Assert.Equal(11 / 16.0, route.Chance(2, null), 14);
    }

    [Fact]
    public void Never_pays_an_effect_less_often_than_none()
    {
        foreach (string rule in new[] { "below 3 %", "exact", "band 90 %", "linear" })
        {
            CohortTerm term = Assert.Single(TriggerPlan.Of(
                TriggerRule.Of(rule, .05)!,
                new TriggerFigures { Baseline = Effect.ReadRate("47.5%") }).Terms);
            for (long n = 7; n < 400; n += 31)
            {
                double last = term.ChanceWithoutEffect(n);
                for (double size = .02; size < .5; size += .06)
                {
                    double next = term.Power(n, new Effect(size, IsPoints: false));
                    Assert.True(next >= last - 1e-12, $"{rule}, {n} people, effect {size}");
                    last = next;
                }
            }
        }
    }

    [Theory]
    [InlineData(.475, 1, false)]
    [InlineData(.475, 2.5, false)]
    [InlineData(.003, 1.7, false)]
    [InlineData(1.55, 1, true)]
    [InlineData(1.55, 3, true)]
    public void Chances_of_all_counts_sum_to_one(double rate, double inflation, bool isFrequency)
    {
        foreach (long n in new long[] { 1, 10, 333, 5000 })
        {
            CountWeights weights = new CountChance(rate)
            {
                Inflation = inflation,
                IsFrequency = isFrequency,
            }.Of(n);
            Assert.Equal(1, weights.Weights.Sum(), 11);
        }
    }

    [Fact]
    public void Finds_the_cohort_from_which_on_it_is_enough()
    {
        CohortTerm term = Assert.Single(TriggerPlan.Of(
            TriggerRule.Of("exact", .05)!,
            new TriggerFigures { Baseline = Effect.ReadRate("47.5%") }).Terms);
        var tenth = new Effect(.1, IsPoints: false);
        long enough = term.SmallestCohort(tenth)!.Value;

        // Golden 06: power .667 at 500 people, .910 at 1,000. One smaller is not enough.
        Assert.InRange(enough, 600, 800);
        Assert.True(term.Power(enough - 1, tenth) < .8);
        for (long n = enough; n < enough + 100; n++)
        {
            Assert.True(term.Power(n, tenth) >= .8, $"{n} people");
        }

        // Half of the time at any number of people (golden 06, A10_true10).
        Assert.Null(Assert.Single(TriggerPlan.Of(
            TriggerRule.Of("below 10 %", .05)!,
            new TriggerFigures { Baseline = Effect.ReadRate("47.5%") }).Terms)
            .SmallestCohort(tenth));
    }

    [Fact]
    public void Says_what_is_not_planned_and_why()
    {
        TriggerPlan plan = TriggerPlan.Of(Read(Threshold), new TriggerFigures());
        Assert.Empty(plan.Terms);
        Assert.Contains("no-help", Assert.Single(plan.Others).Because, StringComparison.Ordinal);
    }

    private static CohortTerm Term(string text, string baseline)
    {
        TriggerPlan plan = TriggerPlan.Of(
            Read(text), new TriggerFigures { Baseline = Effect.ReadRate(baseline) });
        Assert.True(plan.Others.IsEmpty, string.Join('\n', plan.Others.Select(o => o.Because)));
        return Assert.Single(plan.Terms);
    }

    private static Scheme Read(string text)
    {
        SchemeReading reading = SchemeText.Read(
            "small.yaml", Encoding.UTF8.GetBytes(text), _ => null);
        return reading.Scheme
            ?? throw new InvalidOperationException(string.Join('\n', reading.Diagnostics));
    }
}
