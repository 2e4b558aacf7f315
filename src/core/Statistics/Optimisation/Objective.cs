namespace Outturn.Statistics.Optimisation;

/// <summary>What is to be made as small as possible. It must always give the same value for the
/// same point, and may be called from several threads at once. Not a number counts as infinitely
/// bad.</summary>
/// <param name="point">Decisions, each from 0 to 1.</param>
public delegate double Objective(IReadOnlyList<double> point);

/// <summary>The best point that a search found.</summary>
/// <param name="Point">Decisions, each from 0 to 1.</param>
/// <param name="Value">The objective there.</param>
/// <param name="Evaluations">How often the objective was asked.</param>
public sealed record Optimum(IReadOnlyList<double> Point, double Value, int Evaluations);

/// <summary>A search for the least value of an objective over decisions from 0 to 1, from a point
/// on.</summary>
/// <param name="objective">What is to be made small.</param>
/// <param name="start">Where to begin.</param>
public delegate Optimum Search(Objective objective, IReadOnlyList<double> start);
