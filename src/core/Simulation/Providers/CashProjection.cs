using Outturn.Statistics.Distributions;
using Outturn.Statistics.Functions;

namespace Outturn.Simulation.Providers;

/// <summary>The cash that a provider expects month by month (models, 1.8.3).</summary>
public sealed class CashProjection
{
    private readonly double _overdraft;
    private readonly double _risk;
    private readonly int _trading;

    private CashProjection(ProviderSetting setting)
    {
        int months = setting.Grid.Count;
        (Cash, Fees, Outcomes, Costs, Balance) = (new double[months], new double[months],
            new double[months], new double[months], new double[months]);
        Achieved = new(setting.World.Groups.Length, months);
        (_overdraft, _risk) = (setting.Type.Overdraft, setting.Type.IncomeRisk);
        _trading = Math.Min(setting.Grid.Referral + CostMonths.AfterReferral, months);
    }

    /// <summary>Money in less money out, by month.</summary>
    public double[] Cash { get; }

    /// <summary>Payments received whatever happens, by month.</summary>
    public double[] Fees { get; }

    /// <summary>Outcome payments received, by month.</summary>
    public double[] Outcomes { get; }

    /// <summary>Effort and contact costs, by month.</summary>
    public double[] Costs { get; }

    /// <summary>The balance at the end of each month, overdraft interest paid.</summary>
    public double[] Balance { get; }

    /// <summary>Outcomes achieved, by group and month.</summary>
    public FigureTable Achieved { get; }

    /// <summary>What the contract is worth at its start, discounted.</summary>
    public double Npv { get; private set; }

    /// <summary>The least balance while it trades.</summary>
    public double LeastBalance => Balance.Take(_trading).Min();

    /// <summary>The belief: the chance of insolvency at the worst month, outcome income being
    /// uncertain in proportion to what has come in by then.</summary>
    public double Ruin { get; private set; }

    /// <summary>What follows from a plan for each year.</summary>
    /// <param name="setting">The provider's setting.</param>
    /// <param name="years">The plans.</param>
    /// <param name="spent">Spent at the start, as on a trial.</param>
    public static CashProjection Of(
        ProviderSetting setting, IReadOnlyList<PlannedYear> years, double spent = 0)
    {
        var projection = new CashProjection(setting);
        for (int month = 0; month < setting.Grid.Referral; month++)
        {
            projection.Add(setting.Starts[month], years[month / 12].Flows[month % 12], setting);
        }
        projection.Close(setting, spent);
        return projection;
    }

    private void Add(double starts, VintageFlows flows, ProviderSetting setting)
    {
        Sums.AddTimes(Fees, starts, flows.Fees);
        Sums.AddTimes(Outcomes, starts, flows.Outcomes);
        Sums.AddTimes(Costs, starts, flows.Costs);
        for (int g = 0; g < Achieved.Rows; g++)
        {
            Sums.AddTimes(
                Achieved.Row(g), starts * setting.Share(g), flows.Achieved.Row(g));
        }
    }

    private void Close(ProviderSetting setting, double spent)
    {
        double balance = setting.Type.Cash - spent;
        double discount = 1, income = 0;
        for (int t = 0; t < Cash.Length; t++)
        {
            Cash[t] = Fees[t] + Outcomes[t] - Costs[t]
                - (t < _trading ? setting.Type.FixedCost : 0);
            balance += Cash[t] - (setting.Type.OverdraftRate / 12 * Math.Max(0, -balance));
            Balance[t] = balance;
            Npv += Cash[t] / discount;
            discount *= 1 + (setting.Type.DiscountRate / 12);
            income += Outcomes[t];
            if (t < _trading)
            {
                Ruin = Math.Max(Ruin, Normal.Cdf(
                    (-_overdraft - balance) / ((_risk * income) + 1e-6)));
            }
        }
    }
}
