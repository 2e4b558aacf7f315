using Outturn.Schemes;
using Outturn.Simulation.People;
using Outturn.Simulation.Payments;
using Outturn.Simulation.Worlds;

namespace Outturn.Simulation.Providers;

/// <summary>What a provider of one type works in: the world, what the scheme pays there, and what
/// it sees of the people.</summary>
public sealed class ProviderSetting
{
    private readonly double[][][][] _kept;
    private readonly double[] _share;
    private readonly bool[] _isResult;

    /// <summary>The setting of a type.</summary>
    public ProviderSetting(SchemeInWorld scheme, ProviderType type)
    {
        (World, Grid, Type) = (scheme.World, scheme.Grid, type);
        (Payments, Flows) = (scheme.Payments, scheme.Flows);
        (Joint, Main) = (scheme.Joint, scheme.Main);
        _isResult = [.. scheme.Scheme.Outcomes.Select(o => o.Watch is not HappensOn)];
        // A subcontractor sees of people what its prime contractor saw of them.
        ProviderType prime = World.PrimeOf(type) ?? type;
        double part = prime.Share / prime.Number / (prime == type ? 1 : type.Number);
        Starts = [.. Enumerable.Range(0, Grid.Referral).Select(a =>
            World.Referrals.In(a) * part)];
        Planned = [.. Enumerable.Range(0, Grid.Referral).Select(a =>
            World.Referrals.Planned(a) * part)];
        Signal = prime.Signal;
        Bins = DifficultyBins.For(Signal);
        var responses = new GroupResponses(World);
        _kept =
        [
            .. World.Groups.Select((_, g) => World.Courses.Select((_, c) =>
                Powers(responses.Of(g, c), Flows.Lasting)).ToArray()),
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

    /// <summary>The same, in the form that sums are made of.</summary>
    public PaymentFlows Flows { get; }

    /// <summary>What payments for people together are reckoned to be worth; null: nothing.
    /// </summary>
    public JointWorth? Joint { get; }

    /// <summary>How the main outcome is known.</summary>
    public MainCourse Main { get; }

    /// <summary>The provider's type.</summary>
    public ProviderType Type { get; }

    /// <summary>Difficulty as the provider sees it.</summary>
    public DifficultyBins Bins { get; }

    /// <summary>Standard deviation of the noise in what it sees of difficulty.</summary>
    public double Signal { get; }

    /// <summary>People who start with one provider of the type, by month; of subcontractors, those
    /// of whom some are passed on to one of them.</summary>
    public double[] Starts { get; }

    /// <summary>The same as it was planned, before demand strayed from the plan.</summary>
    public double[] Planned { get; }

    /// <summary>Which people it helps itself, by group and signal bin; null: all.</summary>
    public bool[][]? Served { get; init; }

    /// <summary>Whether an outcome, by its index, is more than that somebody starts.</summary>
    public bool IsResult(int outcome) => outcome >= 0 && _isResult[outcome];

    /// <summary>The share of a group in those who start.</summary>
    public double Share(int group) => _share[group];

    /// <summary>The chance that a spell of somebody of a bin of difficulty lasts some months at
    /// least, by those months.</summary>
    public ReadOnlySpan<double> Kept(int group, int course, int bin) => _kept[group][course][bin];

    private static double[][] Powers(Response[] byBin, int months)
    {
        double[][] powers = [.. byBin.Select(_ => new double[months])];
        for (int k = 0; k < byBin.Length; k++)
        {
            double power = 1;
            for (int m = 0; m < months; m++)
            {
                powers[k][m] = power;
                power *= byBin[k].Keep;
            }
        }
        return powers;
    }
}
