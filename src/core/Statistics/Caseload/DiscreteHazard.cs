namespace Outturn.Statistics.Caseload;

/// <summary>An outcome that starts with the same chance every month, and ends with the same
/// chance every month once it has started.</summary>
/// <param name="Start">The chance a month to start.</param>
/// <param name="Separation">The chance a month to end.</param>
public sealed record DiscreteHazard(double Start, double Separation)
{
    /// <summary>The chance to start within so many months and then to last for so many.</summary>
    public double Outcome(int within, int lasting) =>
        (1 - Math.Pow(1 - Start, within)) * Math.Pow(1 - Separation, lasting);

    /// <summary>How many payments are expected from each start, one a month for at most
    /// <paramref name="most"/> months beyond the outcome.</summary>
    /// <param name="lasting">How many months make the outcome.</param>
    /// <param name="most">The most payments.</param>
    public double Sustainments(int lasting, int most)
    {
        double kept = Math.Pow(1 - Separation, lasting);
        double sum = 0;
        for (int month = 1; month <= most; month++)
        {
            kept *= 1 - Separation;
            sum += kept;
        }

        return sum;
    }
}
