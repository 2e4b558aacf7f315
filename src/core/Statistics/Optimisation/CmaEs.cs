using Outturn.Statistics.Randomness;

namespace Outturn.Statistics.Optimisation;

/// <summary>
/// The evolution strategy that adapts its covariance matrix: for objectives with kinks and
/// several decisions, of which only values can be had (N. Hansen, "The CMA Evolution Strategy: A
/// Tutorial", 2016), started again with twice as many points (IPOP: A. Auger and N. Hansen, 2005).
/// The same seed gives the same search on any number of threads.
/// </summary>
public sealed class CmaEs
{
    /// <summary>A search whose chances come from a stream.</summary>
    /// <param name="stream">Entity i is the i-th point tried.</param>
    public CmaEs(RandomStream stream) => Stream = stream;

    /// <summary>Where chance comes from.</summary>
    public RandomStream Stream { get; }

    /// <summary>The standard deviation of the first points in each decision.</summary>
    public double Spread { get; init; } = 0.3;

    /// <summary>How often it is started again, each time with twice as many points a
    /// generation.</summary>
    public int Restarts { get; init; } = 3;

    /// <summary>The most times the objective may be asked in all.</summary>
    public int MostEvaluations { get; init; } = 20_000;

    /// <summary>The spread of values over the last generations at which a run ends.</summary>
    public double Tolerance { get; init; } = 1e-12;

    /// <summary>On how many threads a generation is evaluated.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>Searches from a point on; later runs begin at points of chance.</summary>
    /// <exception cref="ArgumentException">The start is not between 0 and 1.</exception>
    public Optimum Minimise(Objective objective, IReadOnlyList<double> start)
    {
        UnitBox.Require(start);
        int size = CmaEsWeights.UsualSize(start.Count);
        var run = new CmaEsRun(this, objective, start, size);
        run.Run(MostEvaluations);
        Optimum best = run.Best;
        for (int restart = 1; restart <= Restarts; restart++)
        {
            if (best.Evaluations >= MostEvaluations)
            {
                break;
            }

            size *= 2;
            var again = new CmaEsRun(
                this, objective, Anywhere(start.Count, (ulong)restart), size)
            {
                Drawn = (ulong)best.Evaluations,
            };
            again.Run(MostEvaluations - best.Evaluations);
            int evaluations = best.Evaluations + again.Best.Evaluations;
            best = (again.Best.Value < best.Value ? again.Best : best) with
            {
                Evaluations = evaluations,
            };
        }

        return best;
    }

    // From the upper end of the entities, which no search gets to.
    private double[] Anywhere(int decisions, ulong restart)
    {
        double[] point = new double[decisions];
        for (int i = 0; i < decisions; i++)
        {
            RandomStream block = Stream with { Block = Stream.Block + (uint)i };
            point[i] = block.Words(RandomStream.LastEntity - restart).First;
        }

        return point;
    }
}
