using Outturn.Simulation.Providers;
using Outturn.Simulation;
using Outturn.Statistics.Distributions;

namespace Outturn.Review.Expected;

/// <summary>A provider whose contract begins in a later year and runs as long as any, on the terms
/// of that year: its cash, as a provider believes it (models, 1.8.3), from its own people alone.
/// </summary>
/// <param name="Ruin">The chance of insolvency, at the shadow price of cash that it works with.
/// </param>
/// <param name="PeakNeed">The most that its account falls below where it began.</param>
/// <param name="PeakMonth">The month of that, from its beginning.</param>
/// <param name="PaysBack">The month in which a start has paid for itself; -1: never.</param>
/// <param name="FirstOutcome">The month of the first money for an outcome; -1: none.</param>
/// <param name="FirstMoney">The month of the first money at all; -1: none.</param>
public sealed record Entrant(
    double Ruin, double PeakNeed, int PeakMonth, int PaysBack, int FirstOutcome, int FirstMoney)
{
    private const double Little = 1e-3;

    /// <summary>What is expected of one that begins in a year, from 0.</summary>
    public static Entrant Of(MeanField found, int year)
    {
        Entrant? best = null;
        foreach (double price in ShadowPrice.Prices)
        {
            Entrant at = At(found, year, price);
            if (at.Ruin <= found.Setting.Type.RuinTolerance)
            {
                return at;
            }
            best = best is null || at.Ruin < best.Ruin - 1e-9 ? at : best;
        }
        return best!;
    }

    private static Entrant At(MeanField found, int year, double price)
    {
        ProviderSetting setting = found.Setting;
        VintageFlows flows = Plan(found, year, price).Flows[0];
        int first = 12 * year, months = setting.Grid.Count - first;
        double starts = setting.Planned.Average();
        (double sure, double hoped, double costs) = (0, 0, 0);
        var cash = new Account(setting.Type.Cash, setting.Type.Overdraft);
        int trading = Math.Min(setting.Grid.Referral + CostMonths.AfterReferral, months);
        for (int t = 0; t < trading; t++)
        {
            // Everybody who has started so far brings the money of the months since.
            bool leaves = t >= setting.Grid.Referral;
            int gone = first + t - setting.Grid.Referral;
            sure += flows.Fees[first + t] - (leaves ? flows.Fees[gone] : 0);
            hoped += flows.Outcomes[first + t] - (leaves ? flows.Outcomes[gone] : 0);
            costs += flows.Costs[first + t] - (leaves ? flows.Costs[gone] : 0);
            cash.Add(
                (starts * (sure + hoped - costs)) - setting.Type.FixedCost, starts * hoped,
                (setting.Type.OverdraftRate, setting.Type.IncomeRisk));
        }
        (int back, int outcome, int money) = OneStart(setting, flows, first);
        return new Entrant(cash.Ruin, cash.Need, cash.Worst, back, outcome, money);
    }

    private static PlannedYear Plan(MeanField found, int year, double price) =>
        found.Plans.Of(new Plans.PlanKey(
            year, Math.Max(price, found.Plans.Scarcity[year]), 1, 1));

    // A single start of the first month: when it has paid for itself, its part of the fixed costs
    // left out, and when money first comes.
    private static (int Back, int Outcome, int Money) OneStart(
        ProviderSetting setting, VintageFlows flows, int first)
    {
        double sum = 0, least = 0;
        (int back, int outcome, int money) = (-1, -1, -1);
        for (int t = first; t < setting.Grid.Count; t++)
        {
            sum += flows.Fees[t] + flows.Outcomes[t] - flows.Costs[t];
            least = Math.Min(least, sum);
            back = sum < -Little ? -1 : back < 0 ? t - first : back;
            outcome = outcome < 0 && flows.Outcomes[t] > Little ? t - first : outcome;
            money = money < 0 && flows.Fees[t] + flows.Outcomes[t] > Little ? t - first : money;
        }
        return (back, outcome, money);
    }

    private sealed class Account(double balance, double overdraft)
    {
        private readonly double _began = balance;
        private double _balance = balance;
        private double _income;
        private double _least = balance;
        private int _month;

        public double Ruin { get; private set; }

        public int Worst { get; private set; }

        public double Need => _began - _least;

        public void Add(double cash, double hoped, (double Rate, double Risk) of)
        {
            _balance += cash - (of.Rate / 12 * Math.Max(0, -_balance));
            _income += hoped;
            if (_balance < _least)
            {
                (_least, Worst) = (_balance, _month);
            }
            _month++;
            Ruin = Math.Max(Ruin, Normal.Cdf(
                (-overdraft - _balance) / ((of.Risk * _income) + 1e-6)));
        }
    }
}
