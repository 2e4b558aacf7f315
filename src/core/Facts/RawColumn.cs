using Outturn.Schemes;

namespace Outturn.Facts;

/// <summary>One attribute by line while the file is read: four bytes where the type allows, else
/// eight.</summary>
internal sealed class RawColumn
{
    private readonly int[]? _ints;
    private readonly long[]? _longs;

    /// <summary>Room for so many lines.</summary>
    public RawColumn(CellReader reader, int place, int room)
    {
        (Reader, Place) = (reader, place);
        bool wide = reader.Column.Type.Kind == ValueKind.Number;
        _ints = wide ? null : new int[room];
        _longs = wide ? new long[room] : null;
    }

    /// <summary>Reads its cells.</summary>
    public CellReader Reader { get; }

    /// <summary>Where the column stands in the file, or -1.</summary>
    public int Place { get; }

    /// <summary>The indices in an open list, to be sealed; else null.</summary>
    public int[]? Names => Reader.Open is null ? null : _ints;

    /// <summary>The stored value of a line.</summary>
    public long this[int line]
    {
        get => _longs is not null ? _longs[line]
            : _ints![line] == int.MinValue ? AttributeColumn.Missing : _ints[line];
        set
        {
            if (_longs is not null)
            {
                _longs[line] = value;
            }
            else
            {
                _ints![line] = value == AttributeColumn.Missing ? int.MinValue : (int)value;
            }
        }
    }

    /// <summary>The column for these lines, scale and width as small as the values allow.
    /// </summary>
    public AttributeColumn Gather(ReadOnlySpan<int> lines)
    {
        bool reducible = Reader.Column.Currency is null && Reader.Scale > 1;
        long divisor = reducible ? Divisor(lines) : 1;
        var values = new long[lines.Length];
        for (int i = 0; i < values.Length; i++)
        {
            long value = this[lines[i]];
            values[i] = value == AttributeColumn.Missing ? value : value / divisor;
        }
        return AttributeColumn.Of(Reader.Column, Reader.Scale / divisor, values);
    }

    // The largest power of ten that divides every value; the file chose the places, not we.
    private long Divisor(ReadOnlySpan<int> lines)
    {
        long divisor = Reader.Column.Type.Form == NumberForm.Percent ? 100_000_000 : 1_000_000;
        foreach (int line in lines)
        {
            long value = this[line];
            while (divisor > 1 && value != AttributeColumn.Missing && value % divisor != 0)
            {
                divisor /= 10;
            }
        }
        return divisor;
    }
}
