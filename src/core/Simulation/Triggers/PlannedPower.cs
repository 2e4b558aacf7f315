using Outturn.Statistics.Distributions;
using Outturn.Statistics.Functions;

namespace Outturn.Simulation.Triggers;

/// <summary>Power by the normal approximation, for groups that are compared: where no count of one
/// cohort decides, but a test of two.</summary>
public static class PlannedPower
{
    /// <summary>The chance of a two-sided test to find a ratio of rates of events, which can happen
    /// more than once to one person: by the logarithm of the ratio.</summary>
    /// <param name="people">Each group's number of people.</param>
    /// <param name="rates">Events for each person without help, and the rate with help over
    /// that.</param>
    /// <param name="dispersion">By how much the variance is greater than the mean; 1: events of a
    /// Poisson process.</param>
    /// <param name="level">The level of the test, two-sided.</param>
    public static double OfFrequencies(
        long people, (double Rate, double Ratio) rates, double dispersion, double level)
    {
        double events = people * rates.Rate;
        double error = Math.Sqrt(dispersion * ((1 / events) + (1 / (events * rates.Ratio))));
        return Normal.Cdf(
            (Math.Abs(Ln.Of(rates.Ratio)) / error) - Normal.Quantile(1 - (level / 2)));
    }

    /// <summary>The chance of a test with pooled variance to find that two groups of one size have
    /// different rates, in the direction in which they differ.</summary>
    /// <param name="people">Each group's number of people.</param>
    /// <param name="rates">The two rates.</param>
    /// <param name="oneSided">The level on the side on which they differ.</param>
    public static double OfRates(double people, (double One, double Other) rates, double oneSided)
    {
        (double p, double r) = rates;
        double both = p + r;
        double pooled = Math.Sqrt(both * (1 - (both / 2)));
        double apart = Math.Sqrt((p * (1 - p)) + (r * (1 - r)));
        return Normal.Cdf(
            ((Math.Sqrt(people) * Math.Abs(p - r)) + (Normal.Quantile(oneSided) * pooled))
            / apart);
    }

    /// <summary>How many people in each group give a power.</summary>
    public static double PeopleForRates(
        (double One, double Other) rates, double oneSided, double power)
    {
        (double p, double r) = rates;
        double both = p + r;
        double needed = (Normal.Quantile(power) * Math.Sqrt((p * (1 - p)) + (r * (1 - r))))
            - (Normal.Quantile(oneSided) * Math.Sqrt(both * (1 - (both / 2))));
        return needed * needed / ((p - r) * (p - r));
    }

    /// <summary>The chance that a fall is seen that is not there, where the baseline was counted
    /// on people too: a check on the sums over both.</summary>
    /// <param name="fall">The fall in the rate that is paid for, as a fraction.</param>
    /// <param name="baseline">The rate, of both.</param>
    /// <param name="people">People in the cohort.</param>
    /// <param name="baselinePeople">People on whom the baseline was counted.</param>
    public static double OfSeenFall(
        double fall, double baseline, double people, double baselinePeople) =>
        Normal.Cdf(-fall / Math.Sqrt(
            baseline * (1 - baseline) * ((1 / people) + (1 / baselinePeople))));
}
