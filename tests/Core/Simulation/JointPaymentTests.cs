using Outturn.Simulation;
using Outturn.Simulation.MonteCarlo;
using Outturn.Simulation.Payments;
using Outturn.Simulation.Results;
using Xunit;

namespace Outturn.Tests.Core.Simulation;

/// <summary>Payments for people together: what providers reckon that they are worth, and that what
/// is paid is what settlement pays.</summary>
public sealed class JointPaymentTests
{
    // £1,000 for each person fewer than half of a year's who is convicted: whoever is not helped is
    // convicted in 70 % of cases.
    private const string Cohorts = """
        scheme: {name: cohorts, currency: GBP, purpose: outcomes, language: 1}
        term: {from: 2020-01-01, to: 2021-12-31, long stop: 2026-12-31}
        calendar: {payment: quarter, contract-year: 2020-01-01}
        parties: {payer: commissioner}
        facts:
          evidence: record
          source: police
          events: {conviction: {kind: event}}
        outcomes: {convicted: {happens: conviction, at most: unlimited}}
        measures:
          rate:
            for each: [provider, contract-year]
            value: people(convicted by referred) / count(participants)
        payments:
          reward:
            for each: [provider, contract-year]
            only if: rate <= 100% otherwise no
            pay: £1000 per person * (50% * count(participants) - people(convicted by referred))

        """;

    private const string People = """
        world: cohorts
        referrals: {starts a month: 100, months: 24, shock: 0}
        economy: {shock: 0}
        difficulty: {separation: 0}
        courses: {prison: {fact: conviction, within: 24, help from: 0, help until: 24}}
        groups:
          all: {share: 100%, courses: {prison: {no-help: 70%, response: -0.9, effort scale: 300}}}
        providers:
          one: {number: 2, cash: 3000000, fixed cost: 100, contact cost: 10, practice: {sd: 0}}
        """;

    [Fact]
    public void A_straight_line_is_reckoned_as_it_is()
    {
        // 500 for each start and 1,000 less for each conviction, from the text.
        JointWorth worth = Reckoned(Cohorts).Joint!;
        Assert.Equal(-1000, worth.PerBegin[0], 1e-6);
        Assert.Equal(500, worth.PerStart, 1e-6);
    }

    [Fact]
    public void Providers_help_for_the_sake_of_a_rate()
    {
        Replication helped = Run(Reckoned(Cohorts));
        long convicted = Convicted(helped);
        Assert.True(convicted < .9 * Anyway(helped));
        Assert.True(helped.Tally.Parked < ReplicationCase.Sum(helped.Tally.Started));
    }

    [Fact]
    public void A_hurdle_that_nobody_can_reach_moves_nobody()
    {
        Replication parked = Run(Reckoned(
            Cohorts.Replace("rate <= 100%", "rate <= 1%", StringComparison.Ordinal)));
        Assert.Equal(Anyway(parked), Convicted(parked));
        Assert.Equal(
            ReplicationCase.Sum(parked.Tally.Started), parked.Tally.Parked);
    }

    [Fact]
    public void A_cap_that_binds_takes_the_worth_of_one_more_away()
    {
        SchemeInWorld open = ReplicationCase.Put();
        SchemeInWorld capped = Reckoned(Capped("£400000"), ReplicationCase.People);
        // All that one more outcome brings above the cap is cut again.
        Assert.InRange(capped.Joint!.PerBegin[0], -2000, -1000);
        Assert.True(PerHead(Run(capped)) < .5 * PerHead(Run(open)));
    }

    // Payers' parts are left out where providers are paid alike whoever pays, and settled here.
    private const string HalfEach =
        "shares: [{name: payers, paid by: {payer: 49.5%, other: rest}, remainder: payer}]";

    private const string BySort = """
        tables:
          part: {gives: percent, by: sort, mark: illustrative, values: {near: 30%, far: 60%}}
        shares: [{name: payers, paid by: {payer: part, other: rest}, remainder: payer}]
        """;

    public static TheoryData<string, string, string> Schemes => new()
    {
        { Cohorts, People, "" },
        { Capped("£700000"), ReplicationCase.People, "" },
        { Capped("£700000", "latest first"), ReplicationCase.People, HalfEach },
        { Capped("£700000", "latest first"), ReplicationCase.People, BySort },
    };

    [Theory]
    [MemberData(nameof(Schemes))]
    public void What_is_added_up_is_what_settlement_pays_to_the_penny(
        string scheme, string people, string shares)
    {
        string text = scheme.Replace(
            "{payer: commissioner}", "{payer: commissioner, other: co-commissioner}",
            StringComparison.Ordinal);
        SimulationResult result = SimulationResult.Of(
            ReplicationCase.Put(text + "\n" + shares, people, []),
            new SimulationOptions { Runs = 2, Seed = 5 });
        Assert.Equal(result.FirstSettled.Due.Minor, result.FirstPaid);
        Assert.NotEqual(0, result.FirstPaid);
    }

    private static string Capped(string most, string cut = "pro rata") =>
        ReplicationCase.Text + $"""

        limits and adjustments:
          - name: most-payable
            at most: {most}
            for each: scheme
            cut: {cut}
        """;

    private static SchemeInWorld Reckoned(string scheme, string people = People)
    {
        SchemeInWorld put = ReplicationCase.Put(scheme, people, []);
        return JointReckoning.Of(put, DayPayments.Of(put, 1), new SimulationOptions { Seed = 3 });
    }

    private static Replication Run(SchemeInWorld put) => ReplicationCase.Run(put);

    private static long Convicted(Replication run) => ReplicationCase.Sum(run.Tally.Started)
        - ReplicationCase.Sum(run.Tally.Achieved);

    private static long Anyway(Replication run) => ReplicationCase.Sum(run.Tally.Started)
        - ReplicationCase.Sum(run.Tally.Anyway);

    private static double PerHead(Replication run) =>
        run.Tally.Effort.Cast<double>().Sum() / ReplicationCase.Sum(run.Tally.Started);
}
