namespace Outturn.Simulation.Triggers;

/// <summary>Tells which column of the rows in hand holds what a payment reads of a cohort.
/// </summary>
internal interface IRowFigures
{
    /// <summary>The columns of a row, by name.</summary>
    IReadOnlyList<string> Columns { get; }

    /// <summary>Told that it draws several cohorts together.</summary>
    bool IsDrawn { set; }

    /// <summary>Told that it reads what other payments come to.</summary>
    bool ReadsMoney { set; }

    /// <summary>Notes that a figure of a statistic is read.</summary>
    void Read(int statistic, int column);

    /// <summary>Notes what a test takes a figure of a statistic for.</summary>
    void Read(int statistic, int column, CountedFigure role);

    /// <summary>Told what of people is counted, where no statistic has the count.</summary>
    void Counts(string what);

    /// <summary>Finds what all of them are.</summary>
    /// <exception cref="NotPlannableException">They cannot be told.</exception>
    void Settle();

    /// <summary>The column of a figure of a statistic.</summary>
    int ColumnOf(int statistic, int column);

    /// <summary>The column of what is counted of people.</summary>
    /// <exception cref="NotPlannableException">The rows have none.</exception>
    int ColumnOf(CountedFigure figure);
}
