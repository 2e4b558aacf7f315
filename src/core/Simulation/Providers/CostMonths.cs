namespace Outturn.Simulation.Providers;

/// <summary>Over how many months a provider's money goes out (models, 1.5 and 1.8.3).</summary>
public static class CostMonths
{
    /// <summary>Effort is spent evenly over so many months from the start.</summary>
    public const int Effort = 12;

    /// <summary>Contact is kept for so many months from the start.</summary>
    public const int Contact = 24;

    /// <summary>Fixed costs are borne for so many months after the last people are referred.
    /// </summary>
    public const int AfterReferral = 24;
}
