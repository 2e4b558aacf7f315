namespace Outturn.Statistics.Functions;

/// <summary>Where a function that never falls crosses 0: Newton's steps, held between bounds that
/// close in by halving whenever a step leaves them.</summary>
internal static class MonotoneRoot
{
    private const int MostSteps = 400;

    /// <summary>The root between two bounds, to the last bits.</summary>
    /// <param name="function">The value and the slope at a point; rising in its argument.</param>
    /// <param name="low">Where the value is at most 0.</param>
    /// <param name="high">Where the value is at least 0.</param>
    public static double Find(
        Func<double, (double Value, double Slope)> function, double low, double high)
    {
        double x = low + ((high - low) / 2);
        for (int step = 0; step < MostSteps; step++)
        {
            (double value, double slope) = function(x);
            if (value == 0)
            {
                return x;
            }

            (low, high) = value < 0 ? (x, high) : (low, x);
            double next = x - (value / slope);
            if (!(next > low && next < high))
            {
                next = low + ((high - low) / 2);
            }

            if (Math.Abs(next - x) <= 1e-16 * Math.Abs(x))
            {
                return next;
            }

            x = next;
        }

        return x;
    }
}
