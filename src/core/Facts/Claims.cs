using System.Collections.Immutable;
using Outturn.Quantities;

namespace Outturn.Facts;

/// <summary>A claim for an item of an outcome that pays only with one.</summary>
/// <param name="Participant">The participant's row.</param>
/// <param name="Outcome">Index of the outcome in the scheme.</param>
/// <param name="Number">1 for the first item of that outcome, 2 for the next…</param>
/// <param name="Line">Physical line in the file, from 1.</param>
public sealed record OutcomeClaim(int Participant, int Outcome, int Number, int Line)
{
    /// <summary>Its id; empty where the file gives none.</summary>
    public string Id { get; init; } = "";

    /// <summary>Day number of the claim.</summary>
    public required int Claimed { get; init; }

    /// <summary>Day number on which it was first recorded, or from which it is known: a correction
    /// does not make it late.</summary>
    public required int Recorded { get; init; }
}

/// <summary>What can be decided on an item or line (docs/spec/facts.md, "Decisions").</summary>
public enum DecisionKind
{
    /// <summary>It stands.</summary>
    Accept,

    /// <summary>It is not paid.</summary>
    Refuse,

    /// <summary>It is not paid yet.</summary>
    Hold,

    /// <summary>No more than a value of it is paid.</summary>
    Reduce,

    /// <summary>The claimant takes it back.</summary>
    Withdraw,

    /// <summary>On review the decision stands.</summary>
    Uphold,

    /// <summary>On review the decision falls.</summary>
    Overturn,
}

/// <summary>A decision on an item (participant, outcome and number), on the line of a payment for
/// an item (the payment besides), or on the line of a payment for a cell (payment, keys and
/// number).</summary>
/// <param name="Kind">What was decided.</param>
/// <param name="Recorded">Day number on which it was recorded.</param>
/// <param name="Line">Physical line in the file, from 1.</param>
public sealed record Decision(DecisionKind Kind, int Recorded, int Line)
{
    /// <summary>The participant's row, or -1 where it is about a cell.</summary>
    public int Participant { get; init; } = -1;

    /// <summary>Index of the outcome in the scheme, or -1 where it is about a cell.</summary>
    public int Outcome { get; init; } = -1;

    /// <summary>Index of the payment whose line it is about, or -1: an item, whatever pays for it.
    /// </summary>
    public int Payment { get; init; } = -1;

    /// <summary>Keys of the cell, one for each dimension of the payment; -1 where nothing that is
    /// known has that name. Empty where it is about an item.</summary>
    public ImmutableArray<long> Keys { get; init; } = [];

    /// <summary>1 for the first item of the outcome, 2 for the next; of a payment in instalments
    /// the number of the instalment.</summary>
    public int Number { get; init; } = 1;

    /// <summary>What <see cref="DecisionKind.Reduce"/> leaves: units of an item, money of a line in
    /// major units.</summary>
    public Rational Value { get; init; }

    /// <summary>The claim that it names; empty where none is named.</summary>
    public string Claim { get; init; } = "";

    /// <summary>Why, in the decider's words.</summary>
    public string Reason { get; init; } = "";

    /// <summary>Who decided.</summary>
    public string By { get; init; } = "";
}
