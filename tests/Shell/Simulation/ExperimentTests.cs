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
    [InlineData("e8", "came out")]
    [InlineData("e9", "came out")]
    [InlineData("e10", "depends")]
    [InlineData("e11", "came out")]
    [InlineData("e12", "came out")]
    [InlineData("e13", "depends")]
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

    /// <summary>877,880 · (11.9 % − 3.6 %) = 72,864.04 outcomes are missing; at £3,410 each that is
    /// £248,466,376.40, at £2,880.14 £209,858,636.17.</summary>
    [Fact]
    public void Payments_not_made_are_arithmetic()
    {
        JsonElement row = Run("e9").GetProperty("rows").EnumerateArray().Last();
        Assert.Equal(72_864.04, row.GetProperty("outcomes missing").GetDouble(), 6);
        Assert.Equal(248_466_376.40, row.GetProperty("not paid at most").GetDouble(), 2);
        Assert.Equal(209_858_636.17, row.GetProperty("not paid on average").GetDouble(), 2);
    }

    /// <summary>With a quarter additional, £3,410 ÷ (25 % · £9,000) = 1.5156 years; at one year of
    /// £9,000 break-even is where £3,410 ÷ £9,000 = 37.89 % are additional. In two years
    /// 72,864 · 25 % · £18,000 = £327,888,000 are lost, less £248,466,240 saved.</summary>
    [Fact]
    public void What_not_helping_costs_has_a_break_even()
    {
        JsonElement[] quarter = [.. Run("e10").GetProperty("rows").EnumerateArray().Take(4)];
        Assert.Equal(1.515556, quarter[0].GetProperty("break-even years").GetDouble(), 6);
        Assert.Equal(.378889, quarter[0].GetProperty("break-even additional").GetDouble(), 6);
        Assert.True(quarter[1].GetProperty("net cost").GetDouble() < 0);
        Assert.Equal(79_421_760, quarter[2].GetProperty("net cost").GetDouble(), 2);
    }

    /// <summary>An experiment of one's own runs on the usual contract and world.</summary>
    [Fact]
    public void A_file_may_be_an_experiment()
    {
        string file = Path.ChangeExtension(Path.GetTempFileName(), ".yaml");
        const string Text = """
            experiment: mine
            title: Mine
            claim: A higher fixed cost is a loss
            vary: {name: fixed cost, at: providers.provider.fixed cost, values: [£0, £10000]}
            measures: [value of the contract]
            expect: {value of the contract: falls}
            """;
        File.WriteAllText(file, Text);
        Assert.Equal("came out", Run(file).GetProperty("verdict").GetString());
        File.WriteAllText(file, Text.Replace("vary:", "varied:", StringComparison.Ordinal));
        Assert.Contains($"{file}:4:1: error unknown-key",
            Ran.Words(1, "experiment", file).Error, StringComparison.Ordinal);
        File.WriteAllText(file, Text.Replace(
            "[value of the contract]", "[worth]", StringComparison.Ordinal));
        Assert.Contains("there is no figure and no measure \"worth\"",
            Ran.Words(1, "experiment", file).Error, StringComparison.Ordinal);
        File.Delete(file);
    }

    /// <summary>What the guide says of each is its verdict.</summary>
    [Fact]
    public void The_guide_has_each_with_its_verdict()
    {
        string guide = File.ReadAllText(Schemes.Place.Of("docs", "guide", "experiments.md"));
        foreach (JsonElement e in Ran.Words(0, "experiment", "--all", "--json").Json
            .GetProperty("experiments").EnumerateArray())
        {
            (string id, string verdict) = (
                e.GetProperty("id").GetString()!, e.GetProperty("verdict").GetString()!);
            Assert.Matches($"(?m)^\\| {id} \\|.*\\| {verdict} \\|$", guide);
        }
    }

    [Fact]
    public void An_unknown_experiment_is_wrong_usage() =>
        Assert.Contains(
            "there is no experiment \"e99\"", Ran.Words(2, "experiment", "e99").Error,
            StringComparison.Ordinal);

    private static JsonElement Run(string name) =>
        JsonDocument.Parse(Ran.Words(0, "experiment", name, "--json").Out).RootElement;
}
