using Outturn.Simulation.People;
using Outturn.Simulation.Providers;
using Outturn.Simulation.Worlds;

namespace Outturn.Simulation.Calibrations;

/// <summary>One group of a world without the others, helped by a provider that is not short of
/// cash: then its rates hang on its own figures alone, and each group is fitted by itself.
/// </summary>
internal sealed class GroupAlone
{
    private readonly SchemeInWorld _scheme;
    private readonly ProviderType _type;

    public GroupAlone(SchemeInWorld scheme, int group, ProviderType type, int threads)
    {
        World world = scheme.World with
        {
            Groups = [scheme.World.Groups[group] with { Share = 1, Demand = 1 }],
        };
        (_scheme, _type) = (new SchemeInWorld(scheme.Scheme, world, threads), type);
    }

    /// <summary>What the measures of some targets come to.</summary>
    /// <param name="courses">The figures of the group.</param>
    /// <param name="targets">Targets of the group.</param>
    public double[] Of(
        IEnumerable<CourseRates> courses, IReadOnlyList<Target> targets)
    {
        World world = _scheme.World with
        {
            Groups = [_scheme.World.Groups[0] with { Courses = [.. courses] }],
        };
        var plans = new Plans(new ProviderSetting(_scheme.With(world), _type));
        return [.. targets.Select(t => Of(plans, t))];
    }

    private static double Of(Plans plans, Target target)
    {
        int year = target.Year - 1;
        if (target.Measure == TargetMeasure.InYearRatio)
        {
            CashProjection cash = ShadowPrice.At(
                plans, 0, [.. Enumerable.Repeat(1.0, plans.Setting.Grid.Years)]);
            return InYear.Ratio(plans.Setting, cash, target.FirstMonth, 0);
        }
        PlannedYear planned = target.Measure == TargetMeasure.OutcomeRate
            ? plans.Of(new Plans.PlanKey(year, 0, 1, 1))
            : plans.Under(year, new YearPlan([new double[DifficultyBins.Count]], 1, 1));
        FigureTable achieved = planned.Flows[0].Achieved;
        return Enumerable.Range(0, achieved.Columns).Sum(t => achieved[0, t]);
    }
}
