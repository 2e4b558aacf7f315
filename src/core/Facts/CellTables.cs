using System.Collections.Immutable;
using Outturn.Schemes;

namespace Outturn.Facts;

/// <summary>One row of a return or statistic: its cell and what it says about it.</summary>
/// <param name="Keys">One for each dimension of the return's or statistic's space, in its order:
/// an index in providers, reporting units, labels, or of a period in the calendar.</param>
/// <param name="Values">One for each value column, in the order declared.</param>
/// <param name="Source">Index in <see cref="FactBase.Sources"/>; -1: not said.</param>
/// <param name="Recorded">Day number on which it was recorded, or from which it is known.</param>
/// <param name="Line">Physical line in the file, from 1.</param>
public sealed record CellRow(
    ImmutableArray<long> Keys, ImmutableArray<Value> Values, int Source, int Recorded, int Line);

/// <summary>The rows of one return, in the order of their keys, at most one a cell.</summary>
public sealed record ReturnTable(ReturnSpec Return, ImmutableArray<CellRow> Rows);

/// <summary>The rows of one statistic, in the order of their keys, at most one a cell.</summary>
public sealed record StatisticTable(StatisticSpec Statistic, ImmutableArray<CellRow> Rows);

/// <summary>A claim for an outcome that pays only with one.</summary>
/// <param name="Id">Its id; empty where the file gives none.</param>
/// <param name="Outcome">Index of the outcome in the scheme.</param>
/// <param name="Number">1 for the first item of that outcome, 2 for the next…</param>
/// <param name="Claimed">Day number of the claim.</param>
/// <param name="Recorded">Day number on which it was recorded, or from which it is known.</param>
/// <param name="Line">Physical line in the file, from 1.</param>
public sealed record OutcomeClaim(
    string Id, int Outcome, int Number, int Claimed, int Recorded, int Line)
{
    /// <summary>The participant's row, or -1 where a cohort is claimed for.</summary>
    public int Participant { get; init; } = -1;

    /// <summary>The cohort, as written; empty where a participant is claimed for.</summary>
    public string Cohort { get; init; } = "";
}

/// <summary>What can be decided on an item or line (design, "Facts").</summary>
public enum DecisionKind
{
    /// <summary>It stands.</summary>
    Accept,

    /// <summary>It is not paid.</summary>
    Refuse,

    /// <summary>It is not paid yet.</summary>
    Hold,

    /// <summary>The claimant takes it back.</summary>
    Withdraw,

    /// <summary>On review the decision stands.</summary>
    Uphold,

    /// <summary>On review the decision falls.</summary>
    Overturn,
}

/// <summary>A decision on an item, found by its claim or by participant, outcome and number.
/// </summary>
/// <param name="Kind">What was decided.</param>
/// <param name="Outcome">Index of the outcome in the scheme.</param>
/// <param name="Number">1 for the first item of that outcome, 2 for the next…</param>
/// <param name="Recorded">Day number on which it was recorded.</param>
/// <param name="Line">Physical line in the file, from 1.</param>
public sealed record OutcomeDecision(
    DecisionKind Kind, int Outcome, int Number, int Recorded, int Line)
{
    /// <summary>The participant's row, or -1 where a cohort's claim is decided.</summary>
    public int Participant { get; init; } = -1;

    /// <summary>The cohort of the claim decided; empty for a participant's.</summary>
    public string Cohort { get; init; } = "";

    /// <summary>The claim decided; empty where none is named.</summary>
    public string Claim { get; init; } = "";

    /// <summary>Why, in the decider's words.</summary>
    public string Reason { get; init; } = "";

    /// <summary>Who decided.</summary>
    public string By { get; init; } = "";
}
