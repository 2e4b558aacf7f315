using Outturn.Statistics.Distributions;

namespace Outturn.Simulation.Triggers;

/// <summary>How likely each count of a cohort is at one true rate.</summary>
/// <param name="Rate">The rate: of people, or events for each person.</param>
public sealed record CountChance(double Rate)
{
    // Beyond this no count is likely enough to move a sum of doubles.
    private const double Least = 1e-40;
    private const double FarOut = 13.5;

    /// <summary>Whether what is counted can happen more than once to one person.</summary>
    public bool IsFrequency { get; init; }

    /// <summary>By how much the variance is greater than that of independent people; 1: they are.
    /// Of more than 1 the count is normal, to the nearest whole number.</summary>
    public double Inflation { get; init; } = 1;

    /// <summary>By how much people helped together inflate the variance: 1 + (m − 1) icc.
    /// </summary>
    /// <param name="together">How many are helped together: a group, a hostel.</param>
    /// <param name="icc">The correlation within them.</param>
    public static double DesignEffect(double together, double icc) => 1 + ((together - 1) * icc);

    /// <summary>The chance of each count of a cohort, from the first that is likely at all.
    /// </summary>
    public CountWeights Of(long people)
    {
        double mean = people * Rate;
        double variance = Inflation * mean * (IsFrequency ? 1 : Math.Max(1 - Rate, 0));
        double sd = Math.Sqrt(variance);
        long last = IsFrequency
            ? (long)Math.Ceiling(mean + (FarOut * sd) + 40)
            : people;
        long first = (long)Math.Clamp(Math.Floor(mean - (FarOut * sd) - 40), 0, last);
        last = (long)Math.Min(last, Math.Ceiling(mean + (FarOut * sd) + 40));
        double[] weights = new double[last - first + 1];
        for (long k = first; k <= last; k++)
        {
            weights[k - first] = Inflation == 1 || sd == 0
                ? IsFrequency ? Poisson.Probability(k, mean) : Binomial.Probability(k, people, Rate)
                : Between(k, (first, last), mean, sd);
        }
        return Trimmed(first, weights);
    }

    /// <summary>The chance of at most so many.</summary>
    public double AtMost(long count, long people)
    {
        double mean = people * Rate;
        if (Inflation == 1)
        {
            return count < 0 ? 0
                : IsFrequency ? Poisson.Cdf(count, mean) : Binomial.Cdf(count, people, Rate);
        }
        double sd = Math.Sqrt(Inflation * mean * (IsFrequency ? 1 : 1 - Rate));
        return count < 0 ? 0
            : sd == 0 || (count >= people && !IsFrequency) ? 1
            : Normal.Cdf((count + .5 - mean) / sd);
    }

    // What lies beyond the ends belongs to them, so that all of it sums to 1.
    private static double Between(
        long k, (long First, long Last) ends, double mean, double sd)
    {
        double below = k == ends.First ? double.NegativeInfinity : (k - .5 - mean) / sd;
        double above = k == ends.Last ? double.PositiveInfinity : (k + .5 - mean) / sd;
        return below >= 0
            ? Normal.Upper(below) - Normal.Upper(above)
            : Normal.Cdf(above) - Normal.Cdf(below);
    }

    private static CountWeights Trimmed(long first, double[] weights)
    {
        int from = Array.FindIndex(weights, w => w > Least);
        int to = Array.FindLastIndex(weights, w => w > Least);
        return new CountWeights(first + from, weights[from..(to + 1)]);
    }
}

/// <summary>The chances of counts.</summary>
/// <param name="First">The first count.</param>
/// <param name="Weights">The chance of each from it on; together 1.</param>
public sealed record CountWeights(long First, double[] Weights)
{
    /// <summary>The last count.</summary>
    public long Last => First + Weights.Length - 1;
}
