using Outturn.Simulation;
using Outturn.Simulation.Payments;

namespace Outturn.Review.Expected;

/// <summary>Payments that are not made because outcomes do not come, against what those outcomes
/// would have saved later: the arithmetic of experiment e10. Nothing is discounted.</summary>
/// <param name="PaidEach">What is paid for an outcome.</param>
/// <param name="Additional">The share of outcomes that help brings about.</param>
/// <param name="BenefitAYear">What such an outcome is worth to the payer a year.</param>
/// <param name="Lasts">How many years it is.</param>
public sealed record BreakEven(
    double PaidEach, double Additional, double BenefitAYear, double Lasts)
{
    private const double Nothing = 1e-9;

    /// <summary>The years of benefit after which not paying for an outcome costs more than it
    /// saves.</summary>
    public double Years => PaidEach / (Additional * BenefitAYear);

    /// <summary>What a missing outcome costs later, over the payment that is not made; below 0: it
    /// saves.</summary>
    public double NetCost => (Additional * BenefitAYear * Lasts) - PaidEach;

    /// <summary>That of the people who start in a year, from 0; null: nothing is paid for outcomes,
    /// help brings none about, or their benefit is not told.</summary>
    public static BreakEven? Of(WorldExpected expected, int year)
    {
        DesignMeasures measures = expected.Measures(year);
        double Over(Func<int, double> of) => Enumerable.Range(0, expected.Groups.Length)
            .Sum(g => expected.Share(g) * of(g));
        double Added(int g) => Math.Max(0, measures.OutcomeRate[g] - measures.DeadweightRate[g]);
        double outcomes = Over(g => measures.OutcomeRate[g]), added = Over(Added);
        double paid = expected.Pay(year).Outcomes - Over(g => Taken(expected, g, 12 * year));
        double benefit = Over(g => Added(g) * expected.Groups[g].BenefitAYear);
        if (paid <= Nothing || added <= Nothing || benefit <= Nothing)
        {
            return null;
        }
        double whole = Over(g => Added(g) * expected.Groups[g].BenefitAYear
            * expected.Groups[g].YearsOnBenefit);
        return new BreakEven(paid / outcomes, added / outcomes, benefit / added, whole / benefit);
    }

    // What is taken off beforehand for outcomes that would come anyway is no lower price of one.
    private static double Taken(WorldExpected expected, int group, int month)
    {
        double taken = 0;
        foreach (ref readonly DueLine line in expected.Put.Payments.Starting(group, month))
        {
            taken += Math.Min(0, line.Amount);
        }
        return taken;
    }
}
