using System.Runtime.InteropServices;

namespace Outturn.Statistics.Estimation;

/// <summary>A figure that was estimated, with how far it may be off.</summary>
/// <param name="Value">The point estimate.</param>
/// <param name="StandardError">Its standard error; not a number from a single value.</param>
/// <param name="Interval">Its confidence interval.</param>
/// <param name="Count">How many independent values it rests on.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Estimate(
    double Value, double StandardError, Interval Interval, int Count);
