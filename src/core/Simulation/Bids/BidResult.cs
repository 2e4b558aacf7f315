using System.Collections.Immutable;
using Outturn.Schemes;
using Outturn.Statistics.Randomness;

namespace Outturn.Simulation.Bids;

/// <summary>What a change of a clause would do for the provider.</summary>
/// <param name="Change">The clause and the change.</param>
/// <param name="Lowest">By how much the least balance would be higher, on average.</param>
/// <param name="Surplus">By how much the surplus would be higher, on average.</param>
/// <param name="Insolvency">The chance of insolvency with it.</param>
public sealed record ClauseEffect(
    ClauseChange Change, double Lowest, double Surplus, double Insolvency);

/// <summary>Whether a provider should sign: what an offer does to its money, what hurts most, and
/// from where on it could sign.</summary>
public sealed class BidResult
{
    private const double Noticed = .5;
    private readonly ImmutableArray<BidPath> _paths;

    private BidResult(BidSetting setting, BidOptions options, ImmutableArray<BidPath> paths)
    {
        (Setting, Options, _paths) = (setting, options, paths);
        Offered = Under(BidTerms.AsOffered);
        (Needs, Results) = (BidNeeds.Of(this), BidNeeds.BreakEven(this));
    }

    /// <summary>The offer and the provider.</summary>
    public BidSetting Setting { get; }

    /// <summary>How it was weighed.</summary>
    public BidOptions Options { get; }

    /// <summary>What the offer does, as it stands.</summary>
    public BidOutcome Offered { get; }

    /// <summary>The changes from which on it could sign.</summary>
    public BidNeeds Needs { get; }

    /// <summary>Results over those expected at which it breaks even, payments for each result
    /// being what they are on average; null: at none up to ten times.</summary>
    public double? Results { get; }

    /// <summary>The changes of clauses that help, most first; those that help by less than half a
    /// unit of money are left out.</summary>
    public required ImmutableArray<ClauseEffect> Clauses { get; init; }

    /// <summary>Outcomes for each start, on average; NaN where nobody starts or nothing is paid
    /// for outcomes.</summary>
    public double OutcomeRate =>
        (double)_paths.Sum(p => p.Outcomes) / _paths.Sum(p => (long)p.Starts.Sum());

    /// <summary>People who start, on average.</summary>
    public double Starts => _paths.Average(p => (double)p.Starts.Sum());

    /// <summary>Payments to the provider, on average.</summary>
    public double Payments => (1 - Setting.Profile.Discount)
        * _paths.Average(p => p.Receipts.Sum(row => row.Sum()));

    /// <summary>Whether the offer keeps the provider within what it accepts.</summary>
    public bool CanSign => Suits(Offered);

    /// <summary>The same offer under other terms, for the same people.</summary>
    public BidOutcome Under(BidTerms terms) => new(Setting, _paths, terms);

    /// <summary>Whether it can pay its way and covers its costs.</summary>
    public bool Suits(BidOutcome outcome) =>
        outcome.Failures <= Setting.Profile.Type.RuinTolerance * _paths.Length
        && outcome.Surplus >= -Noticed;

    /// <summary>Weighs an offer.</summary>
    public static BidResult Of(BidSetting setting, BidOptions options)
    {
        IReadOnlyList<ClauseChange> changes = ClauseChanges.Of(setting.Scheme);
        ClauseChange[] settled = [.. changes.Where(c => c.Scheme is not null)];
        Scheme[] schemes = [setting.Scheme, .. settled.Select(c => c.Scheme!)];
        BidPath[][] paths = Paths(setting, options, schemes);
        var result = new BidResult(setting, options, [.. paths[0]]) { Clauses = [] };
        IEnumerable<ClauseEffect> effects = changes.Select(change => result.Effect(
            change,
            change.Scheme is null
                ? [.. paths[0].Select(p => Dearer(p, change.Dearer))]
                : paths[Array.IndexOf(settled, change) + 1]));
        return new BidResult(setting, options, [.. paths[0]])
        {
            Clauses =
            [
                .. effects.Where(e => e.Lowest >= Noticed || e.Surplus >= Noticed)
                    .OrderBy(e => e.Insolvency).ThenByDescending(e => e.Lowest)
                    .ThenByDescending(e => e.Surplus),
            ],
        };
    }

    private static BidPath[][] Paths(BidSetting setting, BidOptions options, Scheme[] schemes)
    {
        int runs = Math.Max((options.Runs + 1) / 2, 1) * 2;
        BidPath[][] paths = [.. schemes.Select(_ => new BidPath[runs])];
        long done = 0;
        Parallel.For(
            0, runs,
            new ParallelOptions
            {
                MaxDegreeOfParallelism = options.Threads,
                CancellationToken = options.Stop,
            },
            i =>
            {
                BidPeople people = BidPeople.Of(setting, new RandomStream(
                    options.Seed, (ushort)(i / 2), StreamKind.Arrivals)
                {
                    Antithetic = i % 2 == 1,
                });
                for (int s = 0; s < schemes.Length; s++)
                {
                    paths[s][i] = BidReceipts.Of(setting, people, schemes[s]);
                    options.Progress?.Invoke(
                        Interlocked.Increment(ref done), (long)runs * schemes.Length);
                }
            });
        return paths;
    }

    private ClauseEffect Effect(ClauseChange change, IReadOnlyList<BidPath> paths)
    {
        var with = new BidOutcome(Setting, paths, BidTerms.AsOffered);
        return new ClauseEffect(
            change, with.Lowest - Offered.Lowest, with.Surplus - Offered.Surplus,
            with.Insolvency.Value);
    }

    private static BidPath Dearer(BidPath path, int payment) => path with
    {
        Receipts =
        [
            .. path.Receipts.Select((row, c) => c == payment
                ? Array.ConvertAll(row, money => money * 1.1) : row),
        ],
    };
}
