using Outturn.Simulation.People;
using Outturn.Simulation.Providers;

namespace Outturn.Review.Expected;

/// <summary>What would come of people and be paid if nobody were helped.</summary>
internal static class WithoutHelp
{
    /// <summary>Money for outcomes of one start of a year, from 0.</summary>
    public static double Outcomes(WorldExpected expected, int year) =>
        Plan(expected, year).Flows[0].Outcomes.Sum();

    /// <summary>What comes of those who start in the first month of a year, from 0.</summary>
    public static PlannedYear Plan(WorldExpected expected, int year)
    {
        double[][] nothing = [.. expected.Groups.Select(_ => new double[DifficultyBins.Count])];
        return expected.Main.Expected.Plans
            .Under(year, new YearPlan(nothing, 1, 1), [12 * year]);
    }
}
