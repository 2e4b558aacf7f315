namespace Outturn.Simulation.Providers;

/// <summary>Outcomes in a year over referrals in the year: the ratio that contracts use, which
/// rises when referrals fall (models, 1.14 and E15).</summary>
public static class YearRate
{
    /// <summary>The rate of all groups together.</summary>
    public static double Of(ProviderSetting setting, CashProjection projection, int year)
    {
        double outcomes = 0;
        for (int g = 0; g < projection.Achieved.Rows; g++)
        {
            outcomes += In(projection, g, year);
        }
        return outcomes / Starts(setting, year);
    }

    /// <summary>The rate of one group.</summary>
    public static double Of(
        ProviderSetting setting, CashProjection projection, int year, int group) =>
        In(projection, group, year) / (Starts(setting, year) * setting.Share(group));

    private static double In(CashProjection projection, int group, int year)
    {
        double sum = 0;
        for (int t = 12 * year; t < Math.Min(12 * (year + 1), projection.Cash.Length); t++)
        {
            sum += projection.Achieved[group, t];
        }
        return sum;
    }

    private static double Starts(ProviderSetting setting, int year) =>
        setting.Grid.Of(year).Sum(month => setting.Starts[month]);
}
