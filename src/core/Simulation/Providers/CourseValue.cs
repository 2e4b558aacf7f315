using Outturn.Simulation.People;
using Outturn.Simulation.Payments;
using Outturn.Statistics.Functions;

namespace Outturn.Simulation.Providers;

/// <summary>What it is worth to a provider that a course begins, by the months since the start and
/// by difficulty: the payments expected of it, for a spell that may end.</summary>
public sealed class CourseValue
{
    private CourseValue(int within) => Expected = new(DifficultyBins.Count, within);

    /// <summary>Money expected where the course begins in month d, for difficulty bin k.</summary>
    public FigureTable Expected { get; }

    /// <summary>The value of a course of a group to people who start in some months, each month
    /// weighing the same.</summary>
    /// <param name="setting">What the scheme pays, and how long spells last.</param>
    /// <param name="of">Group and course.</param>
    /// <param name="months">The months of the start.</param>
    public static CourseValue Of(
        ProviderSetting setting, (int Group, int Course) of, IReadOnlyCollection<int> months)
    {
        int within = setting.World.Courses[of.Course].Within, lasting = setting.Flows.Lasting;
        double[] amounts = new double[within * lasting];
        ReadOnlySpan<double> paid = setting.Flows.Amounts;
        foreach (int month in months)
        {
            foreach (ref readonly FlowLine line in setting.Flows.Paid(of.Group, month, of.Course))
            {
                amounts[line.Case] += paid[line.Price] / months.Count;
            }
        }
        var value = new CourseValue(within);
        for (int k = 0; k < DifficultyBins.Count; k++)
        {
            for (int d = 0; d < within; d++)
            {
                value.Expected[k, d] = Sums.Products(
                    amounts.AsSpan(d * lasting, lasting),
                    setting.Kept(of.Group, of.Course, k));
            }
        }
        return value;
    }
}
