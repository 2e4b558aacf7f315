namespace Outturn.Statistics.Estimation;

/// <summary>
/// Whether spending goes to one end of a ranking: 2 cov(spend, rank) / mean spend, the
/// concentration index of health economics (Kakwani, Wagstaff and van Doorslaer, 1997). Ranked
/// from the easiest to help, it is negative when the money goes to the easy, 0 when it is spread
/// evenly, positive when it goes to the hard.
/// </summary>
public static class ConcentrationIndex
{
    /// <summary>The index of one value a person.</summary>
    /// <param name="ranked">What was spent on each, the easiest first.</param>
    /// <exception cref="ArgumentException">Nothing was spent, or there is nobody.</exception>
    public static double Of(ReadOnlySpan<double> ranked)
    {
        double[] ones = new double[ranked.Length];
        Array.Fill(ones, 1);
        return Of(ranked, ones);
    }

    /// <summary>The index of groups that rank alike.</summary>
    /// <param name="ranked">What was spent on each person of a group, the easiest first.</param>
    /// <param name="weights">How many are in the group. Its rank is the middle of its
    /// people.</param>
    /// <exception cref="ArgumentException">Nothing was spent, there is nobody, or the lists
    /// differ in length.</exception>
    public static double Of(ReadOnlySpan<double> ranked, ReadOnlySpan<double> weights)
    {
        MeanEstimate.RequirePairs(ranked.Length, weights.Length);
        (double people, double spend) = (0, 0);
        for (int i = 0; i < ranked.Length; i++)
        {
            people += weights[i];
            spend += weights[i] * ranked[i];
        }

        if (!(people > 0) || spend == 0)
        {
            throw new ArgumentException("Nothing was spent.", nameof(ranked));
        }

        double mean = spend / people;
        double covariance = 0;
        double before = 0;
        for (int i = 0; i < ranked.Length; i++)
        {
            double share = weights[i] / people;
            covariance += share * (ranked[i] - mean) * (before + (share / 2));
            before += share;
        }

        return 2 * covariance / mean;
    }
}
