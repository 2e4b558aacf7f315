using System.Collections.Immutable;
using Outturn.Simulation.People;
using Outturn.Simulation.Worlds;

namespace Outturn.Simulation.Bids;

/// <summary>The results that a provider expects of its own service, at the costs that it states:
/// then nothing it spends beyond them changes a result, and the world's response to effort is put
/// aside.</summary>
internal static class ProfileResults
{
    private const double Surely = 1 - 1e-6;
    private const double MostHazard = 1 - 1e-12;
    private const int Halvings = 60;

    public static ImmutableArray<PeopleGroup> Of(
        World world, ImmutableArray<PeopleGroup> groups, WorldMap results)
    {
        WorldMap[] byCourse = [.. world.Courses.Select(c => results.Below(c.Name))];
        return
        [
            .. groups.Select(g => g with
            {
                Courses = [.. g.Courses.Select((rates, c) => Own(
                    world, rates, byCourse[c], byCourse[c].Has(g.Name) ? g.Name : "all"))],
            }),
        ];
    }

    private static CourseRates Own(World world, CourseRates rates, WorldMap map, string key) =>
        map.Has(key)
            ? rates with
            {
                NoHelp = Rate(world, map.Number(key, 0, Span.Share)),
                Response = 0,
            }
            : rates;

    // The rate of the world's formulas at which this share of the whole group has the result.
    private static double Rate(World world, double share)
    {
        (double low, double high) = (0, MostHazard);
        for (int i = 0; i < Halvings; i++)
        {
            double middle = (low + high) / 2;
            (low, high) = Mean(world, middle) < Math.Min(share, Surely)
                ? (middle, high) : (low, middle);
        }
        return low;
    }

    private static double Mean(World world, double rate) => DifficultyBins.For(0).Value.Average(
        difficulty => 1 - Math.Exp(-Response.Of(
            new CourseRates(rate, 0, 1, 0), world.Slopes, difficulty, world.Economy.Level)
            .Baseline));
}
