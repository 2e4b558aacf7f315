namespace Outturn.Simulation.Providers;

/// <summary>A figure for each of some rows and columns, as for groups and months. Copies share
/// their figures.</summary>
/// <param name="rows">How many rows there are.</param>
/// <param name="columns">How many columns there are.</param>
public readonly struct FigureTable(int rows, int columns)
{
    private readonly double[] _figures = new double[rows * columns];

    /// <summary>How many rows there are.</summary>
    public int Rows { get; } = rows;

    /// <summary>How many columns there are.</summary>
    public int Columns { get; } = columns;

    /// <summary>One figure, to read or to change.</summary>
    public ref double this[int row, int column] => ref Row(row)[column];

    /// <summary>The figures of a row.</summary>
    public Span<double> Row(int row) => _figures.AsSpan(row * Columns, Columns);

    /// <summary>Puts the same figures into a table of the same size.</summary>
    public void CopyTo(FigureTable other) => _figures.CopyTo(other._figures, 0);
}
