using System.Text;
using Outturn.Simulation.Experiments;
using Xunit;

namespace Outturn.Tests.Core.Simulation.Experiments;

/// <summary>What an experiment says, and what is wrong with one that says it badly.</summary>
public sealed class ExperimentTextTests
{
    private const string Text = """
        experiment: x1
        title: Small
        claim: More is more
        source: somebody
        set: {providers.one.cash: {is: £500, why: it binds nobody}}
        figures: {people: {is: 100, mark: data, source: count}, share: 25%}
        reckon: {helped: people * (1 - share) / 2, least: 'min(helped, 10)'}
        vary:
          name: price
          at: [tables/price/value, figures.share]
          values: [10%, 20%]
          labels: [low, high]
        across: {name: cash, at: providers.one.cash, values: [£1, £2]}
        measures: [helped, parked]
        expect: {helped: falls, parked at high: below 50%}
        """;

    [Fact]
    public void Says_what_is_varied_measured_and_expected()
    {
        Experiment e = Read(Text).Experiment!;
        Assert.Equal(("x1", "Small", "somebody"), (e.Id, e.Title, e.Source));
        Assert.Equal(
            [FigureOf.Scheme, FigureOf.Experiment], e.Vary.At.Select(a => a.Of));
        Assert.Equal(FigureOf.World, e.Across!.At.Single().Of);
        Assert.Equal("high", e.Vary.Label(1));
        Assert.Equal(("£500", "it binds nobody"), (e.Set[0].Value, e.Set[0].Why));
        Assert.Equal(new GivenFigure("people", 100, "100", "data; count"), e.Figures[0]);
        Assert.Equal(new Expectation("helped", Direction.Falls), e.Expected[0]);
        Assert.Equal(
            new Expectation("parked", Direction.Below) { At = "high", Limit = .5 }, e.Expected[1]);
    }

    /// <summary>100 · (1 − 0.25) / 2 = 37.5, and of that and 10 the lesser is 10.</summary>
    [Fact]
    public void Formulas_reckon()
    {
        Experiment e = Read(Text).Experiment!;
        double Named(string name) => name switch { "people" => 100, "share" => .25, _ => 37.5 };
        Assert.Equal(37.5, e.Reckon[0].Formula.Of(Named), 12);
        Assert.Equal(10, e.Reckon[1].Formula.Of(Named), 12);
        Assert.Equal(["people", "share"], e.Reckon[0].Formula.Names);
    }

    [Theory]
    [InlineData("helped: falls", "helped: sinks",
        "expect.helped: \"sinks\" says nothing that can be expected")]
    [InlineData("helped: falls", "helped: above", "expect.helped: \"above\" says nothing")]
    [InlineData("labels: [low, high]", "labels: [low]", "vary has 2 values and 1 labels")]
    [InlineData("title: Small", "titel: Small", "title is not given")]
    [InlineData("source: somebody", "sauce: somebody", "an experiment has no key \"sauce\"")]
    [InlineData("people * (1 - share) / 2", "people where share",
        "the value is complete before \"where\"")]
    [InlineData("people * (1 - share) / 2", "count(people)",
        "a formula of an experiment has names, numbers, + - * /, min and max alone")]
    [InlineData("people: {is: 100, mark: data, source: count}", "people: many",
        "figures.people is no number")]
    [InlineData("at: providers.one.cash, ", "", "across.at is not given")]
    public void Says_what_is_wrong(string written, string instead, string message)
    {
        ExperimentReading reading = Read(Text.Replace(written, instead, StringComparison.Ordinal));
        Assert.Null(reading.Experiment);
        Assert.Contains(reading.Diagnostics, d => d.Message.Contains(
            message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(Direction.Rises, true, 1, 1, 2)]
    [InlineData(Direction.Rises, false, 1, 2, 1.5)]
    [InlineData(Direction.Falls, true, 3, 2, 2)]
    [InlineData(Direction.Stays, true, 2, 2.0000000001, 2)]
    [InlineData(Direction.Turns, true, 1, 2, 1)]
    [InlineData(Direction.Above, true, .6, .7, .51)]
    [InlineData(Direction.Above, false, .6, .7, .5)]
    [InlineData(Direction.Below, false, .6, .7, .4)]
    public void A_measure_goes_its_way(
        Direction direction, bool cameOut, double a, double b, double c) =>
        Assert.Equal(cameOut, new Expectation("m", direction) { Limit = .5 }.CameOut([a, b, c]));

    private static ExperimentReading Read(string text) =>
        ExperimentText.Read("x1.yaml", Encoding.UTF8.GetBytes(text));
}
