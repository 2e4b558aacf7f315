using Outturn.Simulation.Optimisation;
using Outturn.Simulation.Report;
using Xunit;

namespace Outturn.Tests.Core.Simulation.Optimisation;

/// <summary>The studies beside a search: what must be so of every scheme, by construction or on
/// paper.</summary>
[Trait("Category", "Slow")]
public sealed class StudyTests
{
    private static readonly Lazy<OptimiseResult> Found = new(() => OptimiseRun.Of(
        OptimiseCase.Task(
            ["payments/job-fee/pay=£400..£6000", "commissioner.least effort=£0..£300"],
            "outcomes", ["payment a start <= £1500"],
            new OptimiseOptions
            {
                Threads = 2, Pairs = 10, Regret = true, BudgetCurve = true, Pareto = true,
                Sensitivity = true, SensitivityRows = 256,
            })));

    [Fact]
    public void Nothing_does_better_by_a_purpose_than_the_design_for_it()
    {
        Study regret = Of("regret");
        Assert.Equal(7, regret.Rows.Length);
        for (int p = 0; p < 5; p++)
        {
            Assert.Equal(1, regret.Rows[p].Values[p], 9);
            Assert.All(regret.Rows, r => Assert.InRange(r.Values[p], 0, 1));
        }
        // The best compromise lacks least, and the regret is what is missing.
        Assert.Equal(
            regret.Rows.Take(6).Min(r => r.Values[5]), regret.Rows[5].Values[5], 9);
        Assert.Equal(1 - regret.Rows[5].Values.Take(5).Min(), regret.Rows[5].Values[5], 9);
    }

    /// <summary>Everybody is given as much as £1,500 buys, well above £300: the least that must be
    /// spent makes no difference, and is left as it stands.</summary>
    [Fact]
    public void A_figure_that_does_not_matter_is_left_as_it_stands()
    {
        Assert.Equal(0, Found.Value.Best!.Values[1]);
        Assert.Empty(Found.Value.World);
        Assert.False(Found.Value.IsStartBest);
    }

    [Fact]
    public void More_money_never_buys_less()
    {
        Study compromise = Of("budget-curve"), outcomes = Of("outcomes-by-budget");
        Assert.InRange(compromise.Rows.Length, 4, 8);
        Assert.InRange(outcomes.Rows.Length, 6, 12);
        Assert.Equal(
            compromise.Rows.Select(r => r.Values[0]).Order(),
            compromise.Rows.Select(r => r.Values[0]));
        Assert.Equal(
            outcomes.Rows.Select(r => r.Values[0]).Order(),
            outcomes.Rows.Select(r => r.Values[0]));
    }

    [Fact]
    public void No_design_of_the_front_beats_another()
    {
        double[][] front = [.. Of("front").Rows.Select(r => r.Values.ToArray())];
        Assert.NotEmpty(front);
        Assert.DoesNotContain(front, a => front.Any(b =>
            !a.SequenceEqual(b) && a.Zip(b).All(v => v.First >= v.Second)
            && a.Zip(b).Any(v => v.First > v.Second)));
        Assert.Contains("hypervolume", Of("front").Note, StringComparison.Ordinal);
    }

    /// <summary>Nobody in this world is short of cash: what a provider may overdraw is of no
    /// consequence, and the price is of the greatest. (Shares alone come to less than 1: whether
    /// the provider would bid hangs on price and least effort together.)</summary>
    [Fact]
    public void What_matters_is_told_from_what_does_not()
    {
        Study morris = Of("morris"), sobol = Of("sobol");
        StudyRow cash = morris.Rows.Single(r => r.Name == "providers.*.cash");
        Assert.Equal(0, cash.Values[0], 6);
        Assert.Contains("payments/job-fee/pay", morris.Rows.Take(3).Select(r => r.Name));
        Assert.True(morris.Rows.Single(r => r.Name == "payments/job-fee/pay").Values[1] > 0);
        Assert.Equal(8, sobol.Rows.Length);
        Assert.InRange(
            sobol.Rows.Single(r => r.Name == "payments/job-fee/pay").Values[1], .1, 1.2);
        Assert.All(sobol.Rows, r => Assert.True(r.Values[1] > -1e-9));
    }

    [Fact]
    public void The_page_has_a_table_under_each_chart()
    {
        string page = OptimisePage.Print(Found.Value, "outturn optimise");
        int charts = page.Split("<svg ").Length - 1;
        Assert.InRange(charts, 10, 30);
        Assert.True(page.Split("<details>").Length - 1 >= charts);
        Assert.EndsWith("</html>\n", page, StringComparison.Ordinal);
    }

    private static Study Of(string name) => Found.Value.Studies.Single(s => s.Name == name);
}
