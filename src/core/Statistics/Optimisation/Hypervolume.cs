namespace Outturn.Statistics.Optimisation;

/// <summary>How much a set of points achieves: the volume of what they dominate, up to a fixed
/// reference point that is worse than all (E. Zitzler and L. Thiele, 1998). By slicing one
/// objective after another; for up to a hundred points.</summary>
public static class Hypervolume
{
    /// <summary>The volume between the points and the reference. Points beyond the reference add
    /// nothing.</summary>
    /// <param name="points">Values of the objectives, all to be made small.</param>
    /// <param name="reference">As many values.</param>
    public static double Of(
        IReadOnlyList<IReadOnlyList<double>> points, IReadOnlyList<double> reference)
    {
        double[][] within =
        [
            .. points.Where(p => Enumerable.Range(0, reference.Count).All(i => p[i] < reference[i]))
                .Select(p => p.ToArray()),
        ];
        return Slice(within, reference, reference.Count);
    }

    private static double Slice(double[][] points, IReadOnlyList<double> reference, int objectives)
    {
        if (points.Length == 0)
        {
            return 0;
        }

        int last = objectives - 1;
        if (last == 0)
        {
            return reference[0] - points.Min(p => p[0]);
        }

        double[][] sorted = [.. points.OrderBy(p => p[last])];
        double volume = 0;
        for (int i = 0; i < sorted.Length; i++)
        {
            double end = i + 1 < sorted.Length ? sorted[i + 1][last] : reference[last];
            if (end > sorted[i][last])
            {
                volume += (end - sorted[i][last])
                    * Slice(Undominated(sorted[..(i + 1)], last), reference, last);
            }
        }

        return volume;
    }

    private static double[][] Undominated(double[][] points, int objectives) =>
    [
        .. points.Where((p, i) => !points.Where((q, j) => Beats((q, j), (p, i), objectives)).Any()),
    ];

    // Of two equal points the first stays.
    private static bool Beats((double[] P, int At) one, (double[] P, int At) other, int objectives)
    {
        bool better = false;
        for (int m = 0; m < objectives; m++)
        {
            if (one.P[m] > other.P[m])
            {
                return false;
            }

            better |= one.P[m] < other.P[m];
        }

        return better || one.At < other.At;
    }
}
