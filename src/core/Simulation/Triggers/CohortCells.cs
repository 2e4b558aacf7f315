using System.Collections.Immutable;
using Outturn.Schemes;

namespace Outturn.Simulation.Triggers;

/// <summary>The cells of a payment, and how many decisions they are.</summary>
internal static class CohortCells
{
    private const int Most = 400;

    /// <summary>The first key of a dimension.</summary>
    public static long First(Scheme scheme, Dimension dimension) => Extent(scheme, dimension).First;

    /// <summary>Keys of cells, one after the other, the earliest first: so many as are tried until
    /// one is paid.</summary>
    public static IEnumerable<ImmutableArray<long>> Of(Scheme scheme, CellSpace space)
    {
        IEnumerable<ImmutableArray<long>> cells = [[]];
        foreach (Dimension dimension in space.Dimensions)
        {
            (long first, int size) = Extent(scheme, dimension);
            cells = cells.SelectMany(cell => Enumerable.Range(0, size)
                .Select(i => cell.Add(first + i)));
        }
        return cells.Take(Most);
    }

    /// <summary>The fewest people of a cohort that are measured; 0: no such rule.</summary>
    public static long Smallest(Scheme scheme, CellSpace space) => space.CohortDimension is >= 0
        and var at ? scheme.Cohorts[space.Dimensions[at].CohortSet].Smallest ?? 0 : 0;

    /// <summary>A cell in words: group jsa-25-plus, contract-year 4.</summary>
    public static string Words(Scheme scheme, CellSpace space, ImmutableArray<long> cell) =>
        string.Join(", ", space.Dimensions
            .Select((d, i) => (d.Name, Word: Word(scheme, d, cell[i])))
            .Where(d => d.Word.Length > 0).Select(d => $"{d.Name} {d.Word}"));

    /// <summary>The labels of a cell, as the plan may name them.</summary>
    public static IEnumerable<string> Labels(
        Scheme scheme, CellSpace space, ImmutableArray<long> cell) =>
        space.Dimensions.Select((d, i) => Word(scheme, d, cell[i]));

    private static string Word(Scheme scheme, Dimension d, long key) => d.Type.Kind switch
    {
        ValueKind.Period => Quantities.PeriodCalendar.Label(d.Type.Period, (int)key),
        _ when d.Kind == DimensionKind.Provider => scheme.Facts.Providers.Labels.Length > 0
            ? scheme.Facts.Providers.Labels[(int)key] : "",
        _ => d.Type.Labels!.Labels[(int)key],
    };

    private static (long First, int Size) Extent(Scheme scheme, Dimension d)
    {
        if (d.Kind == DimensionKind.Provider)
        {
            return (0, Math.Max(1, scheme.Facts.Providers.Labels.Length));
        }
        if (d.Type.Kind == ValueKind.Period)
        {
            int first = scheme.Calendar.Periods.IndexOf(d.Type.Period, scheme.Term.From);
            return (
                first,
                scheme.Calendar.Periods.IndexOf(d.Type.Period, scheme.Term.To) - first + 1);
        }
        return d.Type.Labels is { IsOpen: false } labels
            ? (0, labels.Labels.Length)
            : throw new NotPlannableException($"it is paid for each {d.Name}");
    }
}
