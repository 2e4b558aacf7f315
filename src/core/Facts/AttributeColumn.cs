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

    private AttributeColumn(ColumnSpec? column, long scale, Array values, bool hasMissing)
    {
        (Column, Scale, _values, HasMissing) = (column, scale, values, hasMissing);
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

    /// <summary>Whether any row has no value.</summary>
    public bool HasMissing { get; }

    /// <summary>The values as an array of their width, for code that is made to read them; not to
    /// be written to.</summary>
    public Array Values => _values;

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
    public static AttributeColumn Of(ColumnSpec? column, long scale, long[] values) =>
        Of(column, scale, values.Length, new Listed(values));

    /// <summary>The same from values that stand elsewhere.</summary>
    internal static AttributeColumn Of<T>(ColumnSpec? column, long scale, int count, T values)
        where T : struct, IStored
    {
        (long least, long most) = (0, 0);
        bool hasMissing = false;
        for (int i = 0; i < count; i++)
        {
            long value = values[i];
            hasMissing |= value == Missing;
            least = value == Missing ? least : Math.Min(least, value);
            most = Math.Max(most, value);
        }
        return new AttributeColumn(column, scale,
            least > sbyte.MinValue && most <= sbyte.MaxValue
                ? Fill(new sbyte[count], values, sbyte.MinValue)
            : least > short.MinValue && most <= short.MaxValue
                ? Fill(new short[count], values, short.MinValue)
            : least > int.MinValue && most <= int.MaxValue
                ? Fill(new int[count], values, int.MinValue)
            : Fill(new long[count], values, Missing), hasMissing);
    }

    private static TTo[] Fill<TTo, TFrom>(TTo[] to, TFrom values, TTo missing)
        where TTo : struct, System.Numerics.INumberBase<TTo>
        where TFrom : struct, IStored
    {
        for (int i = 0; i < to.Length; i++)
        {
            long value = values[i];
            to[i] = value == Missing ? missing : TTo.CreateTruncating(value);
        }
        return to;
    }

    private readonly struct Listed(long[] values) : IStored
    {
        public long this[int row] => values[row];
    }
}

/// <summary>Stored values by row, wherever they are.</summary>
internal interface IStored
{
    /// <summary>The stored value of a row, or <see cref="AttributeColumn.Missing"/>.</summary>
    long this[int row] { get; }
}
