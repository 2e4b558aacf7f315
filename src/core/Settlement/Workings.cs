using Outturn.Facts;
using Outturn.Quantities;
using Outturn.Schemes;

namespace Outturn.Settlement;

/// <summary>What a settlement works with once everything is resolved: the scheme, the facts known,
/// tables as arrays, the cells of every clause, and the measures found so far. Read by many
/// threads, written only between passes.</summary>
internal sealed class Workings
{
    private readonly Dictionary<(CellRows, int Source, int Column), RowNumbers?> _columns = [];

    public Workings(Scheme scheme, FactBase facts)
    {
        Scheme = scheme;
        Facts = facts;
        AsAt = facts.AsAt.DayNumber;
        Tables = [.. scheme.Tables.Select(t => new ResolvedTable(t))];
        Cells = new CellIndexes(scheme, facts);
        Measures = new MeasureValues?[scheme.Measures.Length];
        Statistics = [.. facts.Statistics.Select(s => new RowIndex(s.Rows))];
        Measured = [.. scheme.Facts.Statistics.Select((s, i) =>
            new MeasuredRows(scheme, s, facts.Statistics[i].Rows))];
        Events = new EventRows(facts.Events);
        Participants = new ParticipantRows(facts.Participants);
        LongStop = scheme.Term.LongStop.DayNumber;
        Rulings = new Rulings(facts, Cells);
    }

    public Scheme Scheme { get; }

    public FactBase Facts { get; }

    public EventRows Events { get; }

    public ParticipantRows Participants { get; }

    /// <summary>The day number of the as-at date.</summary>
    public int AsAt { get; }

    /// <summary>The day number of the long stop.</summary>
    public int LongStop { get; }

    public ResolvedTable[] Tables { get; }

    public CellIndexes Cells { get; }

    /// <summary>The values of each measure, once its pass is over.</summary>
    public MeasureValues?[] Measures { get; }

    /// <summary>The tests of cohorts.</summary>
    public Significance Significance { get; } = new();

    /// <summary>The rows of each statistic by key.</summary>
    public RowIndex[] Statistics { get; }

    /// <summary>Claims and decisions.</summary>
    public Rulings Rulings { get; }

    /// <summary>The day on which the fact that decides an item was first recorded; null where no
    /// single fact does.</summary>
    public int? RecordedOf(int participant, in Item item) => item.Event >= 0
        ? Facts.Events.FirstRecorded(item.Event, item.Achieved)
        : Scheme.Outcomes[item.Outcome].Watch is HappensOn
            ? Facts.Participants.Recorded[participant]
            : null;

    /// <summary>A value column of the rows of a return or statistic as numbers over one scale; null
    /// where they do not fit. Statistics of small cohorts are missing, or joined.</summary>
    public RowNumbers? ColumnOf(CellSpace space, int column)
    {
        lock (_columns)
        {
            var key = (space.Rows, space.Source, column);
            if (!_columns.TryGetValue(key, out RowNumbers? numbers))
            {
                numbers = space.Rows == CellRows.Return
                    ? Cells.Of(space).Column(column)
                    : StatisticColumn(space.Source, column);
                _columns.Add(key, numbers);
            }
            return numbers;
        }
    }

    // What joined cohorts come to together may be too large: then whoever reads it says so.
    private RowNumbers? StatisticColumn(int statistic, int column)
    {
        try
        {
            return RowNumbers.Of(
                Facts.Statistics[statistic].Rows.Length,
                row => Measured[statistic].Of(row, column));
        }
        catch (TooLargeException)
        {
            return null;
        }
    }

    /// <summary>The cells or rows over which a tally counts; null: it counts participants, their
    /// items and events, or lines.</summary>
    public CellSpace? SpaceOf(Tally tally) => tally.Source switch
    {
        TallySource.Returns => Scheme.Facts.Returns[tally.Sources[0]].Space,
        TallySource.Statistics => Scheme.Facts.Statistics[tally.Sources[0]].Space,
        TallySource.Measures => Scheme.Measures[tally.Sources[0]].Space,
        _ => null,
    };

    /// <summary>Sums of lines are kept in minor units.</summary>
    public long MinorScale(Tally tally) =>
        tally.Source == TallySource.Lines && tally.Function == AggregateFunction.Sum
            ? Scheme.Currency.MinorPerUnit
            : 1;

    /// <summary>The figures of each statistic, small cohorts left out or joined.</summary>
    public MeasuredRows[] Measured { get; }

    public PeriodCalendar Periods => Scheme.Calendar.Periods;

    /// <summary>A date and a number of calendar months.</summary>
    public int AddMonths(int day, long months) => CalendarDates
        .AddMonths(DateOnly.FromDayNumber(day), checked((int)months), Scheme.Calendar.MonthEnd)
        .DayNumber;

    /// <summary>A date and a number of working days.</summary>
    public int AddWorkingDays(int day, long days) => Scheme.Calendar.WorkingDays is { } calendar
        ? calendar.AddToDayNumber(day, checked((int)days))
        : throw NoCalendar();

    /// <summary>How many working days lie between two days, both inside.</summary>
    public long WorkingDaysWithin(int first, int last) =>
        Scheme.Calendar.WorkingDays is { } calendar
            ? calendar.Within(DateOnly.FromDayNumber(first), DateOnly.FromDayNumber(last))
            : throw NoCalendar();

    private static InvalidOperationException NoCalendar() =>
        new("a working day is counted and no calendar is named");
}
