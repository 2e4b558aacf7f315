namespace Outturn.Statistics.Optimisation;

/// <summary>The best point under constraints.</summary>
/// <param name="Optimum">The point and the objective there.</param>
/// <param name="Prices">For each constraint, by how much the objective would fall if it were
/// loosened by a unit; 0 where it does not bind.</param>
/// <param name="Breach">The largest constraint at the point, 0 if none is broken.</param>
public sealed record ConstrainedOptimum(
    Optimum Optimum, IReadOnlyList<double> Prices, double Breach);
