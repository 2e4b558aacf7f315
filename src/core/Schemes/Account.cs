using System.Collections.Immutable;
using Outturn.Quantities;

namespace Outturn.Schemes;

/// <summary>What is owed to a party: advances and interest, less repayments (language reference 8).
/// One account serves the whole scheme.</summary>
public sealed record Account(string Name, string Number, Place Place) : Clause(Name, Number, Place)
{
    /// <summary>The party to whom it is owed.</summary>
    public required string OwedTo { get; init; }

    /// <summary>The money advanced on stated days.</summary>
    public ImmutableArray<Advance> Advances { get; init; } = [];

    /// <summary>The amount fact that records what is advanced, by its index among the events;
    /// -1: none.</summary>
    public int AdvancedBy { get; init; } = -1;

    /// <summary>Interest for a year, as a part of the balance; null: none.</summary>
    public Formula? Rate { get; init; }

    /// <summary>Interest is added on the last day of each of these.</summary>
    public PeriodKind Added { get; init; }

    /// <summary>The payments that repay it with all that they come to.</summary>
    public ImmutableArray<int> RepaidByPayments { get; init; } = [];

    /// <summary>The shares that repay it with what they give to <see cref="OwedTo"/>.</summary>
    public ImmutableArray<int> RepaidByShares { get; init; } = [];
}

/// <summary>Money advanced on a day.</summary>
public sealed record Advance(DateOnly On, Formula Money);
