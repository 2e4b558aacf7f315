namespace Outturn.Simulation.Providers;

/// <summary>How scarce adviser time gets where more people come than were planned: the shadow price
/// at which what is spent on those who come is what was planned for those who were to come, grown
/// by as much as it can hire (models, 1.8.3). Help then gets scarcer for everybody as if it were
/// dearer.</summary>
public static class Scarcity
{
    private const double Most = 50;
    private const int Halvings = 30;

    /// <summary>The price by year; 0 where advisers suffice.</summary>
    public static double[] Of(Plans plans)
    {
        ProviderSetting setting = plans.Setting;
        double[] prices = new double[setting.Grid.Years];
        for (int year = 0; year < prices.Length; year++)
        {
            double come = setting.Grid.Of(year).Sum(a => setting.Starts[a]);
            double planned = setting.Grid.Of(year).Sum(a => setting.Planned[a]);
            // Half way through the year, from the first month in which it can hire.
            double years = Math.Max(year + .5 - (setting.Type.HiringLag / 12.0), 0);
            double growth = Math.Pow(1 + setting.Type.CapacityGrowth, years);
            double capacity = Spend(plans, year, 0) * planned * growth;
            if (come > planned * growth && come * Spend(plans, year, 0) > capacity)
            {
                prices[year] = Price(plans, year, capacity / come);
            }
        }
        return prices;
    }

    // Spending falls as the price rises.
    private static double Price(Plans plans, int year, double spend)
    {
        (double low, double high) = (0, Most);
        for (int i = 0; i < Halvings; i++)
        {
            double middle = (low + high) / 2;
            (low, high) = Spend(plans, year, middle) > spend ? (middle, high) : (low, middle);
        }
        return high;
    }

    private static double Spend(Plans plans, int year, double price) =>
        plans.Of(new Plans.PlanKey(year, price, 1, 1)).Flows[0].Spend;
}
