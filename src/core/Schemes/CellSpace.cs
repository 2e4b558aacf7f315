using System.Collections.Immutable;

namespace Outturn.Schemes;

/// <summary>What a dimension runs over (language reference 3, "Dimensions").</summary>
public enum DimensionKind
{
    /// <summary>Each provider in the facts or in a table.</summary>
    Provider,

    /// <summary>Each participant.</summary>
    Participant,

    /// <summary>Each period of one kind in the term.</summary>
    Period,

    /// <summary>Each label of a list: attribute, group, cohort, table, measure, indicator,
    /// outcome or payment.</summary>
    Label,

    /// <summary>Each unit that sends a return, a facility say.</summary>
    ReportingUnit,
}

/// <summary>One dimension of a cell: its name in the text, what it runs over, and its type.
/// </summary>
public sealed record Dimension(string Name, DimensionKind Kind, ValueType Type)
{
    /// <summary>The cohort set that the labels come from; -1 where they do not.</summary>
    public int CohortSet { get; init; } = -1;
}

/// <summary>What the cells are.</summary>
public enum CellRows
{
    /// <summary>Every combination of the dimensions' values, things in it or not.</summary>
    Product,

    /// <summary>One cell for each row of a return.</summary>
    Return,

    /// <summary>One cell for each row of a statistic.</summary>
    Statistic,
}

/// <summary>The cells of a clause: one value for each dimension in <c>for each</c>. No dimensions:
/// the one cell of the whole scheme.</summary>
public sealed record CellSpace(ImmutableArray<Dimension> Dimensions)
{
    /// <summary>The one cell of the whole scheme.</summary>
    public static CellSpace Scheme { get; } = new([]);

    /// <summary>Product, or the rows of a return or statistic.</summary>
    public CellRows Rows { get; init; }

    /// <summary>Which return or statistic.</summary>
    public int Source { get; init; } = -1;

    /// <summary>The first dimension that is a period, or -1.</summary>
    public int PeriodDimension => Find(d => d.Kind == DimensionKind.Period);

    /// <summary>The first dimension that is a cohort, or -1.</summary>
    public int CohortDimension => Find(d => d.CohortSet >= 0);

    /// <summary>The first dimension that is the provider, or -1.</summary>
    public int ProviderDimension => Find(d => d.Kind == DimensionKind.Provider);

    private int Find(Func<Dimension, bool> wanted)
    {
        for (int i = 0; i < Dimensions.Length; i++)
        {
            if (wanted(Dimensions[i]))
            {
                return i;
            }
        }
        return -1;
    }
}
