namespace Outturn.Simulation.Providers;

/// <summary>How a provider that might go under holds back: the least shadow price of cash at which
/// its belief of insolvency is within what it accepts; where none is, the one at which that belief
/// is least (models, 1.8.3).</summary>
public static class ShadowPrice
{
    /// <summary>The shadow prices that are weighed, in rising order.</summary>
    public static readonly double[] Prices = [0, .1, .25, .5, 1, 2, 4, 50];

    /// <summary>The price and what is expected under it.</summary>
    /// <param name="plans">The provider's plans.</param>
    /// <param name="productivity">Of the practice, by year.</param>
    /// <param name="dips">Productivity while learning, by year; null: not learning.</param>
    public static (double Price, CashProjection Projection) Of(
        Plans plans, IReadOnlyList<double> productivity, IReadOnlyList<double>? dips = null)
    {
        (double Price, CashProjection Projection)? best = null;
        foreach (double price in Prices)
        {
            CashProjection projection = At(plans, price, productivity, dips);
            if (projection.Ruin <= plans.Setting.Type.RuinTolerance)
            {
                return (price, projection);
            }
            if (best is null || projection.Ruin < best.Value.Projection.Ruin - 1e-9)
            {
                best = (price, projection);
            }
        }
        return best!.Value;
    }

    /// <summary>With the known practice.</summary>
    public static (double Price, CashProjection Projection) Of(Plans plans) =>
        Of(plans, [.. Enumerable.Repeat(1.0, plans.Setting.Grid.Years)]);

    /// <summary>What is expected at one price.</summary>
    public static CashProjection At(
        Plans plans, double price, IReadOnlyList<double> productivity,
        IReadOnlyList<double>? dips = null, double spent = 0) => CashProjection.Of(
        plans.Setting,
        [.. Enumerable.Range(0, plans.Setting.Grid.Years).Select(year => plans.Of(
            new Plans.PlanKey(
                year, Math.Max(price, plans.Scarcity[year]), productivity[year],
                dips?[year] ?? 1)))],
        spent);
}
