using Outturn.Simulation.People;
using Outturn.Simulation.Worlds;

namespace Outturn.Simulation.Providers;

/// <summary>How a provider that fears uncertain income values it less (models, 1.8.2): with
/// constant absolute risk aversion r a payment V counts only ρ·V, ρ = 1 − r (V (1 − 2P) ÷ 2 +
/// cv² · what all payments of the year come to), P the chance of it. What it spends changes P:
/// a fixed point, found by going half the way at each step.</summary>
internal sealed class RiskAversion(ProviderSetting setting, CourseValue[][] values)
{
    private const int Steps = 20;

    /// <summary>Lowers efforts until they fit the risk that they bring.</summary>
    /// <param name="year">The year, from 0.</param>
    /// <param name="effort">By group and signal bin, without risk aversion.</param>
    /// <param name="atRho">The effort of a group and bin where payments count ρ.</param>
    public void HoldBack(int year, double[][] effort, Func<int, int, double, double> atRho)
    {
        double people = setting.Grid.Of(year).Sum(month => setting.Starts[month]);
        double variation = setting.Type.IncomeRisk * setting.Type.IncomeRisk;
        for (int step = 0; step < Steps; step++)
        {
            double income = people * Enumerable.Range(0, effort.Length).Sum(g =>
                setting.Share(g) * Enumerable.Range(0, DifficultyBins.Count).Sum(j =>
                    setting.Bins.Mass[j] * Value(g) * Chance(g, j, effort[g][j])));
            for (int g = 0; g < effort.Length; g++)
            {
                for (int j = 0; j < DifficultyBins.Count; j++)
                {
                    double alone = Value(g) * (1 - (2 * Chance(g, j, effort[g][j]))) / 2;
                    double rho = Math.Clamp(
                        1 - (setting.Type.RiskAversion * (alone + (variation * income))), 0, 1);
                    effort[g][j] = (effort[g][j] + atRho(g, j, rho)) / 2;
                }
            }
        }
    }

    // What a course brings to somebody of mean difficulty, all courses together.
    private double Value(int group) => setting.Type.Keeps * values[group].Sum(v =>
        Enumerable.Range(0, v.Expected.Columns).Average(d => v.Expected[
            DifficultyBins.Count / 2, d]));

    private double Chance(int group, int signal, double effort)
    {
        CourseRates rates = setting.World.Groups[group].Courses[0];
        double chance = 0;
        for (int k = 0; k < DifficultyBins.Count; k++)
        {
            Response r = Response.Of(
                rates, setting.World.Slopes, setting.Bins.Value[k], setting.World.Economy.Level);
            chance += setting.Bins.Posterior[signal, k]
                * (1 - Math.Exp(-r.Baseline - (r.Help * r.Reached(effort))));
        }
        return chance;
    }
}
