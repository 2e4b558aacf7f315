namespace Outturn.Review.Declared;

/// <summary>What the plan says outcomes are compared with.</summary>
internal static class Comparison
{
    /// <summary>fixed, risk-adjusted, concurrent, matched or randomised; empty: not said.</summary>
    public static string KindOf(PlanMap plan) => plan.Below("comparison").Text("kind");

    /// <summary>Whether what is expected without help moves with the comparison.</summary>
    public static bool IsConcurrent(PlanMap plan) =>
        KindOf(plan) is "concurrent" or "matched" or "randomised";
}
