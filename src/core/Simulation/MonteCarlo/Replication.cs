using Outturn.Simulation.Facts;
using Outturn.Simulation.Payments;
using Outturn.Statistics.Randomness;

namespace Outturn.Simulation.MonteCarlo;

/// <summary>One replication: the whole scheme once, month by month, lot by lot of the people who
/// start with a provider (models, 1.11). It depends on seed and number alone.</summary>
public sealed class Replication
{
    private const int MonthsInQuarter = 3;

    private readonly SchemeInWorld _scheme;
    private readonly RandomStream _stream;
    private readonly Lot _lot;
    private readonly double[] _demand;
    private ulong _next;

    private Replication(
        SchemeInWorld scheme, DayPayments payments, RandomStream stream, PersonFacts? facts)
    {
        (_scheme, _stream) = (scheme, stream);
        _demand = DemandShock.Factors(
            scheme.World.Referrals.Shock, scheme.Grid.Referral, stream);
        Providers = [];
        Tally = new PeopleTally(scheme.World, scheme.Grid.Years, scheme.Grid.Count);
        _lot = new Lot(scheme, payments, stream, Tally) { Facts = facts };
    }

    /// <summary>The providers at the end, in the order of the world.</summary>
    public IReadOnlyList<ProviderState> Providers { get; private set; }

    /// <summary>What was counted of the people.</summary>
    public PeopleTally Tally { get; }

    /// <summary>All payments, in minor units.</summary>
    public long Paid => Providers.Sum(p => p.Receipts.Sum());

    /// <summary>Runs one.</summary>
    /// <param name="scheme">The scheme in its world.</param>
    /// <param name="payments">What it pays, to the day.</param>
    /// <param name="outlooks">What providers look at, by type.</param>
    /// <param name="stream">Seed, number and whether it is the antithetic twin.</param>
    /// <param name="facts">Takes what happened as facts; null: nobody asks.</param>
    public static Replication Run(
        SchemeInWorld scheme, DayPayments payments, IReadOnlyList<Outlook> outlooks,
        RandomStream stream, PersonFacts? facts = null)
    {
        var run = new Replication(scheme, payments, stream, facts);
        run.Go(outlooks);
        return run;
    }

    private void Go(IReadOnlyList<Outlook> outlooks)
    {
        long minor = _scheme.Scheme.Currency.MinorPerUnit;
        Providers =
        [
            .. outlooks.SelectMany(o => Enumerable.Range(0, o.Setting.Type.Number)
                .Select(_ => new ProviderState(o, minor))),
        ];
        for (int month = 0; month < _scheme.Grid.Count; month++)
        {
            for (int p = 0; p < Providers.Count && month < _scheme.Grid.Referral; p++)
            {
                if (month % MonthsInQuarter == 0 && Providers[p].Trades)
                {
                    Providers[p].Decide(month);
                }
                Start(month, p);
            }
            foreach (ProviderState provider in Providers)
            {
                provider.Close(month);
            }
        }
    }

    // Where a provider has failed, its people go in equal parts to those that still trade; where
    // none does, nobody helps and nobody is paid.
    private void Start(int month, int p)
    {
        ulong lot = ((ulong)month * (ulong)Providers.Count) + (ulong)p;
        long people = PoissonDraw.From(
            _stream with { Kind = StreamKind.Arrivals }, lot,
            Providers[p].Outlook.Setting.Starts[month] * _demand[month]);
        if (Providers[p].Trades)
        {
            Take(month, p, people);
            return;
        }
        int[] trading = [.. Enumerable.Range(0, Providers.Count).Where(i => Providers[i].Trades)];
        if (trading.Length == 0)
        {
            Take(month, -1, people);
        }
        for (int i = 0; i < trading.Length; i++)
        {
            Take(month, trading[i], (people + i) / trading.Length);
        }
    }

    private void Take(int month, int provider, long people)
    {
        ProviderState? with = provider < 0 ? null : Providers[provider];
        _lot.Begin(month, provider, with);
        for (long left = people; left > 0; left -= PeopleBatch.Most)
        {
            int count = (int)Math.Min(left, PeopleBatch.Most);
            _lot.Take(_next, count);
            _next += (ulong)count;
        }
        if (with is not null && people > 0)
        {
            with.TakeOn(month, people, _lot.Spent);
        }
    }
}
