using Outturn.Statistics.Distributions;

namespace Outturn.Statistics.Contracts;

/// <summary>How uncertain the payments for results are: so many people, each with the same chance
/// of a result that pays the same, independently of one another.</summary>
/// <param name="People">How many people.</param>
/// <param name="Chance">The chance of a result.</param>
/// <param name="Price">What a result pays.</param>
public sealed record OutcomePayments(int People, double Chance, double Price)
{
    /// <summary>The expected payment.</summary>
    public double Mean => Price * People * Chance;

    /// <summary>The variance of the payment.</summary>
    public double Variance => Price * Price * People * Chance * (1 - Chance);

    /// <summary>Value at risk: how far below the mean the payment falls at the edge of the worst
    /// share of cases, as 0.05.</summary>
    public double ValueAtRisk(double share) =>
        Mean - (Price * Binomial.Quantile(share, People, Chance));

    /// <summary>Expected shortfall: how far below the mean the payment falls on average over the
    /// worst share of cases (the part of a case that straddles the edge counts in part).</summary>
    public double ExpectedShortfall(double share)
    {
        long edge = Binomial.Quantile(share, People, Chance);
        double sum = 0;
        for (long results = 0; results < edge; results++)
        {
            sum += results * Binomial.Probability(results, People, Chance);
        }

        double part = share - Binomial.Cdf(edge - 1, People, Chance);
        return Mean - (Price * (sum + (edge * part)) / share);
    }

    /// <summary>The variance of the number of results when a shock that everyone shares moves the
    /// chance by a factor of mean 1: N P(1 − P) − N P² cv² + N² P² cv².</summary>
    /// <param name="variation">cv, the standard deviation of the factor.</param>
    public double CountVarianceUnderShock(double variation)
    {
        double square = Chance * Chance * variation * variation;
        return (People * Chance * (1 - Chance)) - (People * square)
            + ((double)People * People * square);
    }
}
