namespace Outturn.Quantities;

/// <summary>
/// A named calendar of working days: Monday to Friday without the bank holidays (language
/// reference 2.2 and 4). The years that it covers are stated; outside them nothing is guessed.
/// </summary>
public sealed partial class WorkingDays
{
    private readonly int _first;
    private readonly int _last;

    // Working days up to and including each day of the range, and each working day in turn.
    private readonly int[] _countTo;
    private readonly int[] _days;

    private WorkingDays(string name, HashSet<int> holidays, int firstYear, int lastYear)
    {
        (Name, FirstYear, LastYear) = (name, firstYear, lastYear);
        _first = new DateOnly(firstYear, 1, 1).DayNumber;
        _last = new DateOnly(lastYear, 12, 31).DayNumber;
        _countTo = new int[_last - _first + 1];
        var days = new List<int>();
        for (var day = _first; day <= _last; day++)
        {
            // Day number 0 is a Monday.
            if (day % 7 < 5 && !holidays.Contains(day))
            {
                days.Add(day);
            }

            _countTo[day - _first] = days.Count;
        }

        _days = [.. days];
    }

    /// <summary>The name by which a scheme asks for it: <c>england-and-wales</c>.</summary>
    public string Name { get; }

    /// <summary>The first year whose bank holidays are known.</summary>
    public int FirstYear { get; }

    /// <summary>The last year whose bank holidays are known.</summary>
    public int LastYear { get; }

    /// <summary>Whether the date is neither a weekend nor a bank holiday.</summary>
    /// <exception cref="OutsideWorkingDaysException">Outside the years covered.</exception>
    public bool IsWorkingDay(DateOnly date) => UpTo(date.DayNumber) > Before(date.DayNumber);

    /// <summary>
    /// The n-th working day after the date; before it where n is negative; the date itself for 0,
    /// even where it is no working day (language reference 4, "Calendar").
    /// </summary>
    /// <exception cref="OutsideWorkingDaysException">A date lies outside.</exception>
    public DateOnly Add(DateOnly date, int n) =>
        DateOnly.FromDayNumber(AddToDayNumber(date.DayNumber, n));

    /// <summary>The same for a <see cref="DateOnly.DayNumber"/>; two array look-ups.</summary>
    /// <inheritdoc cref="Add(DateOnly, int)"/>
    public int AddToDayNumber(int dayNumber, int n) =>
        TryAddToDayNumber(dayNumber, n, out var result) ? result : throw Outside(dayNumber, n);

    /// <summary>As <see cref="Add"/>; false where the date or the result lies outside.</summary>
    public bool TryAdd(DateOnly date, int n, out DateOnly result)
    {
        var inside = TryAddToDayNumber(date.DayNumber, n, out var day);
        result = inside ? DateOnly.FromDayNumber(day) : default;
        return inside;
    }

    /// <summary>
    /// How many working days must be added to get from one date to a working day: those after
    /// <paramref name="from"/>, up to and including <paramref name="to"/>. Where
    /// <paramref name="to"/> is earlier, minus those from it to the day before
    /// <paramref name="from"/>. So <c>Between(d, Add(d, n))</c> is n.
    /// </summary>
    /// <exception cref="OutsideWorkingDaysException">Outside the years covered.</exception>
    public int Between(DateOnly from, DateOnly to) => to >= from
        ? UpTo(to.DayNumber) - UpTo(from.DayNumber)
        : Before(to.DayNumber) - Before(from.DayNumber);

    /// <summary>How many working days a spell holds, its first and last day included.</summary>
    /// <exception cref="OutsideWorkingDaysException">Outside the years covered.</exception>
    public int Within(DateOnly first, DateOnly last) =>
        last < first ? 0 : UpTo(last.DayNumber) - Before(first.DayNumber);

    /// <summary>The date if it is a working day, else the next one.</summary>
    /// <exception cref="OutsideWorkingDaysException">A date lies outside.</exception>
    public DateOnly OnOrAfter(DateOnly date) => IsWorkingDay(date) ? date : Add(date, 1);

    /// <summary>The date if it is a working day, else the one before.</summary>
    /// <exception cref="OutsideWorkingDaysException">A date lies outside.</exception>
    public DateOnly OnOrBefore(DateOnly date) => IsWorkingDay(date) ? date : Add(date, -1);

    private bool TryAddToDayNumber(int dayNumber, int n, out int result)
    {
        result = dayNumber;
        if (dayNumber < _first || dayNumber > _last)
        {
            return false;
        }

        if (n == 0)
        {
            return true;
        }

        var place = n > 0 ? UpTo(dayNumber) + (long)n - 1 : Before(dayNumber) + (long)n;
        if (place < 0 || place >= _days.Length)
        {
            return false;
        }

        result = _days[place];
        return true;
    }

    private int UpTo(int dayNumber) =>
        dayNumber < _first || dayNumber > _last
            ? throw Outside(dayNumber, 0)
            : _countTo[dayNumber - _first];

    private int Before(int dayNumber) =>
        dayNumber == _first ? 0 : UpTo(dayNumber - 1);

    private OutsideWorkingDaysException Outside(int dayNumber, int n)
    {
        var date = CalendarDates.Text(DateOnly.FromDayNumber(dayNumber));
        var asked = n == 0 ? date : Numerals.Text(n) + " working days from " + date;
        return new OutsideWorkingDaysException(
            $"The working days of {Name} are known from {Numerals.Text(FirstYear)} to "
            + $"{Numerals.Text(LastYear)}; {asked} lies outside. Check the date, or name a "
            + "calendar that covers it.");
    }
}
