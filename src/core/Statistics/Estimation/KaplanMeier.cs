using System.Runtime.InteropServices;
using Outturn.Statistics.Distributions;
using Outturn.Statistics.Functions;

namespace Outturn.Statistics.Estimation;

/// <summary>
/// The share of subjects still without an event after each time, when some were last seen before
/// they had one (Kaplan and Meier, 1958), with Greenwood's variance.
/// </summary>
public sealed class KaplanMeier
{
    private readonly List<Step> _steps = [];

    /// <summary>From one time a subject.</summary>
    /// <param name="times">When the event happened, or when the subject was last seen.</param>
    /// <param name="happened">Whether it was the event. One seen last at the time of another's
    /// event was still at risk of it.</param>
    /// <exception cref="ArgumentException">The lists differ in length.</exception>
    public KaplanMeier(ReadOnlySpan<double> times, ReadOnlySpan<bool> happened)
    {
        MeanEstimate.RequirePairs(times.Length, happened.Length);
        double[] sorted = times.ToArray();
        bool[] events = happened.ToArray();
        Array.Sort(sorted, events);
        double survival = 1;
        double greenwood = 0;
        for (int i = 0; i < sorted.Length;)
        {
            int atRisk = sorted.Length - i;
            double time = sorted[i];
            int count = 0;
            for (; i < sorted.Length && sorted[i] == time; i++)
            {
                count += events[i] ? 1 : 0;
            }

            if (count > 0)
            {
                survival *= (double)(atRisk - count) / atRisk;
                greenwood += count / ((double)atRisk * (atRisk - count));
                _steps.Add(new Step(time, atRisk, count, survival)
                {
                    StandardError = survival == 0
                        ? double.NaN : survival * Math.Sqrt(greenwood),
                });
            }
        }
    }

    /// <summary>One step for each time at which an event happened, in rising order.</summary>
    public IReadOnlyList<Step> Steps => _steps;

    /// <summary>The first time at which no more than half are left; nothing if there is
    /// none.</summary>
    public double? Median
    {
        get
        {
            int at = _steps.FindIndex(s => s.Survival <= 0.5);
            return at < 0 ? null : _steps[at].Time;
        }
    }

    /// <summary>The share without an event after a time.</summary>
    public double Survival(double time)
    {
        int at = _steps.FindLastIndex(s => s.Time <= time);
        return at < 0 ? 1 : _steps[at].Survival;
    }

    /// <summary>The drop at one time.</summary>
    /// <param name="Time">When.</param>
    /// <param name="AtRisk">How many had neither had the event nor been lost before.</param>
    /// <param name="Events">How many had it then.</param>
    /// <param name="Survival">The share left after it.</param>
    [StructLayout(LayoutKind.Auto)]
    public readonly record struct Step(double Time, int AtRisk, int Events, double Survival)
    {
        /// <summary>The standard error of the share, by Greenwood; not a number when nobody is
        /// left.</summary>
        public double StandardError { get; init; }

        /// <summary>The interval on the scale of ln(−ln S), which stays between 0 and 1
        /// (Kalbfleisch and Prentice); everything from 0 to 1 when nobody is left.</summary>
        /// <param name="level">How often the interval is to hold the true share.</param>
        public Interval LogLogInterval(double level)
        {
            MeanEstimate.RequireLevel(level);
            if (!(Survival > 0 && Survival < 1))
            {
                return new Interval(0, 1);
            }

            double ln = Ln.Of(Survival);
            double width = Normal.Quantile((1 + level) / 2) * StandardError / (Survival * -ln);
            return new Interval(Exp.Of(ln * Exp.Of(width)), Exp.Of(ln * Exp.Of(-width)));
        }
    }
}
