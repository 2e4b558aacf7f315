using Outturn.Simulation.Facts;
using Outturn.Simulation.Payments;
using Outturn.Statistics.Randomness;

namespace Outturn.Simulation.MonteCarlo;

/// <summary>One replication: the whole scheme once, month by month, lot by lot of the people who
/// start with a provider (models, 1.11). It depends on seed and number alone.</summary>
public sealed class Replication
{
    private const int MonthsInQuarter = 3;
    private const int MonthsInYear = 12;

    // Whoever takes people over begins to help them after so many months (models, 1.8.4).
    private const int Gap = 2;

    private readonly SchemeInWorld _scheme;
    private readonly RandomStream _stream;
    private readonly LotDraw _draw;
    private readonly double[] _demand;
    private readonly List<Lot>[] _lots;
    private readonly List<int>[] _subcontractors;
    private readonly Helping _nothing;
    private ulong _next;
    private int _turn;

    private Replication(
        SchemeInWorld scheme, DayPayments payments, IReadOnlyList<TypeOutlook> types,
        RandomStream stream)
    {
        (_scheme, _stream) = (scheme, stream);
        _demand = Drift.Demand.Factors(
            scheme.World.Referrals.Shock, scheme.Grid.Referral, stream);
        long minor = scheme.Scheme.Currency.MinorPerUnit;
        Providers =
        [
            .. types.SelectMany(t => Enumerable.Range(0, scheme.World.CountOf(t.Type))
                .Select(_ => new ProviderState(t, minor))),
        ];
        _subcontractors = [.. Providers.Select(_ => new List<int>())];
        Subcontract();
        _lots = [.. Providers.Select(_ => new List<Lot>())];
        _nothing = Helping.Nothing(scheme.World.Groups.Length);
        Tally = new PeopleTally(scheme.World, scheme.Grid.Years, scheme.Grid.Count);
        _draw = new LotDraw(scheme, payments, stream, Tally);
        Judged = new Judgement(scheme.World, Providers, stream);
    }

    /// <summary>The providers at the end, in the order of the world.</summary>
    public IReadOnlyList<ProviderState> Providers { get; }

    /// <summary>What was counted of the people.</summary>
    public PeopleTally Tally { get; }

    /// <summary>What the commissioner made of it, year by year.</summary>
    public Judgement Judged { get; }

    /// <summary>Payments for people taken alone, in minor units.</summary>
    public long PaidAlone => Providers.Sum(p => p.Receipts.Sum());

    /// <summary>Payments for people together; null: the scheme has none, or nobody has settled
    /// them.</summary>
    public JointPayments? Joint { get; private set; }

    /// <summary>All payments, in minor units.</summary>
    public long Paid => PaidAlone + (Joint?.All ?? 0);

    /// <summary>All payments of a month, in minor units.</summary>
    public long PaidIn(int month) => Enumerable.Range(0, Providers.Count).Sum(p =>
        Providers[p].Receipts[month] + (Joint?.Of(p, month) ?? 0));

    /// <summary>Settles what is paid for people together.</summary>
    /// <param name="facts">What happened in this replication.</param>
    /// <param name="threads">How many threads may work.</param>
    public void SettleJoint(PersonFacts facts, int threads)
    {
        Joint = JointPayments.Of(
            _scheme, facts,
            [.. Enumerable.Range(0, Providers.Count).Select(PersonLife.ProviderId)], threads);
        Joint.Reconcile(_scheme.Grid, month => Providers.Sum(p => p.Receipts[month]));
    }

    /// <summary>Takes what another replication found to be paid for people together.</summary>
    public void TakeJoint(JointPayments joint) => Joint = joint;

