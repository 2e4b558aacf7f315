namespace Outturn.Simulation.Optimisation;

/// <summary>Limits that cannot hold together: as few as can be, each with how far the design that
/// breaks all the limits least misses it.</summary>
/// <param name="Of">Those that conflict: without any one of them, the others can hold.</param>
/// <param name="Misses">Every limit with its value at that design and by how much it misses.
/// </param>
/// <param name="Nearest">That design.</param>
public sealed record Conflict(
    IReadOnlyList<Requirement> Of,
    IReadOnlyList<(Requirement Limit, double Value, double Miss)> Misses, Design Nearest)
{
    /// <summary>Finds them by leaving out one at a time (J. W. Chinneck and E. W. Dravnieks, 1991,
    /// the deletion filter), as far as a search can tell.</summary>
    internal static Conflict Among(DesignSearch search, IReadOnlyList<Requirement> limits)
    {
        var left = limits.ToList();
        foreach (Requirement limit in limits)
        {
            List<Requirement> without = left.FindAll(l => l != limit);
            if (without.Count > 0 && search.Mend(without) is null)
            {
                left = without;
            }
        }
        Design nearest = search.Nearest(limits);
        return new Conflict(left,
            [.. limits.Select(l => (l, nearest.Row![l.Measure], l.Miss(nearest.Row!)))], nearest);
    }
}
