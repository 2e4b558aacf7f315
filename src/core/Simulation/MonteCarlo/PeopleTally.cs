using Outturn.Simulation.Worlds;

namespace Outturn.Simulation.MonteCarlo;

/// <summary>What is counted of the people of one replication, by group and year.</summary>
public sealed class PeopleTally
{
    /// <summary>Tertiles of true difficulty.</summary>
    public const int Thirds = 3;

    /// <summary>Nothing counted.</summary>
    public PeopleTally(World world, int years, int months)
    {
        int groups = world.Groups.Length;
        Months = months;
        Started = new long[groups, years];
        Achieved = new long[groups, years];
        Anyway = new long[groups, years];
        AchievedIn = new long[groups, (months + 11) / 12];
        Effort = new double[groups, Thirds];
        People = new long[groups, Thirds];
    }

    /// <summary>How many months the simulation has.</summary>
    public int Months { get; }

    /// <summary>People by group and year of the start.</summary>
    public long[,] Started { get; }

    /// <summary>Of them, those who achieve the main outcome.</summary>
    public long[,] Achieved { get; }

    /// <summary>Of them, those who would have achieved it without help.</summary>
    public long[,] Anyway { get; }

    /// <summary>Main outcomes by group and the year in which they are achieved.</summary>
    public long[,] AchievedIn { get; }

    /// <summary>Money spent by group and third of difficulty, easiest first.</summary>
    public double[,] Effort { get; }

    /// <summary>People by group and third of difficulty.</summary>
    public long[,] People { get; }

    /// <summary>People on whom nothing was spent beyond the least.</summary>
    public long Parked { get; set; }

    /// <summary>Payments for outcomes that would have come anyway, in minor units.</summary>
    public long Windfall { get; set; }
}
