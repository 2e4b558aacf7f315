using System.Collections.Immutable;
using Outturn.Facts;
using Outturn.Settlement;
using Outturn.Simulation.Facts;
using Outturn.Simulation.MonteCarlo;
using Outturn.Simulation.Payments;
using Outturn.Statistics.Estimation;
using Outturn.Statistics.Randomness;

namespace Outturn.Simulation.Results;

/// <summary>Runs the replications of a simulation, in antithetic pairs, and gathers what they
/// measure. Threads change nothing: whatever is added up is added in the order of the
/// replications.</summary>
internal sealed class SimulationRun
{
    private static readonly string[] Headline =
        ["payments", "outcome-rate", "additionality", "parked"];

    private const double Large = 100_000;
    private readonly SchemeInWorld _scheme;
    private readonly SimulationOptions _options;
    private readonly DayPayments _payments;
    private readonly TypeOutlook[] _types;
    private readonly RiskTransfer _risk;
    private readonly List<Found> _found = [];
    private readonly int _pairs;
    private readonly int _before;
    private readonly bool _isJoint;
    private readonly bool _isLarge;
    private JointPayments? _firstJoint;
    private readonly SequentialStopping? _stopping;

    // What one replication leaves behind.
    private sealed record Found(
        IReadOnlyList<(string Name, string Group, MeasureUnit Unit, double Value)> Measures,
        (double Loss, double Shortfall, double NetCost) Risk, long Paid, Replication Run);

    /// <summary>A simulation that is still to be run.</summary>
    public SimulationRun(SchemeInWorld scheme, SimulationOptions options)
    {
        _options = options;
        _payments = DayPayments.Of(scheme, options.Threads);
        // Several courses may bear on each other: then only the whole is right.
        _isJoint = JointPayments.Any(scheme.Scheme) || scheme.World.Courses.Length > 1;
        _isLarge = Enumerable.Range(0, scheme.Grid.Referral)
            .Sum(month => scheme.World.Referrals.In(month)) > Large;
        _pairs = Math.Max((options.Runs + 1) / 2, 1);
        _before = JointPayments.Any(scheme.Scheme) ? JointReckoning.Rounds : 0;
        _scheme = scheme = JointReckoning.Of(
            scheme, _payments, options with { Progress = (done, _) => Tell(done) });
        _types = [.. TypeOutlook.All(scheme)];
        _risk = new RiskTransfer(scheme, Expected);
        Facts = new PersonFacts(scheme.Scheme, scheme.World);
        ByYear = new PaymentsByYear(scheme);
        Cash = [.. scheme.World.Providers.Select(t => new CashFan(t.Name, scheme.Grid.Count))];
        _stopping = options.Precision is { } precision && _pairs >= 10
            ? new SequentialStopping(_pairs, options.Level, precision, 1) : null;
    }

    public PersonFacts Facts { get; }

    public PaymentsByYear ByYear { get; }

    public ImmutableArray<CashFan> Cash { get; }

    /// <summary>The scheme in its world, as providers see it.</summary>
    public SchemeInWorld Scheme => _scheme;

    /// <summary>The measures of each replication, an antithetic twin after the other.</summary>
    public ImmutableArray<IReadOnlyList<
        (string Name, string Group, MeasureUnit Unit, double Value)>> Each =>
        [.. _found.Select(f => f.Measures)];

    public long FirstPaid => _found[0].Paid;

    /// <summary>The settlement of the first replication's facts.</summary>
    public SettlementResult FirstSettled => Settle.Of(
        _scheme.Scheme,
        FactBase.Read(
            Facts.Files, _scheme.Scheme, _scheme.Scheme.Term.LongStop, _options.Threads),
        new SettlingOptions { Threads = _options.Threads });

    public ImmutableArray<MeanField> Expected => [.. _types.Select(t => t.Expected)];

    /// <summary>Runs all that are wanted; returns how many that were.</summary>
    public int All()
    {
        if (_isJoint && _isLarge)
        {
            Some(1); // the others take what it finds to be paid for people together
        }
        foreach (int pairs in _stopping?.Looks ?? [_pairs])
        {
            Some(2 * pairs);
            if (_stopping is not null && Headline.All(IsKnown))
            {
                break;
            }
        }
        return _found.Count;
    }

    /// <summary>The measures of one replication, by its number from 0; those of even and of the
    /// odd number after it are an antithetic pair. Nothing is gathered.</summary>
    public IReadOnlyList<(string Name, string Group, MeasureUnit Unit, double Value)> Measured(
        int replication)
    {
        if (replication > 0 && _isJoint && _isLarge && _firstJoint is null)
        {
            One(0); // the others take what it finds to be paid for people together
        }
        return One(replication).Measures;
    }

