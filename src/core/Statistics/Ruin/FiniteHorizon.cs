using Outturn.Statistics.Distributions;
using Outturn.Statistics.Functions;

namespace Outturn.Statistics.Ruin;

/// <summary>The chance of ruin before a given time.</summary>
public static class FiniteHorizon
{
    private const int MostPoints = 1 << 22;

    /// <summary>
    /// Of a reserve with steady income and exponential losses of mean 1 that come once a unit of
    /// time on average: the integral of S. Asmussen, "Approximations for the probability of ruin
    /// within finite time" (1984). Its integrand is even and periodic, so that the trapezium rule
    /// converges faster than any power.
    /// </summary>
    /// <param name="reserve">What there is to begin with, in mean losses.</param>
    /// <param name="time">The horizon, in mean times between losses.</param>
    /// <param name="income">Income a unit of time, in mean losses; above 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The income is not above 1, or the reserve or
    /// time is negative.</exception>
    public static double Ruin(double reserve, double time, double income)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(reserve);
        ArgumentOutOfRangeException.ThrowIfNegative(time);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(income, 1);
        if (time == 0)
        {
            return 0;
        }

        double ever = Exp.Of(-(1 - (1 / income)) * reserve) / income;
        double later = MeanOverHalfCircle(x => Integrand(x, reserve, time, income));
        return Math.Clamp(ever - later, 0, 1);
    }

    /// <summary>Of a reserve that moves as a Brownian motion: the chance that it falls below 0
    /// before a time (inverse Gaussian law of the first passage).</summary>
    /// <param name="reserve">What there is to begin with.</param>
    /// <param name="drift">What it gains a unit of time; may be negative.</param>
    /// <param name="deviation">The standard deviation of a unit of time.</param>
    /// <param name="time">The horizon.</param>
    public static double BrownianRuin(double reserve, double drift, double deviation, double time)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(reserve);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(deviation);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(time);
        double spread = deviation * Math.Sqrt(time);
        double direct = Normal.Cdf((-reserve - (drift * time)) / spread);
        double reflected = (-2 * drift * reserve / (deviation * deviation))
            + Normal.LnCdf((-reserve + (drift * time)) / spread);
        return direct + Exp.Of(reflected);
    }

    private static double Integrand(double x, double reserve, double time, double income)
    {
        double rate = 1 / income;
        double root = Math.Sqrt(rate);
        double clock = income * time;
        double decay = (2 * root * clock * Math.Cos(x)) - ((1 + rate) * clock)
            + (reserve * ((root * Math.Cos(x)) - 1));
        double phase = reserve * root * Math.Sin(x);
        return rate * Exp.Of(decay) * (Math.Cos(phase) - Math.Cos(phase + (2 * x)))
            / (1 + rate - (2 * root * Math.Cos(x)));
    }

    // (1/π) ∫ from 0 to π of an even function of period 2π.
    private static double MeanOverHalfCircle(Func<double, double> function)
    {
        double sum = (function(0) + function(Math.PI)) / 2;
        double mean = sum;
        for (int points = 2; points <= MostPoints; points *= 2)
        {
            for (int i = 1; i < points; i += 2)
            {
                sum += function(Math.PI * i / points);
            }

            double finer = sum / points;
            if (points >= 256 && Math.Abs(finer - mean) <= 1e-15)
            {
                return finer;
            }

            mean = finer;
        }

        return mean;
    }
}
