namespace Outturn.Statistics.Ruin;

/// <summary>A walk that goes one up or one down at each step, until it reaches 0 or a goal.
/// </summary>
public static class GamblersRuin
{
    /// <summary>The chance to reach 0 before the goal (W. Feller, Introduction to Probability
    /// Theory, XIV.2).</summary>
    /// <param name="start">Where the walk begins.</param>
    /// <param name="goal">Where it ends well; at least the start.</param>
    /// <param name="up">The chance of each step to go up, strictly between 0 and 1.</param>
    public static double Ruin(int start, int goal, double up)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        ArgumentOutOfRangeException.ThrowIfLessThan(goal, Math.Max(start, 1));
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(up, 0);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(up, 1);
        if (Math.Abs(up - 0.5) < 1e-15)
        {
            return 1 - ((double)start / goal);
        }

        double odds = (1 - up) / up;

        // Above even odds both powers may be too large: divide both sides by the larger.
        return odds < 1
            ? (Math.Pow(odds, start) - Math.Pow(odds, goal)) / (1 - Math.Pow(odds, goal))
            : (1 - Math.Pow(1 / odds, goal - start)) / (1 - Math.Pow(1 / odds, goal));
    }
}
