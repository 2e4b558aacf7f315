using Outturn.Schemes;

namespace Outturn.Simulation.Triggers;

/// <summary>Two routes to the same money: a payment for each cohort, and one for all cohorts
/// together where none was paid. Whoever fails on the first may come by the second.</summary>
public sealed class PooledRoute
{
    private PooledRoute(CohortTerm each, CohortTerm pooled) => (Each, Pooled) = (each, pooled);

    /// <summary>The payment for each cohort.</summary>
    public CohortTerm Each { get; }

    /// <summary>The payment for all of them.</summary>
    public CohortTerm Pooled { get; }

    /// <summary>How many cohorts there are.</summary>
    public long Cohorts => Each.Decisions;

    /// <summary>The two routes of a plan; null: there are none.</summary>
    public static PooledRoute? Of(TriggerPlan plan)
    {
        CohortTerm? each = plan.Terms.FirstOrDefault(t => !t.IsPooled && t.Decisions > 1
            && ((PaidCells)t.Payment.For).Space.CohortDimension >= 0);
        CohortTerm? pooled = plan.Terms.FirstOrDefault(t => t.IsPooled
            && ((PaidCells)t.Payment.For).Space.CohortDimension < 0);
        return each is not null && pooled is not null && each.IsFewer == pooled.IsFewer
            && each.IsFrequency == pooled.IsFrequency
            ? new PooledRoute(each, pooled) : null;
    }

    /// <summary>The chance of being paid by either, with so many people in each cohort; the cohorts
    /// do not know of each other, and the baseline is known.</summary>
    /// <param name="people">People in each cohort.</param>
    /// <param name="effect">A true effect; null: none.</param>
    public double Chance(long people, Effect? effect)
    {
        double rate = effect?.Rate(Each.Baseline, Each.IsFewer) ?? Each.Baseline;
        CountWeights chance = Each.Chance(rate).Of(people);

        // Counts by which no cohort was paid, and what they come to together.
        double[] unpaid = [.. chance.Weights.Select((w, i) =>
            Each.IsPaid(people, chance.First + i) ? 0 : w)];
        double[] together = unpaid;
        for (int c = 1; c < Cohorts; c++)
        {
            together = Sums(together, unpaid);
        }
        double none = 0;
        for (int i = 0; i < together.Length; i++)
        {
            long count = (Cohorts * chance.First) + i;
            none += Pooled.IsPaid(Cohorts * people, count) ? 0 : together[i];
        }
        return Math.Clamp(1 - none, 0, 1);
    }

    private static double[] Sums(double[] one, double[] other)
    {
        double[] sums = new double[one.Length + other.Length - 1];
        for (int i = 0; i < one.Length; i++)
        {
            for (int j = 0; one[i] > 0 && j < other.Length; j++)
            {
                sums[i + j] += one[i] * other[j];
            }
        }
        return sums;
    }
}
