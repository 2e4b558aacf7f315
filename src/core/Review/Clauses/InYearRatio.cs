using Outturn.Schemes;

namespace Outturn.Review.Clauses;

/// <summary>A formula that weighs the outcomes of a period against the people referred in it.
/// </summary>
/// <param name="Name">The measure or payment.</param>
/// <param name="At">Where it stands.</param>
/// <param name="Consequence">What hangs on it.</param>
/// <param name="MovesMoney">Whether money or a standard does.</param>
internal sealed record InYearRatio(string Name, Spot At, string Consequence, bool MovesMoney)
{
    /// <summary>Those of a scheme.</summary>
    public static IEnumerable<InYearRatio> In(Scheme scheme)
    {
        foreach (Measure measure in scheme.Measures.Where(m => IsMixed(m.Value, m.Space)))
        {
            int index = scheme.Measures.IndexOf(measure);
            Payment? paid = scheme.Payments.FirstOrDefault(p => ClauseFormulas.Of(p)
                .SelectMany(f => FormulaParts.Reads(scheme, f))
                .Any(f => f is MeasureAt at && at.Measure == index));
            bool standard = measure.AtLeast is not null || measure.AtMost is not null;
            yield return new InYearRatio(
                measure.Name, Spot.Of("measures", measure),
                paid?.Name ?? (standard ? "a standard of performance" : "nothing"),
                paid is not null || standard);
        }
        foreach (Payment payment in scheme.Payments)
        {
            if (payment.For is PaidCells cells && ClauseFormulas.OfPrice(payment)
                .Any(f => IsMixed(f, cells.Space)))
            {
                yield return new InYearRatio(
                    payment.Name, Spot.Of("payments", payment), "the payment itself", true);
            }
        }
    }

    /// <summary>Whether something counts the outcomes of those who were referred or started in a
    /// period.</summary>
    public static bool ByCohort(Scheme scheme) => scheme.Measures
        .Select(m => (m.Value, m.Space))
        .Concat(scheme.Payments.Where(p => p.For is PaidCells).SelectMany(p => ClauseFormulas
            .OfPrice(p).OfType<Formula>().Select(f => (f, ((PaidCells)p.For).Space))))
        .Any(c => c.Space.PeriodDimension >= 0 && FormulaParts.Within(c.Item1).OfType<OverCell>()
            .Any(t => t.Tally.Source == TallySource.Items
                && IsBy(t.Tally.Keys[c.Space.PeriodDimension], f => f is FieldOfParticipant)));

    // Items by a date of their own, people by their referral or start, in cells of one period.
    private static bool IsMixed(Formula? formula, CellSpace space)
    {
        int period = space.PeriodDimension;
        if (period < 0)
        {
            return false;
        }
        OverCell[] tallies = [.. FormulaParts.Within(formula).OfType<OverCell>()];
        return tallies.Any(t => t.Tally.Source == TallySource.Items
                && IsBy(t.Tally.Keys[period], f => f is FieldOfItem))
            && tallies.Any(t => t.Tally.Source == TallySource.Participants
                && IsBy(t.Tally.Keys[period], f => f is FieldOfParticipant));
    }

    private static bool IsBy(Formula key, Func<Formula, bool> field) =>
        FormulaParts.Within(key).Any(field);
}
