using Outturn.Statistics.Functions;

namespace Outturn.Statistics.Caseload;

/// <summary>How long people stay: the distribution of a length of time.</summary>
public sealed class StayLength
{
    private readonly Func<double, double> _untilTime;

    private StayLength(double mean, Func<double, double> untilTime) =>
        (Mean, _untilTime) = (mean, untilTime);

    /// <summary>The mean stay.</summary>
    public double Mean { get; }

    /// <summary>Everyone stays equally long.</summary>
    public static StayLength Fixed(double length) => new(length, t => Math.Min(t, length));

    /// <summary>People leave at a steady rate.</summary>
    public static StayLength Exponential(double mean) =>
        new(mean, t => -mean * Exp.MinusOne(-t / mean));

    /// <summary>People leave at a rate that rises (shape above 1) or falls (below 1).</summary>
    public static StayLength Weibull(double shape, double scale)
    {
        double mean = scale * Exp.Of(LogGamma.Of(1 + (1 / shape)));
        return new StayLength(
            mean, t => mean * IncompleteGamma.Lower(1 / shape, Math.Pow(t / scale, shape)));
    }

    /// <summary>The mean of the stay cut off at a time: the integral of the chance to stay
    /// longer, from 0 to that time.</summary>
    public double MeanUpTo(double time)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(time);
        return _untilTime(time);
    }
}
