using System.Collections.Immutable;

namespace Outturn.Schemes;

/// <summary>Which date of an item, a cell or a line is compared with the first day of a variation.
/// </summary>
public enum VariedBy
{
    /// <summary>The participant's day of referral.</summary>
    Referred,

    /// <summary>The participant's start.</summary>
    Started,

    /// <summary>The day achieved.</summary>
    Achieved,

    /// <summary>The day on which it becomes payable.</summary>
    Payable,

    /// <summary>The first day of the cell's period, else of the payment period in which it becomes
    /// payable.</summary>
    Period,
}

/// <summary>A dated amendment of the text (language reference 2.7). The formulas that it gives a
/// second body are choices by its date (<see cref="ChoiceForm.Varied"/>); the clauses keep their
/// names, so a difference posts under the keys that they always had.</summary>
public sealed record Variation(string Name, string Number, Place Place)
    : Clause(Name, Number, Place)
{
    /// <summary>The day of the agreement: a settlement as at an earlier day does not see it.
    /// </summary>
    public required DateOnly Agreed { get; init; }

    /// <summary>The first day on which it holds.</summary>
    public required DateOnly From { get; init; }

    /// <summary>The date that is compared with <see cref="From"/>.</summary>
    public required VariedBy By { get; init; }

    /// <summary>The places that it replaces, as written: <c>payments/attachment/pay</c>.</summary>
    public required ImmutableArray<string> Places { get; init; }
}

/// <summary>A scheme as it stood before a day on which a variation was agreed.</summary>
/// <param name="Until">The day of the agreement: it stood so on every earlier day.</param>
/// <param name="Scheme">The scheme, with the variations agreed before that day.</param>
public sealed record Edition(DateOnly Until, Scheme Scheme);
