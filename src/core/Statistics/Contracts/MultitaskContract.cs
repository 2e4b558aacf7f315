using Outturn.Statistics.Functions;

namespace Outturn.Statistics.Contracts;

/// <summary>
/// Several tasks at once, where effort on one makes effort on another dearer (B. Holmström and
/// P. Milgrom, "Multitask principal–agent analyses", 1991). Cost of efforts e is e′C e/2, noise has
/// covariance Σ, and p is what the tasks are worth. Efforts are not held above 0.
/// </summary>
public sealed class MultitaskContract
{
    private readonly double[,] _perCost;
    private readonly double[,] _noise;
    private readonly double[] _worth;
    private readonly double _riskAversion;

    /// <summary>A contract over tasks.</summary>
    /// <param name="cost">C: square, symmetric, positive definite.</param>
    /// <param name="noise">Σ, as large.</param>
    /// <param name="worth">p.</param>
    /// <param name="riskAversion">r.</param>
    /// <exception cref="ArgumentException">The sizes do not fit, or C is singular.</exception>
    public MultitaskContract(
        double[,] cost, double[,] noise, IReadOnlyList<double> worth, double riskAversion)
    {
        _perCost = LinearSystem.Inverse(cost);
        (_noise, _worth, _riskAversion) = (noise, [.. worth], riskAversion);
        if (noise.GetLength(0) != _worth.Length || cost.GetLength(0) != _worth.Length)
        {
            throw new ArgumentException("Every task needs its cost, its noise and its worth.");
        }
    }

    /// <summary>The best prices when every task is measured: (I + r C Σ)⁻¹ p.</summary>
    public double[] BestPrices() => BestPrices([.. _worth.Select(_ => true)]);

    /// <summary>The best prices when some tasks are not measured and so cannot be paid for.
    /// They solve (C⁻¹ + r Σ) α = C⁻¹ p over the measured ones.</summary>
    /// <param name="measured">Whether each task is measured.</param>
    public double[] BestPrices(IReadOnlyList<bool> measured)
    {
        int[] paid = [.. Enumerable.Range(0, _worth.Length).Where(i => measured[i])];
        double[,] left = new double[paid.Length, paid.Length];
        double[] right = new double[paid.Length];
        double[] valued = Efforts(_worth);
        for (int i = 0; i < paid.Length; i++)
        {
            right[i] = valued[paid[i]];
            for (int j = 0; j < paid.Length; j++)
            {
                left[i, j] = _perCost[paid[i], paid[j]]
                    + (_riskAversion * _noise[paid[i], paid[j]]);
            }
        }

        double[] prices = new double[_worth.Length];
        double[] solution = LinearSystem.Solve(left, right);
        for (int i = 0; i < paid.Length; i++)
        {
            prices[paid[i]] = solution[i];
        }

        return prices;
    }

    /// <summary>The efforts that prices call forth: C⁻¹ α.</summary>
    public double[] Efforts(IReadOnlyList<double> prices)
    {
        double[] efforts = new double[_worth.Length];
        for (int i = 0; i < efforts.Length; i++)
        {
            for (int j = 0; j < efforts.Length; j++)
            {
                efforts[i] += _perCost[i, j] * prices[j];
            }
        }

        return efforts;
    }
}
