using Outturn.Schemes;

namespace Outturn.Review.Clauses;

/// <summary>The most that a scheme can pay in all, where limits say so.</summary>
internal static class MoneyLimit
{
    /// <summary>The least of the limits on the whole scheme, and of those on each provider times
    /// their number; null: none that is a figure, or none that takes every payment of money.
    /// </summary>
    public static double? Of(Scheme scheme, int providers)
    {
        double[] all = [.. scheme.Adjustments
            .Where(a => a.Operation == AdjustmentOperation.AtMost && !a.InUnits
                && a.Value is Constant && IsWhole(a.Space))
            .Select(a => Money((Constant)a.Value) * (a.Space.Dimensions.IsEmpty ? 1 : providers))];
        return all.Length == 0 ? null : all.Min();
    }

    private static bool IsWhole(CellSpace space) =>
        space.Dimensions.All(d => d.Kind == DimensionKind.Provider);

    private static double Money(Constant c) =>
        (double)c.Value.Number.Numerator / (double)c.Value.Number.Denominator;
}