    /// <summary>Runs one.</summary>
    /// <param name="scheme">The scheme in its world.</param>
    /// <param name="payments">What it pays, to the day.</param>
    /// <param name="types">What providers look at, by type.</param>
    /// <param name="stream">Seed, number and whether it is the antithetic twin.</param>
    /// <param name="facts">Takes what happened as facts; null: nobody asks.</param>
    /// <param name="joint">What is received for people together; null: nothing.</param>
    public static Replication Run(
        SchemeInWorld scheme, DayPayments payments, IReadOnlyList<TypeOutlook> types,
        RandomStream stream, PersonFacts? facts = null, JointPayments? joint = null)
    {
        var run = new Replication(scheme, payments, types, stream);
        for (int p = 0; p < run.Providers.Count && joint is not null; p++)
        {
            int provider = p;
            run.Providers[p].Joint = month => joint.Of(provider, month);
        }
        for (int month = 0; month < scheme.Grid.Count; month++)
        {
            run.Month(month);
        }
        if (facts is not null)
        {
            foreach (Lot lot in run._lots.SelectMany(l => l).OrderBy(l => l.First))
            {
                run._draw.Write(lot, facts);
            }
        }
        // Results are kept until all replications are done; the lots are most of what they hold.
        Array.Clear(run._lots);
        return run;
    }

    private void Month(int month)
    {
        for (int p = 0; p < Providers.Count && month < _scheme.Grid.Referral; p++)
        {
            if (Providers[p].Trades)
            {
                Decide(month, p);
            }
        }
        for (int p = 0; p < Providers.Count && month < _scheme.Grid.Referral; p++)
        {
            if (Providers[p].Type.Under.Length == 0)
            {
                Start(month, p);
            }
        }
        for (int p = 0; p < Providers.Count; p++)
        {
            Providers[p].Close(month);
            PassOnIfGone(p);
        }
        if ((month + 1) % MonthsInYear == 0)
        {
            Judged.Year(month / MonthsInYear, month);
            for (int p = 0; p < Providers.Count; p++)
            {
                PassOnIfGone(p);
            }
        }
    }

    private void Decide(int month, int p)
    {
        ProviderState provider = Providers[p];
        provider.Practice.Learn(month);
        if (month % MonthsInYear == 0)
        {
            Dare(month, p);
        }
        if (month % MonthsInQuarter == 0)
        {
            provider.Decide(month, month == 0 ? 1
                : _demand.AsSpan(month - MonthsInQuarter, MonthsInQuarter).ToArray().Average());
            PassOnIfGone(p);
        }
    }

    // A new practice: tried where a provider dares to and the commissioner allows it, or copied
    // from a rival that it came to know, where that has a better one.
    private void Dare(int month, int p)
    {
        Worlds.Commissioner commissioner = _scheme.World.Commissioner;
        ulong entity = ((ulong)month / MonthsInYear * (ulong)Providers.Count) + (ulong)p;
        RandomStream stream = _stream with { Kind = StreamKind.Practice };
        PhiloxWords words = stream.Words(entity);
        ProviderState provider = Providers[p];
        PhiloxWords more = (stream with { Block = 1 }).Words(entity);
        if (month > 0 && words.Second < provider.Type.Practice.Spread)
        {
            provider.Practice.Copy(
                Providers[(int)(more.Second * Providers.Count)].Practice.InUse);
        }
        bool isVetoed = more.First < commissioner.Veto;
        if (!isVetoed && provider.Price <= provider.Of.Choice.Price)
        {
            provider.Pay(provider.Practice.Try(month, commissioner.ApprovalDelay, words.First));
        }
    }

    // Where a provider has left, its people go in equal parts to those that still trade; where
    // none does, nobody helps and nobody is paid.
    private void Start(int month, int p)
    {
        ulong lot = ((ulong)month * (ulong)Providers.Count) + (ulong)p;
        long people = PoissonDraw.From(
            _stream with { Kind = StreamKind.Arrivals }, lot,
            Providers[p].Of.Known.Setting.Starts[month] * _demand[month] * Providers[p].Share);
        if (Providers[p].Trades)
        {
            Take(month, p, people);
            return;
        }
        int[] trading = Trading();
        if (trading.Length == 0)
        {
            Take(month, -1, people);
        }
        for (int i = 0; i < trading.Length; i++)
        {
            Take(month, trading[i], (people + i) / trading.Length);
        }
    }

