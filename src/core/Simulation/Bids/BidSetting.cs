using Outturn.Schemes;
using Outturn.Simulation.Payments;
using Outturn.Simulation.Providers;

namespace Outturn.Simulation.Bids;

/// <summary>A scheme offered to a provider, and what the provider means to do with the people whom
/// it would get.</summary>
public sealed class BidSetting
{
    private readonly bool[] _forResults;

    /// <summary>The offer of a scheme.</summary>
    public BidSetting(Scheme scheme, Profile profile, int threads)
    {
        (Scheme, Profile) = (scheme, profile);
        var put = new SchemeInWorld(scheme, profile.World, threads);
        (Grid, MainPayment) = (put.Grid, put.MainPayment);
        Trading = Math.Min(Grid.Referral + CostMonths.AfterReferral, Grid.Count);
        MeanField expected = MeanField.Of(put, profile.World.Providers[0]);
        Plans = [.. Enumerable.Range(0, Grid.Years).Select(y => expected.Year(y).Plan)];
        _forResults = [.. scheme.Payments.Select(p => !IsForStarting(p)),
            .. scheme.Adjustments.Select(_ => true), true];
    }

    /// <summary>The scheme.</summary>
    public Scheme Scheme { get; }

    /// <summary>Who is asked to sign it.</summary>
    public Profile Profile { get; }

    /// <summary>The months.</summary>
    public MonthGrid Grid { get; }

    /// <summary>The last month, not included, in which fixed costs are borne.</summary>
    public int Trading { get; }

    /// <summary>The first payment for the main outcome, by its index; -1: none.</summary>
    public int MainPayment { get; }

    /// <summary>What it means to spend on the people of each year: until one more unit of money
    /// brings in one unit of expected payments (models, 1.8.1).</summary>
    public IReadOnlyList<YearPlan> Plans { get; }

    /// <summary>How many rows of receipts there are: payments, adjustments, and the rest.</summary>
    public int Clauses => _forResults.Length;

    /// <summary>Whether receipts of a row hang on results.</summary>
    public bool IsForResults(int row) => _forResults[row];

    private bool IsForStarting(Payment payment) => payment.For is PaidItems items
        && items.Outcomes.All(o => Scheme.Outcomes[o].Watch is HappensOn);
}
