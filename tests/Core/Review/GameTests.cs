using Outturn.Review;
using Outturn.Review.Expected;
using Outturn.Review.Findings;
using Xunit;

namespace Outturn.Tests.Core.Review;

/// <summary>What ways to be paid more bring, against amounts worked on paper: a scheme of one price
/// for one job, and four bands of which a quarter each start.</summary>
public sealed class GameTests
{
    private static readonly (string, string)[] OnePrice =
    [
        ("facts/events/employed/source", "provider"), Prices("£1000", "£1000", "£1000", "£1000"),
        ("tables/delivery-fee/values",
            "{from 1: {near: £0, middle: £0, far: £0, furthest: £0}}"),
        ("tables/results-share/values", "{from 1: 1}"),
        ("tables/expected/values",
            "{near: [0%, 0%], middle: [0%, 0%], far: [0%, 0%], furthest: [0%, 0%]}"),
        ("payments/volume", ""), ("payments/confirmed", ""), ("limits and adjustments", ""),
        ("world/groups", $"{{{Band("near")}, {Band("middle")}, {Band("far")}, "
            + $"{Band("furthest")}}}"),
    ];

    // Everybody who starts then has a job of six months: £1,000 a start whoever it is.
    [Fact]
    public void Reported_of_everybody_every_start_brings_the_price()
    {
        (FactSample sample, WorldExpected world) = Sample(OnePrice);
        Move best = Move.OfReporting(sample, world, "employed")[0];
        Assert.Equal("reported of everybody", best.Words);
        Assert.Equal(1_000, (sample.Paid + best.Gain) / sample.Starts, 1e-6);
        Assert.Equal(12_000, sample.Starts, 1e-6);
        Assert.Equal(best.Gain / 12_000, best.AStart, 1e-9);
    }

    // Those who are drawn are a sample of those who are expected: of 400 the share with a job has
    // a standard error of 2.5 points at most, £25 a start.
    [Fact]
    public void The_sample_is_paid_about_what_is_expected()
    {
        (FactSample sample, WorldExpected world) = Sample(OnePrice);
        double expected = Enumerable.Range(0, 5).Average(y => world.Pay(y).Outcomes);
        Assert.Equal(expected, sample.Paid / sample.Starts, 60.0);
    }

    // The furthest band pays £4,000, the others £1,000, £2,000 and £3,000; the same people have
    // jobs whatever band is written: 4,000 over the mean of 2,500 is 60 % more.
    [Fact]
    public void The_band_that_pays_most_brings_its_price_for_everybody()
    {
        (FactSample sample, WorldExpected world) = Sample(
            [.. OnePrice, Prices("£1000", "£2000", "£3000", "£4000")]);
        Move best = Move.OfBand(sample, world);
        Assert.Equal("with everybody in furthest", best.Words);
        Assert.Equal(.6, best.Share, .06);
    }

    // Four in ten are looked at and half of what was overpaid is taken back: 80 % is kept.
    [Fact]
    public void What_a_sample_takes_back_is_no_gain()
    {
        Judgement whole = Judged(OnePrice);
        Judgement checkedToo = Judged([.. OnePrice,
            ("plan/verification", "{sampled: 40%, recovered: 50%}")]);
        Assert.Equal(whole.Measure!.Value * .8, checkedToo.Measure!.Value, 1e-9);
    }

    // Everything that is overpaid is taken back: nothing is gained by it.
    [Fact]
    public void Where_all_is_looked_at_nothing_is_found() => Assert.Equal(
        Verdict.Clean, Judged([.. OnePrice,
            ("plan/verification", "{sampled: 100%, recovered: 100%}")]).Verdict);

    [Fact]
    public void Without_a_world_the_way_is_found_and_its_gain_is_not_told()
    {
        RuleFixture fixture = RuleFixture.Of("room-to-game");
        ReviewCase of = fixture.Case(fixture.Changes("fires"), hasWorld: false);
        Judgement[] all = [.. RuleBook.Find(fixture.Rule)!.Judge(of)];
        Assert.Equal([Verdict.Found, Verdict.NotTold], all.Select(j => j.Verdict));
        Assert.Equal(Weight.MustFix, all[0].Weight);
        // Where nothing was asked to be measured, nothing is missing.
        Assert.Single(RuleBook.Find(fixture.Rule)!.Judge(of.WithoutWorld));
    }

    private static Judgement Judged((string, string)[] changes) => Assert.Single(
        RuleBook.Find("room-to-game")!.Judge(RuleFixture.Of("room-to-game").Case(changes)));

    private static (FactSample, WorldExpected) Sample((string, string)[] changes)
    {
        WorldExpected world = RuleFixture.Of("room-to-game").Case(changes).Expected!;
        return (FactSample.Of(world), world);
    }

    private static (string, string) Prices(params string[] job) => ("tables/price/values",
        $"{{near: [£0, {job[0]}, £0], middle: [£0, {job[1]}, £0], far: [£0, {job[2]}, £0], "
        + $"furthest: [£0, {job[3]}, £0]}}");

    private static string Band(string need) =>
        $"{need}: {{share: 25%, attributes: {{need: {need}}}, "
        + "courses: {work: {no-help: 40%, response: 0.5, effort scale: £500, separation: 2%}}}";
}
