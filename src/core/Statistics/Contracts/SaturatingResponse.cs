using Outturn.Statistics.Functions;

namespace Outturn.Statistics.Contracts;

/// <summary>
/// How money spent on a person raises the chance of a result, less and less: cumulative hazard
/// L + B (1 − exp(−e/s)). Easy people would succeed anyway and hard ones respond little, so that
/// the most profitable lie between. A model of this project.
/// </summary>
/// <param name="Unhelped">L: the cumulative hazard without help.</param>
/// <param name="Reach">B: the most that help can add to it.</param>
/// <param name="Scale">s: the pounds that bring 63 % of that.</param>
public sealed record SaturatingResponse(double Unhelped, double Reach, double Scale)
{
    /// <summary>The chance of a result when a person has had so much spent on them.</summary>
    public double Chance(double effort) =>
        -Exp.MinusOne(-Unhelped + (Reach * Exp.MinusOne(-effort / Scale)));

    /// <summary>What is earned by the next pound: the slope of the chance times its value.
    /// </summary>
    public double MarginalReturn(double effort, double value)
    {
        double left = Exp.Of(-effort / Scale);
        return value * Exp.Of(-Unhelped - (Reach * (1 - left))) * Reach / Scale * left;
    }

    /// <summary>The pounds at which the next one just pays for itself: s ln(B / W₀(z)) with
    /// z = (1 + μ) s exp(L + B)/V, or nothing at all where the first does not.</summary>
    /// <param name="value">V: what a result pays.</param>
    /// <param name="shadowPrice">μ: what a pound costs beyond itself, because cash or capacity is
    /// short.</param>
    public double Effort(double value, double shadowPrice)
    {
        if (!(value > ParkingValue(shadowPrice)))
        {
            return 0;
        }

        double z = (1 + shadowPrice) * Scale * Exp.Of(Unhelped + Reach) / value;
        return Math.Max(Scale * Ln.Of(Reach / LambertW.Of(z)), 0);
    }

    /// <summary>The payment up to which nothing is spent on such a person: they are parked.
    /// </summary>
    /// <param name="shadowPrice">What a pound costs beyond itself.</param>
    public double ParkingValue(double shadowPrice) =>
        (1 + shadowPrice) * Scale * Exp.Of(Unhelped) / Reach;
}
