using Outturn.Simulation.Experiments;
using Outturn.Simulation.Worlds;
using Xunit;

namespace Outturn.Tests.Core.Simulation.Experiments;

/// <summary>Contracts drawn by chance: what they differ by, and how many reach a target.</summary>
public sealed class DrawsTests
{
    private static readonly Draws Forty = new(4000, 8)
    {
        Noise = .05,
        Traits =
        [
            new Trait("market", ["economy.level"], .88, .15),
            new Trait("skill", ["groups.*.courses.work.response"], 1, .2),
        ],
        Targets = [new ReachTarget("a", "rate", .5), new ReachTarget("b", "other", 1)],
    };

    /// <summary>The logarithm of a factor is normal about that of its median: over 4,000 contracts
    /// its mean strays by no more than four standard errors, and so does its deviation.</summary>
    [Fact]
    public void A_trait_is_log_normal_and_the_same_again()
    {
        double[] logs = [.. Enumerable.Range(0, 4000).Select(i => Math.Log(Forty.Factor(i, 0)))];
        double mean = logs.Average();
        double deviation = Math.Sqrt(logs.Sum(l => Math.Pow(l - mean, 2)) / (logs.Length - 1));
        Assert.InRange(mean, Math.Log(.88) - .0095, Math.Log(.88) + .0095);
        Assert.InRange(deviation, .15 * .955, .15 * 1.045);
        Assert.Equal(Forty.Factor(17, 1), (Forty with { Number = 3 }).Factor(17, 1));
        Assert.NotEqual(Forty.Factor(17, 1), (Forty with { Seed = 9 }).Factor(17, 1));
    }

    /// <summary>Without noise, and with the market alone: of four contracts the measure is the
    /// factor itself. At half of a target of the second greatest two reach it.</summary>
    [Fact]
    public void So_many_reach_a_target_at_its_level()
    {
        double[] factors = [.. Enumerable.Range(0, 4).Select(i => Forty.Factor(i, 0)).Order()];
        Draws four = Forty with
        {
            Number = 4,
            Noise = 0,
            Traits = [Forty.Traits[0]],
            Targets = [new ReachTarget("a", "rate", 2 * factors[2])],
        };
        ContractsDrawn drawn = ContractsDrawn.Of(four, World(), 2, changes =>
            new Dictionary<string, double>
            {
                ["rate"] = double.Parse(changes.Single().Item2,
                    System.Globalization.CultureInfo.InvariantCulture),
            });
        var row = new Dictionary<string, double>();
        drawn.Add(row, .5);
        Assert.Equal(.5, row["reach a"]);
        Assert.Equal(.5, row["reach all"]);
        Assert.Equal(factors.Average(), row["mean a"], 12);
        drawn.Add(row, .5 * factors[3] / factors[2] * (1 + 1e-9));
        Assert.Equal(0, row["reach all"]);
    }

    [Fact]
    public void A_star_stands_for_every_name_and_a_path_that_is_not_there_is_told()
    {
        var seen = new List<string>();
        Draws one = Forty with { Number = 1, Traits = [Forty.Traits[1]], Targets = [] };
        ContractsDrawn.Of(one, World(), 1, changes =>
        {
            seen.AddRange(changes.Select(c => c.Item1.Path));
            return new Dictionary<string, double>();
        });
        Assert.Equal(
            ["groups.x.courses.work.response", "groups.y.courses.work.response"], seen);
        Draws wrong = one with { Traits = [new Trait("t", ["groups.*.size"], 1, 1)] };
        Assert.Contains("the world has no figure at groups.*.size",
            Assert.Throws<FormatException>(() => ContractsDrawn.Of(wrong, World(), 1, _ =>
                new Dictionary<string, double>())).Message, StringComparison.Ordinal);
    }

    private static World World() => new()
    {
        Name = "w",
        Referrals = new Referrals(1, 12, [1], 1, 0),
        Slopes = new Slopes(0, 0, 0, 0),
        Courses = [],
        Groups = [],
        Providers = [],
        Commissioner = new Commissioner(),
        Assumptions =
        [
            new Assumption("economy.level", "100%", "default", ""),
            new Assumption("groups.x.courses.work.response", "0.5", "default", ""),
            new Assumption("groups.y.courses.work.response", "0.4", "default", ""),
            new Assumption("groups.y.courses.work.no-help", "20%", "default", ""),
        ],
    };
}
