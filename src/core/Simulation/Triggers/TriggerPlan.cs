using System.Collections.Immutable;
using Outturn.Schemes;

namespace Outturn.Simulation.Triggers;

/// <summary>A payment for cells that is not planned, and why.</summary>
public sealed record NotPlanned(Payment Payment, string Because);

/// <summary>The payments of a scheme for people together, each planned by what it pays for each
/// count of a cohort.</summary>
public sealed class TriggerPlan
{
    private TriggerPlan()
    {
    }

    /// <summary>Those that hang on one count, in the order of the text.</summary>
    public required ImmutableArray<CohortTerm> Terms { get; init; }

    /// <summary>Other payments for cells, each with the reason.</summary>
    public required ImmutableArray<NotPlanned> Others { get; init; }

    /// <summary>The plan of a scheme.</summary>
    /// <param name="scheme">The scheme.</param>
    /// <param name="figures">What is told besides: see <see cref="TriggerFigures.With"/>.</param>
    public static TriggerPlan Of(Scheme scheme, TriggerFigures figures)
    {
        var terms = ImmutableArray.CreateBuilder<CohortTerm>();
        var others = ImmutableArray.CreateBuilder<NotPlanned>();
        foreach (Payment payment in scheme.Payments.Where(p => p.For is PaidCells))
        {
            try
            {
                terms.Add(new CohortTerm(scheme, payment, new TermPay(scheme, payment), figures));
            }
            catch (NotPlannableException e)
            {
                others.Add(new NotPlanned(payment, e.Message));
            }
        }
        return new TriggerPlan { Terms = terms.ToImmutable(), Others = others.ToImmutable() };
    }
}
