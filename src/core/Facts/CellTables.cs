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
    ImmutableArray<long> Keys, ImmutableArray<Value> Values, int Source, int Recorded, int Line)
{
    /// <summary>Who decided a figure of "decisions"; empty for others.</summary>
    public string By { get; init; } = "";

    /// <summary>Why, in the decider's words.</summary>
    public string Reason { get; init; } = "";
}

/// <summary>The rows of one return, in the order of their keys, at most one a cell.</summary>
public sealed record ReturnTable(ReturnSpec Return, ImmutableArray<CellRow> Rows);

/// <summary>The rows of one statistic, in the order of their keys, at most one a cell.</summary>
public sealed record StatisticTable(StatisticSpec Statistic, ImmutableArray<CellRow> Rows);
