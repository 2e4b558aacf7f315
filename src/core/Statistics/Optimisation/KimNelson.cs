using Outturn.Statistics.Estimation;

namespace Outturn.Statistics.Optimisation;

/// <summary>
/// Which of a few designs is best, when each can only be simulated: replications are added, and
/// designs that are clearly worse are dropped, until one is left. The best is chosen with a stated
/// probability whenever it is better by at least the difference that matters (S.-H. Kim and B. L.
/// Nelson, "A fully sequential procedure for indifference-zone selection in simulation", 2001).
/// </summary>
public sealed class KimNelson
{
    private readonly double _difference;
    private readonly double _confidence;

    /// <summary>A procedure.</summary>
    /// <param name="difference">The least difference that matters, in the unit of the
    /// values.</param>
    /// <param name="confidence">How often the best is to be chosen, as 0.95.</param>
    public KimNelson(double difference, double confidence)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(difference);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(confidence, 0);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(confidence, 1);
        (_difference, _confidence) = (difference, confidence);
    }

    /// <summary>How many replications each design gets before any is dropped.</summary>
    public int First { get; init; } = 10;

    /// <summary>The most replications of a design. Where more than one is left then, the largest
    /// mean is chosen, and nothing is promised.</summary>
    public int Most { get; init; } = int.MaxValue;

    /// <summary>Chooses among designs.</summary>
    /// <param name="designs">How many there are, at least 2.</param>
    /// <param name="sample">Simulates one replication of one design.</param>
    public DesignChoice Choose(int designs, Sampler sample)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(designs, 2);
        var values = new double[designs][];
        for (int i = 0; i < designs; i++)
        {
            int design = i;
            values[i] = [.. Enumerable.Range(0, First).Select(r => sample(design, r))];
        }

        double eta = (Math.Pow(
            2 * (1 - _confidence) / (designs - 1), -2.0 / (First - 1)) - 1) / 2;
        double h2 = 2 * eta * (First - 1);
        double[,] variances = Variances(values);
        double[] sums = [.. values.Select(v => v.Sum())];
        var left = Enumerable.Range(0, designs).ToList();
        int used = designs * First;
        int replications = First;
        while (true)
        {
            left = Survivors(left, sums, replications, (variances, h2));
            if (left.Count == 1)
            {
                return new DesignChoice(left[0], replications, used);
            }

            if (replications >= Most)
            {
                int best = left.MaxBy(i => sums[i]);
                return new DesignChoice(best, replications, used) { IsSure = false };
            }

            foreach (int design in left)
            {
                sums[design] += sample(design, replications);
            }

            used += left.Count;
            replications++;
        }
    }

    private List<int> Survivors(
        List<int> left, double[] sums, int r, (double[,] Variances, double H2) spread)
    {
        var survivors = left.FindAll(i => left.TrueForAll(l =>
        {
            double room = _difference / (2 * r)
                * ((spread.H2 * spread.Variances[i, l] / (_difference * _difference)) - r);
            return i == l || (sums[i] - sums[l]) / r >= -Math.Max(0, room);
        }));

        // With no room left only the largest mean stands; equal means leave the first.
        return survivors.Count > 1 && survivors.TrueForAll(i => sums[i] == sums[survivors[0]])
            && NoRoom(survivors, r, spread)
            ? [survivors[0]]
            : survivors;
    }

    private bool NoRoom(List<int> left, int r, (double[,] Variances, double H2) spread) =>
        left.TrueForAll(i => left.TrueForAll(l =>
            spread.H2 * spread.Variances[i, l] <= _difference * _difference * r));

    /// <summary>The variance of the difference of each two designs.</summary>
    private static double[,] Variances(double[][] values)
    {
        double[,] variances = new double[values.Length, values.Length];
        for (int i = 0; i < values.Length; i++)
        {
            for (int l = 0; l < values.Length; l++)
            {
                double[] differences = [.. values[i].Zip(values[l], (a, b) => a - b)];
                variances[i, l] = Moments.Of(differences).Variance;
            }
        }

        return variances;
    }
}
