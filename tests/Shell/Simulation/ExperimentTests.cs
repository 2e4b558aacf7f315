using System.Text.Json;
using Outturn.Tests.Shell.Cli;
using Xunit;

namespace Outturn.Tests.Shell.Simulation;

/// <summary>The experiments that come with the program: the verdict of each, and figures that
/// another program worked out before (golden 25).</summary>
[Trait("Category", "Slow")]
public sealed class ExperimentTests
{
    [Theory]
    [InlineData("e1", "came out")]
    [InlineData("e1b", "came out")]
    [InlineData("e2", "came out")]
    [InlineData("e3", "came out")]
    [InlineData("e4", "came out")]
    [InlineData("e5", "depends")]
    [InlineData("e6", "came out")]
    [InlineData("e7", "came out")]
    [InlineData("e11", "came out")]
    [InlineData("e12", "came out")]
    [InlineData("e14", "came out")]
    [InlineData("e15", "came out")]
    public void Comes_to_its_verdict(string name, string verdict) =>
        Assert.Equal(verdict, Run(name).GetProperty("verdict").GetString());

    [Fact]
    public void The_usual_price_gives_the_figures_of_the_golden_case()
    {
        JsonElement usual = Run("e1").GetProperty("rows").EnumerateArray()
            .Single(r => r.GetProperty("price level").GetString() == "100%");
        Assert.Equal(.184050, usual.GetProperty("hard to easy effort").GetDouble(), 5);
        Assert.Equal(.311616, usual.GetProperty("parked").GetDouble(), 5);
        Assert.Equal(-.340948, usual.GetProperty("concentration").GetDouble(), 5);
        Assert.Equal(.068284, usual.GetProperty("additionality").GetDouble(), 5);
    }

    [Fact]
    public void With_a_useless_signal_there_is_no_creaming()
    {
        JsonElement blind = Run("e2").GetProperty("rows").EnumerateArray().Last();
        Assert.Equal(1, blind.GetProperty("hard to easy effort").GetDouble(), 2);
    }

    [Fact]
    public void An_unknown_experiment_is_wrong_usage() =>
        Assert.Contains(
            "there is no experiment \"e99\"", Ran.Words(2, "experiment", "e99").Error,
            StringComparison.Ordinal);

    private static JsonElement Run(string name) =>
        JsonDocument.Parse(Ran.Words(0, "experiment", name, "--json").Out).RootElement;
}
