using Outturn.Simulation.Providers;

namespace Outturn.Simulation.MonteCarlo;

/// <summary>One provider in one replication: its cash, and what is to come of the people who have
/// started with it.</summary>
public sealed class ProviderState
{
    private const int SpendMonths = 12;
    private const int ContactMonths = 24;
    private readonly long _minor;
    private readonly double[] _net;
    private readonly double[] _outcomes;
    private readonly double[] _costs;

    /// <summary>A provider of a type, before its first month.</summary>
    public ProviderState(Outlook outlook, long minorPerUnit)
    {
        (Outlook, _minor) = (outlook, minorPerUnit);
        int months = outlook.Setting.Grid.Count;
        (_net, _outcomes, _costs) = (new double[months], new double[months], new double[months]);
        (Receipts, Balance) = (new long[months], new double[months]);
        Cash = outlook.Setting.Type.Cash;
    }

    /// <summary>What those of its type look at.</summary>
    public Outlook Outlook { get; }

    /// <summary>Payments by month in which they are payable, in minor units.</summary>
    public long[] Receipts { get; }

    /// <summary>The balance at the end of each month.</summary>
    public double[] Balance { get; }

    /// <summary>Cash in hand.</summary>
    public double Cash { get; private set; }

    /// <summary>The shadow price that it works with, by its index.</summary>
    public int Price { get; private set; }

    /// <summary>The month in which it became insolvent; -1: it did not.</summary>
    public int FailedIn { get; private set; } = -1;

    /// <summary>Whether it still trades.</summary>
    public bool Trades => FailedIn < 0;

    /// <summary>Looks ahead, and chooses.</summary>
    public void Decide(int month) =>
        Price = Outlook.Choose(month, Cash, (_net, _outcomes));

    /// <summary>Takes on the people who start in a month: what it expects of them, and what they
    /// will cost.</summary>
    /// <param name="month">The month.</param>
    /// <param name="people">How many they are.</param>
    /// <param name="effort">Money spent on them in all, beside contact.</param>
    public void TakeOn(int month, long people, double effort)
    {
        ProviderSetting setting = Outlook.Setting;
        VintageFlows flows = Outlook.Plan(month, Price).Flows[month % 12];
        double by = setting.Type.CostMultiplier;
        double contact = (setting.Type.ContactCost * by / ContactMonths)
            + setting.World.Commissioner.ReportingCost;
        for (int t = month; t < _net.Length; t++)
        {
            double cost = t < month + ContactMonths ? people * contact : 0;
            cost += t < month + SpendMonths ? effort * by / SpendMonths : 0;
            _costs[t] += cost;
            _net[t] += (people * (flows.Fees[t] + flows.Outcomes[t])) - cost;
            _outcomes[t] += people * flows.Outcomes[t];
        }
    }

    /// <summary>Closes a month: receives and pays; false where that was more than it could.
    /// </summary>
    public void Close(int month)
    {
        if (Trades)
        {
            double fixedCost = month < Outlook.Trading ? Outlook.Setting.Type.FixedCost : 0;
            double interest = Outlook.Setting.Type.OverdraftRate / 12 * Math.Max(0, -Cash);
            Cash += ((double)Receipts[month] / _minor) - _costs[month] - fixedCost - interest;
            FailedIn = Cash < -Outlook.Setting.Type.Overdraft && month < Outlook.Trading
                ? month : -1;
        }
        Balance[month] = Cash;
    }
}
