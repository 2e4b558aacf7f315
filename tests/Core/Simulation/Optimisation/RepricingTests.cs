using System.Text;
using Outturn.Language;
using Outturn.Simulation;
using Outturn.Simulation.Payments;
using Outturn.Simulation.Worlds;
using Xunit;

namespace Outturn.Tests.Core.Simulation.Optimisation;

/// <summary>What a scheme pays at other prices is found from a few people: it must be the same, to
/// the penny, as if everybody were settled again.</summary>
public sealed class RepricingTests
{
    // A share that may come to nothing, a yearly cut, a price with a threshold, instalments.
    private const string Text = """
        scheme: {name: prices, currency: GBP, purpose: outcomes, language: 1}
        term: {from: 2018-01-01, to: 2019-12-31, long stop: 2021-12-31}
        calendar: {payment: month, contract-year: 2018-01-01, month end: shorten}
        parties: {council: commissioner}
        facts:
          evidence: record
          source: provider
          participant: {sort: [young, old]}
          events: {employed: {kind: spell}}
        outcomes:
          attached: {happens: started}
          job: {continuous: employed, reaches: 6 weeks, within: 12 weeks of started}
          kept: {after: job, continuous: employed, every: 4 weeks, at most: 3}
        tables:
          card:
            gives: GBP
            by: [sort, contract-year of started]
            values: {young: {1: YOUNG, 2: £80}, old: {1: £150, 2: OLD}}
          at-risk: {gives: percent, value: RISK}
        payments:
          attachment: {for each: attached, pay: £50 * at-risk}
          service:
            for each: attached
            pay:
              instalments:
                {of: (1 - at-risk) * £1200, over: 3, each: month, from: started + 1 month}
            on top of: attachment
          job-fee: {for each: job, pay: card * at-risk}
          kept-fee: {for each: kept, pay: 'max(£0, card - £90)'}
        """;

    private const string People = """
        world: prices
        outcome: job
        referrals: {starts a month: 100, months: 14}
        courses: {work: {fact: employed, within: 5, help from: 1, help until: 3}}
        groups:
          young:
            {share: 60%, attributes: {sort: young}, courses: {work: {no-help: 30%, separation: 5%}}}
          old:
            {share: 40%, attributes: {sort: old}, courses: {work: {no-help: 20%, separation: 5%}}}
        providers: {one: {cash: £100000}}
        """;

    private static readonly (string Young, string Old, string Risk)[] Learnt =
    [
        ("£100", "£120", "100%"), ("£50", "£60", "50%"), ("£200", "£180", "100%"),
        ("£133.33", "£77.77", "61.7%"), ("£171.19", "£141.41", "83.3%"),
    ];

    [Theory]
    [InlineData("£99.99", "£120.01", "75%")]
    [InlineData("£180", "£90", "100%")]
    [InlineData("£89.5", "£90.01", "0%")]
    [InlineData("£0.01", "£1000", "99.99%")]
    public void Other_prices_pay_what_settling_everybody_pays(string young, string old, string risk)
    {
        Repricing repricing = Repricing.Of([.. Learnt.Select(Put)])!;
        SchemeInWorld full = Put((young, old, risk));
        SchemeInWorld found = repricing.At(full.Scheme, full.World)!;
        Assert.InRange(repricing.People, 1, 60);
        for (int g = 0; g < 2; g++)
        {
            for (int month = 0; month < 14; month++)
            {
                Assert.Equal(
                    full.Payments.Starting(g, month).ToArray().Where(l => l.Amount != 0),
                    found.Payments.Starting(g, month).ToArray().Where(l => l.Amount != 0));
                Assert.Equal(
                    Sums(full.Flows, g, month), Sums(found.Flows, g, month));
            }
        }
    }

    [Fact]
    public void Where_more_than_prices_differ_everybody_is_settled()
    {
        SchemeInWorld later = Put(Text.Replace("every: 4 weeks", "every: 12 weeks"));
        Assert.Null(Repricing.Of([.. Learnt.Select(Put), later]));
        Assert.Null(Repricing.Of([.. Learnt.Select(Put)])!.At(later.Scheme, later.World));
        Assert.Null(Repricing.Of([Put(Learnt[0]), Put(Learnt[1])]));
    }

    // By when the course begins, how long it lasts, and the month: as sums are made of them.
    private static IEnumerable<string> Sums(PaymentFlows flows, int group, int month)
    {
        double[] amounts = flows.Amounts.ToArray();
        return flows.Paid(group, month, 0).ToArray()
            .Where(l => amounts[l.Price] != 0)
            .Select(l => FormattableString.Invariant($"{l.Case / flows.Lasting} ")
                + FormattableString.Invariant($"{l.Case % flows.Lasting} ")
                + FormattableString.Invariant($"{l.Month} {amounts[l.Price]}"));
    }

    private static SchemeInWorld Put((string Young, string Old, string Risk) at) => Put(Text
        .Replace("YOUNG", at.Young).Replace("OLD", at.Old).Replace("RISK", at.Risk));

    private static SchemeInWorld Put(string text)
    {
        text = text.Replace("YOUNG", "£100").Replace("OLD", "£120").Replace("RISK", "75%");
        SchemeReading read = SchemeText.Read(
            "scheme.yaml", Encoding.UTF8.GetBytes(text), _ => null);
        Assert.True(read.Scheme is not null, string.Join('\n', read.Diagnostics));
        WorldReading world = WorldText.Read(
            read.Scheme, "world.yaml", Encoding.UTF8.GetBytes(People));
        Assert.True(world.World is not null, string.Join('\n', world.Diagnostics));
        return new SchemeInWorld(read.Scheme, world.World, 1);
    }
}
