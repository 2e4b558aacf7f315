using System.Text;
using Outturn.Language;
using Outturn.Schemes;
using Outturn.Simulation.Worlds;
using Xunit;

namespace Outturn.Tests.Core.Simulation;

/// <summary>What is wrong with a world is said with its name and range.</summary>
public sealed class WorldTextTests
{
    internal const string Scheme = """
        scheme: {name: jobs, currency: GBP, purpose: outcomes, language: 1}
        term: {from: 2020-01-01, to: 2020-12-31, long stop: 2023-12-31}
        calendar: {payment: month}
        parties: {council: commissioner}
        facts:
          evidence: payslip
          source: provider
          participant: {age: number}
          events: {employed: {kind: spell}}
        outcomes: {job: {adds up: employed, reaches: 13 weeks}}
        payments: {fee: {for each: job, pay: £1200}}
        """;

    private const string World = """
        world: small
        referrals: {starts a month: 100, months: 12}
        courses: {work: {fact: employed}}
        groups:
          all: {share: 100%, attributes: {age: 30}, courses: {work: {no-help: 20%, response: 0.5}}}
        providers: {one: {cash: £100000}}
        """;

    [Fact]
    public void A_small_world_reads_and_lists_every_figure()
    {
        WorldReading reading = Read(World);
        Assert.Empty(reading.Diagnostics);
        Assert.Equal(100, reading.World!.Referrals.StartsAMonth);
        Assert.Contains(reading.World.Assumptions, a => a is
        {
            Path: "groups.all.courses.work.no-help", Value: "20%", Mark: "illustrative",
        });
        Assert.Contains(reading.World.Assumptions, a => a is
        {
            Path: "providers.one.overdraft", Value: "200000", Mark: "default",
        });
    }

    [Theory]
    [InlineData("no-help: 20%", "no-help: 140%",
        "groups.all.courses.work.no-help is 140%, and it must be a share between 0 % and 99.99 %")]
    [InlineData("cash: £100000", "contact cost: -5",
        "providers.one.contact cost is -5, and it must be money of 0 or more")]
    [InlineData("starts a month: 100", "starts a month: 0",
        "referrals.starts a month is 0, and it must be more than 0")]
    [InlineData("share: 100%", "share: 90%",
        "the shares of groups come to 90 %, not to 100 %")]
    [InlineData("fact: employed", "fact: employd",
        "\"employd\" is no kind of event of the scheme")]
    [InlineData("attributes: {age: 30}", "attributes: {}",
        "groups.all.attributes does not say the age of its people")]
    [InlineData("months: 12", "mnths: 12", "referrals has no key \"mnths\"")]
    [InlineData("months: 12", "months: often", "referrals.months is no number")]
    [InlineData("starts a month: 100, ", "", "referrals.starts a month is not given")]
    public void Says_what_is_wrong(string written, string instead, string message)
    {
        WorldReading reading = Read(World.Replace(written, instead, StringComparison.Ordinal));
        Assert.Null(reading.World);
        Assert.Contains(message, reading.Diagnostics.Select(d => d.Message));
    }

    [Fact]
    public void A_figure_may_be_put_in_place_of_another()
    {
        WorldReading reading = Read(
            World, KeyValuePair.Create("groups.all.courses.work.no-help", "30%"));
        Assert.Equal(.3, reading.World!.Groups[0].Courses[0].NoHelp);
    }

    private static WorldReading Read(string text, params KeyValuePair<string, string>[] changes)
    {
        Scheme scheme = SchemeText.Read("s", Encoding.UTF8.GetBytes(Scheme), _ => null).Scheme!;
        return WorldText.Read(scheme, "world.yaml", Encoding.UTF8.GetBytes(text), changes);
    }
}
