using Outturn.Schemes;

namespace Outturn.Settlement;

/// <summary>Which clause reads which formulas.</summary>
internal static class ExplainingUses
{
    /// <summary>Every clause with the formulas that stand in it, tables with their figures.
    /// </summary>
    public static IEnumerable<(Clause Clause, IEnumerable<Formula> Formulas)> Of(Scheme scheme)
    {
        foreach (Payment p in scheme.Payments)
        {
            IEnumerable<Formula?> where = p.For switch
            {
                PaidItems items => items.Where,
                PaidCells cells => [cells.Where],
                _ => [],
            };
            yield return (p, ClauseFormulas.Of(p).Concat(where).OfType<Formula>());
        }
        foreach (Outcome o in scheme.Outcomes)
        {
            yield return (o, ClauseFormulas.Of(o).OfType<Formula>());
        }
        foreach (Measure m in scheme.Measures)
        {
            yield return (m, ClauseFormulas.Of(m).OfType<Formula>());
        }
        foreach (Table t in scheme.Tables)
        {
            yield return (t, FormulaParts.PartsOf(t.Values));
        }
        foreach (Adjustment a in scheme.Adjustments)
        {
            yield return (a, new[] { a.Value, a.OnlyIf, a.Until }.OfType<Formula>());
        }
    }
}
