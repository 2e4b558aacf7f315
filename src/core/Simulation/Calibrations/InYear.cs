using Outturn.Simulation.Providers;

namespace Outturn.Simulation.Calibrations;

/// <summary>Outcomes in twelve months over starts in them: what was published, by contract year,
/// the first of which need not have twelve months.</summary>
internal static class InYear
{
    private const int Months = 12;

    /// <summary>The ratio of a group.</summary>
    /// <param name="setting">The provider's setting.</param>
    /// <param name="cash">What follows from its plans.</param>
    /// <param name="firstMonth">The first of the months, from 1.</param>
    /// <param name="group">The group, by its index.</param>
    public static double Ratio(
        ProviderSetting setting, CashProjection cash, int firstMonth, int group)
    {
        (double outcomes, double starts) = (0, 0);
        int end = Math.Min(firstMonth - 1 + Months, setting.Grid.Count);
        for (int t = firstMonth - 1; t < end; t++)
        {
            outcomes += cash.Achieved[group, t];
            starts += t < setting.Starts.Length ? setting.Starts[t] * setting.Share(group) : 0;
        }
        return outcomes / starts;
    }
}
