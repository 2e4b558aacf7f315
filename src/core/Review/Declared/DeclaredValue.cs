namespace Outturn.Review.Declared;

/// <summary>What an additional outcome is declared to be worth to all who gain by it.</summary>
internal static class DeclaredValue
{
    /// <summary>The sum over all beneficiaries; null: nothing is declared.</summary>
    public static double? Of(ReviewCase of)
    {
        if (of.Plan.Number("value") is { } one)
        {
            return one;
        }
        PlanMap each = of.Plan.Below("value");
        return each.IsThere ? each.Keys.Sum(k => each.Number(k) ?? 0) : null;
    }
}
