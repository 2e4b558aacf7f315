using Outturn.Simulation.People;
using Outturn.Simulation.Providers;

namespace Outturn.Simulation;

/// <summary>What a design does to those who start in a year (models, 1.14): who gets help, and what
/// comes of it that would not have come by itself.</summary>
public sealed class DesignMeasures
{
    private const int Third = DifficultyBins.Count / 3;
    private const double Nothing = 1e-6;
    private readonly ProviderSetting _setting;
    private readonly PlannedYear _year;
    private readonly double[][] _effort;

    internal DesignMeasures(ProviderSetting setting, PlannedYear year, PlannedYear withoutHelp)
    {
        (_setting, _year) = (setting, year);
        int groups = setting.World.Groups.Length;
        _effort = [.. Enumerable.Range(0, groups).Select(g => Enumerable
            .Range(0, DifficultyBins.Count)
            .Select(k => year.Plan.At(g, k, setting.Bins)).ToArray())];
        OutcomeRate = [.. Enumerable.Range(0, groups).Select(g => Rate(year, g))];
        DeadweightRate = [.. Enumerable.Range(0, groups).Select(g => Rate(withoutHelp, g))];
    }

    /// <summary>Outcomes for each start, by group.</summary>
    public IReadOnlyList<double> OutcomeRate { get; }

    /// <summary>The same if nobody were helped.</summary>
    public IReadOnlyList<double> DeadweightRate { get; }

    /// <summary>Outcomes for each start that help brought about.</summary>
    public double Additionality => OverGroups(g => OutcomeRate[g] - DeadweightRate[g]);

    /// <summary>Mean effort by group and bin of true difficulty, easiest first.</summary>
    public IReadOnlyList<IReadOnlyList<double>> EffortByDifficulty => _effort;

    /// <summary>Mean effort for the easiest third of each group.</summary>
    public double EasySpend => OverGroups(g => _effort[g].Take(Third).Average());

    /// <summary>Mean effort for the hardest third of each group.</summary>
    public double HardSpend => OverGroups(g => _effort[g].TakeLast(Third).Average());

    /// <summary>1 − (hard spend over easy spend) over (hard need over easy need): 0 where spending
    /// follows need, 1 where the hardest get nothing.</summary>
    public double ServiceGap => 1 - (HardSpend / Math.Max(EasySpend, 1e-9)
        / (Need(_ => DifficultyBins.Count - Third) / Need(_ => 0)));

    /// <summary>The share of people on whom nothing is spent beyond the least.</summary>
    public double Parked => OverGroups(ParkedIn);

    /// <summary>The same of the people of a group.</summary>
    public double ParkedIn(int group) => Enumerable.Range(0, DifficultyBins.Count)
        .Where(j => _year.Plan.Effort[group][j] <= _setting.World.LeastEffort(group) + Nothing)
        .Sum(j => _setting.Bins.Mass[j]);

    /// <summary>Concentration index of spending over difficulty, easiest first: below 0 where it
    /// goes to the easy.</summary>
    public double Concentration
    {
        get
        {
            double[] all = [.. Enumerable.Range(0, DifficultyBins.Count)
                .Select(k => OverGroups(g => _effort[g][k]))];
            double mean = all.Average();
            double covariance = all
                .Select((e, k) => e * (((k + .5) / DifficultyBins.Count) - .5)).Average();
            return 2 * covariance / Math.Max(mean, 1e-9);
        }
    }

    /// <summary>Creaming: the correlation within groups of what is spent on a person and the
    /// hazard of the outcome without help, the mean of all groups; above 0 where money goes to
    /// those who need it least.</summary>
    public double Creaming => OverGroups(Correlation);

    private double Correlation(int group)
    {
        double[] hazard = [.. _setting.Bins.Value.Select(theta => Response.Of(
            _setting.World.Groups[group].Courses[0], _setting.World.Slopes, theta).Baseline)];
        double[] effort = _year.Plan.Effort[group];
        (double spend, double mean) = (_year.Plan.Mean(group, _setting.Bins), hazard.Average());
        (double both, double ofSpend, double ofHazard) = (0, 0, 0);
        for (int j = 0; j < effort.Length; j++)
        {
            for (int k = 0; k < hazard.Length; k++)
            {
                double mass = _setting.Bins.Joint[j, k];
                both += mass * (effort[j] - spend) * (hazard[k] - mean);
                ofSpend += mass * (effort[j] - spend) * (effort[j] - spend);
                ofHazard += mass * (hazard[k] - mean) * (hazard[k] - mean);
            }
        }
        double size = Math.Sqrt(ofSpend * ofHazard);
        return size < 1e-12 ? 0 : both / size;
    }

    private double OverGroups(Func<int, double> of) => Enumerable
        .Range(0, _setting.World.Groups.Length).Sum(g => _setting.Share(g) * of(g));

    // The money that two thirds of what help can do would take, in a third of the bins.
    private double Need(Func<int, int> first) => OverGroups(g =>
    {
        double[] difficulty = [.. _setting.Bins.Value];
        return difficulty.Skip(first(g)).Take(Third).Average(theta => Response.Of(
            _setting.World.Groups[g].Courses[0], _setting.World.Slopes, theta).Scale);
    });

    private static double Rate(PlannedYear year, int group)
    {
        FigureTable achieved = year.Flows[0].Achieved;
        double sum = 0;
        for (int t = 0; t < achieved.Columns; t++)
        {
            sum += achieved[group, t];
        }
        return sum;
    }
}
