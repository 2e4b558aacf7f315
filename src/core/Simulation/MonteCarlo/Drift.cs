using Outturn.Statistics.Distributions;
using Outturn.Statistics.Functions;
using Outturn.Statistics.Randomness;

namespace Outturn.Simulation.MonteCarlo;

/// <summary>How something that all providers share strays from what is planned: a factor by month,
/// e to the power of a process of the first order (models, 1.3 and 1.4).</summary>
/// <param name="Kind">What it is a drift of.</param>
/// <param name="Kept">How much of a month's deviation is left in the next.</param>
public readonly record struct Drift(StreamKind Kind, double Kept)
{
    /// <summary>Demand against plan: forgets a tenth of its deviation each month.</summary>
    public static readonly Drift Demand = new(StreamKind.Demand, .9);

    /// <summary>The state of the economy: forgets a twentieth each month.</summary>
    public static readonly Drift Economy = new(StreamKind.Economy, .95);

    /// <summary>The factors of some months; 1 where all is as planned.</summary>
    /// <param name="deviation">Standard deviation of the process in the long run; 0: no shock.
    /// </param>
    /// <param name="months">How many months.</param>
    /// <param name="stream">Seed and replication; the kind of number is put in here.</param>
    public double[] Factors(double deviation, int months, RandomStream stream)
    {
        double[] factors = new double[months];
        // It begins as if it had gone on for ever.
        double strays = 0, news = deviation;
        for (int month = 0; month < months; month++)
        {
            PhiloxWords words = (stream with { Kind = Kind }).Words((ulong)month);
            strays = (Kept * strays) + (news * Normal.Quantile(words.First));
            factors[month] = Exp.Of(strays);
            news = deviation * Math.Sqrt(1 - (Kept * Kept));
        }
        return factors;
    }
}
