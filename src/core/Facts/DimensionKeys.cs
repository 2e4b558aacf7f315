using System.Text;
using Outturn.Quantities;
using Outturn.Schemes;

namespace Outturn.Facts;

/// <summary>The dimensions of a cell as columns of a file: their names, and how their cells are
/// read.</summary>
internal sealed class DimensionKeys(OpenLists open, ParticipantGroups groups, NameCache names)
{
    /// <summary>The column of a dimension where a file does not name it as the scheme does.
    /// </summary>
    public static string Column(Dimension dimension) => dimension.Kind switch
    {
        DimensionKind.Provider => "provider",
        DimensionKind.Participant => "participant",
        DimensionKind.ReportingUnit => "unit",
        _ when dimension.CohortSet >= 0 => "cohort",
        DimensionKind.Period => "period",
        _ => dimension.Name,
    };

    /// <summary>What a column that is not there should be called, in bytes.</summary>
    public static byte[] Wanted(Dimension dimension) => Encoding.UTF8.GetBytes(
        dimension.Kind == DimensionKind.Period ? dimension.Name : Column(dimension));

    /// <summary>The place of a dimension's column, by its own name or the common one; -1: there is
    /// none.</summary>
    public static int Find(FactHeader header, Dimension dimension)
    {
        bool named = dimension.CohortSet >= 0 || dimension.Kind == DimensionKind.Period;
        int own = named ? header.Find(dimension.Name) : -1;
        return own >= 0 ? own : header.Find(Column(dimension));
    }

    /// <summary>The key that a cell gives, provisional where its list is open; or why there is
    /// none.</summary>
    public (long Key, RefusalReason? Fault) Read(Dimension dimension, ReadOnlySpan<byte> cell)
    {
        switch (dimension.Kind)
        {
            case DimensionKind.Provider:
                return Known(names.Index(open.Providers, cell), RefusalReason.UnknownProvider);
            case DimensionKind.ReportingUnit:
                return (names.Index(open.Units, cell), null);
            case DimensionKind.Participant:
                return Known(groups.Find(cell), RefusalReason.UnknownParticipant);
            case var _ when dimension.Type.Kind == ValueKind.Period:
                bool reads = PeriodCalendar.TryParse(
                    dimension.Type.Period, CsvLine.Text(cell), out int index);
                return (index, reads ? null : RefusalReason.WrongValue);
            case var _ when dimension.Type.Kind == ValueKind.YesNo:
                int place = cell.SequenceEqual("yes"u8) ? 1 : cell.SequenceEqual("no"u8) ? 0 : -1;
                return Known(place, RefusalReason.WrongValue);
            default:
                LabelList list = dimension.Type.Labels!;
                int label = open.Of(list) is NameGatherer gatherer
                    ? names.Index(gatherer, cell) : list.IndexOf(CsvLine.Text(cell));
                return Known(label, RefusalReason.UnknownLabel);
        }
    }

    private static (long Key, RefusalReason? Fault) Known(int index, RefusalReason otherwise) =>
        (index, index < 0 ? otherwise : null);
}
