using System.Runtime.InteropServices;

namespace Outturn.Statistics.Estimation;

/// <summary>The values between two bounds, both included; an open side is infinite.</summary>
/// <param name="Low">The lower bound.</param>
/// <param name="High">The upper bound.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Interval(double Low, double High)
{
    /// <summary>Everything: what is known without data.</summary>
    public static Interval Everything => new(double.NegativeInfinity, double.PositiveInfinity);

    /// <summary>Half the distance between the bounds.</summary>
    public double HalfWidth => (High - Low) / 2;

    /// <summary>Whether a value lies within.</summary>
    public bool Contains(double value) => value >= Low && value <= High;

    /// <summary>A centre with as much on either side.</summary>
    public static Interval Around(double centre, double halfWidth) =>
        new(centre - halfWidth, centre + halfWidth);
}
