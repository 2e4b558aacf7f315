using System.Runtime.Intrinsics;
using Outturn.Simulation.People;
using Outturn.Statistics.Functions;

namespace Outturn.Simulation.Providers;

/// <summary>The chance that a course begins in each month since the start, and lasts so and so
/// long, under a plan (models, 1.4).</summary>
public sealed class Starts
{
    private const int Lanes = 4;
    private readonly double[][] _lasting;

    private Starts(double[][] lasting) => _lasting = lasting;

    /// <summary>For everybody of the group, the chance of each case of
    /// <see cref="Payments.FlowLine.Case"/>: that the course begins in month d and lasts m months
    /// at least.</summary>
    public double[] Lasting(int course) => _lasting[course];

    /// <summary>The chances in a group under a plan.</summary>
    public static Starts For(
        ProviderSetting setting, int group, YearPlan plan, GroupResponses responses)
    {
        double[][] all = new double[setting.World.Courses.Length][];
        for (int c = 0; c < all.Length; c++)
        {
            double[] begins = Begins(
                Shape.Of(setting.World.Courses[c]), responses.Of(group, c),
                (setting.Bins, plan, group));
            all[c] = Lasting(setting, (group, c), begins);
        }
        return new Starts(all);
    }

    // By month since the start and bin of difficulty, padded: the chances of all bins together with
    // those of not beginning make 1.
    private static double[] Begins(
        Shape shape, Response[] responses,
        (DifficultyBins Bins, YearPlan Plan, int Group) by)
    {
        double[] begins = new double[shape.Within * DifficultyBins.Padded];
        double[] baseline = new double[DifficultyBins.Padded];
        double[] help = new double[DifficultyBins.Padded];
        double[] mass = new double[DifficultyBins.Padded];
        double[] effort = by.Plan.Effort[by.Group];
        for (int j = 0; j < DifficultyBins.Count; j++)
        {
            // All on whom as much is spent are worked out together, as those who are parked.
            if (Array.IndexOf(effort, effort[j]) < j)
            {
                continue;
            }
            for (int k = 0; k < DifficultyBins.Count; k++)
            {
                mass[k] = 0;
                for (int i = j; i < DifficultyBins.Count; i++)
                {
                    mass[k] += effort[i] == effort[j] && by.Plan.Serves(by.Group, i)
                        ? by.Bins.Joint[i, k] : 0;
                }
                baseline[k] = responses[k].Baseline;
                help[k] = responses[k].Help * by.Plan.Productivity * by.Plan.Dip
                    * responses[k].Reached(effort[j]);
            }
            for (int k = 0; k < DifficultyBins.Padded; k += Lanes)
            {
                Add(begins.AsSpan(k), shape, (
                    Vector256.Create(mass, k), Vector256.Create(baseline, k),
                    Vector256.Create(help, k)));
            }
        }
        return begins;
    }

    private static void Add(
        Span<double> begins, Shape shape,
        (Vector256<double> Mass, Vector256<double> Baseline, Vector256<double> Help) of)
    {
        Vector256<double> before = Vector256<double>.One;
        for (int d = 0; d < shape.Within; d++)
        {
            Vector256<double> after = Vector256.Min(before, Exp.Of(
                -(of.Baseline * shape.Even(d + 1)) - (of.Help * shape.Helped(d + 1))));
            Span<double> at = begins[(d * DifficultyBins.Padded)..];
            (Vector256.Create<double>(at) + (of.Mass * (before - after))).CopyTo(at);
            before = after;
        }
    }

    private static double[] Lasting(
        ProviderSetting setting, (int Group, int Course) of, double[] begins)
    {
        int months = setting.Flows.Lasting;
        double[] lasting = new double[begins.Length / DifficultyBins.Padded * months];
        for (int d = 0; d < lasting.Length / months; d++)
        {
            for (int k = 0; k < DifficultyBins.Count; k++)
            {
                Sums.AddTimes(
                    lasting.AsSpan(d * months, months),
                    begins[(d * DifficultyBins.Padded) + k],
                    setting.Kept(of.Group, of.Course, k));
            }
        }
        return lasting;
    }
}
