using System.Text;
using Outturn.Simulation.Experiments;
using Xunit;

namespace Outturn.Tests.Core.Simulation.Experiments;

/// <summary>Designs weighed by several purposes, worked by hand: two levers with two settings make
/// four designs, as (dear, wide): (0, 0), (0, 1), (1, 0), (1, 1).</summary>
public sealed class DesignsWeighedTests
{
    private const string Text = """
        experiment: x2
        title: Two purposes
        claim: They are at odds
        designs:
          levers: {dear: {at: a/b, values: [0, 1]}, wide: {at: c.d, values: [0, 1]}}
          purposes: {good: dear * 10 + wide * 6, cheap: -(dear * 4 + wide)}
          budget: cost
        vary: {name: budget, at: budget, values: [none]}
        measures: [least attained]
        expect: {least attained: stays}
        """;

    /// <summary>Good is 0, 6, 10, 16, attained 0, 0.375, 0.625, 1; the cost is 0, 1, 4, 5, and
    /// cheap attained 1, 0.8, 0.2, 0. The least attained is 0, 0.375, 0.2, 0: the second is the
    /// best compromise; with a budget below 1 only the first is left. About their means of 0.5
    /// good strays by −0.5, −0.125, 0.125, 0.5 and cheap by 0.5, 0.3, −0.3, −0.5: the products
    /// come to −0.575, the squares to 0.53125 and 0.68: r = −0.575 / √0.36125 = −0.9567.</summary>
    [Fact]
    public void The_best_compromise_attains_most_of_what_it_attains_least()
    {
        DesignsWeighed weighed = Weighed();
        var row = new Dictionary<string, double>();
        weighed.Add(row, double.PositiveInfinity);
        Assert.Equal(4, row["designs within the budget"]);
        Assert.Equal(.375, row["least attained"], 12);
        Assert.Equal(.375, row["attained good"], 12);
        Assert.Equal(.8, row["attained cheap"], 12);
        Assert.Equal((0, 1), (row["dear"], row["wide"]));
        Assert.Equal(-.9567, row["good with cheap"], 4);
        weighed.Add(row, .5);
        Assert.Equal(1, row["designs within the budget"]);
        Assert.Equal((0, 1), (row["attained good"], row["attained cheap"]));
        weighed.Add(row, -1);
        Assert.Equal((0, 0), (row["designs within the budget"], row["least attained"]));
    }

    [Fact]
    public void What_each_purpose_costs_the_others_is_a_table()
    {
        ExperimentTable table = Weighed().Tables[0];
        Assert.Equal(["design", "good", "cheap", "dear", "wide"], table.Head);
        Assert.Equal(
            ["best for good 1.00 0.00 1 1", "best for cheap 0.00 1.00 0 0",
                "best compromise 0.38 0.80 0 1"],
            table.Rows.Select(r => string.Join(' ', r)));
    }

    private static DesignsWeighed Weighed()
    {
        ExperimentReading read = ExperimentText.Read("x2.yaml", Encoding.UTF8.GetBytes(Text));
        Assert.True(read.Experiment is not null, string.Join('\n', read.Diagnostics));
        return DesignsWeighed.Of(read.Experiment!.Designs!, 1, changes =>
        {
            double At(int i) => double.Parse(
                changes[i].Item2, System.Globalization.CultureInfo.InvariantCulture);
            return name => name switch
            {
                "dear" => At(0),
                "wide" => At(1),
                _ => (At(0) * 4) + At(1),
            };
        });
    }
}
