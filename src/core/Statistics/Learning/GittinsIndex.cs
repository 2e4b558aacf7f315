using Outturn.Statistics.Functions;

namespace Outturn.Statistics.Learning;

/// <summary>
/// What an untried practice is worth trying for: the certain chance of success that would be as
/// good as going on to learn about this one (J. C. Gittins, 1979). Success is yes or no, and what
/// is known of its chance is a beta distribution.
/// </summary>
public static class GittinsIndex
{
    private const int MostTrials = 1_500;
    private const double Tolerance = 1e-7;

    /// <summary>The index, to about 1e-7 where the discount is at most 0.99: by calibration
    /// against a known arm and backward induction (Gittins, Glazebrook and Weber, Multi-armed
    /// Bandit Allocation Indices, 2011, 8.4).</summary>
    /// <param name="successes">The first parameter of the beta distribution.</param>
    /// <param name="failures">The second.</param>
    /// <param name="discount">What the next trial counts against this one, strictly between 0 and
    /// 1.</param>
    public static double Of(double successes, double failures, double discount)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(successes);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(failures);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(discount, 0);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(discount, 1);
        double horizon = Math.Ceiling(Ln.Of(1e-9 * (1 - discount)) / Ln.Of(discount));
        var values = new double[(int)Math.Min(horizon, MostTrials) + 1];
        (double low, double high) = (successes / (successes + failures), 1);
        while (high - low > Tolerance)
        {
            double known = (low + high) / 2;
            double retired = known / (1 - discount);
            bool worth = Trial(successes, failures, discount, (retired, values)) > retired;
            (low, high) = worth ? (known, high) : (low, known);
        }

        return (low + high) / 2;
    }

    /// <summary>The value of one trial now and the best choice after each result.</summary>
    private static double Trial(
        double successes, double failures, double discount, (double Retired, double[] Values) at)
    {
        (double retired, double[] values) = at;
        int horizon = values.Length - 1;
        double total = successes + failures;
        for (int s = 0; s <= horizon; s++)
        {
            double mean = (successes + s) / (total + horizon);
            values[s] = Math.Max(mean / (1 - discount), retired);
        }

        for (int n = horizon - 1; n >= 0; n--)
        {
            for (int s = 0; s <= n; s++)
            {
                double p = (successes + s) / (total + n);
                double next = (p * (1 + (discount * values[s + 1])))
                    + ((1 - p) * discount * values[s]);
                values[s] = n > 0 && next < retired ? retired : next;
            }
        }

        return values[0];
    }
}
