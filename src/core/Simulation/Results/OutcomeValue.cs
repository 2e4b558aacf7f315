using Outturn.Simulation.Worlds;

namespace Outturn.Simulation.Results;

/// <summary>What an outcome that would not have come otherwise is worth to the payer.</summary>
public static class OutcomeValue
{
    /// <summary>Its benefit a year for as long as somebody without it stays on benefit, discounted
    /// at the payer's rate (models, 1.10): an annuity.</summary>
    /// <param name="world">The world.</param>
    /// <param name="group">The group, by its index.</param>
    public static double Of(World world, int group)
    {
        PeopleGroup people = world.Groups[group];
        double rate = world.Commissioner.DiscountRate;
        double years = rate > 0
            ? (1 - Math.Pow(1 + rate, -people.YearsOnBenefit)) / rate : people.YearsOnBenefit;
        return people.BenefitAYear * years;
    }
}
