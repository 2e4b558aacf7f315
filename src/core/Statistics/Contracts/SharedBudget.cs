namespace Outturn.Statistics.Contracts;

/// <summary>
/// Effort for several groups out of one budget: each pound of effort raises the chance of a result
/// in proportion, and effort e costs c e²/2. When the budget binds every group gets the same share
/// of what it would have had.
/// </summary>
public sealed class SharedBudget
{
    private readonly IReadOnlyList<Group> _groups;
    private readonly double _cost;

    /// <summary>Groups, and how fast effort becomes dear.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The cost is not above 0.</exception>
    public SharedBudget(IReadOnlyList<Group> groups, double cost)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(cost);
        (_groups, _cost) = (groups, cost);
    }

    /// <summary>What would be spent if there were no limit.</summary>
    public double FreeSpend =>
        _groups.Sum(g => g.People * _cost * FreeEffort(g) * FreeEffort(g) / 2);

    /// <summary>What another pound of budget would bring, beyond itself; 0 where the budget is
    /// enough.</summary>
    public double ShadowPrice(double budget) => (1 / Share(budget)) - 1;

    /// <summary>The effort for a person of each group.</summary>
    /// <param name="budget">What there is; above 0.</param>
    public IReadOnlyList<double> Efforts(double budget)
    {
        double share = Share(budget);
        return [.. _groups.Select(g => share * FreeEffort(g))];
    }

    private double Share(double budget)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(budget);
        return Math.Min(1, Math.Sqrt(budget / FreeSpend));
    }

    private double FreeEffort(Group group) => group.Value * group.Response / _cost;

    /// <summary>People who respond alike.</summary>
    /// <param name="People">How many.</param>
    /// <param name="Response">By how much a unit of effort raises the chance of a result.</param>
    /// <param name="Value">What a result pays.</param>
    public sealed record Group(double People, double Response, double Value);
}
