using Outturn.Simulation.Providers;
using Outturn.Simulation.Worlds;

namespace Outturn.Simulation.MonteCarlo;

/// <summary>Why a provider is no longer there.</summary>
public enum Leaving
{
    /// <summary>It is still there.</summary>
    Stays,

    /// <summary>It could not pay.</summary>
    Insolvent,

    /// <summary>Going on would have cost it more than leaving.</summary>
    Withdrew,

    /// <summary>The commissioner ended the contract.</summary>
    Ended,

    /// <summary>It never bid.</summary>
    NoBid,
}

/// <summary>One provider in one replication: its cash, and what is to come of the people who have
/// started with it.</summary>
public sealed class ProviderState
{
    private readonly long _minor;
    private readonly Committed _committed;
    private readonly double[] _active;
    private bool _wouldLeave;

    /// <summary>A provider of a type, before its first month.</summary>
    public ProviderState(TypeOutlook type, long minorPerUnit)
    {
        (Of, _minor) = (type, minorPerUnit);
        Practice = new PracticeState(type);
        Places = new Capacity(type);
        ProviderSetting setting = type.Known.Setting;
        int months = setting.Grid.Count;
        _committed = Committed.Nothing(months);
        _active = new double[months];
        (Receipts, Balance) = (new long[months], new double[months]);
        int years = (months + 11) / 12;
        AchievedIn = new long[setting.World.Groups.Length, years];
        Cash = type.Type.Cash;
        if (!type.Bids)
        {
            Leave(0, Leaving.NoBid);
        }
    }

    /// <summary>What those of its type have in common.</summary>
    public TypeOutlook Of { get; }

    /// <summary>Its type.</summary>
    public ProviderType Type => Of.Type;

    /// <summary>The provider that it works for as a subcontractor; null: it holds a contract of its
    /// own, or that one has left.</summary>
    public ProviderState? Prime { get; set; }

    /// <summary>The practice that it works with.</summary>
    public PracticeState Practice { get; }

    /// <summary>How much adviser time it has.</summary>
    public Capacity Places { get; }

    /// <summary>Payments by month in which they are payable, in minor units.</summary>
    public long[] Receipts { get; }

    /// <summary>Payments for people together by month, in minor units, as they are known before
    /// the run; null: there are none.</summary>
    public Func<int, long>? Joint { get; set; }

    /// <summary>The balance at the end of each month.</summary>
    public double[] Balance { get; }

    /// <summary>Main outcomes of its people, by group and year in which they are achieved.
    /// </summary>
    public long[,] AchievedIn { get; }

    /// <summary>Cash in hand.</summary>
    public double Cash { get; private set; }

    /// <summary>Money that has gone out.</summary>
    public double Spent { get; private set; }

    /// <summary>The shadow price that it works with, by its index.</summary>
    public int Price { get; private set; }

    /// <summary>Its share of referrals over that of the plan.</summary>
    public double Share { get; set; } = 1;

    /// <summary>What reports cost over what they cost at first.</summary>
    public double Reporting { get; set; } = 1;

    /// <summary>People who have started with it.</summary>
    public long People { get; private set; }

    /// <summary>Why it is no longer there.</summary>
    public Leaving Left { get; private set; }

    /// <summary>The month after which it is not; -1: it still is.</summary>
    public int LeftIn { get; private set; } = -1;

    /// <summary>The month in which it became insolvent; -1: it did not.</summary>
    public int FailedIn => Left == Leaving.Insolvent ? LeftIn : -1;

    /// <summary>Whether its people have gone to others.</summary>
    public bool PassedOn { get; set; }

    /// <summary>Whether it still trades.</summary>
    public bool Trades => LeftIn < 0;

    private Outlook Outlook => Practice.Outlook;

    /// <summary>Who holds the contract under which it works.</summary>
    public ProviderState ContractHolder => Prime ?? this;

    /// <summary>Notes an outcome.</summary>
    public void Achieved(int group, int year, int count) => AchievedIn[group, year] += count;

