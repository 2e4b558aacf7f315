using System.Collections.Concurrent;
using Outturn.Simulation.People;
using Outturn.Simulation.Worlds;

namespace Outturn.Simulation.Providers;

/// <summary>The plans that a provider weighs: for each year, practice and shadow price, the effort
/// and the flows of money that follow. Each is worked out once, when it is first asked for; several
/// threads may ask.</summary>
public sealed class Plans
{
    private readonly ProviderSetting _setting;
    private readonly CourseValue[][][] _values;
    private readonly Lazy<double[]> _scarcity;
    private readonly GroupResponses _responses;
    private readonly ConcurrentDictionary<PlanKey, PlannedYear> _years = [];
    private readonly ConcurrentDictionary<(int Year, double Productivity), EffortRule[]> _rules =
        [];

    /// <summary>Which plan: year from 0, shadow price μ, productivity q and dip.</summary>
    public readonly record struct PlanKey(int Year, double Price, double Productivity, double Dip);

    /// <summary>The plans in a setting.</summary>
    public Plans(ProviderSetting setting)
    {
        _setting = setting;
        _scarcity = new Lazy<double[]>(() => Providers.Scarcity.Of(this));
        World world = setting.World;
        _responses = new GroupResponses(world);
        _values =
        [
            .. Enumerable.Range(0, setting.Grid.Years).Select(year => world.Groups
                .Select((_, g) => world.Courses
                    .Select((_, c) => CourseValue.Of(setting, (g, c), year))
                    .ToArray())
                .ToArray()),
        ];
    }

    /// <summary>The setting.</summary>
    public ProviderSetting Setting => _setting;

    /// <summary>The shadow price of adviser time by year: above 0 where more people come than it
    /// has advisers for.</summary>
    public IReadOnlyList<double> Scarcity => _scarcity.Value;

    /// <summary>The plan of a year and what it brings.</summary>
    public PlannedYear Of(PlanKey key) => _years.GetOrAdd(key, Work);

    private PlannedYear Work(PlanKey key)
    {
        EffortRule[] rules = _rules.GetOrAdd((key.Year, key.Productivity), Rules);
        double cost = (1 + key.Price) * _setting.Type.CostMultiplier / _setting.Type.Keeps;
        double[][] effort = [.. rules.Select(_ => new double[DifficultyBins.Count])];
        for (int g = 0; g < rules.Length; g++)
        {
            for (int j = 0; j < DifficultyBins.Count; j++)
            {
                effort[g][j] = rules[g].For(_setting.Bins.Believed(j), cost);
            }
        }
        if (_setting.Type.RiskAversion > 0)
        {
            new RiskAversion(_setting, _values[key.Year]).HoldBack(key.Year, effort, (g, j, rho) =>
                rho <= 0 ? 0 : rules[g].For(_setting.Bins.Believed(j), cost / rho));
        }
        for (int g = 0; g < effort.Length; g++)
        {
            for (int j = 0; j < effort[g].Length; j++)
            {
                effort[g][j] = Math.Max(effort[g][j], _setting.World.LeastEffort(g));
            }
        }
        return Known(key, effort)
            ?? Under(key.Year, new YearPlan(effort, key.Productivity, key.Dip)
            {
                Served = _setting.Served,
            });
    }

    // The same effort at another price brings the same: beyond some price nothing is spent.
    private PlannedYear? Known(PlanKey key, double[][] effort) => _years
        .Where(y => y.Key.Year == key.Year && y.Key.Productivity == key.Productivity
            && y.Key.Dip == key.Dip)
        .Select(y => y.Value)
        .FirstOrDefault(y => y.Plan.Effort.Zip(effort, (a, b) => a.AsSpan().SequenceEqual(b))
            .All(same => same));

    /// <summary>What a plan of one's own brings in a year.</summary>
    public PlannedYear Under(int year, YearPlan plan) =>
        Under(year, plan, [.. _setting.Grid.Of(year)]);

    /// <summary>What it brings of those who start in some months of the year.</summary>
    public PlannedYear Under(
        int year, YearPlan plan, IReadOnlyList<int> months)
    {
        Starts[] starts = [.. _setting.World.Groups.Select((_, g) =>
            Starts.For(_setting, g, plan, _responses))];
        return new PlannedYear(plan, starts,
            [.. months.Select(month => VintageFlows.Of(_setting, month, plan, starts))]);
    }

    private EffortRule[] Rules((int Year, double Productivity) of)
    {
        var responses = new GroupResponses(_setting.World, of.Productivity);
        return
        [
            .. _setting.World.Groups.Select((_, g) => new EffortRule(
                [.. _setting.World.Courses.Select((course, c) =>
                    (responses.Of(g, c), _values[of.Year][g][c], Shape.Of(course)))])),
        ];
    }
}

/// <summary>A plan for the people of one year, with what it brings.</summary>
/// <param name="Plan">The effort.</param>
/// <param name="Starts">When courses begin, by group.</param>
/// <param name="Flows">For each month of the year, the money of one start.</param>
public sealed record PlannedYear(YearPlan Plan, Starts[] Starts, VintageFlows[] Flows);
