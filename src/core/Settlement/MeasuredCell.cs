using Outturn.Schemes;

namespace Outturn.Settlement;

/// <summary>A measure in one of its cells, in words for files.</summary>
/// <param name="Measure">The measure.</param>
/// <param name="Cell">The keys of the cell.</param>
/// <param name="Value">Its value; <c>missing</c> where it has none.</param>
/// <param name="Met">Whether it meets its standard: yes, no, or empty.</param>
public sealed record MeasuredCell(Measure Measure, string Cell, string Value, string Met);
