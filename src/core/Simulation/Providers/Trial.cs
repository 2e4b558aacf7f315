using Outturn.Statistics.Distributions;
using Outturn.Statistics.Functions;

namespace Outturn.Simulation.Providers;

/// <summary>A target of a year, and what missing it costs the provider.</summary>
/// <param name="Year">The year, from 0.</param>
/// <param name="Rate">Outcomes in the year over referrals in it.</param>
/// <param name="Cost">Money, or what the provider thinks that it is worth.</param>
public sealed record YearTarget(int Year, double Rate, double Cost)
{
    /// <summary>The targets of the world: so much of what is expected with the known practice.
    /// </summary>
    public static IReadOnlyList<YearTarget> Of(MeanField expected) =>
    [
        .. expected.Setting.World.Targets.Where(t => t.Year <= expected.Setting.Grid.Years)
            .Select(t => new YearTarget(
                t.Year - 1,
                t.Level * YearRate.Of(expected.Setting, expected.Projection, t.Year - 1),
                t.Cost)),
    ];
}

/// <summary>What a provider expects of trying a new practice with a share of its people.</summary>
/// <param name="Share">Of the people in the learning time.</param>
/// <param name="Value">Expected net present value, less set-up, ruin and missed targets.</param>
/// <param name="Ruin">Chance of insolvency.</param>
/// <param name="Productivity">Expected productivity at the end.</param>
public sealed record TrialOption(double Share, double Value, double Ruin, double Productivity);

/// <summary>Whether a provider dares to try a new practice (models, 1.9). It weighs five possible
/// effects of it; after the learning time it keeps what works. Fear of failure is no term of this:
/// it is the chance of insolvency and of missed targets while the effect is not known.</summary>
public static class Trial
{
    private static readonly double[] Shares = [0, .25, .5, 1];
    private static readonly GaussHermite Effects = new(5);

    /// <summary>The options, to be chosen from by <see cref="Best"/>.</summary>
    /// <param name="expected">What is expected with the known practice.</param>
    /// <param name="from">The year, from 0, at whose beginning it decides.</param>
    public static IReadOnlyList<TrialOption> Options(MeanField expected, int from = 0)
    {
        double most = expected.Setting.World.Commissioner.TrialsAllowed;
        IReadOnlyList<YearTarget> targets = YearTarget.Of(expected);
        return [.. Shares.Where(s => s <= most + 1e-9)
            .Select(s => Option(expected, targets, (s, from)))];
    }

    /// <summary>The share with which it would begin a trial in each year that leaves time to learn
    /// and to use what was learnt; 0: none.</summary>
    public static IReadOnlyList<double> ByYear(MeanField expected)
    {
        ProviderSetting setting = expected.Setting;
        bool isOpen = setting.World.Commissioner.TrialsAllowed > 0 && setting.Type.Practice.Sd > 0;
        int years = isOpen ? Math.Max(setting.Grid.Years - Learning(setting), 0) : 0;
        return [.. Enumerable.Range(0, years)
            .Select(year => Best(expected.Plans, Options(expected, year)).Share)];
    }

    /// <summary>The best of the options that do not raise the chance of insolvency beyond what the
    /// provider accepts, or beyond what it is without a trial.</summary>
    public static TrialOption Best(Plans plans, IReadOnlyList<TrialOption> options)
    {
        double most = Math.Max(plans.Setting.Type.RuinTolerance, options[0].Ruin) + 1e-9;
        return options.Where(o => o.Ruin <= most).DefaultIfEmpty(options[0])
            .Aggregate((best, o) => o.Value > best.Value ? o : best);
    }

    /// <summary>What the most valuable trial is worth more than none; 0: no share may be tried.
    /// </summary>
    /// <param name="options">The options, that of no trial first.</param>
    public static double Worth(IReadOnlyList<TrialOption> options) => options.Count < 2 ? 0
        : options.Skip(1).Max(o => o.Value) - options[0].Value;

    private static TrialOption Option(
        MeanField expected, IReadOnlyList<YearTarget> targets, (double Share, int From) trial)
    {
        (Plans plans, double share) = (expected.Plans, trial.Share);
        Worlds.Practice practice = plans.Setting.Type.Practice;
        double setUp = practice.SetUpCost * share;
        var sum = new TrialOption(share, 0, 0, 0);
        for (int i = 0; i < Effects.Nodes.Count; i++)
        {
            double effect = Math.Max(.1, practice.Mean + (practice.Sd * Effects.Nodes[i]));
            (double[] productivity, double[] dips) = Years(plans, trial, effect);
            CashProjection p = ShadowPrice.At(
                plans, expected.Price, productivity, dips, setUp);
            double missed = targets.Sum(t => t.Cost * Missing(plans, p, t));
            double weight = Effects.Weights[i];
            sum = sum with
            {
                Value = sum.Value + (weight * (
                    p.Npv - setUp - (p.Ruin * practice.RuinCost) - missed)),
                Ruin = sum.Ruin + (weight * p.Ruin),
                Productivity = sum.Productivity + (weight * productivity[^1]),
            };
        }
        return sum;
    }

    private static int Learning(ProviderSetting setting) =>
        (setting.Type.Practice.LearningMonths + setting.World.Commissioner.ApprovalDelay) / 12;

    private static (double[] Productivity, double[] Dips) Years(
        Plans plans, (double Share, int From) trial, double effect)
    {
        ProviderSetting setting = plans.Setting;
        (double share, int from, int learning) = (trial.Share, trial.From, Learning(setting));
        double[] productivity = new double[setting.Grid.Years];
        double[] dips = new double[productivity.Length];
        for (int year = 0; year < productivity.Length; year++)
        {
            bool isLearning = share > 0 && year >= from && year < from + learning;
            productivity[year] = share == 0 || year < from ? 1
                : isLearning ? (1 - share) + (share * effect) : Math.Max(1, effect);
            dips[year] = isLearning ? (1 - share) + (share * setting.Type.Practice.Dip) : 1;
        }
        return (productivity, dips);
    }

    private static double Missing(Plans plans, CashProjection projection, YearTarget target)
    {
        double rate = YearRate.Of(plans.Setting, projection, target.Year);
        return Normal.Cdf((target.Rate - rate)
            / ((plans.Setting.Type.IncomeRisk * rate) + 1e-9));
    }
}
