using Outturn.Simulation.Providers;

namespace Outturn.Simulation.MonteCarlo;

/// <summary>The adviser time of a provider, in money a month: at first what its plan needs for the
/// demand that was planned, later at most so much more a year as it can hire. Where more people
/// come, help for each gets scarcer as if it were dearer (models, 1.8.3).</summary>
public sealed class Capacity
{
    private const int MonthsInQuarter = 3;
    private readonly TypeOutlook _type;
    private double _money;

    /// <summary>The capacity of a provider of a type, at the start.</summary>
    public Capacity(TypeOutlook type)
    {
        _type = type;
        _money = Wanted(0, type.Choice.Price, 1, planned: true);
    }

    /// <summary>The least shadow price, by its index, at which capacity suffices, no less than the
    /// one that cash asks for.</summary>
    /// <param name="month">The month of the decision.</param>
    /// <param name="price">What cash asks for.</param>
    /// <param name="demand">Demand over what is expected in the world.</param>
    public int Least(int month, int price, double demand)
    {
        if (month >= _type.Known.Setting.Grid.Referral)
        {
            return price;
        }
        Grow(month, Wanted(month, price, demand));
        for (int p = price; p < ShadowPrice.Prices.Length; p++)
        {
            if (Wanted(month, p, demand) <= _money * (1 + 1e-9))
            {
                return p;
            }
        }
        return ShadowPrice.Prices.Length - 1;
    }

    private void Grow(int month, double wanted)
    {
        if (month < _type.Type.HiringLag)
        {
            return;
        }
        double step = Math.Pow(1 + _type.Type.CapacityGrowth, MonthsInQuarter / 12.0);
        _money = Math.Clamp(wanted, _money / step, _money * step);
    }

    private double Wanted(int month, int price, double demand, bool planned = false)
    {
        ProviderSetting setting = _type.Known.Setting;
        double starts = planned
            ? setting.World.Referrals.Planned(month) * setting.Type.Share / setting.Type.Number
            : setting.Starts[month];
        return starts * demand * _type.Known.Plan(month, price).Flows[0].Spend;
    }
}
