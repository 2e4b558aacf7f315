using Outturn.Statistics.Functions;

namespace Outturn.Statistics.Ruin;

/// <summary>
/// The classical risk process: a reserve that grows by a steady income and falls by losses of
/// random size that come as a Poisson process. Sizes are a mixture of exponentials, for which the
/// chance of ruin has a closed form: a sum of exponentials in the reserve (Asmussen and Albrecher,
/// Ruin Probabilities, IX.3; N. L. Bowers and others, Actuarial Mathematics, 13.6).
/// </summary>
public sealed class CramerLundberg
{
    private readonly double[] _roots;
    private readonly double[] _factors;

    /// <summary>A process with losses that are a mixture of exponentials.</summary>
    /// <param name="frequency">Losses a unit of time.</param>
    /// <param name="income">Money a unit of time.</param>
    /// <param name="parts">Each part of the mixture: its weight, and one over its mean.</param>
    /// <exception cref="ArgumentException">A number is not above 0, the weights do not sum to 1,
    /// or two parts have the same rate.</exception>
    public CramerLundberg(
        double frequency, double income, IReadOnlyList<(double Weight, double Rate)> parts)
    {
        Require(frequency, income, parts);
        (double Weight, double Rate)[] sorted = [.. parts.OrderBy(p => p.Rate)];
        double load = frequency / income;
        Utilisation = load * sorted.Sum(p => p.Weight / p.Rate);
        _roots = Utilisation >= 1
            ? [] : [.. Enumerable.Range(0, sorted.Length).Select(i => Root(sorted, load, i))];
        _factors =
        [
            .. _roots.Select(r => (1 - Utilisation)
                / (r * sorted.Sum(p => load * p.Weight / Square(p.Rate - r)))),
        ];
    }

    /// <summary>Losses expected a unit of income: 1 less what is left over. From 1 on ruin is
    /// certain.</summary>
    public double Utilisation { get; }

    /// <summary>The rate at which the chance of ruin falls with the reserve (Lundberg); 0 where
    /// ruin is certain.</summary>
    public double AdjustmentCoefficient => _roots.Length == 0 ? 0 : _roots[0];

    /// <summary>Exponential losses with a mean, and an income that exceeds them by a
    /// loading.</summary>
    /// <param name="loading">By what share income exceeds expected losses.</param>
    /// <param name="mean">The mean loss.</param>
    public static CramerLundberg Exponential(double loading, double mean) =>
        new(1, (1 + loading) * mean, [(1, 1 / mean)]);

    /// <summary>The chance that the reserve is ever used up.</summary>
    /// <param name="reserve">What there is to begin with; at least 0.</param>
    public double Ruin(double reserve)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(reserve);
        return _roots.Length == 0
            ? 1
            : _roots.Zip(_factors, (root, factor) => factor * Exp.Of(-root * reserve)).Sum();
    }

    // Where the Lundberg equation (load) Σ w/(β − r) = 1 holds: once below the least rate, and
    // once between each two neighbours.
    private static double Root((double Weight, double Rate)[] parts, double load, int i)
    {
        double low = i == 0 ? 0 : parts[i - 1].Rate;
        return MonotoneRoot.Find(
            r => (
                (load * parts.Sum(p => p.Weight / (p.Rate - r))) - 1,
                load * parts.Sum(p => p.Weight / Square(p.Rate - r))),
            low,
            parts[i].Rate);
    }

    private static double Square(double x) => x * x;

    private static void Require(
        double frequency, double income, IReadOnlyList<(double Weight, double Rate)> parts)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(frequency);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(income);
        if (parts.Any(p => !(p.Weight > 0 && p.Rate > 0))
            || Math.Abs(parts.Sum(p => p.Weight) - 1) > 1e-9
            || parts.DistinctBy(p => p.Rate).Count() != parts.Count)
        {
            throw new ArgumentException(
                "Weights are above 0 and sum to 1; rates are above 0 and differ.", nameof(parts));
        }
    }
}
