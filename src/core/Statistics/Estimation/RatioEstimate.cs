using System.Runtime.InteropServices;

namespace Outturn.Statistics.Estimation;

/// <summary>
/// The ratio of two means measured on the same replications, such as cost per outcome. The
/// interval is that of the delta method, or Fieller's where the mean below the line is itself
/// uncertain by more than a tenth. Fieller, "Some problems in interval estimation" (1954).
/// </summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct RatioEstimate
{
    /// <summary>The variation of the mean below the line above which Fieller's interval is
    /// taken.</summary>
    public const double DeltaLimit = 0.1;

    private readonly double _above;
    private readonly double _below;
    private readonly double _varianceAbove;
    private readonly double _varianceBelow;
    private readonly double _covariance;
    private readonly int _count;
    private readonly double _factor;

    /// <summary>From one pair of values a replication.</summary>
    /// <param name="above">What is divided.</param>
    /// <param name="below">What it is divided by.</param>
    /// <param name="level">How often the interval is to hold the true ratio.</param>
    /// <exception cref="ArgumentException">The lists differ in length, or are shorter than
    /// 2.</exception>
    public RatioEstimate(ReadOnlySpan<double> above, ReadOnlySpan<double> below, double level)
    {
        MeanEstimate.RequireLevel(level);
        MeanEstimate.RequirePairs(above.Length, below.Length);
        if (above.Length < 2)
        {
            throw new ArgumentException("A ratio needs at least two pairs.", nameof(above));
        }

        Moments top = Moments.Of(above);
        Moments bottom = Moments.Of(below);
        double products = 0;
        for (int i = 0; i < above.Length; i++)
        {
            products += (above[i] - top.Mean) * (below[i] - bottom.Mean);
        }

        _count = above.Length;
        (_above, _below) = (top.Mean, bottom.Mean);
        _varianceAbove = top.Variance / _count;
        _varianceBelow = bottom.Variance / _count;
        _covariance = products / (_count - 1) / _count;
        _factor = MeanEstimate.Factor(_count - 1, level);
    }

    /// <summary>The ratio of the two means.</summary>
    public double Ratio => _above / _below;

    /// <summary>The variation of the mean below the line: its standard error over it.</summary>
    public double VariationBelow => Math.Sqrt(_varianceBelow) / Math.Abs(_below);

    /// <summary>The ratio with the interval that fits how certain the mean below the line is.
    /// </summary>
    public Estimate Estimate
    {
        get
        {
            Interval interval = VariationBelow > DeltaLimit ? Fieller : Delta;
            return new Estimate(Ratio, StandardError, interval, _count);
        }
    }

    /// <summary>The standard error by the delta method.</summary>
    public double StandardError
    {
        get
        {
            double r = Ratio;
            double variance = _varianceAbove - (2 * r * _covariance) + (r * r * _varianceBelow);
            return Math.Sqrt(Math.Max(variance, 0)) / Math.Abs(_below);
        }
    }

    /// <summary>Ratio ± t times the standard error.</summary>
    public Interval Delta => Interval.Around(Ratio, _factor * StandardError);

    /// <summary>Fieller's interval: the ratios r for which above − r × below may be 0. Where the
    /// mean below the line may be 0 the set is not bounded, and the interval is everything.
    /// </summary>
    public Interval Fieller
    {
        get
        {
            double squared = _factor * _factor;
            double a = (_below * _below) - (squared * _varianceBelow);
            double b = (_above * _below) - (squared * _covariance);
            double c = (_above * _above) - (squared * _varianceAbove);
            if (a <= 0)
            {
                return Interval.Everything;
            }

            return Interval.Around(b / a, Math.Sqrt(Math.Max((b * b) - (a * c), 0)) / a);
        }
    }
}
