using System.Collections.Immutable;
using Outturn.Quantities;
using Outturn.Schemes;

namespace Outturn.Facts;

/// <summary>Reads the rows of one chunk of returns.csv or cohorts.csv.</summary>
internal sealed class CellChunk(
    CellFile file, Scheme scheme, (OpenLists Open, ParticipantGroups Groups) names)
    : RowChunk(scheme.Term)
{
    /// <summary>The rows accepted so far.</summary>
    public List<CellDraft> Drafts { get; } = [];

    public override void Accept(CsvRow row)
    {
        if (!TryId(row, file.IdColumn, needed: false) || !TryForm(row, out int form)
            || !TryKeys(row, file.Forms[form], out long[] keys)
            || !TryPeriod(row, file.Forms[form], keys, out int end)
            || !TryValues(row, form, out ImmutableArray<Value> values)
            || !TryDay(row, file.RecordedColumn, out int recorded)
            || !TryStatus(row, file.StatusColumn, out bool withdrawn)
            || !TrySource(row, out int source))
        {
            return;
        }
        int known = recorded != Days.None ? recorded : end;
        Met(known);
        Met(end);
        Drafts.Add(new CellDraft(form, keys, values, row.Line)
        {
            Id = CsvLine.Text(row[file.IdColumn]),
            Source = source,
            Known = known,
            Withdrawn = withdrawn,
        });
    }

    private bool TrySource(CsvRow row, out int source)
    {
        ReadOnlySpan<byte> name = row[file.SourceColumn];
        source = name.IsEmpty ? -1 : Names.Index(names.Open.Sources, name);
        if (source < 0 && !name.IsEmpty)
        {
            Refuse(row.Line, file.SourceColumn, RefusalReason.UnknownSource, name);
        }
        return source >= 0 || name.IsEmpty;
    }

    private bool TryForm(CsvRow row, out int form)
    {
        ReadOnlySpan<byte> name = row[file.FormColumn];
        form = file.FormColumn < 0 ? 0 : file.FormOf.Find(name);
        if (form < 0)
        {
            Refuse(row.Line, file.FormColumn,
                name.IsEmpty ? RefusalReason.MissingValue : file.UnknownForm, name);
        }
        return form >= 0;
    }

    private bool TryKeys(CsvRow row, CellForm form, out long[] keys)
    {
        keys = new long[form.Keys.Length];
        for (int i = 0; i < keys.Length; i++)
        {
            Dimension dimension = form.Space.Dimensions[i];
            ReadOnlySpan<byte> cell = row[form.Keys[i]];
            bool mayBeEmpty = dimension.Kind == DimensionKind.ReportingUnit;
            RefusalReason? fault = null;
            keys[i] = -1;
            if (!cell.IsEmpty)
            {
                (keys[i], fault) = Key(dimension, cell);
            }
            else if (!mayBeEmpty)
            {
                fault = RefusalReason.MissingValue;
            }
            if (fault is RefusalReason reason)
            {
                Refuse(row.Line, form.Keys[i], reason, cell);
                return false;
            }
        }
        return true;
    }

    private (long Key, RefusalReason? Fault) Key(Dimension dimension, ReadOnlySpan<byte> cell)
    {
        switch (dimension.Kind)
        {
            case DimensionKind.Provider:
                return Known(Names.Index(names.Open.Providers, cell),
                    RefusalReason.UnknownProvider);
            case DimensionKind.ReportingUnit:
                return (Names.Index(names.Open.Units, cell), null);
            case DimensionKind.Participant:
                return Known(names.Groups.Find(cell), RefusalReason.UnknownParticipant);
            case var _ when dimension.Type.Kind == ValueKind.Period:
                bool reads = PeriodCalendar.TryParse(
                    dimension.Type.Period, CsvLine.Text(cell), out int index);
                return (index, reads ? null : RefusalReason.WrongValue);
            default:
                LabelList list = dimension.Type.Labels!;
                int label = names.Open.Of(list) is NameGatherer open
                    ? Names.Index(open, cell) : list.IndexOf(CsvLine.Text(cell));
                return Known(label, RefusalReason.UnknownLabel);
        }
    }

    private static (long Key, RefusalReason? Fault) Known(int index, RefusalReason otherwise) =>
        (index, index < 0 ? otherwise : null);

    // The last day of the cell's period, or the measuring date of its named cohort.
    private bool TryPeriod(CsvRow row, CellForm form, long[] keys, out int end)
    {
        end = Days.None;
        int period = form.Space.PeriodDimension, cohort = form.Space.CohortDimension;
        if (cohort >= 0 && form.Space.Dimensions[cohort] is { CohortSet: var set }
            && scheme.Cohorts[set].NamedDates is { Length: > 0 } dates)
        {
            end = dates[(int)keys[cohort]].DayNumber;
            return true;
        }
        if (period < 0 && cohort >= 0
            && form.Space.Dimensions[cohort].Type.Kind == ValueKind.Period)
        {
            period = cohort;
        }
        if (period < 0)
        {
            return true;
        }
        PeriodKind kind = form.Space.Dimensions[period].Type.Period;
        try
        {
            int first = scheme.Calendar.Periods.First(kind, (int)keys[period]).DayNumber;
            end = scheme.Calendar.Periods.Last(kind, (int)keys[period]).DayNumber;
            return IsInTerm(row, form.Keys[period], (first, end));
        }
        catch (TooLargeException)
        {
            Refuse(row.Line, form.Keys[period], RefusalReason.TooLarge, row[form.Keys[period]]);
            return false;
        }
    }

    private bool TryValues(CsvRow row, int form, out ImmutableArray<Value> values)
    {
        var columns = file.Forms[form].Values;
        var built = ImmutableArray.CreateBuilder<Value>(columns.Length);
        values = [];
        foreach ((int column, CellReader reader) in columns)
        {
            if (reader.Read(row[column], Names, out long stored) is RefusalReason reason)
            {
                Refused.Add(new RefusalRow(row.Line, (short)column, reason)
                {
                    Detail = (short)form,
                }, row[column]);
                return false;
            }
            built.Add(stored == AttributeColumn.Missing
                ? Value.Missing : Value.Of(Rational.Of(stored, reader.Scale)));
        }
        values = built.MoveToImmutable();
        return true;
    }
}
