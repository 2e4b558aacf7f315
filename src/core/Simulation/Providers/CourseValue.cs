using Outturn.Simulation.People;
using Outturn.Statistics.Functions;

namespace Outturn.Simulation.Providers;

/// <summary>What it is worth to a provider that a course begins, by the months since the start and
/// by difficulty: the payments expected of it, for a spell that may end.</summary>
public sealed class CourseValue
{
    private CourseValue(int within) => Expected = new(DifficultyBins.Count, within);

    /// <summary>Money expected where the course begins in month d, for difficulty bin k.</summary>
    public FigureTable Expected { get; }

    /// <summary>The value of a course of a group to people who start in a year, each month
    /// weighing the same.</summary>
    /// <param name="setting">What the scheme pays, and how long spells last.</param>
    /// <param name="of">Group and course.</param>
    /// <param name="year">The year of the start, from 0.</param>
    public static CourseValue Of(ProviderSetting setting, (int Group, int Course) of, int year)
    {
        int within = setting.World.Courses[of.Course].Within, lasting = setting.Flows.Lasting;
        ReadOnlySpan<double> amounts = setting.Flows.ByCase(of.Group, of.Course, year);
        var value = new CourseValue(within);
        for (int k = 0; k < DifficultyBins.Count; k++)
        {
            for (int d = 0; d < within; d++)
            {
                value.Expected[k, d] = Sums.Products(
                    amounts.Slice(d * lasting, lasting),
                    setting.Kept(of.Group, of.Course, k));
            }
        }
        return value;
    }
}
