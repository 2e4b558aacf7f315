using Outturn.Schemes;

namespace Outturn.Settlement;

/// <summary>The value of a measure in each of its cells, and whether it meets its standard.
/// </summary>
internal sealed class MeasureValues(CellIndex cells, Value[] values, Value[] met, int[] known)
{
    /// <summary>The cells, by key.</summary>
    public CellIndex Cells { get; } = cells;

    /// <summary>The value in each cell.</summary>
    public Value[] Values { get; } = values;

    /// <summary>Whether the cell meets the standard; missing where it has none or no value.
    /// </summary>
    public Value[] Met { get; } = met;

    /// <summary>The day on which each cell is known, or no day.</summary>
    public int[] Known { get; } = known;
}
