using Outturn.Simulation.MonteCarlo;

namespace Outturn.Simulation.Results;

/// <summary>The balances of the providers of a type, month by month.</summary>
public sealed class CashFan(string type, int months)
{
    private readonly List<double[]> _paths = [];
    private readonly List<int> _failed = [];

    /// <summary>The type.</summary>
    public string Type => type;

    /// <summary>How many months there are.</summary>
    public int Months => months;

    /// <summary>Adds the path of one provider in one replication.</summary>
    public void Add(ProviderState provider)
    {
        _paths.Add(provider.Balance);
        _failed.Add(provider.FailedIn);
    }

    /// <summary>The share that is insolvent by the end of a month.</summary>
    public double Insolvent(int month) =>
        (double)_failed.Count(f => f >= 0 && f <= month) / _failed.Count;

    /// <summary>A quantile of the balances in a month.</summary>
    public double Quantile(int month, double p)
    {
        double[] sorted = [.. _paths.Select(b => b[month]).Order()];
        return sorted[Math.Clamp((int)Math.Ceiling(p * sorted.Length) - 1, 0, sorted.Length - 1)];
    }
}
