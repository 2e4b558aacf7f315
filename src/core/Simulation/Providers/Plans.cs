using Outturn.Simulation.People;
using Outturn.Simulation.Worlds;

namespace Outturn.Simulation.Providers;

/// <summary>The plans that a provider weighs: for each year, practice and shadow price, the effort
/// and the flows of money that follow. Each is worked out once.</summary>
public sealed class Plans
{
    private readonly ProviderSetting _setting;
    private readonly CourseValue[][][] _values;
    private readonly GroupResponses[] _responses;
    private readonly Dictionary<PlanKey, PlannedYear> _years = [];
    private readonly Dictionary<(int Year, double Productivity), EffortRule[]> _rules = [];

    /// <summary>Which plan: year from 0, shadow price μ, productivity q and dip.</summary>
    public readonly record struct PlanKey(int Year, double Price, double Productivity, double Dip);

    /// <summary>The plans in a setting.</summary>
    public Plans(ProviderSetting setting)
    {
        _setting = setting;
        World world = setting.World;
        _responses = [new GroupResponses(world)];
        _values =
        [
            .. Enumerable.Range(0, setting.Grid.Years).Select(year => world.Groups
                .Select((_, g) => world.Courses
                    .Select((course, c) => CourseValue.Of(
                        setting.Payments, (g, c), [.. setting.Grid.Of(year)],
                        (_responses[0].Of(g, c), course.Within)))
                    .ToArray())
                .ToArray()),
        ];
    }

    /// <summary>The setting.</summary>
    public ProviderSetting Setting => _setting;

    /// <summary>The plan of a year and what it brings.</summary>
    public PlannedYear Of(PlanKey key)
    {
        if (!_years.TryGetValue(key, out PlannedYear? year))
        {
            year = Work(key);
            _years.Add(key, year);
        }
        return year;
    }

    private PlannedYear Work(PlanKey key)
    {
        World world = _setting.World;
        EffortRule[] rules = Rules(key.Year, key.Productivity);
        double cost = (1 + key.Price) * _setting.Type.CostMultiplier;
        double[][] effort = new double[rules.Length][];
        double[] posterior = new double[DifficultyBins.Count];
        for (int g = 0; g < rules.Length; g++)
        {
            effort[g] = new double[DifficultyBins.Count];
            for (int j = 0; j < DifficultyBins.Count; j++)
            {
                for (int k = 0; k < posterior.Length; k++)
                {
                    posterior[k] = _setting.Bins.Posterior[j, k];
                }
                effort[g][j] = Math.Max(
                    rules[g].For(posterior, cost), world.Commissioner.LeastEffort);
            }
        }
        return Under(key.Year, new YearPlan(effort, key.Productivity, key.Dip));
    }

    /// <summary>What a plan of one's own brings in a year.</summary>
    public PlannedYear Under(int year, YearPlan plan)
    {
        World world = _setting.World;
        Starts[] starts = [.. world.Groups.Select((_, g) =>
            Starts.For(world, g, plan, (_setting.Bins, _responses[0])))];
        return new PlannedYear(plan, starts,
            [.. _setting.Grid.Of(year)
                .Select(month => VintageFlows.Of(_setting, month, plan, starts))]);
    }

    private EffortRule[] Rules(int year, double productivity)
    {
        if (!_rules.TryGetValue((year, productivity), out EffortRule[]? rules))
        {
            var responses = new GroupResponses(_setting.World, productivity);
            rules =
            [
                .. _setting.World.Groups.Select((_, g) => new EffortRule(
                    [.. _setting.World.Courses.Select((course, c) =>
                        (responses.Of(g, c), _values[year][g][c], Shape.Of(course)))])),
            ];
            _rules.Add((year, productivity), rules);
        }
        return rules;
    }
}

/// <summary>A plan for the people of one year, with what it brings.</summary>
/// <param name="Plan">The effort.</param>
/// <param name="Starts">When courses begin, by group.</param>
/// <param name="Flows">For each month of the year, the money of one start.</param>
public sealed record PlannedYear(YearPlan Plan, Starts[] Starts, VintageFlows[] Flows);
