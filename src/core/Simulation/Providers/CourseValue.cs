using Outturn.Simulation.People;
using Outturn.Simulation.Payments;

namespace Outturn.Simulation.Providers;

/// <summary>What it is worth to a provider that a course begins, by the months since the start and
/// by difficulty: the payments expected of it, for a spell that may end.</summary>
public sealed class CourseValue
{
    private CourseValue(int within) => Expected = new double[DifficultyBins.Count, within];

    /// <summary>Money expected where the course begins in month d, for difficulty bin k.</summary>
    public double[,] Expected { get; }

    /// <summary>The value of a course of a group to people who start in some months, each month
    /// weighing the same.</summary>
    /// <param name="payments">What the scheme pays.</param>
    /// <param name="of">Group and course.</param>
    /// <param name="months">The months of the start.</param>
    /// <param name="responses">The response of the course for each difficulty bin.</param>
    public static CourseValue Of(
        CoursePayments payments, (int Group, int Course) of,
        IReadOnlyCollection<int> months, (Response[] ByBin, int Within) responses)
    {
        var value = new CourseValue(responses.Within);
        foreach (int month in months)
        {
            for (int d = 0; d < responses.Within; d++)
            {
                foreach (ref readonly DueLine line in
                    payments.Course(of.Group, month, of.Course, d))
                {
                    value.Add(line, d, responses.ByBin, months.Count);
                }
            }
        }
        return value;
    }

    private void Add(in DueLine line, int d, Response[] byBin, int months)
    {
        for (int k = 0; k < byBin.Length; k++)
        {
            Expected[k, d] += line.Amount * Math.Pow(byBin[k].Keep, line.Months) / months;
        }
    }
}
