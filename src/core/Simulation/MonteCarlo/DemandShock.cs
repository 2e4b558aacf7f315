using Outturn.Statistics.Distributions;
using Outturn.Statistics.Functions;
using Outturn.Statistics.Randomness;

namespace Outturn.Simulation.MonteCarlo;

/// <summary>How far demand strays from the plan, the same for every provider: a factor by month,
/// e to the power of a process that forgets a tenth of itself each month (models, 1.3).</summary>
public static class DemandShock
{
    /// <summary>How much of a month's deviation is left in the next.</summary>
    public const double Kept = .9;

    /// <summary>The factors of some months; 1 where demand is as planned.</summary>
    /// <param name="deviation">Standard deviation of the process in the long run; 0: no shock.
    /// </param>
    /// <param name="months">How many months.</param>
    /// <param name="stream">Seed and replication; the kind of number is put in here.</param>
    public static double[] Factors(double deviation, int months, RandomStream stream)
    {
        double[] factors = new double[months];
        // It begins as if it had gone on for ever.
        double strays = 0, news = deviation;
        for (int month = 0; month < months; month++)
        {
            PhiloxWords words = (stream with { Kind = StreamKind.Demand }).Words((ulong)month);
            strays = (Kept * strays) + (news * Normal.Quantile(words.First));
            factors[month] = Exp.Of(strays);
            news = deviation * Math.Sqrt(1 - (Kept * Kept));
        }
        return factors;
    }
}
