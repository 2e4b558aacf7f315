using Outturn.Simulation.Providers;
using Outturn.Statistics.Distributions;

namespace Outturn.Simulation.MonteCarlo;

/// <summary>Money that a provider expects of those who have started with it, month by month.
/// </summary>
/// <param name="Income">All payments.</param>
/// <param name="Outcomes">Those of them that hang on outcomes.</param>
/// <param name="Costs">Effort, contact and reports.</param>
public sealed record Committed(double[] Income, double[] Outcomes, double[] Costs)
{
    /// <summary>Nothing yet.</summary>
    public static Committed Nothing(int months) =>
        new(new double[months], new double[months], new double[months]);
}

/// <summary>What a provider decides for a quarter.</summary>
/// <param name="Price">The shadow price of cash, by its index.</param>
/// <param name="Ruin">The chance of insolvency that it believes in.</param>
/// <param name="Worth">What going on is worth, discounted to now.</param>
public readonly record struct Choice(int Price, double Ruin, double Worth);

/// <summary>What providers of one type look at when they decide, each quarter: the flows of the
/// people who are still to come, at each shadow price, with the practice in use. The same for all
/// of the type, and worked out once for all replications.</summary>
public sealed class Outlook
{
    private readonly Plans _plans;
    private readonly double _productivity;
    private readonly (double[] Net, double[] Outcomes)[,] _still;
    private readonly VintageFlows[,] _flows;
    private readonly Outlook? _passedOn;

    /// <summary>The outlook of a type with a practice.</summary>
    /// <param name="plans">The plans of the type.</param>
    /// <param name="productivity">Of the practice, 1 = the known one.</param>
    /// <param name="passedOn">Of its subcontractors; null: it has none.</param>
    public Outlook(Plans plans, double productivity = 1, Outlook? passedOn = null)
    {
        (_plans, _productivity, Setting) = (plans, productivity, plans.Setting);
        _passedOn = passedOn;
        _flows = new VintageFlows[ShadowPrice.Prices.Length, Setting.Grid.Referral];
        Trading = Math.Min(Setting.Grid.Referral + CostMonths.AfterReferral, Setting.Grid.Count);
        _still = new (double[], double[])[ShadowPrice.Prices.Length, Setting.Grid.Referral + 1];
        for (int p = 0; p < ShadowPrice.Prices.Length; p++)
        {
            Fill(p);
        }
    }

    /// <summary>The setting of the type.</summary>
    public ProviderSetting Setting { get; }

    /// <summary>The last month, not included, in which fixed costs are borne.</summary>
    public int Trading { get; }

    /// <summary>The plan of a month at a price, by its index.</summary>
    public PlannedYear Plan(int month, int price) => _plans.Of(
        new Plans.PlanKey(month / 12, ShadowPrice.Prices[price], _productivity, 1));

    /// <summary>What one start of a month brings at a price, with the margin on what
    /// subcontractors are paid.</summary>
    public VintageFlows Flows(int month, int price) => _flows[price, month];

    /// <summary>The price that a provider chooses in a month: the least at which its belief of
    /// insolvency is within what it accepts, else the one at which that is least.</summary>
    /// <param name="month">The month of the decision.</param>
    /// <param name="cash">Cash in hand.</param>
    /// <param name="committed">What it expects of those who have started.</param>
    /// <param name="share">Its share of referrals over that of the plan.</param>
    public Choice Choose(int month, double cash, Committed committed, double share)
    {
        var best = new Choice(0, double.PositiveInfinity, 0);
        for (int p = 0; p < ShadowPrice.Prices.Length; p++)
        {
            Choice choice = At(p, month, cash, (committed, share));
            if (choice.Ruin <= Setting.Type.RuinTolerance)
            {
                return choice;
            }
            best = choice.Ruin < best.Ruin - 1e-9 ? choice : best;
        }
        return best;
    }

    private Choice At(
        int price, int month, double cash, (Committed Committed, double Share) with)
    {
        (double[] net, double[] outcomes) =
            _still[price, Math.Min(month, Setting.Grid.Referral)];
        (double balance, double income, double ruin, double worth) = (cash, 0, 0, 0);
        Worlds.ProviderType type = Setting.Type;
        (double discount, double rate) = (1, 1 + (type.DiscountRate / 12));
        for (int t = month; t < Setting.Grid.Count; t++)
        {
            double flow = with.Committed.Income[t] - with.Committed.Costs[t]
                + (with.Share * net[t]) - (t < Trading ? type.FixedCost : 0);
            worth += flow / discount;
            discount *= rate;
            if (t < Trading)
            {
                balance += flow - (type.OverdraftRate / 12 * Math.Max(0, -balance));
                income += with.Committed.Outcomes[t] + (with.Share * outcomes[t]);
                double z = (-type.Overdraft - balance) / ((type.IncomeRisk * income) + 1e-6);
                ruin = Math.Max(ruin, z < -8 ? 0 : Normal.Cdf(z));
            }
        }
        return new Choice(price, ruin, worth);
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
            if (_passedOn is { Setting.Type: var sub } && sub.Keeps > 0)
            {
                flows = flows.With(_passedOn.Flows(a, 0), sub.Margin / sub.Keeps);
            }
            _flows[price, a] = flows;
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
