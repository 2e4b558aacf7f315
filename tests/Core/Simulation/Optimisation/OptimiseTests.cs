using Outturn.Simulation.Optimisation;
using Xunit;

namespace Outturn.Tests.Core.Simulation.Optimisation;

/// <summary>Schemes whose best price is known on paper. One group without differences in
/// difficulty: without help the hazard over 24 months is L = −ln 0.8, help worth e adds
/// 0.6·(1 − exp(−e/500)), which begins after 2 months and is whole after 18. A price V for each
/// job, in a term that leaves time for all: what is spent is such that
/// V·B/s·exp(−L − B·x)·(1 − x) = 1 with B = 0.6, s = 500; P(x) = 1 − exp(−L − B·x), and P0 is
/// 0.2.</summary>
[Trait("Category", "Slow")]
public sealed class OptimiseTests
{
    private const double B = .6, S = 500;
    private const string Price = "payments/job-fee/pay=£5..£2000";

    /// <summary>Cost of an additional outcome is V·P/(P − P0): for each V the provider's x is found
    /// by bisection, and the best V by a grid of a pound. The search must come within a pound's
    /// worth of what that attains, and nobody need be anywhere near the price: the bottom is flat.
    /// </summary>
    [Fact]
    public void The_price_that_buys_most_is_the_one_on_paper()
    {
        (double best, double price) = Enumerable.Range(400, 9_600)
            .Select(v => (Cost(v), (double)v)).Min();
        OptimiseResult found = OptimiseRun.Of(
            OptimiseCase.Task(["payments/job-fee/pay=£400..£10000"], "cost", []));
        double at = found.Best!.Values[0];
        Assert.InRange(at, price * .95, price * 1.05);
        Assert.InRange(found.Best.Row![SchemeRow.PayAnAdditional], best * .99, best * 1.01);
    }

    /// <summary>Most outcomes under a budget: additional outcomes rise with the price, so that the
    /// limit binds: V·P(V) = £900 a start.</summary>
    [Theory]
    [InlineData(600)]
    [InlineData(900)]
    public void Under_a_budget_the_price_is_what_the_budget_buys(double budget)
    {
        double price = Bisected(v => v * P(X(v)) - budget, 400, 10_000);
        OptimiseResult found = OptimiseRun.Of(OptimiseCase.Task(
            ["payments/job-fee/pay=£400..£10000"], "outcomes",
            [FormattableString.Invariant($"payment a start <= £{budget}")]));
        // Drawn, a start may cost a little more than is expected: then a cheaper one wins.
        Assert.InRange(found.Best!.Values[0], price * .9, price * 1.005);
        Assert.True(found.Best.Row![SchemeRow.PayAStart] <= budget);
        Assert.NotEqual(Standing.Broken, found.Limits[0].Standing);
        Assert.Contains("}   # to be found", found.Scheme, StringComparison.Ordinal);
        Assert.Contains("becomes £", found.Differences!.ToText(), StringComparison.Ordinal);
    }

    /// <summary>A fixed number of draws chooses as well: within 2 % of what the best attains, as
    /// the bottom is flat.</summary>
    [Fact]
    public void With_a_fixed_number_of_draws_too()
    {
        double best = Enumerable.Range(400, 9_600).Min(v => Cost(v));
        OptimiseResult found = OptimiseRun.Of(OptimiseCase.Task(
            ["payments/job-fee/pay=£400..£10000"], "cost", [],
            new OptimiseOptions { Threads = 2, PairsInAll = 200 }));
        Assert.InRange(found.Best!.Row![SchemeRow.PayAnAdditional], best * .99, best * 1.02);
        Assert.InRange(found.Pairs, 11, 200);
        Assert.False(found.IsSure);
    }

    /// <summary>£200 more for each job, paid for all of a year together, is not in what is expected
    /// of a design: at the price that seems to keep to £900 a start much more is paid when people
    /// are drawn. The search then goes on within the limit, to (V + 200)·P(V) = £900, or
    /// (V + 200)·P(V + 200) where the provider reckons with it.</summary>
    [Fact]
    public void Where_more_is_drawn_than_expected_it_searches_again()
    {
        double without = Bisected(v => (v * P(X(v))) - 900, 400, 10_000);
        double with = Bisected(v => ((v + 200) * P(X(v))) - 900, 400, 10_000);
        double reckoned = Bisected(v => ((v + 200) * P(X(v + 200))) - 900, 200, 10_000);
        Assert.True(with < .95 * without);
        OptimiseResult found = OptimiseRun.Of(OptimiseCase.Task(
            ["payments/job-fee/pay=£400..£10000"], "outcomes", ["payment a start <= £900"],
            text: OptimiseCase.Text + """

                  together:
                    for each: [provider, contract-year]
                    pay: £200 per person * people(job)
                """));
        Assert.InRange(found.Best!.Values[0], reckoned * .9, with * 1.05);
        Assert.NotEqual(Standing.Broken, found.Limits[0].Standing);
    }

