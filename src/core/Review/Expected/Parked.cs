using Outturn.Simulation.People;
using Outturn.Simulation.Providers;

namespace Outturn.Review.Expected;

/// <summary>People on whom nothing is spent beyond the least (models, 1.14).</summary>
internal static class Parked
{
    private const double Nothing = 1e-6;

    /// <summary>Their share of the people of a group who start in a year, from 0.</summary>
    public static double Of(WorldExpected expected, int group, int year)
    {
        YearPlan plan = expected.Main.Expected.Year(year).Plan;
        double least = expected.World.LeastEffort(group);
        return Enumerable.Range(0, DifficultyBins.Count)
            .Where(j => plan.Effort[group][j] <= least + Nothing)
            .Sum(j => expected.Main.Expected.Setting.Bins.Mass[j]);
    }

    /// <summary>Their share of all who start in a year.</summary>
    public static double Of(WorldExpected expected, int year) =>
        Enumerable.Range(0, expected.Groups.Length)
            .Sum(g => expected.Share(g) * Of(expected, g, year));
}
