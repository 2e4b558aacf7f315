using System.Runtime.InteropServices;

namespace Outturn.Statistics.Estimation;

/// <summary>Count, mean and variance of values taken one by one, by Welford's recurrence, which
/// does not lose digits to large means. The last bits depend on the order of the values.
/// </summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Moments
{
    private readonly double _squares;

    private Moments(int count, double mean, double squares)
    {
        (Count, Mean, _squares) = (count, mean, squares);
    }

    /// <summary>How many values there were.</summary>
    public int Count { get; }

    /// <summary>Their mean; 0 without any.</summary>
    public double Mean { get; }

    /// <summary>The sample variance, with n − 1 below the line; not a number below two values.
    /// </summary>
    public double Variance => Count < 2 ? double.NaN : _squares / (Count - 1);

    /// <summary>The sample standard deviation.</summary>
    public double Deviation => Math.Sqrt(Variance);

    /// <summary>The variance of the values as a whole population, with n below the line.</summary>
    public double PopulationVariance => Count == 0 ? double.NaN : _squares / Count;

    /// <summary>The moments of all values of a list.</summary>
    public static Moments Of(ReadOnlySpan<double> values)
    {
        var moments = default(Moments);
        foreach (double value in values)
        {
            moments = moments.With(value);
        }

        return moments;
    }

    /// <summary>One value more.</summary>
    public Moments With(double value)
    {
        int count = Count + 1;
        double away = value - Mean;
        double mean = Mean + (away / count);
        return new Moments(count, mean, _squares + (away * (value - mean)));
    }

    /// <summary>These values and those of another (Chan, Golub and LeVeque, 1979).</summary>
    public Moments With(Moments other)
    {
        if (Count == 0 || other.Count == 0)
        {
            return Count == 0 ? other : this;
        }

        int count = Count + other.Count;
        double apart = other.Mean - Mean;
        double share = (double)other.Count / count;
        return new Moments(
            count,
            Mean + (apart * share),
            _squares + other._squares + (apart * apart * Count * share));
    }
}
