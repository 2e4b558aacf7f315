using Outturn.Schemes;

namespace Outturn.Settlement;

/// <summary>A clause that this version does not settle, and what to do meanwhile.</summary>
public sealed record NotYet(Place Place, string What);

/// <summary>What of the language is checked, read and compared, but not settled yet. A scheme that
/// needs it is refused whole: never a wrong result.</summary>
public static class SettlementSupport
{
    /// <summary>The first clause that cannot be settled, or null.</summary>
    public static NotYet? Refuse(Scheme scheme) =>
        All(scheme).OrderBy(n => n.Place.Line).FirstOrDefault();

    /// <summary>Every clause that cannot be settled.</summary>
    public static IEnumerable<NotYet> All(Scheme scheme) =>
        scheme.Payments.SelectMany(p => ReadsOwed(scheme, p))
            .Concat(scheme.Adjustments.SelectMany(a => ReadsOwed(scheme, a)));

    private static IEnumerable<NotYet> ReadsOwed(Scheme scheme, Payment p)
    {
        int[] read = [.. FormulaParts.AccountsRead(scheme, ClauseFormulas.OfPrice(p))];
        if (read.Length > 0 && p.Price is not UnitPrice)
        {
            yield return Say(p, "owed(…) in a pool or in instalments");
        }
        foreach (Payment other in scheme.Payments.TakeWhile(other => other != p))
        {
            if (FormulaParts.AccountsRead(scheme, ClauseFormulas.OfPrice(other))
                .Intersect(read).Any())
            {
                yield return Say(p, $"owed(…) that {other.Name} reads too");
            }
        }
    }

    private static IEnumerable<NotYet> ReadsOwed(Scheme scheme, Adjustment a)
    {
        bool isCap = a is { Operation: AdjustmentOperation.AtMost, Cut: CutRule.LatestFirst };
        if (!isCap && FormulaParts.AccountsRead(scheme, ClauseFormulas.Of(a)).Any())
        {
            yield return Say(a, "owed(…) other than in at most with cut: latest first");
        }
    }

    private static NotYet Say(Clause clause, string what) => new(
        clause.Place,
        $"{clause.Number} {clause.Name}: \"{what}\" is not settled by this version. Leave it out, "
        + "or wait for a version whose notes name it.");
}
