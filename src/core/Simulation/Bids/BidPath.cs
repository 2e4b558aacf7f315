namespace Outturn.Simulation.Bids;

/// <summary>One way that a contract may go: who came, what they cost, and what the scheme paid
/// for what happened to them, month by month.</summary>
/// <param name="Starts">People who start, by month.</param>
/// <param name="Costs">Costs of them, without fixed costs, by month.</param>
/// <param name="Receipts">Payments by clause of the scheme and month.</param>
public sealed record BidPath(int[] Starts, double[] Costs, double[][] Receipts)
{
    /// <summary>People with the main outcome.</summary>
    public long Outcomes { get; init; }
}

/// <summary>Something that could be agreed otherwise than the scheme says.</summary>
/// <param name="Price">Every payment times this; 1 = as offered.</param>
/// <param name="Results">Payments for results times this; 1 = as drawn.</param>
/// <param name="Fee">Paid more for each person on the start, money.</param>
public readonly record struct BidTerms(double Price, double Results, double Fee)
{
    /// <summary>As the scheme says.</summary>
    public static BidTerms AsOffered { get; } = new(1, 1, 0);
}

/// <summary>The cash of a provider along a path.</summary>
public sealed class BidCash
{
    private BidCash(int months) => Balance = new double[months];

    /// <summary>The balance at the end of each month, overdraft interest paid.</summary>
    public double[] Balance { get; }

    /// <summary>The least balance while it trades.</summary>
    public double Lowest { get; private set; } = double.PositiveInfinity;

    /// <summary>The month in which it could not pay; -1: there is none. The balances after it are
    /// those that it would have if somebody lent it the money.</summary>
    public int FailedIn { get; private set; } = -1;

    /// <summary>Cash along a path.</summary>
    /// <param name="setting">The provider and the months.</param>
    /// <param name="path">What happened.</param>
    /// <param name="terms">What is agreed.</param>
    public static BidCash Of(BidSetting setting, BidPath path, BidTerms terms)
    {
        Worlds.ProviderType type = setting.Profile.Type;
        var cash = new BidCash(setting.Grid.Count);
        double balance = type.Cash;
        for (int t = 0; t < cash.Balance.Length; t++)
        {
            double interest = type.OverdraftRate / 12 * Math.Max(0, -balance);
            balance += (terms.Fee * path.Starts[t]) + Received(setting, path, terms, t)
                - path.Costs[t] - (t < setting.Trading ? type.FixedCost : 0) - interest;
            cash.Balance[t] = balance;
            cash.Note(t, setting);
        }
        return cash;
    }

    private static double Received(BidSetting setting, BidPath path, BidTerms terms, int month)
    {
        double sum = 0;
        for (int c = 0; c < path.Receipts.Length; c++)
        {
            sum += path.Receipts[c][month] * (setting.IsForResults(c) ? terms.Results : 1);
        }
        return sum * terms.Price * (1 - setting.Profile.Discount);
    }

    private void Note(int month, BidSetting setting)
    {
        if (month >= setting.Trading)
        {
            return;
        }
        Lowest = Math.Min(Lowest, Balance[month]);
        if (FailedIn < 0 && Balance[month] < -setting.Profile.Type.Overdraft - 1e-6)
        {
            FailedIn = month;
        }
    }
}
