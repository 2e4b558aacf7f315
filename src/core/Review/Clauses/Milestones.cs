using Outturn.Review.Declared;
using Outturn.Schemes;

namespace Outturn.Review.Clauses;

/// <summary>Outcomes that are steps on the way: named so in the plan, or by their names.</summary>
internal static class Milestones
{
    private static readonly string[] Words =
        ["assess", "enrol", "plan", "regist", "attend", "training", "interview", "milestone"];

    /// <summary>Their indices.</summary>
    public static IEnumerable<int> In(Scheme scheme, PlanMap plan)
    {
        string[] named = [.. plan.Texts("milestones")];
        for (int i = 0; i < scheme.Outcomes.Length; i++)
        {
            Outcome outcome = scheme.Outcomes[i];
            bool says = Words.Any(w => outcome.Name.Contains(w, StringComparison.OrdinalIgnoreCase)
                || outcome.Title.Contains(w, StringComparison.OrdinalIgnoreCase));
            if (named.Length > 0 ? named.Contains(outcome.Name) : says)
            {
                yield return i;
            }
        }
    }
}
