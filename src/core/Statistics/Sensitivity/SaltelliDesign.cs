using Outturn.Statistics.Randomness;

namespace Outturn.Statistics.Sensitivity;

/// <summary>
/// Where to run a model to divide the variance of its result among its factors: two independent
/// tables A and B of random points, and for each factor the table A with that factor's column from
/// B (A. Saltelli and others, "Variance based sensitivity analysis of model output", 2010).
/// </summary>
public sealed class SaltelliDesign
{
    private readonly IReadOnlyList<double[]> _a;
    private readonly IReadOnlyList<double[]> _b;

    /// <summary>A design on given tables.</summary>
    /// <exception cref="ArgumentException">The tables differ in size, or are empty.</exception>
    public SaltelliDesign(IReadOnlyList<double[]> a, IReadOnlyList<double[]> b)
    {
        if (a.Count == 0 || a.Count != b.Count
            || a.Concat(b).Any(row => row.Length != a[0].Length))
        {
            throw new ArgumentException("Two tables of one size are needed.");
        }

        (_a, _b) = (a, b);
    }

    /// <summary>A design on random points between 0 and 1.</summary>
    /// <param name="stream">Where chance comes from; entity i is row i.</param>
    /// <param name="factors">How many factors.</param>
    /// <param name="rows">How many rows; the model runs (factors + 2) times as often.</param>
    public static SaltelliDesign Random(RandomStream stream, int factors, int rows)
    {
        var a = new double[rows][];
        var b = new double[rows][];
        for (int row = 0; row < rows; row++)
        {
            (a[row], b[row]) = (new double[factors], new double[factors]);
            for (int factor = 0; factor < factors; factor++)
            {
                RandomStream block = stream with { Block = stream.Block + (uint)factor };
                PhiloxWords words = block.Words((ulong)row);
                (a[row][factor], b[row][factor]) = (words.First, words.Second);
            }
        }

        return new SaltelliDesign(a, b);
    }

    /// <summary>How many factors there are.</summary>
    public int Factors => _a[0].Length;

    /// <summary>Runs a model at every point, on several threads where allowed. The result does not
    /// depend on how many.</summary>
    /// <param name="model">The model; called from several threads at once.</param>
    /// <param name="threads">The most threads.</param>
    public SobolIndices Run(Func<double[], double> model, int threads)
    {
        double[] ofA = All(_a, model, threads);
        double[] ofB = All(_b, model, threads);
        var mixed = new double[Factors][];
        for (int factor = 0; factor < Factors; factor++)
        {
            int column = factor;
            double[][] table =
            [
                .. _a.Zip(_b, (a, b) =>
                {
                    double[] row = [.. a];
                    row[column] = b[column];
                    return row;
                }),
            ];
            mixed[factor] = All(table, model, threads);
        }

        return new SobolIndices(ofA, ofB, mixed);
    }

    private static double[] All(
        IReadOnlyList<double[]> table, Func<double[], double> model, int threads)
    {
        double[] results = new double[table.Count];
        var options = new ParallelOptions { MaxDegreeOfParallelism = Math.Max(1, threads) };
        Parallel.For(0, results.Length, options, row => results[row] = model(table[row]));
        return results;
    }
}
