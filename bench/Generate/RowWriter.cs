using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace Outturn.Generate;

/// <summary>Writes CSV cells as bytes into one large buffer; dates are copied from a table.</summary>
internal sealed class RowWriter : IDisposable
{
    private static readonly DateOnly First = new(2010, 1, 1);
    private static readonly byte[][] Dates = [.. Enumerable.Range(0, 6000).Select(day =>
        Encoding.ASCII.GetBytes(
            First.AddDays(day).ToString("yyyy-MM-dd,", CultureInfo.InvariantCulture)))];

    private const int Longest = 256;
    private readonly byte[] _buffer = new byte[1 << 20];
    private readonly FileStream _file;
    private int _at;

    public RowWriter(string file, string header)
    {
        _file = new FileStream(file, FileMode.Create, FileAccess.Write, FileShare.None, 1);
        Add(Encoding.ASCII.GetBytes(header));
        EndRow();
    }

    /// <summary>The number of a date in the table: days since 2010-01-01.</summary>
    public static int Day(int year, int month, int day) =>
        new DateOnly(year, month, day).DayNumber - First.DayNumber;

    /// <summary>Bytes as they are: a cell with its comma.</summary>
    public void Add(ReadOnlySpan<byte> cell)
    {
        cell.CopyTo(_buffer.AsSpan(_at));
        _at += cell.Length;
    }

    /// <summary>A date and its comma.</summary>
    public void AddDate(int day) => Add(Dates[day]);

    /// <summary>A date that ends its row.</summary>
    public void AddLastDate(int day) => Add(Dates[day].AsSpan(0, 10));

    /// <summary>A whole number, with no comma.</summary>
    public void AddNumber(long number)
    {
        Utf8Formatter.TryFormat(number, _buffer.AsSpan(_at), out var written);
        _at += written;
    }

    /// <summary>A whole number of a fixed width, with leading zeros and no comma.</summary>
    public void AddPadded(int number, int width)
    {
        for (var at = _at + width - 1; at >= _at; at--, number /= 10)
            _buffer[at] = (byte)('0' + number % 10);
        _at += width;
    }

    public void EndRow()
    {
        _buffer[_at++] = (byte)'\n';
        if (_at > _buffer.Length - Longest)
            Flush();
    }

    public void Dispose()
    {
        Flush();
        _file.Dispose();
    }

    private void Flush()
    {
        _file.Write(_buffer, 0, _at);
        _at = 0;
    }
}
