namespace Outturn.Statistics.Functions;

/// <summary>The principal branch of Lambert's function: the w ≥ −1 with w eʷ = x. It solves for
/// the effort at which the last pound just pays (models of saturating response).</summary>
public static class LambertW
{
    private const double BranchPoint = -0.36787944117144232160;
    private const int MostSteps = 60;

    /// <summary>W₀(x), by Halley's iteration.</summary>
    /// <exception cref="ArgumentOutOfRangeException">x is below −1/e.</exception>
    public static double Of(double x)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(x, BranchPoint);
        if (x == 0 || double.IsPositiveInfinity(x))
        {
            return x;
        }

        double w = Start(x);
        for (int step = 0; step < MostSteps && w > -1; step++)
        {
            double e = Exp.Of(w);
            double f = (w * e) - x;
            double next = w - (f / ((e * (w + 1)) - ((w + 2) * f / ((2 * w) + 2))));
            if (Math.Abs(next - w) <= 1e-16 * Math.Abs(next))
            {
                return next;
            }

            w = next;
        }

        return Math.Max(w, -1);
    }

    private static double Start(double x)
    {
        if (x < -0.25)
        {
            // Near the branch point w is a series in p (Corless and others, 1996, equation 4.22).
            double p = Math.Sqrt(Math.Max(2 * ((Math.E * x) + 1), 0));
            return -1 + p - (p * p / 3) + (11.0 / 72 * p * p * p);
        }

        if (x < 1)
        {
            return x / (1 + x);
        }

        double ln = Ln.OnePlus(x);
        return ln - Ln.OnePlus(ln);
    }
}
