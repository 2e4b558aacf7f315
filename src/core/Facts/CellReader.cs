using System.Runtime.CompilerServices;
using System.Text;
using Outturn.Quantities;
using Outturn.Schemes;

namespace Outturn.Facts;

/// <summary>Reads the cells of one declared column as whole numbers: a value is its number divided
/// by the column's scale. Text stays text until here, so <c>=1+1</c> is never anything but wrong.
/// </summary>
internal sealed class CellReader
{
    private const int Places = 6;
    private const long Million = 1_000_000;

    private readonly ByteNames _labels = new();
    private readonly NameGatherer? _open;
    private readonly long _times;
    private readonly byte[] _symbol;

    /// <summary>A reader of the column; labels of open lists go to the gatherers.</summary>
    public CellReader(ColumnSpec column, OpenLists open)
    {
        Column = column;
        IsMoney = column.Currency is not null;
        IsPercent = column.Type.Form == NumberForm.Percent;
        _symbol = Encoding.UTF8.GetBytes(column.Currency?.Symbol ?? "");
        _times = checked((long)column.Factor.Numerator);
        Scale = column.Type.Kind != ValueKind.Number ? 1
            : IsMoney ? column.Currency!.MinorPerUnit
            : checked((long)column.Factor.Denominator * Million * (IsPercent ? 100 : 1));
        _open = column.Type.Labels is LabelList list ? open.Of(list) : null;
        if (column.Type.Labels is LabelList closed && _open is null)
        {
            _labels = new ByteNames(closed.Labels);
        }
    }

    /// <summary>What is declared.</summary>
    public ColumnSpec Column { get; }

    /// <summary>What one is stored as, before <see cref="AttributeColumn"/> reduces it.</summary>
    public long Scale { get; }

    /// <summary>Where the labels go, if the list is open.</summary>
    public NameGatherer? Open => _open;

    private bool IsMoney { get; }

    private bool IsPercent { get; }

    /// <summary>Reads a cell; missing where it is empty and may be. Null: it is right.</summary>
    public RefusalReason? Read(ReadOnlySpan<byte> cell, NameCache names, out long value)
    {
        value = AttributeColumn.Missing;
        if (cell.IsEmpty)
        {
            return Column.Optional ? null : RefusalReason.MissingValue;
        }
        return Column.Type.Kind switch
        {
            ValueKind.Number => Number(cell, out value),
            ValueKind.YesNo => YesNo(cell, out value),
            ValueKind.Date => Date(cell, out value),
            ValueKind.Period => Period(cell, out value),
            _ => Label(cell, names, out value),
        };
    }

    private RefusalReason? Label(ReadOnlySpan<byte> cell, NameCache names, out long value)
    {
        value = _open is null ? _labels.Find(cell) : names.Index(_open, cell);
        return value < 0 ? RefusalReason.UnknownLabel : null;
    }

    private static RefusalReason? YesNo(ReadOnlySpan<byte> cell, out long value)
    {
        value = cell.SequenceEqual("yes"u8) ? 1 : 0;
        return value == 1 || cell.SequenceEqual("no"u8) ? null : RefusalReason.WrongValue;
    }

    private static RefusalReason? Date(ReadOnlySpan<byte> cell, out long value)
    {
        bool exists = Days.TryRead(cell, out int day);
        value = day;
        return exists ? null : RefusalReason.ImpossibleDate;
    }

    private RefusalReason? Period(ReadOnlySpan<byte> cell, out long value)
    {
        bool reads = PeriodCalendar.TryParse(Column.Type.Period, CsvLine.Text(cell), out int index);
        value = index;
        return reads ? null : RefusalReason.WrongValue;
    }

    private RefusalReason? Number(ReadOnlySpan<byte> cell, out long value)
    {
        value = 0;
        ReadOnlySpan<byte> digits = cell;
        if (IsPercent)
        {
            if (cell[^1] != (byte)'%')
            {
                return Wrong(cell);
            }
            digits = cell[..^1];
        }
        if (IsMoney && digits.StartsWith(_symbol))
        {
            digits = digits[_symbol.Length..];
        }
        int most = IsMoney ? Column.Currency!.Decimals : Places;
        RefusalReason? fault = DecimalCell.Read(digits, most, out long scaled);
        if (fault is not null)
        {
            return fault == RefusalReason.WrongValue ? Wrong(cell) : fault;
        }
        if (_times > 1 && Math.Abs(scaled) > long.MaxValue / _times)
        {
            return RefusalReason.TooLarge;
        }
        value = scaled * _times;
        return null;
    }

