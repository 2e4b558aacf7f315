using Outturn.Statistics.Randomness;

namespace Outturn.Statistics.Optimisation;

/// <summary>Several objectives at a point, all to be made small; may be asked from several
/// threads at once.</summary>
/// <param name="point">Decisions, each from 0 to 1.</param>
public delegate IReadOnlyList<double> Objectives(IReadOnlyList<double> point);

/// <summary>A point and what it achieves.</summary>
/// <param name="Point">Decisions, each from 0 to 1.</param>
/// <param name="Values">The objectives there.</param>
public sealed record Compromise(IReadOnlyList<double> Point, IReadOnlyList<double> Values);

/// <summary>
/// A set of compromises between several objectives, by the genetic algorithm of K. Deb, A. Pratap,
/// S. Agarwal and T. Meyarivan, "A fast and elitist multiobjective genetic algorithm: NSGA-II"
/// (2002). The same seed gives the same set on any number of threads.
/// </summary>
public sealed class Nsga2
{
    /// <summary>A search whose chances come from a stream; entity i is the i-th point tried.
    /// </summary>
    public Nsga2(RandomStream stream) => Stream = stream;

    /// <summary>Where chance comes from.</summary>
    public RandomStream Stream { get; }

    /// <summary>How many points are kept, an even number.</summary>
    public int Population { get; init; } = 64;

    /// <summary>How many generations.</summary>
    public int Generations { get; init; } = 250;

    /// <summary>How close children stay to their parents when two are crossed.</summary>
    public double CrossoverIndex { get; init; } = 15;

    /// <summary>How close a changed decision stays to what it was.</summary>
    public double MutationIndex { get; init; } = 20;

    /// <summary>On how many threads a generation is evaluated.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>The points of the last generation that no other beats.</summary>
    /// <param name="objectives">What is to be made small.</param>
    /// <param name="decisions">How many decisions there are.</param>
    public IReadOnlyList<Compromise> Minimise(Objectives objectives, int decisions)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(decisions);
        var breeding = new Breeding(this, decisions);
        Compromise[] kept = Evaluated(objectives, breeding.First());
        for (int generation = 1; generation <= Generations; generation++)
        {
            (int[] ranks, double[] crowding) = Standing(kept);
            Compromise[] born =
                Evaluated(objectives, breeding.Next(generation, kept, (ranks, crowding)));
            kept = Fittest([.. kept, .. born]);
        }

        int[] last = ParetoFront.Ranks([.. kept.Select(c => c.Values)]);
        return [.. kept.Where((_, i) => last[i] == 0)];
    }

    private Compromise[] Evaluated(Objectives objectives, double[][] points)
    {
        var results = new Compromise[points.Length];
        var options = new ParallelOptions { MaxDegreeOfParallelism = Threads };
        Parallel.For(0, points.Length, options, i =>
            results[i] = new Compromise(points[i], objectives(points[i])));
        return results;
    }

    private Compromise[] Fittest(Compromise[] all)
    {
        (int[] ranks, double[] crowding) = Standing(all);
        return
        [
            .. Enumerable.Range(0, all.Length).OrderBy(i => ranks[i])
                .ThenByDescending(i => crowding[i]).Take(Population).Select(i => all[i]),
        ];
    }

    private static (int[] Ranks, double[] Crowding) Standing(Compromise[] all)
    {
        int[] ranks = ParetoFront.Ranks([.. all.Select(c => c.Values)]);
        double[] crowding = new double[all.Length];
        for (int rank = 0; rank <= ranks.Max(); rank++)
        {
            int[] front = [.. Enumerable.Range(0, all.Length).Where(i => ranks[i] == rank)];
            double[] alone = ParetoFront.Crowding([.. front.Select(i => all[i].Values)]);
            for (int k = 0; k < front.Length; k++)
            {
                crowding[front[k]] = alone[k];
            }
        }

        return (ranks, crowding);
    }
}
