using Outturn.Quantities;
using Outturn.Schemes;

namespace Outturn.Language.Analysis;

/// <content>Dates, periods and cohorts.</content>
internal sealed partial class Bounds
{
    /// <summary>A date so many months or working days later.</summary>
    public Span Later(Operator op, Span date, Span length)
    {
        if (!date.CanBeKnown || !length.CanBeKnown)
        {
            return Span.Missing;
        }
        return new Span
        {
            Low = Shift(op, date.Low, length.Low),
            High = Shift(op, date.High, length.High),
            CanBeMissing = date.CanBeMissing || length.CanBeMissing,
            Exact = date.Exact && length.IsSingle,
        };
    }

    private Rational? Shift(Operator op, Rational? date, Rational? length)
    {
        if (Day(date) is not { } day || length is not { IsWhole: true } whole
            || whole.Abs() > 100_000)
        {
            return null;
        }
        int steps = (int)whole.Numerator;
        CalendarRules calendar = world.Scheme.Calendar;
        try
        {
            if (op == Operator.AddMonths)
            {
                return CalendarDates.AddMonths(day, steps, calendar.MonthEnd).DayNumber;
            }
            return calendar.WorkingDays is { } days && days.TryAdd(day, steps, out DateOnly later)
                ? later.DayNumber
                : null;
        }
        catch (TooLargeException)
        {
            return null;
        }
    }

    /// <summary>The date of a day number; null where there is none.</summary>
    public static DateOnly? Day(Rational? number) =>
        number is { IsWhole: true, Sign: >= 0 } day && day <= DateOnly.MaxValue.DayNumber
            ? DateOnly.FromDayNumber((int)day.Numerator)
            : null;

    private Span PeriodOf(PeriodContaining f)
    {
        PeriodCalendar periods = world.Scheme.Calendar.Periods;
        PeriodKind kind = f.Type.Period;
        if (kind == PeriodKind.ContractYear && periods.ContractYear is null)
        {
            return Unknown(f.Type);
        }
        return SpanArithmetic.Rising(
            Of(f.Date), day => Day(day) is { } date ? periods.IndexOf(kind, date) : null);
    }

    private Span Part(PartOfPeriod f)
    {
        Span period = Of(f.Period);
        PeriodKind kind = f.Period.Type.Period;
        if (kind == PeriodKind.ContractYear
            && world.Scheme.Calendar.Periods.ContractYear is null)
        {
            return Unknown(f.Type);
        }
        if (f.Part != PeriodPart.Number)
        {
            return SpanArithmetic.Rising(period, i => Edge(kind, f.Part, i));
        }
        int inYear = kind switch
        {
            PeriodKind.Month => 12,
            PeriodKind.Quarter => 4,
            PeriodKind.HalfYear => 2,
            _ => 0,
        };
        if (inYear == 0 || period.Single is not null)
        {
            return SpanArithmetic.Rising(
                period, i => PeriodCalendar.Number(kind, (int)i.Numerator));
        }
        bool whole = period.Exact && period.High - period.Low >= inYear - 1;
        return Span.Between(1, inYear, whole).OrMissing(period.CanBeMissing);
    }

    private Rational? Edge(PeriodKind kind, PeriodPart part, Rational index)
    {
        if (!index.IsWhole || index.Abs() > 200_000)
        {
            return null;
        }
        PeriodCalendar periods = world.Scheme.Calendar.Periods;
        int i = (int)index.Numerator;
        return (part == PeriodPart.First ? periods.First(kind, i) : periods.Last(kind, i))
            .DayNumber;
    }

    private Span MeasuringDay(CohortMeasured f)
    {
        CohortSet set = world.Scheme.Cohorts[f.Set];
        Span label = Of(f.Label);
        if (set.Measured is { } measured)
        {
            string key = FormulaKey.Of(new CellKey(f.Place, f.Label.Type, 0));
            return new Bounds(world) { Known = Known.SetItem(key, label) }.Of(measured)
                .OrMissing(label.CanBeMissing);
        }
        Span? days = null;
        for (int i = 0; i < set.NamedDates.Length; i++)
        {
            if (label.Labels?.Contains(i) ?? true)
            {
                Span day = Span.Of(set.NamedDates[i].DayNumber);
                days = days?.Union(day) ?? day;
            }
        }
        return (days ?? Span.Any).OrMissing(label.CanBeMissing);
    }
}
