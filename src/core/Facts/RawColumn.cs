using Outturn.Schemes;

namespace Outturn.Facts;

/// <summary>One attribute by line while the file is read: four bytes a line for whole numbers of an
/// ordinary size, for the others eight more.</summary>
internal sealed class RawColumn
{
    private const int Missing = int.MinValue;
    private const int Wide = int.MaxValue;

    private readonly int[] _ints;
    private readonly long _one;
    private long[]? _longs;

    /// <summary>Room for so many lines.</summary>
    public RawColumn(CellReader reader, int place, int room)
    {
        (Reader, Place, _ints) = (reader, place, new int[room]);
        IsReducible = reader.Column.Currency is null && reader.Column.Type.Kind == ValueKind.Number;
        _one = !IsReducible ? 1
            : reader.Column.Type.Form == NumberForm.Percent ? 100_000_000 : 1_000_000;
    }

    /// <summary>Reads its cells.</summary>
    public CellReader Reader { get; }

    /// <summary>Where the column stands in the file, or -1.</summary>
    public int Place { get; }

    private bool IsReducible { get; }

    /// <summary>The indices in an open list, to be sealed; else null.</summary>
    public int[]? Names => Reader.Open is null ? null : _ints;

    /// <summary>The stored value of a line.</summary>
    public long this[int line]
    {
        get => _ints[line] switch
        {
            Missing => AttributeColumn.Missing,
            Wide => _longs![line],
            int whole => whole * _one,
        };
        set
        {
            long whole = value / _one;
            if (value == AttributeColumn.Missing)
            {
                _ints[line] = Missing;
            }
            else if (whole * _one == value && whole is > Missing and < Wide)
            {
                _ints[line] = (int)whole;
            }
            else
            {
                _ints[line] = Wide;
                WideRoom()[line] = value;
            }
        }
    }

    /// <summary>The column for these lines, scale and width as small as the values allow.
    /// </summary>
    public AttributeColumn Gather(int[] lines)
    {
        long divisor = IsReducible ? Divisor(lines) : 1;
        return AttributeColumn.Of(Reader.Column, Reader.Scale / divisor, lines.Length,
            new Picked(this, lines, divisor));
    }

    private readonly struct Picked(RawColumn raw, int[] lines, long divisor) : IStored
    {
        public long this[int row]
        {
            get
            {
                long value = raw[lines[row]];
                return value == AttributeColumn.Missing ? value : value / divisor;
            }
        }
    }

    // The largest power of ten that divides every value; the file chose the places, not we.
    private long Divisor(ReadOnlySpan<int> lines)
    {
        long divisor = _one;
        foreach (int line in lines)
        {
            while (_ints[line] == Wide && divisor > 1 && _longs![line] % divisor != 0)
            {
                divisor /= 10;
            }
        }
        return divisor;
    }

    private long[] WideRoom()
    {
        if (Volatile.Read(ref _longs) is long[] room)
        {
            return room;
        }
        Interlocked.CompareExchange(ref _longs, new long[_ints.Length], null);
        return _longs;
    }
}
