using Outturn.Simulation.Worlds;
using Outturn.Statistics.Functions;

namespace Outturn.Simulation.People;

/// <summary>The hazards of one course for one group at one difficulty (models, 1.4).</summary>
/// <param name="Baseline">L0: cumulative hazard without help.</param>
/// <param name="Help">B: what help can add to it at most; below 0 where help prevents.</param>
/// <param name="Scale">s: money a person after which 1 − 1/e of that is reached.</param>
/// <param name="Keep">The chance that a spell goes on for another month.</param>
public readonly record struct Response(double Baseline, double Help, double Scale, double Keep)
{
    /// <summary>How much of <see cref="Help"/> an effort reaches: 1 − exp(−e/s).</summary>
    public double Reached(double effort) => 1 - Exp.Of(-effort / Scale);

    /// <summary>L0 of somebody of mean difficulty, such that the mean hazard of the group is about
    /// that of the published no-help rate.</summary>
    public static double MeanBaseline(CourseRates rates, Slopes slopes) =>
        -Ln.Of(1 - rates.NoHelp) / Exp.Of(slopes.Baseline * slopes.Baseline / 2);

    /// <summary>The response of a group's course at a difficulty.</summary>
    /// <param name="rates">The group's rates.</param>
    /// <param name="slopes">How difficulty matters.</param>
    /// <param name="difficulty">In standard deviations; 0 is the mean.</param>
    /// <param name="economy">Both hazards are multiplied by it; 1 = as in the world.</param>
    public static Response Of(
        CourseRates rates, Slopes slopes, double difficulty, double economy = 1)
    {
        return new Response(
            MeanBaseline(rates, slopes) * Exp.Of(-slopes.Baseline * difficulty) * economy,
            rates.Response * Exp.Of(-slopes.Response * difficulty) * economy,
            rates.EffortScale * Exp.Of(slopes.Effort * difficulty),
            1 - (rates.Separation * Exp.Of(slopes.Separation * difficulty)));
    }
}

/// <summary>When a course begins: the cumulative hazard by months since the start is
/// L0·F0 + B·x·F1, F0 rising evenly from 0, F1 from the month in which help begins to tell.
/// </summary>
public readonly record struct Shape(int Within, int HelpFrom, int HelpUntil)
{
    /// <summary>The shape of a course.</summary>
    public static Shape Of(Course course) =>
        new(course.Within, course.HelpFrom, course.HelpUntil);

    /// <summary>F0 after a number of months.</summary>
    public double Even(double months) => Math.Min(months, Within) / Within;

    /// <summary>F1 after a number of months.</summary>
    public double Helped(double months) =>
        Math.Clamp((months - HelpFrom) / (HelpUntil - HelpFrom), 0, 1);

    /// <summary>In how many months of those until its end help has told: F1 counted in months.
    /// </summary>
    public int Told(int months) => Math.Clamp(months - HelpFrom, 0, HelpUntil - HelpFrom);

    /// <summary>The months after which the cumulative hazard reaches a threshold, or infinity where
    /// it does not in time (models, 1.5). With the same threshold more help never comes later.
    /// </summary>
    /// <param name="threshold">Drawn once a person: exponential, mean 1.</param>
    /// <param name="baseline">L0.</param>
    /// <param name="help">B·x, what help adds in all.</param>
    public double Begins(double threshold, double baseline, double help)
    {
        double even = baseline / Within;
        double rise = Math.Max(even + (help / (HelpUntil - HelpFrom)), 0);
        double atFrom = even * HelpFrom;
        double atUntil = atFrom + (rise * (HelpUntil - HelpFrom));
        double months = threshold < atFrom ? threshold / even
            : threshold < atUntil ? HelpFrom + ((threshold - atFrom) / rise)
            : HelpUntil + ((threshold - atUntil) / even);
        return months <= Within ? months : double.PositiveInfinity;
    }
}
