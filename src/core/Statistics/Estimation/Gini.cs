namespace Outturn.Statistics.Estimation;

/// <summary>How unequally an amount is spread: Gini's coefficient, 0 when all have the same,
/// towards 1 when one has everything.</summary>
public static class Gini
{
    /// <summary>One less twice the area under the Lorenz curve, by trapezia.</summary>
    /// <param name="values">The amount of each person of a group, not negative.</param>
    /// <param name="weights">How many are in the group.</param>
    /// <exception cref="ArgumentException">The lists differ in length.</exception>
    public static double Of(ReadOnlySpan<double> values, ReadOnlySpan<double> weights)
    {
        MeanEstimate.RequirePairs(values.Length, weights.Length);
        double[] sorted = values.ToArray();
        double[] people = weights.ToArray();
        Array.Sort(sorted, people);
        double total = 0;
        double count = 0;
        for (int i = 0; i < sorted.Length; i++)
        {
            total += sorted[i] * people[i];
            count += people[i];
        }

        double below = 0;
        double twiceArea = 0;
        for (int i = 0; i < sorted.Length; i++)
        {
            double up = below + (sorted[i] * people[i] / total);
            twiceArea += (below + up) * people[i] / count;
            below = up;
        }

        return 1 - twiceArea;
    }
}
