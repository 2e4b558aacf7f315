namespace Outturn.Statistics.Optimisation;

/// <summary>Decisions are held between 0 and 1.</summary>
internal static class UnitBox
{
    /// <summary>A number folded back at 0 and 1, as often as it takes: a search that crosses a
    /// bound sees a continuous objective there.</summary>
    public static double Folded(double x)
    {
        double within = x - (2 * Math.Floor(x / 2));
        return within <= 1 ? within : 2 - within;
    }

    /// <summary>A point folded back.</summary>
    public static double[] Folded(ReadOnlySpan<double> point)
    {
        double[] folded = new double[point.Length];
        for (int i = 0; i < folded.Length; i++)
        {
            folded[i] = Folded(point[i]);
        }

        return folded;
    }

    /// <summary>The objective, infinite where it is not a number.</summary>
    public static double Value(Objective objective, IReadOnlyList<double> point)
    {
        double value = objective(point);
        return double.IsNaN(value) ? double.PositiveInfinity : value;
    }

    /// <summary>Refuses a start that is not a point of the box.</summary>
    public static void Require(IReadOnlyList<double> start)
    {
        if (start.Count == 0 || start.Any(x => !(x >= 0 && x <= 1)))
        {
            throw new ArgumentException(
                "Decisions lie between 0 and 1; scale them first.", nameof(start));
        }
    }
}
