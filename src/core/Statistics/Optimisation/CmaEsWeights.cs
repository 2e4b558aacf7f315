using Outturn.Statistics.Functions;

namespace Outturn.Statistics.Optimisation;

/// <summary>How much each point of a generation counts, and how fast the strategy learns: the
/// usual settings of Hansen's tutorial (2016, table 1) without negative weights.</summary>
internal sealed class CmaEsWeights
{
    public CmaEsWeights(int decisions, int size)
    {
        double d = decisions;
        int parents = size / 2;
        double[] raw =
            [.. Enumerable.Range(1, parents).Select(i => Ln.Of((size + 1) / 2.0) - Ln.Of(i))];
        Parents = [.. raw.Select(w => w / raw.Sum())];
        double mass = 1 / Parents.Sum(w => w * w);
        Mass = mass;
        StepRate = (mass + 2) / (d + mass + 5);
        StepDamping =
            1 + (2 * Math.Max(0, Math.Sqrt((mass - 1) / (d + 1)) - 1)) + StepRate;
        PathRate = (4 + (mass / d)) / (d + 4 + (2 * mass / d));
        RankOne = 2 / (((d + 1.3) * (d + 1.3)) + mass);
        RankMany = Math.Min(
            1 - RankOne, 2 * (mass - 2 + (1 / mass)) / (((d + 2) * (d + 2)) + mass));
        UsualLength = Math.Sqrt(d) * (1 - (1 / (4 * d)) + (1 / (21 * d * d)));
    }

    /// <summary>The weights of the better half, the best first; they sum to 1.</summary>
    public IReadOnlyList<double> Parents { get; }

    /// <summary>μeff: how many equal parents would vary as much.</summary>
    public double Mass { get; }

    public double StepRate { get; }

    public double StepDamping { get; }

    public double PathRate { get; }

    public double RankOne { get; }

    public double RankMany { get; }

    /// <summary>The expected length of a standard normal vector.</summary>
    public double UsualLength { get; }

    /// <summary>4 + ⌊3 ln d⌋.</summary>
    public static int UsualSize(int decisions) => 4 + (int)Math.Floor(3 * Ln.Of(decisions));
}
