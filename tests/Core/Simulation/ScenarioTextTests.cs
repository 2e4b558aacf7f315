using System.Text;
using Outturn.Language;
using Outturn.Schemes;
using Outturn.Simulation.Worlds;
using Xunit;

namespace Outturn.Tests.Core.Simulation;

/// <summary>A scenario puts its figures, with their marks, in place of those of a world; what is
/// wrong with it is told at its place in its own file.</summary>
public sealed class ScenarioTextTests
{
    private const string World = """
        world: small
        mark: data
        source: register
        referrals: {starts a month: 100, months: 12, demand: 110%}
        courses: {work: {fact: employed}}
        groups:
          young: {share: 40%, attributes: {age: 20}, courses: {work: {no-help: 20%}}}
          old: {share: 60%, attributes: {age: 50}, courses: {work: {no-help: 10%}}}
        providers: {one: {cash: £100000}}
        """;

    private const string Busy = """
        scenario: busy
        title: More people come
        mark: seen
        source: count
        sources: {count: 'a count of 2019', guess: our guess}
        set:
          referrals.demand: 150%
          groups.young.demand: {is: 200%, mark: illustrative, source: guess}
          referrals.profile: {1: 80%}
          groups.old.attributes.age: 60
        """;

    /// <summary>The young come to twice their plan: 40 % · 2 + 60 % = 140 % of the whole, and that
    /// by 150 % and 80 % of 100 a month: 168.</summary>
    [Fact]
    public void Puts_its_figures_with_their_marks_in_place()
    {
        World world = Read(Scenario(Busy)).World!;
        Assert.Equal(168, world.Referrals.In(0), 9);
        Assert.Equal("60", world.Groups[1].Attributes["age"]);
        Assert.Equal(("busy", "More people come"), world.Scenarios
            .Select(s => (s.Name, s.Title)).Single());
        Assert.Equal(("150%", "seen", "a count of 2019"), Figure(world, "referrals.demand"));
        Assert.Equal(
            ("200%", "illustrative", "our guess"), Figure(world, "groups.young.demand"));
        Assert.Equal(("80%", "seen", "a count of 2019"), Figure(world, "referrals.profile.1"));
        Assert.Equal(("12", "data", "register"), Figure(world, "referrals.months"));
    }

    [Fact]
    public void The_later_wins_and_a_single_figure_over_all()
    {
        Scenario calm = Scenario("scenario: calm\nset: {referrals.demand: 90%}\n");
        Scenario busy = Scenario("scenario: busy\nset: {referrals.demand: 150%}\n");
        Assert.Equal(150, Read(calm, busy).World!.Referrals.In(0), 9);
        Assert.Equal(90, Read(busy, calm).World!.Referrals.In(0), 9);
        WorldReading set = Read(
            [busy, calm], [KeyValuePair.Create("referrals.demand", "120%")]);
        Assert.Equal(120, set.World!.Referrals.In(0), 9);
    }

    [Theory]
    [InlineData("groups.yung.demand: 200%",
        "busy.yaml:7:3: error unknown-name: groups has no \"yung\"")]
    [InlineData("referals.demand: 200%",
        "busy.yaml:7:3: error unknown-key: a world has no key \"referals\"")]
    [InlineData("referrals.demnd: 200%",
        "busy.yaml:7:3: error unknown-key: referrals has no key \"demnd\"")]
    [InlineData("referrals.demand: often",
        "busy.yaml:7:21: error wrong-value: referrals.demand is no number")]
    [InlineData("groups.young.share: {is: 140%}",
        "busy.yaml:7:28: error wrong-value: groups.young.share is 140%, and it must be a share "
        + "between 0 % and 100 %")]
    [InlineData("providers.two.cash: £1",
        "busy.yaml:7:3: error unknown-name: providers has no \"two\"")]
    public void Says_what_is_wrong_where_it_stands(string figure, string message)
    {
        WorldReading reading = Read(Scenario(Busy.Replace(
            "referrals.demand: 150%", figure, StringComparison.Ordinal)));
        Assert.Null(reading.World);
        Assert.Contains(message, reading.Diagnostics.Select(DiagnosticText.Heading));
    }

    [Theory]
    [InlineData("title: x\nset: {referrals.demand: 1}\n", "scenario is not given")]
    [InlineData("scenario: x\n", "set is not given")]
    [InlineData("scenario: x\nset: {a: 1}\nworld: y\n", "a scenario has no key \"world\"")]
    public void A_text_that_is_no_scenario_is_refused(string text, string message)
    {
        ScenarioReading reading = ScenarioText.Read("s.yaml", Encoding.UTF8.GetBytes(text));
        Assert.Null(reading.Scenario);
        Assert.Contains(message, reading.Diagnostics.Select(d => d.Message));
    }

    private static (string Value, string Mark, string Source) Figure(World world, string path) =>
        world.Assumptions.Where(a => a.Path == path)
            .Select(a => (a.Value, a.Mark, a.Source)).Single();

    private static Scenario Scenario(string text)
    {
        ScenarioReading reading = ScenarioText.Read("busy.yaml", Encoding.UTF8.GetBytes(text));
        Assert.True(reading.Scenario is not null, string.Join('\n', reading.Diagnostics));
        return reading.Scenario!;
    }

    private static WorldReading Read(params Scenario[] scenarios) => Read(scenarios, []);

    private static WorldReading Read(
        Scenario[] scenarios, KeyValuePair<string, string>[] set)
    {
        Scheme scheme = SchemeText.Read(
            "s", Encoding.UTF8.GetBytes(WorldTextTests.Scheme), _ => null).Scheme!;
        return WorldText.Read(
            scheme, "world.yaml", Encoding.UTF8.GetBytes(World),
            new WorldChanges([.. scenarios], set));
    }
}
