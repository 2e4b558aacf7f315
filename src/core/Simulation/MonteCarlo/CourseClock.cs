using Outturn.Simulation.People;

namespace Outturn.Simulation.MonteCarlo;

/// <summary>How the hazards of a course tick, month by month since the start, for those who start
/// in one month: with the economy of those months, and with help that may be broken off when a
/// provider fails and be taken up by another (models, 1.4, 1.5 and 1.8.4). The cumulative hazard
/// after d months is L0·Even[d] + H·First[d] + H′·Second[d], straight lines between.</summary>
public sealed class CourseClock
{
    private CourseClock(Shape shape)
    {
        Even = new double[shape.Within + 1];
        First = new double[shape.Within + 1];
        Second = new double[shape.Within + 1];
        LeastHelp = -(shape.HelpUntil - shape.HelpFrom) / (double)shape.Within;
    }

    /// <summary>Of the baseline.</summary>
    public double[] Even { get; }

    /// <summary>Of the help of the provider that the person started with.</summary>
    public double[] First { get; }

    /// <summary>Of the help of whoever took over.</summary>
    public double[] Second { get; }

    /// <summary>Help is no less than this times the baseline: what prevents cannot undo.</summary>
    public double LeastHelp { get; }

    /// <summary>Whether anybody takes over.</summary>
    public bool HasSecond { get; private init; }

    /// <summary>The months within which it can begin.</summary>
    public int Within => Even.Length - 1;

    /// <summary>A clock in an economy as usual, with nothing that breaks off.</summary>
    public static CourseClock Of(Shape shape) => Of(shape, [], HelpMonths.Throughout);

    /// <summary>A clock.</summary>
    /// <param name="shape">When help tells.</param>
    /// <param name="economy">The factor of the hazards by month since the start; the last holds
    /// for the months after it, and an empty one is 1 throughout.</param>
    /// <param name="months">Who helps until when.</param>
    public static CourseClock Of(Shape shape, ReadOnlySpan<double> economy, HelpMonths months)
    {
        var clock = new CourseClock(shape) { HasSecond = months.Again < shape.Within };
        for (int d = 1; d <= shape.Within; d++)
        {
            double factor = economy.IsEmpty ? 1 : economy[Math.Min(d - 1, economy.Length - 1)];
            double helped = factor * (shape.Helped(d) - shape.Helped(d - 1));
            clock.Even[d] = clock.Even[d - 1] + (factor / shape.Within);
            clock.First[d] = clock.First[d - 1] + (d <= months.Until ? helped : 0);
            clock.Second[d] = clock.Second[d - 1]
                + (d > months.Again && d <= months.AgainUntil ? helped : 0);
        }
        return clock;
    }

    /// <summary>The months after which the cumulative hazard reaches a threshold, or infinity where
    /// it does not in time. With the same threshold more help never comes later.</summary>
    /// <param name="threshold">Drawn once a person: exponential, mean 1.</param>
    /// <param name="baseline">L0.</param>
    /// <param name="first">H: what the first provider's help would add in all.</param>
    /// <param name="second">H′: the same of whoever took over.</param>
    public double Begins(double threshold, double baseline, double first, double second)
    {
        (double before, double after, int months) = (0, double.PositiveInfinity, 0);
        double least = LeastHelp * baseline;
        (first, second) = (Math.Max(first, least), Math.Max(second, least));
        for (int d = 1; d <= Within; d++)
        {
            double reached = (baseline * Even[d]) + (first * First[d]) + (second * Second[d]);
            if (reached < threshold)
            {
                (before, months) = (reached, months + 1);
            }
            else
            {
                after = Math.Min(after, reached);
            }
        }
        return months == Within
            ? double.PositiveInfinity : months + ((threshold - before) / (after - before));
    }
}

/// <summary>Who helps until when, in whole months since the start.</summary>
/// <param name="Until">The first provider helps up to the end of this month.</param>
/// <param name="Again">Whoever takes over helps after this month…</param>
/// <param name="AgainUntil">… up to the end of this one.</param>
public readonly record struct HelpMonths(int Until, int Again, int AgainUntil)
{
    /// <summary>The first provider helps all the time.</summary>
    public static readonly HelpMonths Throughout = new(int.MaxValue, int.MaxValue, int.MaxValue);
}