    /// <summary>Every measure with its interval.</summary>
    public IEnumerable<MeasureRow> Rows()
    {
        double level = _stopping?.LevelOfLook ?? _options.Level;
        foreach ((string name, string group, MeasureUnit unit, _) in _found[0].Measures)
        {
            (double[] plain, double[] twin) = Values(name, group);
            yield return new MeasureRow(
                name, group, MeanEstimate.OfPairs(plain, twin, level)) { Unit = unit };
        }
        foreach (MeasureRow row in RiskTransfer.Rows([.. _found.Select(f => f.Risk)], level)
            .Concat(ByYear.Rows()).Concat(Beliefs()))
        {
            yield return row;
        }
    }

    // What providers believe before they sign is no matter of chance.
    private IEnumerable<MeasureRow> Beliefs()
    {
        foreach (TypeOutlook type in _types)
        {
            yield return Sure("value-of-the-contract", type.Expected.Projection.Npv,
                MeasureUnit.Money);
            yield return Sure("believed-chance-of-insolvency", type.Expected.Projection.Ruin,
                MeasureUnit.Share);
            yield return Sure(
                "creaming", type.Expected.Measures(0).Creaming, MeasureUnit.Number);
            yield return Sure("would-bid", type.WouldBid ? 1 : 0, MeasureUnit.Share);

            MeasureRow Sure(string name, double value, MeasureUnit unit) => new(
                name, type.Type.Name,
                new Estimate(value, 0, Interval.Around(value, 0), _found.Count)) { Unit = unit };
        }
    }

    // The replications run at once; what they left behind is taken in their order.
    private void Some(int until)
    {
        int from = _found.Count;
        var found = new Found[until - from];
        long done = from;
        Parallel.For(
            from, until,
            new ParallelOptions
            {
                MaxDegreeOfParallelism = _options.Threads,
                CancellationToken = _options.Stop,
            },
            i =>
            {
                found[i - from] = One(i);
                Tell(_before + Interlocked.Increment(ref done));
            });
        foreach (Found one in found)
        {
            Note(one.Run);
            _found.Add(one with { Run = null! });
        }
    }

    private void Tell(long done) => _options.Progress?.Invoke(done, _before + (2 * _pairs));

    private Found One(int i)
    {
        var stream = new RandomStream(_options.Seed, (ushort)(i / 2), StreamKind.Arrivals)
        {
            Antithetic = i % 2 == 1,
        };
        Replication run = _isJoint ? Joint(i, stream)
            : Replication.Run(_scheme, _payments, _types, stream, i == 0 ? Facts : null);
        return new Found(
            ReplicationMeasures.Of(_scheme, run), _risk.Of(run), run.Paid, run);
    }

    // With payments for people together: run once to see what they come to, and once more with
    // that money. Of very many people only the first replication is settled, and the others take
    // what it found.
    private Replication Joint(int i, RandomStream stream)
    {
        if (i > 0 && _isLarge)
        {
            Replication other = Replication.Run(
                _scheme, _payments, _types, stream, null, _firstJoint);
            other.TakeJoint(_firstJoint!);
            return other;
        }
        PersonFacts first = _isLarge ? Facts : new PersonFacts(_scheme.Scheme, _scheme.World);
        int threads = i == 0 ? _options.Threads : 1;
        Replication run = Replication.Run(_scheme, _payments, _types, stream, first);
        run.SettleJoint(first, threads);
        if (!_isLarge)
        {
            PersonFacts facts = i == 0 ? Facts : new PersonFacts(_scheme.Scheme, _scheme.World);
            run = Replication.Run(_scheme, _payments, _types, stream, facts, run.Joint);
            run.SettleJoint(facts, threads);
        }
        _firstJoint = i == 0 ? run.Joint : _firstJoint;
        return run;
    }

    private void Note(Replication run)
    {
        int at = 0;
        foreach (CashFan fan in Cash)
        {
            foreach (ProviderState provider in run.Providers.Skip(at)
                .TakeWhile(p => p.Type.Name == fan.Type))
            {
                fan.Add(provider);
                at++;
            }
        }
        ByYear.Add(run);
    }

    private bool IsKnown(string name)
    {
        (double[] plain, double[] twin) = Values(name, "");
        bool isShare = _found[0].Measures.First(m => m.Name == name).Unit == MeasureUnit.Share;
        Estimate estimate = MeanEstimate.OfPairs(plain, twin, _stopping!.LevelOfLook);
        double scale = isShare ? 1 : Math.Max(Math.Abs(estimate.Value), 1);
        return estimate.Interval.HalfWidth <= _options.Precision * scale;
    }

    // Not a number where a replication has no such measure.
    private (double[] Plain, double[] Twin) Values(string name, string group)
    {
        double[] values = [.. _found.Select(f => f.Measures
            .Where(r => r.Name == name && r.Group == group)
            .Select(r => r.Value).DefaultIfEmpty(double.NaN).First())];
        return (
            [.. values.Where((_, i) => i % 2 == 0)], [.. values.Where((_, i) => i % 2 == 1)]);
    }
}
