using Outturn.Statistics.Distributions;

namespace Outturn.Statistics.Caseload;

/// <summary>
/// How many people are being served when they arrive as a Poisson process at a steady rate and
/// nobody waits: the queue M/G/∞. From an empty start the number at any time is itself Poisson
/// (L. Takács, Introduction to the Theory of Queues, 1962).
/// </summary>
/// <param name="Rate">Arrivals a unit of time.</param>
/// <param name="Stay">How long each stays.</param>
public sealed record SteadyArrivals(double Rate, StayLength Stay)
{
    /// <summary>The mean caseload in the long run.</summary>
    public double LongRun => Rate * Stay.Mean;

    /// <summary>The mean caseload so long after an empty start.</summary>
    public double At(double time) => Rate * Stay.MeanUpTo(time);

    /// <summary>The caseloads in the long run that leave a share on either side, such as 0.025.
    /// </summary>
    public (long Low, long High) LongRunRange(double tail) =>
        (Poisson.Quantile(tail, LongRun), Poisson.Quantile(1 - tail, LongRun));
}
