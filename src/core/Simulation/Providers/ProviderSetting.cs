using Outturn.Simulation.People;
using Outturn.Simulation.Payments;
using Outturn.Simulation.Worlds;

namespace Outturn.Simulation.Providers;

/// <summary>What a provider of one type works in: the world, what the scheme pays there, and what
/// it sees of the people.</summary>
public sealed class ProviderSetting
{
    private readonly double[][][,] _kept;
    private readonly double[] _share;

    /// <summary>The setting of a type.</summary>
    public ProviderSetting(SchemeInWorld scheme, ProviderType type)
    {
        (World, Grid, Payments) = (scheme.World, scheme.Grid, scheme.Payments);
        Type = type;
        (MainOutcome, MainPayment) = (scheme.MainOutcome, scheme.MainPayment);
        Starts = [.. Enumerable.Range(0, Grid.Referral).Select(a =>
            World.Referrals.In(a) * type.Share / type.Number)];
        Bins = DifficultyBins.For(type.Signal);
        var responses = new GroupResponses(World);
        _kept =
        [
            .. World.Groups.Select((_, g) => World.Courses.Select((_, c) =>
                Powers(responses.Of(g, c), Grid.Count)).ToArray()),
        ];
        double all = World.Groups.Sum(g => g.Share * g.Demand);
        _share = [.. World.Groups.Select(g => g.Share * g.Demand / all)];
    }

    /// <summary>Who there is.</summary>
    public World World { get; }

    /// <summary>The months.</summary>
    public MonthGrid Grid { get; }

    /// <summary>What the scheme pays.</summary>
    public CoursePayments Payments { get; }

    /// <summary>The provider's type.</summary>
    public ProviderType Type { get; }

    /// <summary>Difficulty as the provider sees it.</summary>
    public DifficultyBins Bins { get; }

    /// <summary>The outcome that rates are about, by its index.</summary>
    public int MainOutcome { get; }

    /// <summary>The payment that counts it, by its index.</summary>
    public int MainPayment { get; }

    /// <summary>People who start with one provider of the type, by month.</summary>
    public double[] Starts { get; }

    /// <summary>The share of a group in those who start.</summary>
    public double Share(int group) => _share[group];

    /// <summary>The chance, by bin, that a spell goes on for another month.</summary>
    public double[] Keep(int group, int course) =>
        [.. Enumerable.Range(0, DifficultyBins.Count).Select(k => _kept[group][course][k, 1])];

    /// <summary>The chance that a spell lasts some months at least.</summary>
    public double Kept((int Group, int Month, int Course) of, int bin, int months) =>
        _kept[of.Group][of.Course][bin, months];

    private static double[,] Powers(Response[] byBin, int months)
    {
        double[,] powers = new double[byBin.Length, months + 2];
        for (int k = 0; k < byBin.Length; k++)
        {
            for (int m = 0; m < months + 2; m++)
            {
                powers[k, m] = Math.Pow(byBin[k].Keep, m);
            }
        }
        return powers;
    }
}
