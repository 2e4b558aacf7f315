using Outturn.Statistics.Randomness;

namespace Outturn.Statistics.Sensitivity;

/// <summary>
/// Where to run a model to find out cheaply which of many factors matter: trajectories through a
/// grid that change one factor at a time (M. D. Morris, "Factorial sampling plans for preliminary
/// computational experiments", 1991). Factors run from 0 to 1.
/// </summary>
public static class MorrisDesign
{
    /// <summary>Trajectories of one point more than there are factors, one after another.</summary>
    /// <param name="stream">Where chance comes from; entity i is trajectory i.</param>
    /// <param name="factors">How many factors.</param>
    /// <param name="trajectories">How many trajectories; 10 to 50 are usual.</param>
    /// <param name="levels">Levels of the grid, an even number; a step crosses half of them and
    /// ends on the grid.</param>
    /// <exception cref="ArgumentException">A number is not positive, or the levels are not
    /// even.</exception>
    public static IReadOnlyList<double[]> Points(
        RandomStream stream, int factors, int trajectories, int levels)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(factors);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(trajectories);
        if (levels < 2 || levels % 2 != 0)
        {
            throw new ArgumentException("Levels are an even number from 2.", nameof(levels));
        }

        var points = new List<double[]>();
        for (int trajectory = 0; trajectory < trajectories; trajectory++)
        {
            Trajectory(stream, trajectory, (factors, levels), points);
        }

        return points;
    }

    private static void Trajectory(
        RandomStream stream, int trajectory, (int Factors, int Levels) grid,
        List<double[]> points)
    {
        double unit = 1.0 / (grid.Levels - 1);
        double step = grid.Levels * unit / 2;
        double[] point = new double[grid.Factors];
        double[] order = new double[grid.Factors];
        bool[] up = new bool[grid.Factors];
        for (int i = 0; i < grid.Factors; i++)
        {
            PhiloxWords words =
                (stream with { Block = stream.Block + (uint)i }).Words((ulong)trajectory);
            double low = Math.Floor(PhiloxWords.U32(words.W0) * grid.Levels / 2) * unit;
            up[i] = PhiloxWords.U32(words.W1) < 0.5;
            point[i] = up[i] ? low : low + step;
            order[i] = words.Second;
        }

        points.Add([.. point]);
        foreach (int factor in Enumerable.Range(0, grid.Factors).OrderBy(i => order[i]))
        {
            point[factor] += up[factor] ? step : -step;
            points.Add([.. point]);
        }
    }
}
