using Outturn.Simulation.People;
using Outturn.Statistics.Functions;

namespace Outturn.Simulation.Providers;

/// <summary>How much a provider spends on a person of one group whose signal is in one bin: up to
/// where one more unit of money brings in 1 + μ in expected payments (models, 1.8.1). μ is the
/// shadow price of cash and capacity. Nothing here knows of creaming or parking.</summary>
public sealed class EffortRule
{
    /// <summary>The most that is ever spent on a person.</summary>
    public const double Most = 20_000;

    // A step that is smaller has brought the effort to its last digits.
    private const double Close = 1e-7;
    private const int MostSteps = 100;
    private readonly MarginalValue[] _courses;

    /// <summary>The rule for a group.</summary>
    /// <param name="courses">For each course its responses by bin, its value, and its shape.
    /// </param>
    public EffortRule(
        IReadOnlyList<(Response[] Responses, CourseValue Value, Shape Shape)> courses) =>
        _courses = [.. courses.Select(c => new MarginalValue(c.Responses, c.Value, c.Shape))];

    /// <summary>The effort for a signal bin.</summary>
    /// <param name="posterior">Chance of each bin of difficulty, padded with zeros.</param>
    /// <param name="price">What a unit of money costs the provider: 1 + μ.</param>
    public double For(ReadOnlySpan<double> posterior, double price)
    {
        (double value, double slope) = Marginal(0, posterior);
        if (value <= price)
        {
            return 0; // parked: not even the first pound comes back
        }
        if (Marginal(Most, posterior).Value > price)
        {
            return Most;
        }
        (double low, double high, double effort) = (0, Most, 0);
        for (int i = 0; i < MostSteps; i++)
        {
            // Newton's step on the logarithm, which is nearly a straight line; halving where it
            // leaves the bounds, or where there is no logarithm.
            double step = -Ln.Of(value / price) * value / slope;
            if (Math.Abs(step) < Close)
            {
                return Math.Clamp(effort + step, 0, Most);
            }
            bool inside = effort + step > low && effort + step < high;
            effort = inside ? effort + step : (low + high) / 2;
            (value, slope) = Marginal(effort, posterior);
            (low, high) = value > price ? (effort, high) : (low, effort);
        }
        return effort;
    }

    // What one more unit of money brings in at an effort, and how that changes.
    private (double Value, double Slope) Marginal(double effort, ReadOnlySpan<double> posterior)
    {
        (double value, double slope) = (0, 0);
        foreach (MarginalValue course in _courses)
        {
            (double more, double rise) = course.At(effort, posterior);
            value += more;
            slope += rise;
        }
        return (value, slope);
    }
}