    /// <summary>Looks ahead, and chooses; it leaves where that has twice been the better of two
    /// evils.</summary>
    /// <param name="month">The month.</param>
    /// <param name="demand">Demand over the plan, as it has seen it of late.</param>
    public void Decide(int month, double demand)
    {
        Choice choice = Outlook.Choose(month, Cash, _committed, Share * demand);
        Price = Places.Least(month, choice.Price, Share * demand);
        bool wouldLeave = choice.Worth < -Type.ExitCost;
        if (wouldLeave && _wouldLeave)
        {
            Leave(month - 1, Leaving.Withdrew);
        }
        _wouldLeave = wouldLeave;
    }

    /// <summary>Leaves at the end of a month.</summary>
    public void Leave(int month, Leaving why) => (LeftIn, Left) = (month, why);

    /// <summary>What it does for those who start in a month.</summary>
    internal Helping Helping(int month) => MonteCarlo.Helping.Of(
        Outlook.Plan(month, Price).Plan, Practice.Productivity(month));

    /// <summary>Takes on the people who start in a month: what it expects of them, and what they
    /// will cost.</summary>
    /// <param name="month">The month.</param>
    /// <param name="sent">How many were sent, those passed on among them.</param>
    /// <param name="people">How many of them it helps itself.</param>
    /// <param name="effort">Money spent on them in all, beside contact.</param>
    public void TakeOn(int month, long sent, long people, double effort)
    {
        VintageFlows flows = Outlook.Flows(month, Price);
        People += people;
        for (int t = month; t < _active.Length; t++)
        {
            _committed.Income[t] += sent * (flows.Fees[t] + flows.Outcomes[t]);
            _committed.Outcomes[t] += sent * flows.Outcomes[t];
        }
        Cost(month, month + CostMonths.Contact, people, effort);
    }

    /// <summary>Takes over people of another provider after a month.</summary>
    /// <param name="from">The other provider.</param>
    /// <param name="month">The other's last month.</param>
    /// <param name="lot">The month in which they started, and how many of them there are.</param>
    /// <param name="effort">Money to spend on them in all.</param>
    public void TakeOver(
        ProviderState from, int month, (int Month, long People) lot, double effort)
    {
        double part = (double)lot.People / Math.Max(from.People, 1);
        for (int t = month + 1; t < _active.Length; t++)
        {
            _committed.Income[t] += part * from._committed.Income[t];
            _committed.Outcomes[t] += part * from._committed.Outcomes[t];
        }
        Cost(month + 1, Math.Max(lot.Month + CostMonths.Contact, month + 1), lot.People, effort);
    }

    /// <summary>Pays for something at once.</summary>
    public void Pay(double money) => (Cash, Spent) = (Cash - money, Spent + money);

    /// <summary>Closes a month: receives and pays; it becomes insolvent where that was more than
    /// it could.</summary>
    public void Close(int month)
    {
        if (Trades)
        {
            double fixedCost = month < Outlook.Trading ? Type.FixedCost : 0;
            double interest = Type.OverdraftRate / 12 * Math.Max(0, -Cash);
            double reports = _active[month] * (Reporting - 1)
                * Outlook.Setting.World.Commissioner.ReportingCost;
            double spent = _committed.Costs[month] + reports + fixedCost + interest;
            Spent += spent;
            Cash += Income(month) - spent;
            if (Cash < -Type.Overdraft && month < Outlook.Trading)
            {
                Leave(month, Leaving.Insolvent);
            }
        }
        Balance[month] = Cash;
    }

    // Of what is paid for a subcontractor's people its prime contractor keeps the margin.
    private double Income(int month)
    {
        double paid = (double)(Receipts[month] + (Joint?.Invoke(month) ?? 0)) / _minor;
        double kept = Prime is null ? paid : paid * Type.Keeps;
        if (Prime is { Trades: true })
        {
            Prime.Cash += paid - kept;
        }
        return kept;
    }

    private void Cost(int from, int contactUntil, long people, double effort)
    {
        double contact = (Type.ContactCost * Type.CostMultiplier / CostMonths.Contact)
            + Outlook.Setting.World.Commissioner.ReportingCost;
        double spend = effort * Type.CostMultiplier / CostMonths.Effort;
        for (int t = from; t < Math.Min(Math.Max(contactUntil, from + CostMonths.Effort),
            _active.Length); t++)
        {
            bool isActive = t < contactUntil;
            _active[t] += isActive ? people : 0;
            _committed.Costs[t] += (isActive ? people * contact : 0)
                + (t < from + CostMonths.Effort ? spend : 0);
        }
    }
}
