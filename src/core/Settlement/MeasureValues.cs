namespace Outturn.Settlement;

/// <summary>The value of a measure in each of its cells, and whether it meets its standard.
/// </summary>
/// <param name="cells">The cells, by key.</param>
/// <param name="values">The value in each cell.</param>
/// <param name="met">Whether each meets the standard, 1 or 0; null: there is none.</param>
/// <param name="known">The day on which each is known, or no day.</param>
internal sealed class MeasureValues(
    CellIndex cells, CellNumbers values, CellNumbers? met, int[] known)
{
    /// <summary>The cells, by key.</summary>
    public CellIndex Cells { get; } = cells;

    /// <summary>The value in each cell.</summary>
    public CellNumbers Values { get; } = values;

    /// <summary>Whether each meets the standard; null: there is none.</summary>
    public CellNumbers? MetNumbers { get; } = met;

    /// <summary>The day on which each cell is known, or no day.</summary>
    public int[] Known { get; } = known;

    /// <summary>Whether a cell meets the standard; missing where there is none or no value.
    /// </summary>
    public Schemes.Value Met(long cell) => MetNumbers is null ? default : MetNumbers[cell];
}
