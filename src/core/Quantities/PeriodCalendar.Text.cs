namespace Outturn.Quantities;

/// <content>How a period is written in data and told to people.</content>
public sealed partial record PeriodCalendar
{
    /// <summary>
    /// As data writes a period (language reference 3): <c>2016-01</c>, <c>2016-Q1</c>,
    /// <c>2016-H1</c>, <c>2016</c>; a financial year by the year in which it begins, a contract
    /// year by its number.
    /// </summary>
    public static string Label(PeriodKind kind, int index) => kind switch
    {
        PeriodKind.Month => Year(index / 12) + "-" + Numerals.Padded(Number(kind, index), 2),
        PeriodKind.Quarter => Year(index / 4) + "-Q" + Numerals.Text(Number(kind, index)),
        PeriodKind.HalfYear => Year(index / 2) + "-H" + Numerals.Text(Number(kind, index)),
        PeriodKind.ContractYear => Numerals.Text(index),
        _ => Year(index),
    };

    /// <summary>Reads exactly what <see cref="Label"/> writes for the kind.</summary>
    public static bool TryParse(PeriodKind kind, ReadOnlySpan<char> text, out int index)
    {
        index = 0;
        if (kind == PeriodKind.ContractYear)
        {
            return TryParseContractYear(text, out index);
        }

        if (text.Length < 4 || !CalendarDates.TryDigits(text[..4], out var year) || year == 0)
        {
            return false;
        }

        var (mark, width, parts) = kind switch
        {
            PeriodKind.Month => ("-", 2, 12),
            PeriodKind.Quarter => ("-Q", 1, 4),
            PeriodKind.HalfYear => ("-H", 1, 2),
            _ => ("", 0, 1),
        };
        var rest = text[4..];
        var part = 1;
        if (rest.Length != mark.Length + width || !rest.StartsWith(mark)
            || (width > 0 && !CalendarDates.TryDigits(rest[mark.Length..], out part))
            || part < 1 || part > parts)
        {
            return false;
        }

        index = (year * parts) + part - 1;
        return true;
    }

    /// <summary>
    /// For people: January 2016; the quarter January to March 2016; the half-year January to June
    /// 2016; the calendar year 2016; the financial year 2016 to 2017; contract year 2.
    /// </summary>
    public string InWords(PeriodKind kind, int index) => kind switch
    {
        PeriodKind.Month => MonthName(index) + " " + Numerals.Text(index / 12),
        PeriodKind.Quarter => "the quarter " + Span(index * 3, 3),
        PeriodKind.HalfYear => "the half-year " + Span(index * 6, 6),
        PeriodKind.CalendarYear => "the calendar year " + Numerals.Text(index),
        PeriodKind.FinancialYear => "the financial year " + FinancialYears(index),
        _ => "contract year " + Numerals.Text(index),
    };

    private static string Year(int year) => Numerals.Padded(year, 4);

    private static string MonthName(int monthIndex) =>
        CalendarDates.MonthName((monthIndex % 12) + 1);

    private static string Span(int firstMonth, int months) =>
        MonthName(firstMonth) + " to " + MonthName(firstMonth + months - 1)
        + " " + Numerals.Text(firstMonth / 12);

    private static bool TryParseContractYear(ReadOnlySpan<char> text, out int index)
    {
        var negative = text.StartsWith("-");
        var digits = negative ? text[1..] : text;
        var read = CalendarDates.TryDigits(digits, out index)
            && (digits[0] != '0' || (digits.Length == 1 && !negative));
        index = negative ? -index : index;
        return read;
    }

    private string FinancialYears(int index) => FinancialYear == new MonthDay(1, 1)
        ? Numerals.Text(index)
        : Numerals.Text(index) + " to " + Numerals.Text(index + 1);
}