    // A number with something beside it is in another unit; anything else is no number at all.
    private RefusalReason Wrong(ReadOnlySpan<byte> cell)
    {
        bool digit = cell.IndexOfAnyInRange((byte)'0', (byte)'9') >= 0;
        bool formula = cell[0] is (byte)'=' or (byte)'+' or (byte)'@';
        bool unit = cell.IndexOfAnyExcept("-.,0123456789"u8) >= 0;
        bool bare = IsPercent && DecimalCell.Read(cell, Places, out _) is null;
        return digit && !formula && (unit || bare)
            ? RefusalReason.WrongUnit : RefusalReason.WrongValue;
    }
}

/// <summary>Plain decimals: <c>12</c>, <c>-0.5</c>.</summary>
internal static class DecimalCell
{
    private static readonly long[] Tens = [1, 10, 100, 1000, 10_000, 100_000, 1_000_000];
    private const long Largest = long.MaxValue - 1_000_000;

    /// <summary>Reads a decimal with at most so many places (up to 6), as a whole number of its
    /// last place. Null: it is right.</summary>
    public static RefusalReason? Read(ReadOnlySpan<byte> cell, int places, out long scaled)
    {
        scaled = 0;
        bool negative = !cell.IsEmpty && cell[0] == (byte)'-';
        ReadOnlySpan<byte> text = negative ? cell[1..] : cell;
        int point = text.IndexOf((byte)'.');
        ReadOnlySpan<byte> whole = point < 0 ? text : text[..point];
        ReadOnlySpan<byte> part = point < 0 ? default : text[(point + 1)..];
        if (whole.IsEmpty || (point >= 0 && part.IsEmpty) || part.Length > places
            || !Digits(whole, out long a) || !Digits(part, out long b))
        {
            return RefusalReason.WrongValue;
        }
        if (whole.Length > 18 || a > Largest / Tens[places])
        {
            return RefusalReason.TooLarge;
        }
        long number = (a * Tens[places]) + (b * Tens[places - part.Length]);
        scaled = negative ? -number : number;
        return null;
    }

    private static bool Digits(ReadOnlySpan<byte> text, out long number)
    {
        long sum = 0;
        foreach (byte b in text)
        {
            int digit = b - '0';
            if (digit is < 0 or > 9)
            {
                number = 0;
                return false;
            }
            sum = sum > long.MaxValue / 10 - 10 ? sum : (sum * 10) + digit;
        }
        number = sum;
        return true;
    }
}

/// <summary>Days as numbers, read from ten bytes.</summary>
internal static class Days
{
    /// <summary>A day that is not given.</summary>
    public const int None = int.MinValue;

    private static readonly ushort[] BeforeMonth =
        [0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];

    /// <summary>Reads <c>2014-04-06</c>, a day that exists, as its day number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static bool TryRead(ReadOnlySpan<byte> cell, out int day)
    {
        day = None;
        if (cell.Length != 10 || cell[4] != (byte)'-' || cell[7] != (byte)'-')
        {
            return false;
        }
        int bad = 0;
        int year = (Two(cell[0], cell[1], ref bad) * 100) + Two(cell[2], cell[3], ref bad);
        int month = Two(cell[5], cell[6], ref bad), dayOf = Two(cell[8], cell[9], ref bad);
        if (bad < 0 || year < 1 || month is < 1 or > 12 || dayOf < 1
            || (dayOf > 28 && dayOf > DateTime.DaysInMonth(year, month)))
        {
            return false;
        }
        int years = year - 1, leap = month > 2 && DateTime.IsLeapYear(year) ? 1 : 0;
        day = (years * 365) + (years / 4) - (years / 100) + (years / 400)
            + BeforeMonth[month] + leap + dayOf - 1;
        return true;
    }

    // A bad digit makes "bad" negative.
    private static int Two(byte tens, byte ones, ref int bad)
    {
        int ten = tens - '0', one = ones - '0';
        bad |= ten | (9 - ten) | one | (9 - one);
        return (ten * 10) + one;
    }
}
