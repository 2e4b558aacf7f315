using Outturn.Statistics.Estimation;
using Outturn.Statistics.Randomness;

namespace Outturn.Statistics.Sensitivity;

/// <summary>
/// The share of the variance of a model's result that each factor brings: alone (first order), and
/// together with all others (total). Estimated from the results of a
/// <see cref="SaltelliDesign"/>; intervals by drawing its rows again.
/// </summary>
public sealed class SobolIndices
{
    private readonly double[] _a;
    private readonly double[] _b;
    private readonly double[][] _mixed;
    private readonly int[] _allRows;

    /// <summary>From the results of the three kinds of table.</summary>
    /// <param name="a">The results on table A.</param>
    /// <param name="b">The results on table B.</param>
    /// <param name="mixed">For each factor, the results on A with that factor from B.</param>
    /// <exception cref="ArgumentException">The lists differ in length.</exception>
    public SobolIndices(double[] a, double[] b, double[][] mixed)
    {
        if (a.Length < 2 || a.Length != b.Length || mixed.Any(m => m.Length != a.Length))
        {
            throw new ArgumentException("Every table needs as many results.");
        }

        (_a, _b, _mixed) = (a, b, mixed);
        _allRows = [.. Enumerable.Range(0, a.Length)];
    }

    /// <summary>How many factors there are.</summary>
    public int Factors => _mixed.Length;

    /// <summary>The variance of the result over A and B together.</summary>
    public double Variance => VarianceOf(_allRows);

    /// <summary>The share that a factor brings alone, by the estimator of Saltelli and others
    /// (2010).</summary>
    public double First(int factor) => FirstOf(factor, _allRows);

    /// <summary>The same by M. J. W. Jansen's estimator (1999): steadier where the result is far
    /// from 0.</summary>
    public double FirstByJansen(int factor) => JansenOf(factor, _allRows);

    /// <summary>The share that a factor brings alone and with others, by Jansen's estimator. A
    /// factor whose share is 0 may be left as it is.</summary>
    public double Total(int factor) => TotalOf(factor, _allRows);

    /// <summary>The first-order share by Jansen with its percentile interval.</summary>
    /// <param name="factor">Which factor.</param>
    /// <param name="stream">Where chance comes from; entity i is resample i.</param>
    /// <param name="resamples">How often the rows are drawn again; 1,000 are usual.</param>
    /// <param name="level">How often the interval is to hold the true share.</param>
    public Estimate FirstInterval(int factor, RandomStream stream, int resamples, double level) =>
        Interval(rows => JansenOf(factor, rows), stream, resamples, level);

    /// <summary>The total share with its percentile interval.</summary>
    /// <param name="factor">Which factor.</param>
    /// <param name="stream">Where chance comes from; entity i is resample i.</param>
    /// <param name="resamples">How often the rows are drawn again.</param>
    /// <param name="level">How often the interval is to hold the true share.</param>
    public Estimate TotalInterval(int factor, RandomStream stream, int resamples, double level) =>
        Interval(rows => TotalOf(factor, rows), stream, resamples, level);

    private Estimate Interval(
        Func<int[], double> statistic, RandomStream stream, int resamples, double level)
    {
        double[] values = new double[resamples];
        int[] rows = new int[_a.Length];
        for (int sample = 0; sample < resamples; sample++)
        {
            Resample(stream, (ulong)sample, rows);
            values[sample] = statistic(rows);
        }

        Array.Sort(values);
        double tail = (1 - level) / 2;
        return new Estimate(
            statistic(_allRows),
            Moments.Of(values).Deviation,
            new Interval(At(values, tail), At(values, 1 - tail)),
            _a.Length);
    }

    private static double At(double[] sorted, double share) =>
        sorted[Math.Clamp((int)Math.Ceiling(share * sorted.Length) - 1, 0, sorted.Length - 1)];

    private static void Resample(RandomStream stream, ulong sample, int[] rows)
    {
        for (int i = 0; i < rows.Length; i += 2)
        {
            PhiloxWords words =
                (stream with { Block = stream.Block + (uint)(i / 2) }).Words(sample);
            rows[i] = (int)(words.First * rows.Length);
            if (i + 1 < rows.Length)
            {
                rows[i + 1] = (int)(words.Second * rows.Length);
            }
        }
    }

    private double VarianceOf(int[] rows)
    {
        var all = default(Moments);
        foreach (int row in rows)
        {
            all = all.With(_a[row]).With(_b[row]);
        }

        return all.PopulationVariance;
    }

    private double FirstOf(int factor, int[] rows) =>
        rows.Average(r => _b[r] * (_mixed[factor][r] - _a[r])) / VarianceOf(rows);

    private double JansenOf(int factor, int[] rows) =>
        1 - (rows.Average(r => Square(_b[r] - _mixed[factor][r])) / 2 / VarianceOf(rows));

    private double TotalOf(int factor, int[] rows) =>
        rows.Average(r => Square(_a[r] - _mixed[factor][r])) / 2 / VarianceOf(rows);

    private static double Square(double x) => x * x;
}
