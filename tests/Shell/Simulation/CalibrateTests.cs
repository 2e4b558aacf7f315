using Outturn.Tests.Shell.Cli;
using Xunit;
using Place = Outturn.Tests.Shell.Schemes.Place;

namespace Outturn.Tests.Shell.Simulation;

/// <summary><c>calibrate</c> from the command line: what it writes, and what it shows.</summary>
[Trait("Category", "Slow")]
public sealed class CalibrateTests
{
    private const string Offer = """
        scheme: {name: small, title: Small, currency: GBP, purpose: outcomes, language: 1}
        term: {from: 2020-01-01, to: 2020-12-31, long stop: 2023-12-31}
        calendar: {payment: month}
        parties: {council: commissioner}
        facts:
          evidence: record
          source: provider
          participant: {age: number}
          events: {housed: {kind: event}}
        outcomes: {home: {happens: housed}}
        payments: {housing: {for each: home, pay: £600}}

        """;

    private const string People = """
        # who is housed
        world: small
        referrals: {starts a month: 10, months: 12}
        difficulty: {baseline: 0, response: 0, effort: 0, separation: 0}
        courses: {move: {fact: housed, within: 1, help from: 0, help until: 1}}
        groups:
          all:
            share: 100%
            attributes: {age: 30}
            courses: {move: {no-help: 35%, response: 0.3, effort scale: £100}} # guessed
        providers: {charity: {cash: £100000, overdraft: £100000, fixed cost: £0, contact cost: £0}}

        """;

    private const string Wanted = """
        calibration: small
        vary: {all: {move: {no-help: {from: 5%, to: 60%}, response: {from: 0, to: 3}}}}
        targets:
          anyway: {measure: deadweight-rate, group: all, is: 20%}
          in all: {measure: outcome-rate, group: all, is: 56.74%}
          halved: {measure: deadweight-rate, group: all, is: 15%, held out: yes}
        held out under: {economy.level: 50%}

        """;

    /// <summary>The figures are those worked by hand in the core's tests; a held-out rate of 15 %
    /// is missed by 4.4 points, for half the hazard gives 1 − √0.8 = 10.6 %.</summary>
    [Fact]
    public void Writes_the_figures_where_they_stand_and_shows_the_misses()
    {
        using Workplace place = Workplace.Written(Offer);
        File.WriteAllText(place.Path("world.yaml"), People);
        File.WriteAllText(place.Path("targets.yaml"), Wanted);
        Ran ran = Ran.Words(
            0, "calibrate", place.Folder, "--to", place.Path("targets.yaml"), "--write",
            "--html", place.Path("fit.html"));
        Assert.Contains("2 of 2 fitted targets are within their tolerance, and 0 of 1 that were "
            + "held out. Missed: halved.", ran.Out, StringComparison.Ordinal);
        string written = File.ReadAllText(place.Path("world.yaml"));
        Assert.Matches(
            "no-help: 20\\.00%, response: (0\\.99|1\\.00)[0-9]{2}, effort scale: £100.* # guessed",
            written);
        Assert.StartsWith("# who is housed\n", written, StringComparison.Ordinal);
        Assert.Contains(
            "<li>halved: 15.0 % was measured, and the model comes to 10.6 %, 4.4 points too low; "
            + "it was not fitted.</li>", File.ReadAllText(place.Path("fit.html")),
            StringComparison.Ordinal);
        Assert.False(File.Exists(place.Path("fit.html.new")));
    }

    [Fact]
    public void A_figure_that_the_world_does_not_state_is_not_written()
    {
        using Workplace place = Workplace.Written(Offer);
        string world = People.Replace(" response: 0.3,", "", StringComparison.Ordinal);
        File.WriteAllText(place.Path("world.yaml"), world);
        File.WriteAllText(place.Path("targets.yaml"), Wanted);
        Ran ran = Ran.Words(
            1, "calibrate", place.Folder, "--to", place.Path("targets.yaml"), "--write");
        Assert.Contains("does not state every figure", ran.Error, StringComparison.Ordinal);
        Assert.Equal(world, File.ReadAllText(place.Path("world.yaml")));
    }

    /// <summary>What the guide shows is what is printed, lines left out apart.</summary>
    [Fact]
    public void The_guide_shows_what_is_printed()
    {
        string guide = File.ReadAllText(Place.Of("docs", "guide", "calibrate.md"));
        string[] block = guide.Split("```console\n$ ./outturn calibrate schemes/work-programme")[^1]
            .Split("```")[0].Split('\n');
        string[] printed = Ran.Words(0, "calibrate", "schemes/work-programme", "--to",
            "schemes/work-programme/targets.yaml").Out.Split('\n');
        string[] shown = [.. block[1..].Where(l => l.Length > 0 && l != "…")];
        Assert.True(shown.Length > 5);
        Assert.All(shown, line => Assert.Contains(line, printed));
    }

    [Fact]
    public void Model_risk_needs_targets_beside_the_scheme()
    {
        using Workplace place = Workplace.Written(Offer);
        File.WriteAllText(place.Path("world.yaml"), People);
        Assert.Contains("targets.yaml", Ran.Words(
            2, "simulate", place.Folder, "--model-risk", "20").Error, StringComparison.Ordinal);
        File.WriteAllText(place.Path("targets.yaml"), Wanted + """
            model risk: {deadweight share: {from: 30%, to: 80%}}

            """);
        Assert.Contains("--model-risk is a number from 20", Ran.Words(
            2, "simulate", place.Folder, "--model-risk", "2").Error, StringComparison.Ordinal);
        Ran ran = Ran.Words(
            0, "simulate", place.Folder, "--runs", "2", "--model-risk", "20", "--json");
        Assert.Equal("20", ran.Raw("modelRisk", "draws"));
        Assert.Contains("20 worlds were drawn", Ran.Words(
            0, "simulate", place.Folder, "--runs", "2", "--model-risk", "20").Out,
            StringComparison.Ordinal);
    }
}
