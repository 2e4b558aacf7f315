using System.Runtime.Intrinsics;

namespace Outturn.Statistics.Functions;

/// <summary>Sums over rows of numbers, four at a time and always in the same order: the same on
/// every machine.</summary>
public static class Sums
{
    private const int Lanes = 4;

    /// <summary>Adds a row, times a factor, to another of the same length.</summary>
    /// <param name="to">What is added to.</param>
    /// <param name="factor">By which each number is multiplied.</param>
    /// <param name="row">The numbers.</param>
    public static void AddTimes(Span<double> to, double factor, ReadOnlySpan<double> row)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(row.Length, to.Length);
        Vector256<double> by = Vector256.Create(factor);
        int i = 0;
        for (; i <= to.Length - Lanes; i += Lanes)
        {
            (Vector256.Create<double>(to[i..]) + (by * Vector256.Create(row[i..])))
                .CopyTo(to[i..]);
        }
        for (; i < to.Length; i++)
        {
            to[i] += factor * row[i];
        }
    }

    /// <summary>The sum of the products of two rows of the same length.</summary>
    public static double Products(ReadOnlySpan<double> one, ReadOnlySpan<double> other)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(other.Length, one.Length);
        Vector256<double> sums = Vector256<double>.Zero;
        int i = 0;
        for (; i <= one.Length - Lanes; i += Lanes)
        {
            sums += Vector256.Create(one[i..]) * Vector256.Create(other[i..]);
        }
        double sum = Of(sums);
        for (; i < one.Length; i++)
        {
            sum += one[i] * other[i];
        }
        return sum;
    }

    /// <summary>The sum of four numbers.</summary>
    public static double Of(Vector256<double> four) =>
        four.GetElement(0) + four.GetElement(1) + (four.GetElement(2) + four.GetElement(3));
}