    /// <summary>£150 of each job stands in a table of its own file: the price that is varied is
    /// that much lower than where it stands alone.</summary>
    [Fact]
    public void A_scheme_with_tables_in_files_is_searched_as_well()
    {
        double price = Bisected(v => (v * P(X(v))) - 900, 400, 10_000);
        OptimiseResult found = OptimiseRun.Of(OptimiseCase.Task(
            ["payments/job-fee/pay=£400..£10000"], "outcomes", ["payment a start <= £900"],
            text: OptimiseCase.Text + """

                  by-sort: {for each: job, pay: rates, on top of: job-fee}
                tables:
                  rates: {gives: GBP, by: sort, from: rates.csv}
                """,
            tables: name => name == "rates.csv" ? "sort,value\nany,150\n"u8.ToArray() : null));
        Assert.InRange(found.Best!.Values[0], (price * .9) - 150, (price * 1.005) - 150);
        Assert.Contains("from: rates.csv", found.Scheme, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_the_start_is_best_it_says_so()
    {
        OptimiseResult found = OptimiseRun.Of(OptimiseCase.Task(
            ["payments/job-fee/pay=£500..£2000"], "outcomes", []));
        Assert.True(found.IsStartBest);
        Assert.Equal(OptimiseCase.Text, found.Scheme);
        Assert.True(found.Differences!.SameMeaning);
    }

    /// <summary>At £400 to £10,000 a start costs at least 400 × 0.2 = £80, and additional outcomes
    /// need a price: 20 % of them within £100 a start cannot be. That nothing else matters shows
    /// that the third is not in the conflict.</summary>
    [Fact]
    public void Limits_that_conflict_are_named()
    {
        OptimiseResult found = OptimiseRun.Of(OptimiseCase.Task(
            ["payments/job-fee/pay=£400..£10000"], "outcomes",
            ["payment a start <= £100", "bids >= 1", "additionality >= 20%"]));
        Assert.Null(found.Best);
        Assert.Equal(
            ["payment a start <= £100", "additionality >= 20%"],
            found.Conflict!.Of.Select(l => l.Text));
        Assert.Contains(found.Conflict.Misses, m => m.Miss > 0);
        Assert.Contains(
            found.Conflict.Misses, m => m.Limit.Measure == SchemeRow.Bids && m.Miss <= 0);
    }

    [Fact]
    public void One_limit_beyond_reach_is_named_alone()
    {
        OptimiseResult found = OptimiseRun.Of(OptimiseCase.Task(
            ["payments/job-fee/pay=£400..£10000"], "outcomes",
            ["payment a start <= £50", "bids >= 1"]));
        Assert.Equal(["payment a start <= £50"], found.Conflict!.Of.Select(l => l.Text));
        // £400 × 0.2 without help is £80, and no design costs less.
        Assert.InRange(found.Conflict.Misses[0].Miss, 29, 33);
    }

    [Fact]
    public void The_same_seed_gives_the_same_text_on_any_number_of_threads()
    {
        string[] vary =
        [
            "payments/job-fee/pay=£400..£10000", "commissioner.least effort=£0..£300",
            "commissioner.reporting cost=£0..£5", "commissioner.trials allowed=0%..100%",
        ];
        OptimiseResult[] found = [.. new[] { 1, 2 }.Select(threads => OptimiseRun.Of(
            OptimiseCase.Task(vary, "outcomes", ["payment a start <= £900"],
                new OptimiseOptions { Threads = threads, Pairs = 10, Seed = 7 })))];
        Assert.Equal(found[0].Scheme, found[1].Scheme);
        Assert.Equal(found[0].World, found[1].World);
        Assert.Equal(found[0].Designs, found[1].Designs);
    }

    [Fact]
    public void What_is_ended_early_keeps_the_best_so_far()
    {
        using var stop = new CancellationTokenSource();
        OptimiseResult found = OptimiseRun.Of(OptimiseCase.Task(
            ["payments/job-fee/pay=£400..£10000"], "outcomes", [],
            new OptimiseOptions
            {
                Stop = stop.Token,
                Progress = (done, _) =>
                {
                    if (done > 100)
                    {
                        stop.Cancel();
                    }
                },
            }));
        Assert.True(found.IsInterrupted);
        Assert.InRange(found.Designs, 50, 110);
        Assert.True(found.Best!.Row![SchemeRow.Additional]
            > found.Start.Row![SchemeRow.Additional]);
    }

    [Theory]
    [InlineData("commissioner.trials allowed=0%..150%", "outcomes", "bids >= 1", "at 150% ")]
    [InlineData(Price, "outcome", "bids >= 1", "did you mean \"outcomes\"?")]
    [InlineData(Price, "outcomes", "bugdet <= £1m", "did you mean \"budget\"?")]
    [InlineData(Price, "outcomes", "budget <= 5%", "write money")]
    [InlineData(Price, "outcomes", "parked <= £5", "write a percentage")]
    [InlineData(Price, "outcomes", "parked is low", "write a measure, <= or >=")]
    public void What_cannot_be_asked_is_told(string vary, string aim, string limit, string told)
    {
        FormatException e = Assert.Throws<FormatException>(() =>
            OptimiseRun.Of(OptimiseCase.Task([vary], aim, [limit])));
        Assert.Contains(told, e.Message, StringComparison.Ordinal);
    }

    private static double Cost(double v) => X(v) is var x && x > 0
        ? v * P(x) / (P(x) - P(0)) : double.PositiveInfinity;

    private static double P(double x) => 1 - (.8 * Math.Exp(-B * x));

    // What is spent, as the share of the most that help can do: more is worth it while it pays.
    private static double X(double v) => v * B / S * .8 <= 1 ? 0
        : Bisected(x => 1 - (v * B / S * .8 * Math.Exp(-B * x) * (1 - x)), 0, 1);

    private static double Bisected(Func<double, double> rising, double low, double high)
    {
        for (int i = 0; i < 100; i++)
        {
            double middle = (low + high) / 2;
            (low, high) = rising(middle) < 0 ? (middle, high) : (low, middle);
        }
        return low;
    }
}
