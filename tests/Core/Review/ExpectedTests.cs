using Outturn.Review.Expected;
using Xunit;

namespace Outturn.Tests.Core.Review;

/// <summary>What rules work out of a world, against figures found otherwise: by the reference model
/// in another language (bench/review_numbers.py of the design), or on paper.</summary>
public sealed class ExpectedTests
{
    private static WorldExpected Model => RuleFixture.Case(
        RuleFixture.BaseText("model-scheme", "scheme.yaml"),
        RuleFixture.BaseText("model-scheme", "world.yaml")).Expected!;

    // s ln 2: 500, 700, 1100 and 1700 times 0.693147.
    [Theory]
    [InlineData(0, 346.57)]
    [InlineData(1, 485.20)]
    [InlineData(2, 762.46)]
    [InlineData(3, 1178.35)]
    public void Half_effect_service_costs_the_scale_times_ln_2(int group, double money) =>
        Assert.Equal(money, Model.Service.HalfEffect(group), .01);

    // 12,000 a month for 60 + 24 months over 100 starts a month for 60 months; contact 480.
    [Fact]
    public void Its_full_cost_has_contact_and_fixed_costs()
    {
        Assert.Equal(12_000.0 * 84 / 6_000, Model.Service.FixedPerStart, 1e-9);
        Assert.Equal(480 + 346.5736 + 168, Model.Service.Full(0), .001);
    }

    // 35 % of half-effect: 121, 170, 267, 412, so nobody is counted as helped beyond it who gets
    // no more.
    [Fact]
    public void A_least_offer_by_group_is_no_help_beyond_the_least() => Assert.InRange(
        Model.Measures(1).Parked, .05, .3);

    // The reference model prints 0.49 for the hardest third of the furthest band in year 2, and
    // 0.53 to 0.74 from year 3 on.
    [Fact]
    public void The_hardest_third_of_the_furthest_band_get_half()
    {
        IReadOnlyList<double> effort = Model.Measures(1).EffortByDifficulty[3];
        Assert.Equal(.49, effort.TakeLast(3).Average() / effort.Take(3).Average(), .01);
    }

    // The reference model's coverage of 1.03 to 1.31.
    [Fact]
    public void Pay_covers_the_service_in_every_band_and_year()
    {
        WorldExpected model = Model;
        double[] covers = [.. Enumerable.Range(0, 4).SelectMany(g =>
            Enumerable.Range(0, 5).Select(y => model.Service.Coverage(g, y)))];
        Assert.InRange(covers.Min(), 1.0, 1.07);
        Assert.InRange(covers.Max(), 1.2, 1.4);
    }

    // Two providers a hundred starts a month each, and a subcontractor of twenty.
    [Fact]
    public void An_invited_type_has_the_starts_and_the_reserve_of_the_plan()
    {
        Invited sub = Model.Invited.Single(t => t.Name == "subcontractor");
        Assert.Equal(20, sub.StartsAMonth, 1e-9);
        Assert.Equal(20, sub.Expected.Setting.Planned[0], 1e-9);
        Assert.Equal(3_000, sub.ReservePerStart, 1e-9);
        Assert.Equal(.9, sub.Type.Keeps, 1e-9);
    }

    // One whose contract begins in the first year has the cash of any other of its type.
    [Fact]
    public void An_entrant_of_the_first_year_fails_as_often_as_the_terms_of_that_year_make_it()
    {
        Invited lead = Model.Invited[0];
        Assert.InRange(lead.From(0).Ruin, 0, .05);
        Assert.True(lead.From(4).PaysBack > lead.From(4).FirstMoney);
    }
}
