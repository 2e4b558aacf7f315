using Outturn.Quantities;
using Outturn.Simulation.MonteCarlo;
using Outturn.Simulation.Providers;
using Outturn.Statistics.Estimation;

namespace Outturn.Simulation.Results;

/// <summary>Payments to all providers, year by year: planned, with demand and economy as in the
/// plan, and made.</summary>
public sealed class PaymentsByYear
{
    private readonly List<double[]> _made = [];
    private readonly long _minor;

    /// <summary>The plan of a scheme in its world, and nothing made yet.</summary>
    public PaymentsByYear(SchemeInWorld scheme)
    {
        _minor = scheme.Scheme.Currency.MinorPerUnit;
        Planned = new double[(scheme.Grid.Count + 11) / 12];
        SchemeInWorld plan = scheme.With(scheme.World with
        {
            Referrals = scheme.World.Referrals with { Demand = 1 },
            Groups = [.. scheme.World.Groups.Select(g => g with { Demand = 1 })],
            Economy = scheme.World.Economy with { Level = 1 },
        });
        foreach (Worlds.ProviderType type in scheme.World.Providers)
        {
            CashProjection cash = MeanField.Of(plan, type).Projection;
            // What a subcontractor is paid is what is left of a payment.
            double times = scheme.World.CountOf(type) / Math.Max(type.Keeps, 1e-9);
            for (int t = 0; t < scheme.Grid.Count; t++)
            {
                Planned[t / 12] += times * (cash.Fees[t] + cash.Outcomes[t]);
            }
        }
    }

    /// <summary>Planned payments by year, in major units.</summary>
    public double[] Planned { get; }

    /// <summary>Payments made by year, on average.</summary>
    public double[] Made =>
        [.. Enumerable.Range(0, Planned.Length).Select(y => _made.Average(m => m[y]))];

    /// <summary>Adds what was paid in a replication.</summary>
    public void Add(Replication run)
    {
        double[] made = new double[Planned.Length];
        for (int t = 0; t < run.Tally.Months; t++)
        {
            made[t / 12] += (double)run.PaidIn(t) / _minor;
        }
        _made.Add(made);
    }

    /// <summary>What was planned and not paid, by year.</summary>
    public IEnumerable<MeasureRow> Rows() => Enumerable.Range(0, Planned.Length)
        .Select(year => new MeasureRow(
            "payments-not-made", $"year {Numerals.Text(year + 1)}",
            MeanEstimate.Of([.. _made.Select(m => Planned[year] - m[year]).Order()], .95))
        {
            Unit = MeasureUnit.Money,
        });
}
