using Outturn.Statistics.Distributions;

namespace Outturn.Statistics.Estimation;

/// <summary>Means with Student's t interval: mean ± t(n − 1) s / √n.</summary>
public static class MeanEstimate
{
    /// <summary>The mean of independent values, such as one a replication.</summary>
    /// <param name="values">The values; of one alone the interval is everything.</param>
    /// <param name="level">How often the interval is to hold the true mean, as 0.95.</param>
    /// <exception cref="ArgumentException">There is no value.</exception>
    public static Estimate Of(ReadOnlySpan<double> values, double level) =>
        Of(Moments.Of(values), level);

    /// <summary>The mean of values of which only the moments were kept.</summary>
    /// <exception cref="ArgumentException">There is no value.</exception>
    public static Estimate Of(Moments moments, double level)
    {
        RequireLevel(level);
        if (moments.Count == 0)
        {
            throw new ArgumentException("No value has no mean.", nameof(moments));
        }

        double error = moments.Deviation / Math.Sqrt(moments.Count);
        Interval interval = moments.Count == 1
            ? Interval.Everything
            : Interval.Around(moments.Mean, error * Factor(moments.Count - 1, level));
        return new Estimate(moments.Mean, error, interval, moments.Count);
    }

    /// <summary>The mean over antithetic pairs. The two of a pair are not independent: what counts
    /// is the average of each, and so half as many values.</summary>
    /// <param name="plain">One value a replication.</param>
    /// <param name="antithetic">That of its antithetic twin, in the same order.</param>
    /// <param name="level">How often the interval is to hold the true mean.</param>
    /// <exception cref="ArgumentException">The lists differ in length or are empty.</exception>
    public static Estimate OfPairs(
        ReadOnlySpan<double> plain, ReadOnlySpan<double> antithetic, double level)
    {
        RequirePairs(plain.Length, antithetic.Length);
        var moments = default(Moments);
        for (int i = 0; i < plain.Length; i++)
        {
            moments = moments.With((plain[i] + antithetic[i]) / 2);
        }

        return Of(moments, level);
    }

    /// <summary>The mean difference of two designs that met the same chances: the second less
    /// the first, pair by pair.</summary>
    /// <exception cref="ArgumentException">The lists differ in length or are empty.</exception>
    public static Estimate OfDifferences(
        ReadOnlySpan<double> first, ReadOnlySpan<double> second, double level)
    {
        RequirePairs(first.Length, second.Length);
        var moments = default(Moments);
        for (int i = 0; i < first.Length; i++)
        {
            moments = moments.With(second[i] - first[i]);
        }

        return Of(moments, level);
    }

    /// <summary>The mean with what is known of a related value taken into account: a control
    /// variate, whose true mean is known, corrects for how far chance took it from there. The
    /// slope is that of the regression (S. S. Lavenberg and P. D. Welch, 1981).</summary>
    /// <param name="values">One value a replication; at least three.</param>
    /// <param name="control">The related value of the same replications.</param>
    /// <param name="known">Its true mean.</param>
    /// <param name="level">How often the interval is to hold the true mean.</param>
    /// <exception cref="ArgumentException">The lists differ in length or are shorter than
    /// 3.</exception>
    public static Estimate WithControl(
        ReadOnlySpan<double> values, ReadOnlySpan<double> control, double known, double level)
    {
        RequireLevel(level);
        RequirePairs(values.Length, control.Length);
        int n = values.Length;
        if (n < 3)
        {
            throw new ArgumentException("A control needs at least three pairs.", nameof(values));
        }

        (Moments y, Moments x) = (Moments.Of(values), Moments.Of(control));
        double products = 0;
        for (int i = 0; i < n; i++)
        {
            products += (values[i] - y.Mean) * (control[i] - x.Mean);
        }

        double squares = x.Variance * (n - 1);
        double slope = squares > 0 ? products / squares : 0;
        double away = x.Mean - known;
        double rest = Math.Max((y.Variance * (n - 1)) - (slope * products), 0) / (n - 2);
        double leverage = (1.0 / n) + (squares > 0 ? away * away / squares : 0);
        double error = Math.Sqrt(rest * leverage);
        double mean = y.Mean - (slope * away);
        return new Estimate(mean, error, Interval.Around(mean, error * Factor(n - 2, level)), n);
    }

    /// <summary>The quantile of Student's t that both sides of an interval use.</summary>
    internal static double Factor(int degrees, double level) =>
        StudentT.Quantile((1 + level) / 2, degrees);

    internal static void RequireLevel(double level)
    {
        if (!(level > 0 && level < 1))
        {
            throw new ArgumentOutOfRangeException(
                nameof(level), level, "A level lies between 0 and 1, as 0.95.");
        }
    }

    internal static void RequirePairs(int one, int other)
    {
        if (one != other)
        {
            throw new ArgumentException("Pairs need two lists of one length.");
        }
    }
}
