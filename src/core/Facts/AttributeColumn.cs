using Outturn.Schemes;

namespace Outturn.Facts;

/// <summary>How many bytes one value of a column takes.</summary>
public enum ColumnWidth
{
    /// <summary>One: <see cref="AttributeColumn.Bytes"/>.</summary>
    Byte = 1,

    /// <summary>Two: <see cref="AttributeColumn.Shorts"/>.</summary>
    Short = 2,

    /// <summary>Four: <see cref="AttributeColumn.Ints"/>.</summary>
    Int = 4,

    /// <summary>Eight: <see cref="AttributeColumn.Longs"/>.</summary>
    Long = 8,
}

/// <summary>
/// One declared attribute (or the values of events) of every row, as narrow as the values allow.
/// A number is its stored value divided by <see cref="Scale"/>; money is stored in minor units, yes
/// as 1 and no as 0, a label as its index, a date as its day number. In each width the smallest
/// number stands for missing.
/// </summary>
public sealed class AttributeColumn
{
    /// <summary>What the indexer gives where there is no value.</summary>
    public const long Missing = long.MinValue;

    private readonly Array _values;

    private AttributeColumn(ColumnSpec? column, long scale, Array values)
    {
        (Column, Scale, _values) = (column, scale, values);
        Width = values switch
        {
            sbyte[] => ColumnWidth.Byte,
            short[] => ColumnWidth.Short,
            int[] => ColumnWidth.Int,
            _ => ColumnWidth.Long,
        };
    }

    /// <summary>What is declared; null for a column that holds several kinds' values.</summary>
    public ColumnSpec? Column { get; }

    /// <summary>What one is stored as: 100 for pounds in pence; 1 for labels and dates; for
    /// numbers the least power of ten that makes all of them whole.</summary>
    public long Scale { get; }

    /// <summary>How many bytes a value takes.</summary>
    public ColumnWidth Width { get; }

    /// <summary>How many rows there are.</summary>
    public int Count => _values.Length;

    /// <summary>The values, where <see cref="Width"/> is one byte; -128 is missing.</summary>
    public ReadOnlySpan<sbyte> Bytes => (sbyte[])_values;

    /// <summary>The values, where they take two bytes; -32768 is missing.</summary>
    public ReadOnlySpan<short> Shorts => (short[])_values;

    /// <summary>The values, where they take four bytes; the smallest is missing.</summary>
    public ReadOnlySpan<int> Ints => (int[])_values;

    /// <summary>The values, where they take eight bytes; the smallest is missing.</summary>
    public ReadOnlySpan<long> Longs => (long[])_values;

    /// <summary>The stored value of a row, or <see cref="Missing"/>.</summary>
    public long this[int row] => _values switch
    {
        sbyte[] v => v[row] == sbyte.MinValue ? Missing : v[row],
        short[] v => v[row] == short.MinValue ? Missing : v[row],
        int[] v => v[row] == int.MinValue ? Missing : v[row],
        _ => ((long[])_values)[row],
    };

    /// <summary>A column of these stored values, as narrow as they allow.</summary>
    public static AttributeColumn Of(ColumnSpec? column, long scale, ReadOnlySpan<long> values)
    {
        (long least, long most) = (0, 0);
        foreach (long value in values)
        {
            least = value == Missing ? least : Math.Min(least, value);
            most = Math.Max(most, value);
        }
        return new AttributeColumn(column, scale, Narrow(values, least, most));
    }

    private static Array Narrow(ReadOnlySpan<long> values, long least, long most) =>
        least > sbyte.MinValue && most <= sbyte.MaxValue ? Fill(values, sbyte.MinValue)
        : least > short.MinValue && most <= short.MaxValue ? Fill(values, short.MinValue)
        : least > int.MinValue && most <= int.MaxValue ? Fill(values, int.MinValue)
        : values.ToArray();

    private static T[] Fill<T>(ReadOnlySpan<long> values, T missing)
        where T : struct, System.Numerics.INumberBase<T>
    {
        var narrow = new T[values.Length];
        for (int i = 0; i < narrow.Length; i++)
        {
            narrow[i] = values[i] == Missing ? missing : T.CreateTruncating(values[i]);
        }
        return narrow;
    }
}
