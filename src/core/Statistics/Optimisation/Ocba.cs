using Outturn.Statistics.Estimation;

namespace Outturn.Statistics.Optimisation;

/// <summary>
/// Which of a few designs is best, from a fixed number of simulations: most go to those that are
/// hard to tell from the best (C.-H. Chen, J. Lin, E. Yücesan and S. E. Chick, "Simulation budget
/// allocation for further enhancing the efficiency of ordinal optimization", 2000).
/// </summary>
public static class Ocba
{
    /// <summary>The share of the simulations that each design should have:
    /// Nᵢ/Nⱼ = (sᵢ/dᵢ)²/(sⱼ/dⱼ)² with d the distance from the best, and for the best itself
    /// s_b √Σ(Nᵢ/sᵢ)².</summary>
    /// <param name="means">The mean of each, larger being better.</param>
    /// <param name="deviations">The standard deviation of each, above 0.</param>
    /// <returns>Shares that sum to 1. Designs that equal the best are told apart by a millionth of
    /// the largest deviation.</returns>
    public static double[] Shares(
        IReadOnlyList<double> means, IReadOnlyList<double> deviations)
    {
        MeanEstimate.RequirePairs(means.Count, deviations.Count);
        if (means.Count < 2 || deviations.Any(s => !(s > 0)))
        {
            throw new ArgumentException("Two designs or more, each with some noise.");
        }

        int best = Enumerable.Range(0, means.Count).MaxBy(i => means[i]);
        double least = deviations.Max() * 1e-6;
        double[] weights = new double[means.Count];
        double squares = 0;
        for (int i = 0; i < weights.Length; i++)
        {
            if (i != best)
            {
                double ratio = deviations[i] / Math.Max(means[best] - means[i], least);
                weights[i] = ratio * ratio;
                squares += weights[i] * weights[i] / (deviations[i] * deviations[i]);
            }
        }

        weights[best] = deviations[best] * Math.Sqrt(squares);
        double total = weights.Sum();
        return [.. weights.Select(w => w / total)];
    }

    /// <summary>Simulates until the budget is used up: ten of each first, then so many at a time
    /// where they are needed most.</summary>
    /// <param name="designs">How many designs there are, at least 2.</param>
    /// <param name="budget">How many simulations there may be; at least ten a design.</param>
    /// <param name="batch">How many are added before the shares are worked out again.</param>
    /// <param name="sample">Simulates one replication of one design.</param>
    public static DesignChoice Choose(int designs, int budget, int batch, Sampler sample)
    {
        const int First = 10;
        ArgumentOutOfRangeException.ThrowIfLessThan(designs, 2);
        ArgumentOutOfRangeException.ThrowIfLessThan(budget, First * designs);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(batch);
        var moments = new Moments[designs];
        for (int i = 0; i < designs; i++)
        {
            Add(i, First);
        }

        for (int used = First * designs; used < budget; used += batch)
        {
            int target = Math.Min(used + batch, budget);
            foreach ((int design, int count) in Wanted(moments, target))
            {
                Add(design, count);
            }
        }

        int best = Enumerable.Range(0, designs).MaxBy(i => moments[i].Mean);
        return new DesignChoice(
            best, moments.Max(m => m.Count), moments.Sum(m => m.Count));

        void Add(int design, int count)
        {
            for (int k = 0; k < count; k++)
            {
                moments[design] =
                    moments[design].With(sample(design, moments[design].Count));
            }
        }
    }

    // One after another to the design that is furthest below its share.
    private static IEnumerable<(int Design, int Count)> Wanted(Moments[] moments, int target)
    {
        double[] shares = Shares(
            [.. moments.Select(m => m.Mean)],
            [.. moments.Select(m => Math.Max(m.Deviation, 1e-12))]);
        int[] counts = [.. moments.Select(m => m.Count)];
        for (int left = target - counts.Sum(); left > 0; left--)
        {
            counts[Enumerable.Range(0, counts.Length)
                .MaxBy(i => (shares[i] * target) - counts[i])]++;
        }

        return counts.Select((count, i) => (i, count - moments[i].Count));
    }
}
