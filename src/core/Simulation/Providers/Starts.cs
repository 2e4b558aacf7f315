using Outturn.Simulation.People;
using Outturn.Simulation.Worlds;

namespace Outturn.Simulation.Providers;

/// <summary>The chance that a course begins in each month since the start, by difficulty, under a
/// plan (models, 1.4).</summary>
public sealed class Starts
{
    private readonly double[][,] _byCourse;

    private Starts(double[][,] byCourse) => _byCourse = byCourse;

    /// <summary>By month since the start and bin of difficulty, for everybody of the group: the
    /// chances of all bins together with those of not beginning make 1.</summary>
    public double[,] Of(int course) => _byCourse[course];

    /// <summary>The chances in a group under a plan.</summary>
    public static Starts For(
        World world, int group, YearPlan plan, (DifficultyBins Bins, GroupResponses Of) people)
    {
        double[][,] all =
            [.. world.Courses.Select(c => new double[c.Within, DifficultyBins.Count])];
        for (int c = 0; c < all.Length; c++)
        {
            Fill(all[c], Shape.Of(world.Courses[c]), people.Of.Of(group, c),
                (people.Bins, plan, plan.Effort[group]));
        }
        return new Starts(all);
    }

    private static void Fill(
        double[,] begins, Shape shape, Response[] responses,
        (DifficultyBins Bins, YearPlan Plan, double[] Effort) by)
    {
        for (int j = 0; j < DifficultyBins.Count; j++)
        {
            for (int k = 0; k < DifficultyBins.Count; k++)
            {
                double mass = by.Bins.Joint[j, k];
                if (mass == 0)
                {
                    continue;
                }
                Response r = responses[k];
                double help = r.Help * by.Plan.Productivity * by.Plan.Dip
                    * r.Reached(by.Effort[j]);
                double before = 1;
                for (int d = 0; d < shape.Within; d++)
                {
                    double after = Math.Min(before, Math.Exp(
                        -(r.Baseline * shape.Even(d + 1)) - (help * shape.Helped(d + 1))));
                    begins[d, k] += mass * (before - after);
                    before = after;
                }
            }
        }
    }
}
