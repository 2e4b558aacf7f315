using System.Globalization;
using System.Text;
using Outturn.Language;
using Outturn.Schemes;
using Outturn.Simulation;
using Outturn.Simulation.Calibrations;
using Outturn.Simulation.Worlds;
using Xunit;

namespace Outturn.Tests.Core.Simulation.Calibrations;

/// <summary>Figures of a world found again from the rates that they bring about.</summary>
public sealed class CalibrationTests
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
        # a comment that stays
        world: small
        referrals: {starts a month: 10, months: 12}
        difficulty: {baseline: 0, response: 0, effort: 0, separation: 0}
        courses: {move: {fact: housed, within: 1, help from: 0, help until: 1}}
        groups:
          all:
            share: 100%
            attributes: {age: 30}
            courses: {move: {no-help: {is: 35%, mark: data}, response: 0.3, effort scale: £100}}
        providers: {charity: {cash: £100000, overdraft: £100000, fixed cost: £0, contact cost: £0}}
        """;

    private const string Wanted = """
        calibration: small
        vary: {all: {move: {no-help: {from: 5%, to: 60%}, response: {from: 0, to: 3}}}}
        targets:
          anyway: {measure: deadweight-rate, group: all, is: 20%, tolerance: 0.1%}
          in all: {measure: outcome-rate, group: all, is: 56.74%, tolerance: 0.1%}
          halved: {measure: deadweight-rate, group: all, is: 20%, tolerance: 1%, held out: yes}
        held out under: {economy.level: 50%}
        """;

    /// <summary>Nobody differs. With V = £600, s = £100, no-help 20 % and response B = 1, spending
    /// goes on until V · 0.8 · e^−(1 − X) · B/s · X = 1, X = e^−(spending/s): X · e^X = e/4.8, so
    /// X = 0.3852 and the rate is 1 − 0.8 · e^−0.6148 = 56.74 %. With half the hazard, 20 % without
    /// help becomes 1 − √0.8 = 10.56 %: the held-out target is missed, and that is said.</summary>
    [Fact]
    public void Finds_the_figures_again_and_says_what_is_missed()
    {
        Calibration fit = Fit();
        Assert.Equal(
            ["groups.all.courses.move.no-help", "groups.all.courses.move.response"],
            fit.Figures.Select(f => f.Path));
        Assert.Equal("20.00%", fit.Figures[0].After);
        Assert.Equal(1, double.Parse(fit.Figures[1].After, CultureInfo.InvariantCulture), 2);
        Assert.Equal(.35, fit.Figures[0].Before, 9);
        Assert.Equal([true, true, false], fit.Rows.Select(r => r.IsWithin));
        Assert.Equal(1 - Math.Sqrt(.8), fit.Rows[2].Model, 4);
        Assert.Equal(
            fit.Figures.Select(f => f.After), Fit().Figures.Select(f => f.After));
    }

    /// <summary>Where the rate of outcomes is sure and the share that would have come anyway is
    /// anything from 30 % to 80 %, every world drawn has the same rate, and shares spread evenly
    /// over that range: of 200 the middle nine tenths run from 32.5 % to 77.5 %, give or take four
    /// standard errors of 1.1 %.</summary>
    [Fact]
    public void Model_risk_is_what_else_would_fit_as_well()
    {
        Targets targets = Read(Wanted).Targets! with { DeadweightShare = (.3, .8) };
        var scheme = new SchemeInWorld(Scheme(), World([]), 1);
        ModelRisk risk = ModelRisk.Of(scheme, targets, 200, new CalibrationOptions());
        ModelRiskRow rate = risk.Rows.Single(r => r.Name == "outcome-rate");
        Assert.All(rate.Drawn, r => Assert.Equal(.5674, r, 3));
        ModelRiskRow share = risk.Rows.Single(r => r.Name == "deadweight-share");
        Assert.All(share.Drawn, s => Assert.InRange(s, .299, .801));
        Assert.InRange(share.Low, .325 - .045, .325 + .045);
        Assert.InRange(share.High, .775 - .045, .775 + .045);
        Assert.Equal(.2 / .5674, share.Fitted, 3);
        Assert.Equal(1, share.SameSign);
        ModelRisk again = ModelRisk.Of(
            scheme, targets, 200, new CalibrationOptions { Threads = 2 });
        Assert.Equal(share.Drawn, again.Rows.Single(r => r.Name == "deadweight-share").Drawn);
    }

    /// <summary>Of ten values −2 to 7 seven are above 0, as the world as it is.</summary>
    [Fact]
    public void A_sign_holds_in_so_many_of_the_draws()
    {
        var row = new ModelRiskRow(
            "net-benefit", Outturn.Simulation.Results.MeasureUnit.Money, 3, 4,
            [-2, -1, 0, 1, 2, 3, 4, 5, 6, 7]);
        Assert.Equal(.7, row.SameSign);
        Assert.Equal((-2, 7), (row.Low, row.High));
    }

    [Fact]
    public void Figures_are_written_where_they_stand()
    {
        string? text = WorldRewrite.Of(
            "world.yaml", Encoding.UTF8.GetBytes(People),
            [
                KeyValuePair.Create("groups.all.courses.move.response", "1.0000"),
                KeyValuePair.Create("groups.all.courses.move.no-help", "20.00%"),
            ]);
        Assert.Equal(
            People.Replace("is: 35%", "is: 20.00%", StringComparison.Ordinal)
                .Replace("response: 0.3,", "response: 1.0000,", StringComparison.Ordinal),
            text);
        Assert.Null(WorldRewrite.Of(
            "world.yaml", Encoding.UTF8.GetBytes(People),
            [KeyValuePair.Create("groups.all.courses.move.separation", "1%")]));
    }

    [Theory]
    [InlineData("is: 20%, tolerance: 0.1%", "is: 120%",
        "calibration.targets.anyway.is is 120%, and it must be a share between 0 % and 100 %")]
    [InlineData("group: all, is: 20%, tolerance: 0.1%", "group: nobody, is: 20%",
        "calibration.targets.anyway: \"nobody\" is none of all")]
    [InlineData("measure: outcome-rate", "measure: outcomes",
        "calibration.targets.in all: \"outcomes\" is none of outcome-rate, deadweight-rate, "
        + "in-year-ratio")]
    [InlineData("from: 5%, to: 60%", "from: 60%, to: 5%",
        "calibration.vary.all.move.no-help goes from 60% to 5%")]
    public void Says_what_is_wrong(string written, string instead, string message)
    {
        TargetsReading reading = Read(Wanted.Replace(written, instead, StringComparison.Ordinal));
        Assert.Null(reading.Targets);
        Assert.Contains(message, reading.Diagnostics.Select(d => d.Message));
    }

    private static Calibration Fit()
    {
        TargetsReading targets = Read(Wanted);
        Assert.True(targets.Targets is not null, string.Join('\n', targets.Diagnostics));
        return Calibration.Of(Scheme(), targets.Targets!, World, new CalibrationOptions());
    }

    private static TargetsReading Read(string targets) =>
        TargetsText.Read(World([]), "targets.yaml", Encoding.UTF8.GetBytes(targets));

    private static World World(IReadOnlyList<KeyValuePair<string, string>> changes)
    {
        WorldReading world = WorldText.Read(
            Scheme(), "world.yaml", Encoding.UTF8.GetBytes(People), changes);
        Assert.True(world.World is not null, string.Join('\n', world.Diagnostics));
        return world.World!;
    }

    private static Scheme Scheme()
    {
        SchemeReading scheme = SchemeText.Read(
            "small.yaml", Encoding.UTF8.GetBytes(Offer), _ => null);
        Assert.True(scheme.Scheme is not null, string.Join('\n', scheme.Diagnostics));
        return scheme.Scheme!;
    }
}
