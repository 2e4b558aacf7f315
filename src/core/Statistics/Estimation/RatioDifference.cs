namespace Outturn.Statistics.Estimation;

/// <summary>How much two ratios of means differ, such as the cost per outcome of two designs that
/// met the same chances: the delta method on paired values, with Student's t.</summary>
public static class RatioDifference
{
    /// <summary>The second ratio less the first.</summary>
    /// <param name="first">What is divided, and by what: a value of each for each pair.</param>
    /// <param name="second">The same of the second design, in the same order.</param>
    /// <param name="level">How often the interval is to hold the true difference.</param>
    /// <exception cref="ArgumentException">The lists differ in length or are empty.</exception>
    public static Estimate Of(
        (double[] Above, double[] Below) first, (double[] Above, double[] Below) second,
        double level)
    {
        MeanEstimate.RequirePairs(first.Above.Length, second.Above.Length);
        double[] one = Linear(first, out double before);
        double[] other = Linear(second, out double after);
        Estimate about = MeanEstimate.OfDifferences(one, other, level);
        double difference = after - before;

        // The linear parts have mean 0; what they differ by is how far the ratios may.
        return new Estimate(
            difference, about.StandardError,
            about.Count == 1 ? Interval.Everything
                : Interval.Around(difference, about.Interval.HalfWidth),
            about.Count);
    }

    // How far each pair draws the ratio: (a − R b) / mean b.
    private static double[] Linear((double[] Above, double[] Below) of, out double ratio)
    {
        MeanEstimate.RequirePairs(of.Above.Length, of.Below.Length);
        double below = Moments.Of(of.Below).Mean;
        double at = Moments.Of(of.Above).Mean / below;
        ratio = at;
        return [.. of.Above.Zip(of.Below, (a, b) => (a - (at * b)) / below)];
    }
}
