using Outturn.Schemes;

namespace Outturn.Review.Clauses;

/// <summary>A payment for people together that reads the share of people who do something harmful.
/// </summary>
/// <param name="Payment">The payment.</param>
/// <param name="Statistic">The statistic that it reads, by its index.</param>
internal sealed record BinaryHurdle(Payment Payment, int Statistic)
{
    /// <summary>Those of a scheme: what they read of a statistic is a percent, and it is either
    /// tested to be below a baseline or stands beside how often each does it.</summary>
    public static IEnumerable<BinaryHurdle> In(Scheme scheme)
    {
        foreach (Payment payment in scheme.Payments.Where(p => p.For is PaidCells))
        {
            Formula[] reads = [.. Deep(scheme, ClauseFormulas.Of(payment), [])];
            bool below = reads.OfType<CohortTest>().Any(t => !t.Above);
            StatisticAt? rate = reads.OfType<StatisticAt>().FirstOrDefault(c =>
                c.Type.Form == NumberForm.Percent
                && (below || scheme.Facts.Statistics[c.Statistic].Values
                    .Any(v => HarmGrid.IsFrequency(v.Type))));
            if (rate is not null)
            {
                yield return new BinaryHurdle(payment, rate.Statistic);
            }
        }
    }

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
