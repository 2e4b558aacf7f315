using Outturn.Review;
using Outturn.Review.Expected;
using Outturn.Review.Rules.Purpose;
using Outturn.Simulation;
using Outturn.Simulation.Payments;
using Outturn.Simulation.Providers;
using Xunit;

namespace Outturn.Tests.Core.Review;

/// <summary>What stands in the way of a trial is tried lever by lever.</summary>
public sealed class TrialBlockerTests
{
    private static ReviewCase Of(params (string, string)[] changes) =>
        RuleFixture.Of("innovation-not-affordable").Case(changes);

    // The model scheme allows trials with a quarter, and pays a smaller fee from year 2 on.
    [Theory]
    [InlineData("", "")]
    [InlineData("{trials allowed: 100%}", "the limit on trials")]
    [InlineData("{trials allowed: 100%, reporting cost: £5}", "the limit on trials+reporting")]
    [InlineData("{trials allowed: 25%, approval delay: 6}", "+the time that approval takes")]
    public void A_lever_that_does_not_bite_is_not_tried(string commissioner, string otherwise)
    {
        ReviewCase of = commissioner.Length == 0 ? Of()
            : Of(("world/commissioner", commissioner));
        string[] levers = [.. TrialBlocker.Levers(of, of.Expected!.Invited[0])
            .Select(l => l.Name)];
        string[] usual = ["the share of pay at risk", "the limit on trials", "the wait for money"];
        string[] change = otherwise.Split('+');
        Assert.Equal(
            usual.Except([change[0]]).Concat(change.Skip(1)).Order(StringComparer.Ordinal),
            levers.Except(["the fall of prices"]).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(
        "world/targets", "{level: 100%, cost of missing: {1: £1500000}}", "the date of targets")]
    [InlineData("world/commissioner", "{trials allowed: 0%}", "the limit on trials")]
    public void What_bites_hardest_is_named(string at, string text, string lever)
    {
        ReviewCase of = Of((at, text));
        Invited lead = of.Expected!.Invited[0];
        double worth = Trial.Worth(Trial.Options(lead.Expected));
        Assert.StartsWith(
            lever + " stands most in the way", TrialBlocker.Of(of, lead, worth),
            StringComparison.Ordinal);
    }

    // With the same effort as much is paid in all: half of what results pay has become a fee.
    [Fact]
    public void Half_as_much_at_risk_pays_as_much_in_all()
    {
        MeanField before = Of().Expected!.Main.Expected;
        SchemeInWorld put = Of().Expected!.Put;
        var setting = new ProviderSetting(
            PaidOtherwise.HalfAsMuchAtRisk(before, put), before.Setting.Type);
        VintageFlows was = before.Year(2).Flows[3];
        VintageFlows now = new Plans(setting).Under(2, before.Year(2).Plan).Flows[3];
        Assert.Equal(was.Outcomes.Sum() / 2, now.Outcomes.Sum(), 1e-6);
        Assert.Equal(was.Fees.Sum() + (was.Outcomes.Sum() / 2), now.Fees.Sum(), 1e-6);
    }

    [Fact]
    public void Money_at_once_is_the_same_money()
    {
        MeanField before = Of().Expected!.Main.Expected;
        var setting = new ProviderSetting(
            PaidOtherwise.AtOnce(Of().Expected!.Put), before.Setting.Type);
        VintageFlows was = before.Year(0).Flows[0];
        VintageFlows now = new Plans(setting).Under(0, before.Year(0).Plan).Flows[0];
        Assert.Equal(was.Outcomes.Sum(), now.Outcomes.Sum(), 1e-6);
        Assert.Equal(now.Outcomes.Sum(), now.Outcomes[0] + now.Outcomes[1], 1e-6);
    }

    // Delivery fees of "near": £450 in year 1 and £330 from year 3 on, and £300 at the start.
    [Fact]
    public void On_the_terms_of_the_first_year_a_later_start_is_paid_as_the_first()
    {
        SchemeInWorld put = Of().Expected!.Put;
        SchemeInWorld level = PaidOtherwise.AsInTheFirstYear(put, year => year == 3);
        Assert.Equal(630, Fees(put, 38), .01);
        Assert.Equal(750, Fees(level, 38), .01);
        Assert.Equal(630, Fees(level, 26), .01);
        Assert.Equal(
            put.Payments.Starting(0, 2)[0].Due + 36, level.Payments.Starting(0, 38)[0].Due);
    }

    private static double Fees(SchemeInWorld put, int month) => put.Payments.Starting(0, month)
        .ToArray().Where(l => l.Amount > 0).Sum(l => l.Amount);
}
