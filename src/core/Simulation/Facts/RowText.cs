using System.Globalization;
using System.Text;

namespace Outturn.Simulation.Facts;

/// <summary>The rows of a file while they are written, as its bytes: a nation's people are a
/// hundred million of them, and are written once.</summary>
internal sealed class RowText
{
    private const int LongestNumber = 20;
    private byte[] _bytes = new byte[4_096];
    private int _count;

    /// <summary>The bytes so far.</summary>
    public ReadOnlyMemory<byte> Bytes => _bytes.AsMemory(0, _count);

    /// <summary>Adds a text.</summary>
    public RowText Add(string text)
    {
        Span<byte> room = Room(Encoding.UTF8.GetMaxByteCount(text.Length));
        _count += Encoding.UTF8.GetBytes(text, room);
        return this;
    }

    /// <summary>Adds a sign of ASCII.</summary>
    public RowText Add(char sign)
    {
        Room(1)[0] = (byte)sign;
        _count++;
        return this;
    }

    /// <summary>Adds a day as files have it: 2020-01-31.</summary>
    public RowText Add(DateOnly day)
    {
        day.TryFormat(
            Room(LongestNumber), out int written, "yyyy-MM-dd", DateTimeFormatInfo.InvariantInfo);
        _count += written;
        return this;
    }

    /// <summary>Adds a number.</summary>
    public RowText Add(long number)
    {
        number.TryFormat(
            Room(LongestNumber), out int written, default, NumberFormatInfo.InvariantInfo);
        _count += written;
        return this;
    }

    private Span<byte> Room(int bytes)
    {
        if (bytes > _bytes.Length - _count)
        {
            Array.Resize(ref _bytes, checked((int)Math.Min(
                Math.Max(2L * _bytes.Length, _count + (long)bytes), Array.MaxLength)));
        }
        return _bytes.AsSpan(_count);
    }
}
