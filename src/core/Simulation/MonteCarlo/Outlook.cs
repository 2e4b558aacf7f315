using Outturn.Simulation.Providers;
using Outturn.Statistics.Distributions;

namespace Outturn.Simulation.MonteCarlo;

/// <summary>What providers of one type look at when they decide, each quarter: the flows of the
/// people who are still to come, at each shadow price. The same for all of the type, and worked out
/// once for all replications.</summary>
public sealed class Outlook
{
    private const int MonthsAfterReferral = 24;
    private readonly Plans _plans;
    private readonly (double[] Net, double[] Outcomes)[,] _still;
    private readonly int _trading;

    /// <summary>The outlook of a type.</summary>
    public Outlook(Plans plans)
    {
        _plans = plans;
        Setting = plans.Setting;
        _trading = Math.Min(Setting.Grid.Referral + MonthsAfterReferral, Setting.Grid.Count);
        _still = new (double[], double[])[ShadowPrice.Prices.Length, Setting.Grid.Referral + 1];
        for (int p = 0; p < ShadowPrice.Prices.Length; p++)
        {
            Fill(p);
        }
    }

    /// <summary>The setting of the type.</summary>
    public ProviderSetting Setting { get; }

    /// <summary>The last month, not included, in which fixed costs are borne.</summary>
    public int Trading => _trading;

    /// <summary>The plan of a month at a price, by its index.</summary>
    public PlannedYear Plan(int month, int price) =>
        _plans.Of(new Plans.PlanKey(month / 12, ShadowPrice.Prices[price], 1, 1));

    /// <summary>The price, by its index, that a provider chooses in a month: the least at which its
    /// belief of insolvency is within what it accepts, else the one at which that is least.
    /// </summary>
    /// <param name="month">The month of the decision.</param>
    /// <param name="cash">Cash in hand.</param>
    /// <param name="committed">Net and outcome flows expected of those who have started.</param>
    public int Choose(int month, double cash, (double[] Net, double[] Outcomes) committed)
    {
        (int best, double least) = (0, double.PositiveInfinity);
        for (int p = 0; p < ShadowPrice.Prices.Length; p++)
        {
            double ruin = Ruin(month, cash, committed, _still[p, Math.Min(
                month, Setting.Grid.Referral)]);
            if (ruin <= Setting.Type.RuinTolerance)
            {
                return p;
            }
            if (ruin < least - 1e-9)
            {
                (best, least) = (p, ruin);
            }
        }
        return best;
    }

    private double Ruin(
        int month, double cash, (double[] Net, double[] Outcomes) committed,
        (double[] Net, double[] Outcomes) still)
    {
        (double balance, double income, double ruin) = (cash, 0, 0);
        Worlds.ProviderType type = Setting.Type;
        for (int t = month; t < _trading; t++)
        {
            balance += committed.Net[t] + still.Net[t] - type.FixedCost
                - (type.OverdraftRate / 12 * Math.Max(0, -balance));
            income += committed.Outcomes[t] + still.Outcomes[t];
            double z = (-type.Overdraft - balance) / ((type.IncomeRisk * income) + 1e-6);
            ruin = Math.Max(ruin, z < -8 ? 0 : Normal.Cdf(z));
        }
        return ruin;
    }

    // From the last month back: those still to come in a month are those after it and its own.
    private void Fill(int price)
    {
        int months = Setting.Grid.Count;
        (double[] net, double[] outcomes) = (new double[months], new double[months]);
        _still[price, Setting.Grid.Referral] = (net, outcomes);
        for (int a = Setting.Grid.Referral - 1; a >= 0; a--)
        {
            VintageFlows flows = Plan(a, price).Flows[a % 12];
            (net, outcomes) = ([.. net], [.. outcomes]);
            for (int t = a; t < months; t++)
            {
                net[t] += Setting.Starts[a] * (flows.Fees[t] + flows.Outcomes[t] - flows.Costs[t]);
                outcomes[t] += Setting.Starts[a] * flows.Outcomes[t];
            }
            _still[price, a] = (net, outcomes);
        }
    }
}
