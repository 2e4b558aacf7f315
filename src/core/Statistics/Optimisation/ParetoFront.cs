namespace Outturn.Statistics.Optimisation;

/// <summary>Points with several objectives, all to be made small: which are not beaten by
/// another.</summary>
public static class ParetoFront
{
    /// <summary>Whether a is at least as good in everything, and better in something.</summary>
    public static bool Dominates(IReadOnlyList<double> a, IReadOnlyList<double> b)
    {
        bool better = false;
        for (int i = 0; i < a.Count; i++)
        {
            if (a[i] > b[i])
            {
                return false;
            }

            better |= a[i] < b[i];
        }

        return better;
    }

    /// <summary>The rank of each point: 0 if nothing dominates it, 1 if only points of rank 0 do,
    /// and so on (fast non-dominated sorting: K. Deb and others, 2002).</summary>
    public static int[] Ranks(IReadOnlyList<IReadOnlyList<double>> values)
    {
        int n = values.Count;
        int[] beatenBy = new int[n];
        var beats = new List<int>[n];
        for (int i = 0; i < n; i++)
        {
            beats[i] = [.. Enumerable.Range(0, n).Where(j => Dominates(values[i], values[j]))];
            beats[i].ForEach(j => beatenBy[j]++);
        }

        int[] ranks = new int[n];
        int[] front = [.. Enumerable.Range(0, n).Where(i => beatenBy[i] == 0)];
        for (int rank = 0; front.Length > 0; rank++)
        {
            var next = new List<int>();
            foreach (int i in front)
            {
                ranks[i] = rank;
                next.AddRange(beats[i].Where(j => --beatenBy[j] == 0));
            }

            front = [.. next];
        }

        return ranks;
    }

    /// <summary>How alone each point is among points of one rank: the sum over objectives of the
    /// distance between its two neighbours, as a share of the whole range; infinite at the ends.
    /// </summary>
    public static double[] Crowding(IReadOnlyList<IReadOnlyList<double>> values)
    {
        double[] distances = new double[values.Count];
        for (int m = 0; m < (values.Count == 0 ? 0 : values[0].Count); m++)
        {
            int objective = m;
            int[] order =
                [.. Enumerable.Range(0, values.Count).OrderBy(i => values[i][objective])];
            double range = values[order[^1]][m] - values[order[0]][m];
            distances[order[0]] = distances[order[^1]] = double.PositiveInfinity;
            for (int k = 1; k < order.Length - 1 && range > 0; k++)
            {
                distances[order[k]] +=
                    (values[order[k + 1]][m] - values[order[k - 1]][m]) / range;
            }
        }

        return distances;
    }
}
