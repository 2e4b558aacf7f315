using Outturn.Schemes;

namespace Outturn.Review.Clauses;

/// <summary>A payment for people together that pays for a lower share of people who do something.
/// </summary>
/// <param name="Payment">The payment.</param>
/// <param name="Rate">The statistic or column that it reads.</param>
/// <param name="ReadsFrequency">Whether the same payment reads how often each does it.</param>
/// <param name="HasFrequency">Whether the statistic has a column of it at all.</param>
internal sealed record BinaryHurdle(
    Payment Payment, string Rate, bool ReadsFrequency, bool HasFrequency)
{
    /// <summary>Those of a scheme: a test that is passed below a baseline, of a column that is a
    /// percent.</summary>
    public static IEnumerable<BinaryHurdle> In(Scheme scheme)
    {
        foreach (Payment payment in scheme.Payments.Where(p => p.For is PaidCells))
        {
            Formula[] reads = [.. Deep(scheme, ClauseFormulas.Of(payment), [])];
            StatisticAt[] columns = [.. reads.OfType<StatisticAt>()];
            bool below = reads.OfType<CohortTest>().Any(t => IsBelow(t));
            if (!below || !columns.Any(c => c.Type.Form == NumberForm.Percent))
            {
                continue;
            }
            StatisticSpec spec = scheme.Facts.Statistics[columns[0].Statistic];
            yield return new BinaryHurdle(
                payment, spec.Title.ToLowerInvariant(), columns.Any(IsFrequency),
                spec.Values.Any(v => v.Type is { Kind: ValueKind.Number } type
                    && IsRate(type)));
        }
    }

    private static bool IsBelow(CohortTest test) => !test.Above;

    private static bool IsFrequency(StatisticAt at) => IsRate(at.Type);

    // Events per person: a unit that is more than one noun, and no percent.
    private static bool IsRate(Schemes.ValueType type) =>
        type.Form != NumberForm.Percent && type.Unit.Parts.Any(p => p.Exponent < 0);

    private static IEnumerable<Formula> Deep(
        Scheme scheme, IEnumerable<Formula?> formulas, HashSet<int> entered)
    {
        foreach (Formula part in formulas.SelectMany(f => FormulaParts.Reads(scheme, f)))
        {
            yield return part;
            int measure = part is MeasureAt at ? at.Measure : -1;
            if (measure >= 0 && entered.Add(measure))
            {
                foreach (Formula inner in Deep(
                    scheme, ClauseFormulas.Of(scheme.Measures[measure]), entered))
                {
                    yield return inner;
                }
            }
        }
    }
}
