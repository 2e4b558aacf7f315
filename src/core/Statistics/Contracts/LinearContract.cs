namespace Outturn.Statistics.Contracts;

/// <summary>
/// A contract that pays a share of a result which is effort plus noise, to someone averse to risk
/// (B. Holmström and P. Milgrom, "Aggregation and linearity", 1987). Effort e costs c e²/2.
/// </summary>
/// <param name="RiskAversion">The coefficient of absolute risk aversion, r.</param>
/// <param name="Cost">How fast effort becomes dear, c.</param>
/// <param name="Variance">The variance of the noise.</param>
public sealed record LinearContract(double RiskAversion, double Cost, double Variance)
{
    /// <summary>The share that makes both together best off: 1/(1 + r c σ²).</summary>
    public double BestShare => 1 / (1 + (RiskAversion * Cost * Variance));

    /// <summary>The effort that a share calls forth.</summary>
    public double Effort(double share) => share / Cost;

    /// <summary>What is left over for both: the result less the cost of effort and of bearing
    /// risk.</summary>
    public double Surplus(double share)
    {
        double effort = Effort(share);
        return effort - (Cost * effort * effort / 2)
            - (RiskAversion / 2 * share * share * Variance);
    }
}
