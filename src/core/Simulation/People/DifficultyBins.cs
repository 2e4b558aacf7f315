using Outturn.Statistics.Distributions;

namespace Outturn.Simulation.People;

/// <summary>Difficulty in nine bins of equal probability, and what a provider that sees a signal of
/// it believes (models, 1.1 and 1.2). Bin 0 is the easiest.</summary>
public sealed class DifficultyBins
{
    /// <summary>How many bins there are.</summary>
    public const int Count = 9;

    /// <summary>How long rows over the bins are that are worked on four at a time; what is beyond
    /// the last bin is 0.</summary>
    public const int Padded = 12;

    private readonly double[][] _believed =
        [.. Enumerable.Range(0, Count).Select(_ => new double[Padded])];

    private DifficultyBins(double[] value, double[,] joint)
    {
        Value = value;
        Joint = joint;
        for (int j = 0; j < Count; j++)
        {
            for (int k = 0; k < Count; k++)
            {
                Mass[j] += joint[j, k];
            }
            for (int k = 0; k < Count; k++)
            {
                Posterior[j, k] = joint[j, k] / Mass[j];
                _believed[j][k] = Posterior[j, k];
            }
        }
    }

    /// <summary>Inner edges of the bins, in standard deviations.</summary>
    public static double[] InnerEdges { get; } =
        [.. Enumerable.Range(1, Count - 1).Select(k => Normal.Quantile((double)k / Count))];

    /// <summary>Mean difficulty within each bin.</summary>
    public IReadOnlyList<double> Value { get; }

    /// <summary>Chance that the signal is in bin j and the difficulty in bin k.</summary>
    public double[,] Joint { get; }

    /// <summary>Chance that the signal is in bin j.</summary>
    public double[] Mass { get; } = new double[Count];

    /// <summary>Chance of difficulty bin k where the signal is in bin j.</summary>
    public double[,] Posterior { get; } = new double[Count, Count];

    /// <summary>The same for one bin of the signal, as a padded row.</summary>
    public ReadOnlySpan<double> Believed(int signal) => _believed[signal];

    /// <summary>The bins for a signal whose noise has this standard deviation; 0: exact.</summary>
    public static DifficultyBins For(double signal)
    {
        double[] value = Means();
        double[,] joint = new double[Count, Count];
        for (int j = 0; j < Count; j++)
        {
            for (int k = 0; k < Count; k++)
            {
                joint[j, k] = signal <= 1e-9
                    ? (j == k ? 1.0 / Count : 0)
                    : Joined(j, value[k], signal) / Count;
            }
        }
        return new DifficultyBins(value, joint);
    }

    /// <summary>A person of the nine difficulties: the bin of its difficulty, and that of its
    /// signal. More of a uniform number never means less difficulty.</summary>
    /// <param name="difficulty">A uniform number.</param>
    /// <param name="signal">Another.</param>
    public (int Difficulty, int Signal) Draw(double difficulty, double signal)
    {
        int k = Math.Min((int)(difficulty * Count), Count - 1), j = 0;
        double upTo = Joint[0, k] * Count;
        while (j < Count - 1 && signal >= upTo)
        {
            j++;
            upTo += Joint[j, k] * Count;
        }
        return (k, j);
    }

    // The conditional mean of a bin of the standard normal: K·(φ(lower) − φ(upper)).
    private static double[] Means()
    {
        double[] density = new double[Count + 1];
        for (int k = 1; k < Count; k++)
        {
            density[k] = Normal.Density(InnerEdges[k - 1]);
        }
        return [.. Enumerable.Range(0, Count).Select(k => Count * (density[k] - density[k + 1]))];
    }

    // The signal is difficulty + N(0, s²), binned at the quantiles of N(0, 1 + s²).
    private static double Joined(int j, double theta, double signal)
    {
        double wide = Math.Sqrt(1 + (signal * signal));
        double upper = j == Count - 1
            ? 1 : Normal.Cdf(((InnerEdges[j] * wide) - theta) / signal);
        double lower = j == 0
            ? 0 : Normal.Cdf(((InnerEdges[j - 1] * wide) - theta) / signal);
        return upper - lower;
    }
}
