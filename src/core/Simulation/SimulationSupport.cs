using Outturn.Schemes;

namespace Outturn.Simulation;

/// <summary>A clause that this version does not simulate, and what to do meanwhile.</summary>
public sealed record NotYet(Place Place, string What);

/// <summary>What of the language is settled, but not simulated yet: never a wrong result.</summary>
public static class SimulationSupport
{
    /// <summary>The first clause that cannot be simulated, or null. A simulated world makes facts
    /// of people: nobody in it claims, and nobody decides, so that nothing would be paid.</summary>
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
        return claims.Concat(decisions).Concat(vat).FirstOrDefault();
    }

    private static NotYet Say(Clause clause, string what) => new(
        clause.Place,
        $"{clause.Number} {clause.Name}: \"{what}\" is not simulated by this version, for nobody "
        + "in a simulated world claims or decides. Leave it out of a copy of the scheme, and all "
        + "that is achieved is paid.");
}
