using System.Text;
using Outturn.Language;
using Outturn.Simulation;
using Outturn.Simulation.Worlds;
using Xunit;

namespace Outturn.Tests.Core.Simulation;

/// <summary>A result that is an absence: what is paid unless something happens is money that
/// depends on results, and not a fee.</summary>
public sealed class AbsenceTests
{
    private const string Scheme = """
        scheme: {name: quiet, currency: GBP, purpose: outcomes, language: 1}
        term: {from: 2020-01-01, to: 2021-12-31, long stop: 2023-12-31}
        calendar: {payment: month, month end: keep last}
        parties: {justice: commissioner}
        facts:
          evidence: police records
          source: police
          events: {offence: {kind: event}}
        outcomes: {year-without: {free of: offence, reaches: 12 months}}
        payments: {quiet-year: {for each: year-without, pay: £1000}}
        """;

    private const string People = """
        world: quiet
        outcome: year-without
        mark: illustrative
        referrals: {starts a month: 10, months: 12, shock: 0}
        difficulty: {baseline: 0, response: 0, effort: 0, separation: 0}
        courses: {again: {fact: offence, within: 12, help from: 0, help until: 12}}
        groups:
          all: {share: 100%, courses: {again: {no-help: 40%, response: 0, effort scale: £100}}}
        providers: {one: {cash: £100000, overdraft: £0, fixed cost: £0, contact cost: £100}}
        """;

    // Four in ten offend within the year, and nothing helps. What begins in a month is recorded on
    // the day after it, so that eleven of the twelve months fall within the year that is paid for:
    // £1,000 times 0.6 to the power of 11/12, which is £626.09.
    [Fact]
    public void What_is_paid_unless_something_happens_is_a_result()
    {
        SchemeReading read = SchemeText.Read(
            "scheme.yaml", Encoding.UTF8.GetBytes(Scheme), _ => null);
        Assert.True(
            read.Scheme is not null,
            string.Join('\n', read.Diagnostics.Select(DiagnosticText.Heading)));
        WorldReading world = WorldText.Read(
            read.Scheme, "world.yaml", Encoding.UTF8.GetBytes(People));
        var put = new SchemeInWorld(read.Scheme, world.World!, 1);
        MeanField found = MeanField.Of(put, put.World.Providers[0]);
        double starts = found.Setting.Starts.Sum();
        Assert.Equal(0, found.Projection.Fees.Sum(), 1e-9);
        Assert.Equal(626.09, found.Projection.Outcomes.Sum() / starts, .01);
        // It earns six times what it spends, and is not believed to fail.
        Assert.InRange(found.Projection.Ruin, 0, .001);
    }
}
