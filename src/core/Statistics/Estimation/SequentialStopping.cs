namespace Outturn.Statistics.Estimation;

/// <summary>
/// When to stop adding replications. Looking after each one and stopping at the first narrow
/// interval would stop on the lucky ones: so the looks are few and fixed beforehand, at 10, 15,
/// 22, 33… values, and each is held to its part of the level (Bonferroni).
/// </summary>
public sealed class SequentialStopping
{
    private const int FirstLook = 10;

    private readonly double _levelOfLook;
    private readonly double _relative;
    private readonly double _floor;

    /// <summary>A rule.</summary>
    /// <param name="most">The most values there may be: the last look.</param>
    /// <param name="level">How often the final interval is to hold, as 0.95.</param>
    /// <param name="relative">The half width wanted, as a share of the mean.</param>
    /// <param name="floor">The least mean for which that share is asked, in the unit of the
    /// values: below it the half width wanted stays <paramref name="relative"/> times
    /// this.</param>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than 10 values are allowed, or a width
    /// is not above 0.</exception>
    public SequentialStopping(int most, double level, double relative, double floor)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(most, FirstLook);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(relative);
        ArgumentOutOfRangeException.ThrowIfNegative(floor);
        MeanEstimate.RequireLevel(level);
        Looks = Schedule(most);
        _levelOfLook = 1 - ((1 - level) / Looks.Count);
        (_relative, _floor) = (relative, floor);
    }

    /// <summary>After how many values it is looked at.</summary>
    public IReadOnlyList<int> Looks { get; }

    /// <summary>The level of each look's own interval: what the whole leaves, divided by how many
    /// looks are planned.</summary>
    public double LevelOfLook => _levelOfLook;

    /// <summary>For a chance: a half width of at most <paramref name="width"/>, whatever the
    /// mean.</summary>
    public static SequentialStopping ForChance(int most, double level, double width) =>
        new(most, level, width, 1) { IsAbsolute = true };

    /// <summary>Whether the half width is asked as it stands and not as a share of the
    /// mean.</summary>
    public bool IsAbsolute { get; private init; }

    /// <summary>Whether enough is known. False between two looks.</summary>
    public bool IsEnough(Moments moments)
    {
        if (!Looks.Contains(moments.Count))
        {
            return false;
        }

        Estimate estimate = Estimate(moments);
        double scale = IsAbsolute ? 1 : Math.Max(Math.Abs(estimate.Value), _floor);
        return estimate.Interval.HalfWidth <= _relative * scale;
    }

    /// <summary>The mean with the interval that may be reported whenever the rule
    /// stopped.</summary>
    public Estimate Estimate(Moments moments) => MeanEstimate.Of(moments, _levelOfLook);

    private static List<int> Schedule(int most)
    {
        var looks = new List<int>();
        for (int look = FirstLook; look <= most; look = look * 3 / 2)
        {
            looks.Add(look);
        }

        if (looks[^1] < most)
        {
            looks.Add(most);
        }

        return looks;
    }
}
