using Outturn.Simulation.Worlds;
using Outturn.Statistics.Distributions;

namespace Outturn.Simulation.MonteCarlo;

/// <summary>The practice of one provider in one replication: the known one, one that it is trying,
/// or a better one that it has found or copied (models, 1.9).</summary>
public sealed class PracticeState(TypeOutlook type)
{
    private const double Worst = .1;
    private double _share;
    private double _effect = 1;
    private int _from = int.MaxValue;
    private int _known = int.MaxValue;

    /// <summary>What is used beside any trial: 1 = the known practice.</summary>
    public double InUse { get; private set; } = 1;

    /// <summary>How things look with it.</summary>
    public Outlook Outlook { get; private set; } = type.Known;

    /// <summary>Whether it has tried something.</summary>
    public bool Tried => _share > 0;

    private Practice Practice => type.Type.Practice;

    /// <summary>What help of a month achieves.</summary>
    public double Productivity(int month) => month < _from || month >= _known
        ? InUse
        : (InUse * (1 - _share)) + (_share * _effect * Practice.Dip);

    /// <summary>Begins to try something in a month, where it dares to; returns what that costs.
    /// </summary>
    /// <param name="month">The first month of a year.</param>
    /// <param name="delay">Months that an approval takes.</param>
    /// <param name="luck">Uniform: how good the practice really is.</param>
    public double Try(int month, int delay, double luck)
    {
        int year = month / 12;
        if (Tried || InUse > 1 || year >= type.Trials.Count || type.Trials[year] == 0)
        {
            return 0;
        }
        _share = type.Trials[year];
        _effect = Math.Max(
            Worst, Tenths(Practice.Mean + (Practice.Sd * Normal.Quantile(luck))));
        (_from, _known) = (month, month + Practice.LearningMonths + delay);
        return Practice.SetUpCost * _share;
    }

    /// <summary>Learns in a month what it was worth, and keeps what is better.</summary>
    public void Learn(int month)
    {
        if (month == _known && _effect > InUse)
        {
            Take(_effect);
        }
    }

    /// <summary>Copies what a rival has shown to be better.</summary>
    public void Copy(double better)
    {
        if (better > InUse)
        {
            Take(better);
        }
    }

    private void Take(double productivity) =>
        (InUse, Outlook) = (productivity, type.With(productivity));

    private static double Tenths(double number) => Math.Round(number * 10) / 10;
}
