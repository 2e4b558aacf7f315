using Outturn.Simulation.People;
using Outturn.Simulation.Providers;
using Outturn.Simulation.Worlds;

namespace Outturn.Simulation;

/// <summary>What is expected of a scheme in a world, without chance: each type of provider decides
/// by what it believes, and expected values follow (models, 1.0). It is the providers' own belief,
/// what the optimiser works with, and the yardstick of the Monte Carlo engine.</summary>
public sealed class MeanField
{
    private MeanField(ProviderSetting setting, Plans plans, double price, CashProjection cash) =>
        (Setting, Plans, Price, Projection) = (setting, plans, price, cash);

    /// <summary>The provider's setting.</summary>
    public ProviderSetting Setting { get; }

    /// <summary>Its plans.</summary>
    public Plans Plans { get; }

    /// <summary>The shadow price of cash that it works with.</summary>
    public double Price { get; }

    /// <summary>The cash that it expects.</summary>
    public CashProjection Projection { get; }

    /// <summary>Whether it would bid: the contract is worth enough to it, and the chance that it
    /// goes under is at most twice what it accepts (models, 1.8.4).</summary>
    public bool WouldBid => Projection.Npv >= Setting.Type.Reservation
        && Projection.Ruin <= 2 * Setting.Type.RuinTolerance;

    /// <summary>What is expected of one provider of a type, with the known practice.</summary>
    public static MeanField Of(SchemeInWorld scheme, ProviderType type)
    {
        var setting = new ProviderSetting(scheme, type)
        {
            Served = PassingOn.ServedBy(scheme, type),
        };
        return Of(setting);
    }

    /// <summary>What is expected of a provider in a setting of its own.</summary>
    public static MeanField Of(ProviderSetting setting)
    {
        var plans = new Plans(setting);
        (double price, CashProjection cash) = ShadowPrice.Of(plans);
        return new MeanField(setting, plans, price, cash);
    }

    /// <summary>The plan of a year, from 0.</summary>
    public PlannedYear Year(int year) => Plans.Of(
        new Plans.PlanKey(year, Math.Max(Price, Plans.Scarcity[year]), 1, 1));

    /// <summary>What is expected of the people who start in a year.</summary>
    public DesignMeasures Measures(int year)
    {
        PlannedYear planned = Year(year);
        double[][] nothing = [.. Setting.World.Groups
            .Select(_ => new double[DifficultyBins.Count])];
        return new DesignMeasures(
            Setting, planned, Plans.Under(year, new YearPlan(nothing, 1, 1)));
    }
}