    private void Take(int month, int p, long people)
    {
        if (p < 0)
        {
            _draw.Take(
                new Lot(month, _next, people, 0) { Payees = [(0, -1)], By = _nothing }, Providers);
            _next += (ulong)people;
            return;
        }
        int[] subs = [.. _subcontractors[p].Where(s => Providers[s].Trades)];
        ProviderState prime = Providers[p];
        bool[][]? served = subs.Length == 0 ? null : prime.Of.Known.Setting.Served;
        Take(month, p, (_next, people, people), served);
        for (int s = 0; s < subs.Length; s++)
        {
            long first = people * s / subs.Length, end = people * (s + 1) / subs.Length;
            Take(
                month, subs[s], (_next + (ulong)first, end - first, end - first),
                Providers[subs[s]].Of.Known.Setting.Served);
        }
        _next += (ulong)people;
    }

    private void Take(
        int month, int p, (ulong First, long Count, long Sent) people, bool[][]? served)
    {
        ProviderState provider = Providers[p];
        var lot = new Lot(
            month, people.First, people.Count, provider.Of.Known.Setting.Signal)
        {
            Payees = [(0, p)],
            By = provider.Helping(month),
            Only = served is null ? null : [.. served.SelectMany(row => row)],
        };
        _draw.Take(lot, Providers);
        if (people.Count > 0)
        {
            provider.TakeOn(month, people.Sent, _draw.People, _draw.Spent);
            _lots[p].Add(lot);
            Judged.Referred(Holder(p), month / MonthsInYear, _draw.ByGroup);
        }
    }

    // Who holds the contract under which a provider works.
    private int Holder(int p) => Providers[p].Prime is { } prime
        ? Providers.ToList().IndexOf(prime) : p;

    private int[] Trading() =>
    [
        .. Enumerable.Range(0, Providers.Count).Where(i =>
            Providers[i].Trades && Providers[i].Type.Under.Length == 0),
    ];

    // The subcontractors of a type follow one another, so many for each prime contractor.
    private void Subcontract()
    {
        for (int p = 0; p < Providers.Count; p++)
        {
            if (_scheme.World.PrimeOf(Providers[p].Type) is { } prime)
            {
                int first = Providers.ToList().FindIndex(o => o.Type == Providers[p].Type);
                int of = Providers.ToList().FindIndex(o => o.Type == prime)
                    + ((p - first) / Providers[p].Type.Number);
                Providers[p].Prime = Providers[of];
                _subcontractors[of].Add(p);
            }
        }
    }

    // The people of a provider that has left go, lot by lot in turn, to those that still trade.
    private void PassOnIfGone(int p)
    {
        if (Providers[p].Trades || _lots[p].Count == 0 || Providers[p].PassedOn)
        {
            return;
        }
        Providers[p].PassedOn = true;
        int month = Providers[p].LeftIn;
        int[] trading = Providers[p].Prime is { Trades: true } prime
            ? [Providers.ToList().IndexOf(prime)] : Trading();
        foreach (int sub in _subcontractors[p])
        {
            Providers[sub].Prime = trading.Length == 0 ? null : Providers[trading[0]];
        }
        List<Lot> lots = [.. _lots[p]];
        _lots[p].Clear();
        foreach (Lot lot in lots)
        {
            int to = trading.Length == 0 ? -1 : trading[_turn++ % trading.Length];
            double left = lot.Months == HelpMonths.Throughout && to >= 0 ? Left(lot, month) : 0;
            Lot passed = lot.Passed(month, Gap, to, left > 0
                ? Providers[to].Helping(Math.Min(month + 1, _scheme.Grid.Referral - 1)) : null);
            _draw.Again(lot, Providers, -1);
            _draw.Again(passed, Providers, 1);
            if (to >= 0)
            {
                Providers[to].TakeOver(
                    Providers[p], month, (lot.Month, _draw.People), _draw.ThenSpent * left);
            }
            _lots[to < 0 ? p : to].Add(passed);
        }
    }

    // The part of the help that is still to tell when somebody else takes over: for so much of it
    // whoever takes over spends what it would on somebody new.
    private double Left(Lot lot, int month) => _scheme.World.Courses
        .Max(c => 1 - People.Shape.Of(c).Helped(month - lot.Month + 1 + Gap));
}
