using System.Runtime.InteropServices;

namespace Outturn.Quantities;

/// <summary>
/// How a scheme divides time (language reference 2.2, <c>calendar</c>). A period is a kind and an
/// index that grows by 1 from each to the next: months are year × 12 + month − 1, quarters
/// year × 4 + quarter − 1, half-years year × 2 + half − 1, calendar years the year, financial
/// years the year in which they begin, contract years 1, 2… (0 and below before the start).
/// </summary>
/// <param name="FinancialYear">The first day of a financial year.</param>
/// <param name="ContractYear">The first day of contract year 1; null: none agreed.</param>
/// <param name="Then">The first day of the later contract years; null: the anniversary.</param>
public sealed partial record PeriodCalendar(
    MonthDay FinancialYear, DateOnly? ContractYear = null, MonthDay? Then = null)
{
    private static readonly int FirstKnown = new DateOnly(1990, 1, 1).DayNumber;
    private static readonly int AfterKnown = new DateOnly(2101, 1, 1).DayNumber;
    private static readonly int[] MonthOfDay =
        Table(d => CalendarDates.MonthIndex(d), m => FirstOfMonth(m));

    private readonly Lazy<int[]> _financial =
        new(() => Table(d => YearFrom(FinancialYear, d), y => FinancialYear.In(y)));

    private readonly Lazy<int[]> _contract = new(() =>
    {
        var years = new Contract(ContractYear, Then);
        return Table(years.Index, years.First);
    });

    /// <summary>Financial years from 1 April and no contract years.</summary>
    public static PeriodCalendar Default { get; } = new(new MonthDay(4, 1));

    // Read-only on purpose: a copy by "with" would keep the look-up tables of the old settings.

    /// <summary>The first day of a financial year.</summary>
    public MonthDay FinancialYear { get; } = FinancialYear;

    /// <summary>The first day of contract year 1; null: none agreed.</summary>
    public DateOnly? ContractYear { get; } = ContractYear;

    /// <summary>The first day of the later contract years; null: the anniversary.</summary>
    public MonthDay? Then { get; } = Then;

    private Contract Years => new(ContractYear, Then);

    /// <summary>The period that holds the date.</summary>
    /// <exception cref="InvalidOperationException">A contract year, and none is agreed.</exception>
    public int IndexOf(PeriodKind kind, DateOnly date) => kind switch
    {
        PeriodKind.FinancialYear => YearFrom(FinancialYear, date),
        PeriodKind.ContractYear => Years.Index(date),
        _ => CalendarDates.MonthIndex(date) / MonthsIn(kind),
    };

    /// <summary>
    /// The same for a <see cref="DateOnly.DayNumber"/>; a look-up from 1990 to 2100.
    /// </summary>
    /// <inheritdoc cref="IndexOf(PeriodKind, DateOnly)"/>
    public int IndexOf(PeriodKind kind, int dayNumber)
    {
        if (dayNumber < FirstKnown || dayNumber >= AfterKnown)
        {
            return IndexOf(kind, DateOnly.FromDayNumber(dayNumber));
        }

        var place = dayNumber - FirstKnown;
        return kind switch
        {
            PeriodKind.FinancialYear => _financial.Value[place],
            PeriodKind.ContractYear => _contract.Value[place],
            _ => MonthOfDay[place] / MonthsIn(kind),
        };
    }

    /// <summary>The first day of a period.</summary>
    /// <exception cref="TooLargeException">Outside the years 1 to 9999.</exception>
    /// <exception cref="InvalidOperationException">A contract year, and none is agreed.</exception>
    public DateOnly First(PeriodKind kind, int index) => kind switch
    {
        PeriodKind.FinancialYear => FinancialYear.In(index),
        PeriodKind.ContractYear => Years.First(index),
        _ => FirstOfMonth((long)index * MonthsIn(kind)),
    };

    /// <summary>The last day of a period, which belongs to it.</summary>
    /// <inheritdoc cref="First(PeriodKind, int)"/>
    public DateOnly Last(PeriodKind kind, int index)
    {
        if (kind is PeriodKind.FinancialYear or PeriodKind.ContractYear)
        {
            return CalendarDates.AddDays(First(kind, checked(index + 1)), -1);
        }

        var month = FirstOfMonth(((index + 1L) * MonthsIn(kind)) - 1);
        return new DateOnly(
            month.Year, month.Month, DateTime.DaysInMonth(month.Year, month.Month));
    }

    /// <summary>
    /// <c>.number</c> and key of a table (language reference 6): the contract year 1, 2…, the
    /// year in which another year begins, the month 1 to 12, quarter 1 to 4, half-year 1 or 2.
    /// </summary>
    public static int Number(PeriodKind kind, int index) => kind switch
    {
        PeriodKind.Month => (index % 12) + 1,
        PeriodKind.Quarter => (index % 4) + 1,
        PeriodKind.HalfYear => (index % 2) + 1,
        _ => index,
    };

    /// <summary>Equal where the three settings are.</summary>
    public bool Equals(PeriodCalendar? other) => other is not null
        && FinancialYear == other.FinancialYear
        && ContractYear == other.ContractYear
        && Then == other.Then;

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        unchecked
        {
            var then = Then is { } t ? (t.Month * 32) + t.Day : 0;
            return (((FinancialYear.Month * 32) + FinancialYear.Day) * 400)
                + then + ((ContractYear?.DayNumber ?? 0) * 31);
        }
    }

    private static int MonthsIn(PeriodKind kind) => kind switch
    {
        PeriodKind.Month => 1,
        PeriodKind.Quarter => 3,
        PeriodKind.HalfYear => 6,
        PeriodKind.CalendarYear => 12,
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    private static DateOnly FirstOfMonth(long monthIndex) =>
        monthIndex is < 12 or > 119_999
            ? throw CalendarDates.OutOfYears()
            : new DateOnly((int)(monthIndex / 12), (int)(monthIndex % 12) + 1, 1);

    // The year in which the year from that day began that holds the date.
    private static int YearFrom(MonthDay first, DateOnly date) =>
        date < first.In(date.Year) ? date.Year - 1 : date.Year;

    // By period, not by day: every scheme that is read has its own tables.
    private static int[] Table(Func<DateOnly, int> index, Func<int, DateOnly> first)
    {
        var table = new int[AfterKnown - FirstKnown];
        var period = index(DateOnly.FromDayNumber(FirstKnown));
        for (var place = 0; place < table.Length; period++)
        {
            var next = Math.Min(first(period + 1).DayNumber - FirstKnown, table.Length);
            table.AsSpan(place, next - place).Fill(period);
            place = next;
        }

        return table;
    }

    /// <summary>
    /// Contract years begin on the start of the contract and on each later day of
    /// <paramref name="Then"/>; before the start they go on backwards by the same days.
    /// </summary>
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Contract(DateOnly? Start, MonthDay? Then)
    {
        private DateOnly From => Start ?? throw new InvalidOperationException(
            "The scheme has no contract year. Add calendar/contract-year with its first day.");

        private MonthDay Day => Then ?? new MonthDay(From.Month, From.Day);

        public int Index(DateOnly date)
        {
            var passed = YearFrom(Day, date) - YearFrom(Day, From);
            return date >= From || StartsOnDay ? passed + 1 : passed;
        }

        public DateOnly First(int index)
        {
            if (index == 1)
            {
                return From;
            }

            var passed = index > 1 || StartsOnDay ? index - 1L : index;
            var year = YearFrom(Day, From) + passed;
            return Day.In((int)Math.Clamp(year, 0, 10_000));
        }

        private bool StartsOnDay => From == Day.In(From.Year);
    }
}
