using Outturn.Simulation.Payments;
using Outturn.Simulation.People;
using Outturn.Simulation.Providers;
using Outturn.Simulation.Worlds;
using Outturn.Statistics.Functions;

namespace Outturn.Review.Expected;

/// <summary>The least service worth having: the spend that reaches half of what help can do, its
/// full cost, and what is paid for it. That half is our measure; it is no finding of anybody's.
/// </summary>
public sealed class ServiceCost
{
    private const double Half = .5;
    private readonly WorldExpected _of;
    private readonly ProviderSetting _setting;
    private readonly Plans _plans;
    private readonly Dictionary<int, Starts[]> _starts = [];

    internal ServiceCost(WorldExpected of)
    {
        _of = of;
        // The spend that reaches half is then the same for everybody of a group.
        World even = of.World with { Slopes = of.World.Slopes with { Effort = 0 } };
        _setting = new ProviderSetting(of.Put.With(even), of.Main.Type);
        _plans = new Plans(_setting);
    }

    private ProviderType Type => _of.Main.Type;

    /// <summary>Spend a person that reaches half of what help can do: s·ln 2.</summary>
    public double HalfEffect(int group) =>
        _of.Groups[group].Courses[0].EffortScale * Ln.Of(1 / Half);

    /// <summary>Contact, half-effect service, and the fixed cost for each planned start.</summary>
    public double Full(int group) => Type.ContactCost + (HalfEffect(group) * Type.CostMultiplier)
        + FixedPerStart + (_of.World.Commissioner.ReportingCost * CostMonths.Contact);

    /// <summary>Fixed costs for each planned start.</summary>
    public double FixedPerStart
    {
        get
        {
            ProviderSetting setting = _of.Main.Expected.Setting;
            return Type.FixedCost * (setting.Grid.Referral + CostMonths.AfterReferral)
                / setting.Planned.Sum();
        }
    }

    /// <summary>What is expected to be paid for a start of a group and year, from 0, who gets the
    /// half-effect service.</summary>
    public double Pay(int group, int year) => Fees(group, year) + Results(group, year);

    /// <summary>The part of it that is paid whatever happens.</summary>
    public double Fees(int group, int year) =>
        Starting(group, year, isResult: false) * Type.Keeps;

    /// <summary>The part of it that results pay, less what is taken off for those expected anyway.
    /// </summary>
    public double Results(int group, int year)
    {
        int month = 12 * year;
        double paid = Starting(group, year, isResult: true);
        ReadOnlySpan<double> amounts = _setting.Flows.Amounts;
        for (int c = 0; c < _of.World.Courses.Length; c++)
        {
            double[] chances = Started(year)[group].Lasting(c);
            foreach (ref readonly FlowLine line in _setting.Flows.Paid(group, month, c))
            {
                paid += chances[line.Case] * amounts[line.Price];
            }
        }
        return paid * Type.Keeps;
    }

    private double Starting(int group, int year, bool isResult)
    {
        double paid = 0;
        foreach (ref readonly DueLine line in _setting.Payments.Starting(group, 12 * year))
        {
            bool counts = line.Due < _setting.Grid.Count
                && isResult == (line.Amount < 0 || _setting.IsResult(line.Outcome));
            paid += counts ? line.Amount : 0;
        }
        return paid;
    }

    // When courses begin, by group, where everybody gets it.
    private Starts[] Started(int year)
    {
        if (!_starts.TryGetValue(year, out Starts[]? known))
        {
            double[][] effort = [.. _of.Groups.Select((_, g) => Enumerable
                .Repeat(HalfEffect(g), DifficultyBins.Count).ToArray())];
            _starts[year] = known =
                _plans.Under(year, new YearPlan(effort, 1, 1), [12 * year]).Starts;
        }
        return known;
    }

    /// <summary>That over its full cost.</summary>
    public double Coverage(int group, int year) => Pay(group, year) / Full(group);

    /// <summary>What is expected to be paid for a start of a year who gets it, all groups.
    /// </summary>
    public double Pay(int year) => Enumerable.Range(0, _of.Groups.Length)
        .Sum(g => _of.Share(g) * Pay(g, year));
}
