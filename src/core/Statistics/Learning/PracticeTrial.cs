using Outturn.Statistics.Distributions;

namespace Outturn.Statistics.Learning;

/// <summary>
/// A trial of a practice whose quality is uncertain: it costs something, for some months it is
/// used whatever its quality, and then the better of it and the known practice is used. Quality is
/// relative to the known practice, which is 1; money is in months of the known practice's margin.
/// </summary>
/// <param name="Mean">The expected quality.</param>
/// <param name="Deviation">How uncertain it is: the standard deviation of a normal prior.</param>
/// <param name="LearningMonths">How many months it takes to know the quality.</param>
/// <param name="SetUp">What the trial costs.</param>
public sealed record PracticeTrial(
    double Mean, double Deviation, int LearningMonths, double SetUp)
{
    /// <summary>What the practice yields while it is new, as a share of its quality.</summary>
    public double Dip { get; init; } = 1;

    /// <summary>The months from the end of learning until its results are seen, in which the
    /// known practice yields what it always does.</summary>
    public int Lag { get; init; }

    /// <summary>The value of the better practice, known by then, over the known one: the
    /// expectation of max(q − 1, 0).</summary>
    public double Option
    {
        get
        {
            double d = (Mean - 1) / Deviation;
            return (Deviation * Normal.Density(d)) + ((Mean - 1) * Normal.Cdf(d));
        }
    }

    /// <summary>How much of the uncertainty n observations take away: the standard deviation of
    /// the posterior mean, which stands in for <see cref="Deviation"/> where learning stays
    /// incomplete.</summary>
    /// <param name="deviation">The standard deviation of the prior.</param>
    /// <param name="errorVariance">The sampling variance of what was observed.</param>
    public static double Learnt(double deviation, double errorVariance)
    {
        double variance = deviation * deviation;
        return deviation * Math.Sqrt(variance / (variance + errorVariance));
    }

    /// <summary>The weight of month t, from 1, when margins fall by a share each year.</summary>
    public static Func<int, double> YearlyFall(double share) =>
        month => Math.Pow(1 - share, (month - 1) / 12.0);

    /// <summary>What the trial is worth, over a contract of so many months.</summary>
    /// <param name="months">The length of the contract.</param>
    /// <param name="weight">What a pound of month t, from 1, is worth.</param>
    public double Value(int months, Func<int, double> weight)
    {
        double value = -SetUp;
        for (int month = 1; month <= LearningMonths; month++)
        {
            value += weight(month) * ((Mean * Dip) - 1);
        }

        double option = Option;
        for (int month = LearningMonths + Lag + 1; month <= months; month++)
        {
            value += weight(month) * option;
        }

        return value;
    }

    /// <summary>The shortest contract for which the trial is worth more than nothing.</summary>
    /// <param name="most">The longest to be looked at, in months.</param>
    /// <param name="weight">What a pound of a month is worth.</param>
    /// <returns>Months, or nothing if even the longest is too short.</returns>
    public int? ShortestContract(int most, Func<int, double> weight)
    {
        for (int months = LearningMonths; months <= most; months++)
        {
            if (Value(months, weight) > 0)
            {
                return months;
            }
        }

        return null;
    }
}
