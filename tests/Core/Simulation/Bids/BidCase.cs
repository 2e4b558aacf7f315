using System.Text;
using Outturn.Language;
using Outturn.Schemes;
using Outturn.Simulation.Bids;
using Outturn.Simulation.Worlds;
using Xunit;

namespace Outturn.Tests.Core.Simulation.Bids;

/// <summary>An offer simple enough for paper. Ten people start each month of 2020; each brings £100
/// on that day, is housed in the same month for certain, and brings £600 three months after that. A
/// person costs £480, £20 a month over 24 months; fixed costs are £1,000 a month for 36 months.
/// </summary>
internal static class BidCase
{
    private const string Scheme = """
        scheme: {name: small, title: Small, currency: GBP, purpose: outcomes, language: 1}
        term: {from: 2020-01-01, to: 2020-12-31, long stop: 2023-12-31}
        calendar: {payment: month, month end: shorten}
        parties: {council: commissioner}
        facts:
          evidence: record
          source: provider
          participant: {age: number}
          events: {housed: {kind: event}}
        outcomes:
          attached: {happens: started}
          home: {happens: housed, payable after: 3 months}
        payments:
          attachment: {for each: attached, pay: £100}
          housing: {for each: home, pay: £600}
        """;

    private const string World = """
        world: small
        referrals: {starts a month: 100, months: 12}
        courses: {move: {fact: housed, within: 1, help from: 0, help until: 1}}
        groups: {all: {share: 100%, attributes: {age: 30}, courses: {move: {no-help: 20%}}}}
        providers: {charity: {cash: £20000, overdraft: £10000, overdraft rate: 0%}}
        """;

    private const string Profile = """
        provider: Harbour
        starts a month: 10
        referral risk: 0%
        result risk: 0%
        fixed cost: £1000
        cost a person: £480
        results: {move: {all: 100%}}
        """;

    public static Scheme Offer()
    {
        SchemeReading scheme = SchemeText.Read(
            "small.yaml", Encoding.UTF8.GetBytes(Scheme), _ => null);
        Assert.True(scheme.Scheme is not null, string.Join('\n', scheme.Diagnostics));
        return scheme.Scheme!;
    }

    public static ProfileReading Read(params (string Path, string Value)[] changes)
    {
        WorldReading world = WorldText.Read(Offer(), "world.yaml", Encoding.UTF8.GetBytes(World));
        Assert.True(world.World is not null, string.Join('\n', world.Diagnostics));
        return ProfileText.Read(
            world.World!, "profile.yaml", Encoding.UTF8.GetBytes(Profile),
            [.. changes.Select(c => KeyValuePair.Create(c.Path, c.Value))]);
    }

    public static BidResult Weigh(params (string Path, string Value)[] changes) =>
        Weigh(new BidOptions { Runs = 4, Threads = 2 }, changes);

    public static BidResult Weigh(
        BidOptions options, params (string Path, string Value)[] changes)
    {
        ProfileReading reading = Read(changes);
        Assert.True(reading.Profile is not null, string.Join('\n', reading.Diagnostics));
        return BidResult.Of(new BidSetting(Offer(), reading.Profile!, options.Threads), options);
    }
}
