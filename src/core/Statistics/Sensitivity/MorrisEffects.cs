using Outturn.Statistics.Estimation;

namespace Outturn.Statistics.Sensitivity;

/// <summary>How much each factor moves the result of a model, from a Morris design.</summary>
/// <param name="Mean">The mean of its elementary effects: the direction.</param>
/// <param name="MeanAbsolute">The mean of their sizes: how much the factor matters (F. Campolongo,
/// J. Cariboni and A. Saltelli, 2007).</param>
/// <param name="Deviation">Their standard deviation: how far the effect depends on where it is
/// measured, by curvature or through other factors.</param>
public sealed record MorrisEffects(double Mean, double MeanAbsolute, double Deviation)
{
    /// <summary>The effects of each factor.</summary>
    /// <param name="points">Trajectories one after another; within one, each point differs from
    /// the last in one factor.</param>
    /// <param name="results">The result at each point.</param>
    /// <exception cref="ArgumentException">The lists differ in length, are not whole trajectories,
    /// or two neighbours differ in more or fewer than one factor.</exception>
    public static IReadOnlyList<MorrisEffects> Of(
        IReadOnlyList<double[]> points, IReadOnlyList<double> results)
    {
        int factors = points.Count == 0 ? 0 : points[0].Length;
        if (factors == 0 || points.Count != results.Count || points.Count % (factors + 1) != 0)
        {
            throw new ArgumentException("Whole trajectories with their results are needed.");
        }

        var effects = new Moments[factors];
        var sizes = new Moments[factors];
        for (int i = 1; i < points.Count; i++)
        {
            if (i % (factors + 1) == 0)
            {
                continue;
            }

            int factor = Changed(points[i - 1], points[i]);
            double effect = (results[i] - results[i - 1])
                / (points[i][factor] - points[i - 1][factor]);
            effects[factor] = effects[factor].With(effect);
            sizes[factor] = sizes[factor].With(Math.Abs(effect));
        }

        return
        [
            .. effects.Zip(sizes, (e, s) => new MorrisEffects(e.Mean, s.Mean, e.Deviation)),
        ];
    }

    private static int Changed(double[] before, double[] after)
    {
        int[] changed =
            [.. Enumerable.Range(0, before.Length).Where(i => before[i] != after[i])];
        return changed.Length == 1
            ? changed[0]
            : throw new ArgumentException("A step of a trajectory changes one factor.");
    }
}
