using Outturn.Schemes;
using Outturn.Simulation.MonteCarlo;
using Outturn.Simulation.Payments;
using Outturn.Simulation.Report;
using Outturn.Simulation.Worlds;

namespace Outturn.Simulation;

/// <summary>A clause that is not simulated, and what to do meanwhile.</summary>
public sealed record NotYet(Place Place, string What);

/// <summary>What of the language is settled, but cannot be simulated: never a wrong result, and
/// never a silent one. A simulated world makes facts of people: nobody in it claims, nobody
/// decides, no facility sends a return and nobody outside hands in a statistic.</summary>
public static class SimulationSupport
{
    /// <summary>The first clause for which the scheme cannot be simulated at all, or null.
    /// </summary>
    public static NotYet? Refuse(Scheme scheme)
    {
        IEnumerable<NotYet> claims = scheme.Outcomes.Where(o => o.Claimed)
            .Select(o => Say(o, "claimed: yes"));
        IEnumerable<NotYet> decisions = scheme.Payments.Where(p => p.NeedsDecision)
            .Select(p => Say(p, "needs: decision"));
        IEnumerable<NotYet> vat = scheme.Vat is { } tax
            ? [new NotYet(
                tax.Place,
                "\"vat\" is not simulated by this version: the tax only passes through. Leave the "
                + "section out of a copy of the scheme whose amounts are net.")]
            : [];
        NotYet[] silent = [.. Silent(scheme)];
        IEnumerable<NotYet> all = silent.Length == scheme.Payments.Length ? silent.Take(1) : [];
        return claims.Concat(decisions).Concat(vat).Concat(all).FirstOrDefault();
    }

    /// <summary>Why nobody would bid for the contract, or null: somebody has signed or would.
    /// </summary>
    public static string? RefuseTender(SchemeInWorld scheme)
    {
        World world = scheme.World;
        if (world.Providers.Any(p => p.Signed) || JointPayments.Any(scheme.Scheme))
        {
            return null;
        }
        TypeOutlook[] types = [.. TypeOutlook.All(scheme).Where(t => t.Type.Under.Length == 0)];
        return types.Any(t => t.WouldBid) ? null
            : "no provider would bid: " + string.Join("; ", types.Select(t =>
                $"to {t.Type.Name} the contract is worth "
                + MeasureWords.Money(t.Expected.Projection.Npv, scheme.Scheme)
                + $", and it would go under with a chance of {Percent(t.Expected.Projection.Ruin)}"
                + $" (it asks for {MeasureWords.Money(t.Type.Reservation, scheme.Scheme)} at least "
                + $"and bears {Percent(2 * t.Type.RuinTolerance)} at most)"))
                + ". Raise the price, pay earlier, or write \"signed: yes\" to see what would "
                + "become of them.";
    }

    private static string Percent(double share) => (100 * share).ToString(
        "0.#", System.Globalization.NumberFormatInfo.InvariantInfo) + " %";

    /// <summary>The payments that come to nothing in a simulated world, because they hang on
    /// statistics or returns, which nobody in it hands in.</summary>
    public static IEnumerable<NotYet> Silent(Scheme scheme) => scheme.Payments
        .Where(p => ReadsGiven(scheme, ClauseFormulas.Of(p), []))
        .Select(p => new NotYet(
            p.Place,
            $"{p.Number} {p.Name} pays nothing in a simulated world: it hangs on statistics or "
            + "returns, which come from outside. Write the measure from facts of people in a copy "
            + "of the scheme, and it is simulated."));

    private static bool ReadsGiven(
        Scheme scheme, IEnumerable<Formula?> formulas, HashSet<int> measures)
    {
        foreach (Formula part in formulas.SelectMany(f => FormulaParts.Reads(scheme, f)))
        {
            bool isGiven = part switch
            {
                StatisticAt => true,
                OverCell { Tally.Source: TallySource.Statistics or TallySource.Returns } => true,
                OverCell { Tally: { Source: TallySource.Measures } tally } =>
                    tally.Sources.Any(m => Measure(scheme, m, measures)),
                MeasureAt at => Measure(scheme, at.Measure, measures),
                _ => false,
            };
            if (isGiven)
            {
                return true;
            }
        }
        return false;
    }

    // Each measure is entered once.
    private static bool Measure(Scheme scheme, int measure, HashSet<int> entered) =>
        entered.Add(measure)
        && ReadsGiven(scheme, ClauseFormulas.Of(scheme.Measures[measure]), entered);

    private static NotYet Say(Clause clause, string what) => new(
        clause.Place,
        $"{clause.Number} {clause.Name}: \"{what}\" is not simulated by this version, for nobody "
        + "in a simulated world claims or decides. Leave it out of a copy of the scheme, and all "
        + "that is achieved is paid.");
}
