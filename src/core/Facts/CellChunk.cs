using System.Collections.Immutable;
using System.Text;
using Outturn.Quantities;
using Outturn.Schemes;

namespace Outturn.Facts;

/// <summary>Reads the rows of one chunk of returns.csv or cohorts.csv, and those of decisions.csv
/// that give a figure.</summary>
internal sealed class CellChunk : RowChunk
{
    private readonly CellFile _file;
    private readonly Scheme _scheme;
    private readonly OpenLists _open;
    private readonly DimensionKeys _keys;

    /// <summary>A reader of the rows of a file.</summary>
    public CellChunk(
        CellFile file, Scheme scheme, (OpenLists Open, ParticipantGroups Groups) names)
        : base(scheme.Term)
    {
        (_file, _scheme, _open) = (file, scheme, names.Open);
        _keys = new DimensionKeys(names.Open, names.Groups, Names);
    }

    /// <summary>The rows accepted so far.</summary>
    public List<CellDraft> Drafts { get; } = [];

    public override void Accept(CsvRow row)
    {
        if (!TryId(row, _file.IdColumn, needed: false) || !TryForm(row, out int form)
            || !TryKeys(row, _file.Forms[form], out long[] keys)
            || !TryPeriod(row, _file.Forms[form], keys, out int end)
            || !TryValues(row, form, out ImmutableArray<Value> values)
            || !TryDay(row, _file.RecordedColumn, out int recorded)
            || !TryStatus(row, _file.StatusColumn, out bool withdrawn)
            || !TrySource(row, out int source))
        {
            return;
        }
        int known = recorded != Days.None ? recorded : end;
        Met(known);
        Met(end);
        Drafts.Add(new CellDraft(form, keys, values, row.Line)
        {
            Id = CsvLine.Text(row[_file.IdColumn]),
            Source = source,
            Known = known,
            Withdrawn = withdrawn,
            By = CsvLine.Text(row[_file.ByColumn]),
            Reason = CsvLine.Text(row[_file.ReasonColumn]),
        });
    }

    private bool TrySource(CsvRow row, out int source)
    {
        ReadOnlySpan<byte> name = row[_file.SourceColumn];
        source = name.IsEmpty ? -1 : Names.Index(_open.Sources, name);
        if (source < 0 && !name.IsEmpty)
        {
            Refuse(row.Line, _file.SourceColumn, RefusalReason.UnknownSource, name);
        }
        return source >= 0 || name.IsEmpty;
    }

    private bool TryForm(CsvRow row, out int form)
    {
        ReadOnlySpan<byte> name = row[_file.FormColumn];
        form = _file.FormColumn >= 0 ? _file.FormOf.Find(name) : _file.Forms.IsEmpty ? -1 : 0;
        if (form < 0)
        {
            Refuse(row.Line, _file.FormColumn,
                name.IsEmpty && _file.FormColumn >= 0
                    ? RefusalReason.MissingValue : _file.UnknownForm, name);
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
            if (IsPadded(cell))
            {
                fault = RefusalReason.WrongValue;
            }
            else if (!cell.IsEmpty)
            {
                (keys[i], fault) = _keys.Read(dimension, cell);
            }
            else if (!mayBeEmpty)
            {
                fault = RefusalReason.MissingValue;
            }
            if (fault is RefusalReason reason)
            {
                Refuse(row.Line, form.Keys[i], reason, form.Keys[i] >= 0
                    ? cell : DimensionKeys.Wanted(dimension));
                return false;
            }
        }
        return true;
    }

    // The last day of the cell's period, or the measuring date of its named cohort.
    private bool TryPeriod(CsvRow row, CellForm form, long[] keys, out int end)
    {
        end = Days.None;
        int period = form.Space.PeriodDimension, cohort = form.Space.CohortDimension;
        if (cohort >= 0 && form.Space.Dimensions[cohort] is { CohortSet: var set }
            && _scheme.Cohorts[set].NamedDates is { Length: > 0 } dates)
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
            int first = _scheme.Calendar.Periods.First(kind, (int)keys[period]).DayNumber;
            end = _scheme.Calendar.Periods.Last(kind, (int)keys[period]).DayNumber;
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
        var columns = _file.Forms[form].Values;
        var built = ImmutableArray.CreateBuilder<Value>(columns.Length);
        values = [];
        foreach ((int column, CellReader reader) in columns)
        {
            if (reader.Read(row[column], Names, out long stored) is RefusalReason reason)
            {
                Refused.Add(new RefusalRow(row.Line, (short)column, reason)
                {
                    Detail = (short)_file.Forms[form].Index,
                }, column >= 0 ? row[column] : Encoding.UTF8.GetBytes(reader.Column.Name));
                return false;
            }
            built.Add(stored == AttributeColumn.Missing
                ? Value.Missing : Value.Of(Rational.Of(stored, reader.Scale)));
        }
        values = built.MoveToImmutable();
        return true;
    }
}
