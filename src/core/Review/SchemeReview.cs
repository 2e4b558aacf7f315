using System.Collections.Immutable;
using Outturn.Review.Changing;
using Outturn.Review.Findings;
using Outturn.Simulation;

namespace Outturn.Review;

/// <summary>How a review is run.</summary>
public sealed record ReviewOptions
{
    /// <summary>The day of the review: acceptances lapse.</summary>
    public required DateOnly Today { get; init; }

    /// <summary>Only these rules; empty: all.</summary>
    public ImmutableArray<string> Only { get; init; } = [];

    /// <summary>Whether rules that need a world are run.</summary>
    public bool Measures { get; init; } = true;

    /// <summary>Worlds that would fit as well: what is found must be found in most of them.
    /// </summary>
    public int Draws { get; init; }

    /// <summary>One of those worlds by its number.</summary>
    public Func<int, SchemeInWorld>? Drawn { get; init; }

    /// <summary>How many threads may work.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>Told how much of how much is done.</summary>
    public Action<long, long>? Progress { get; init; }
}

/// <summary>Reviews a scheme: every rule looks at it, what is found is tried in other worlds that
/// fit as well, and held against what the scheme accepts.</summary>
public static class SchemeReview
{
    /// <summary>Reviews it.</summary>
    public static ReviewResult Of(ReviewCase of, ReviewOptions options)
    {
        ReviewRule[] wanted = [.. RuleBook.All.Where(r => IsWanted(r, options))];
        ReviewCase seen = options.Measures ? of : of.WithoutWorld;
        RuleVerdict[] verdicts =
        [
            .. Judged(wanted, seen, options),
            .. RuleBook.All.Except(wanted).Select(r => new RuleVerdict(
                r, new Judgement(Verdict.NotRun, "not asked for"))),
        ];
        Finding[] found = [.. verdicts.Where(v => v.Judgement.Verdict == Verdict.Found)
            .Select(v => new Finding(v.Rule, v.Judgement))];
        found = Robust(of, found, options);
        Finding[] firm = [.. found.Where(f => f.Robustness is not { Holds: < Robustness.Half })];
        Acceptance[] accepted = [.. Acceptance.Of(of.Plan)];
        ImmutableArray<Finding> held = [.. firm.Select(f => Held(f, firm, accepted, options))];
        Finding[] stale = [.. accepted.Where(a => options.Only.IsEmpty
                && !held.Any(f => f.Acceptance == a))
            .Select(a => new Finding(RuleBook.Stale, AcceptsNothing.Of(a)))];
        ImmutableArray<Finding> all =
        [
            .. held.Concat(stale).OrderBy(f => f.Rule.Chapter).ThenByDescending(f => f.Weight),
        ];
        return new ReviewResult(of)
        {
            Findings = all,
            ChangeFirst = FirstChanges.Of(
                of, all.Where(f => f.State != FindingState.Accepted), options),
            Verdicts = [.. verdicts],
            Depends = [.. found.Except(firm)],
        };
    }

    private static bool IsWanted(ReviewRule rule, ReviewOptions options) =>
        (options.Only.IsEmpty || options.Only.Contains(rule.Id))
        && (options.Measures || !rule.NeedsWorld);

    // What a scheme pays for counts takes longest of what can be read: it is settled beside the
    // rules that need not know.
    private static IEnumerable<RuleVerdict> Judged(
        ReviewRule[] rules, ReviewCase of, ReviewOptions options)
    {
        if (options.Threads > 1 && rules.Any(r => r.NeedsCounts))
        {
            Task.Run(() => of.Triggers);
        }
        ILookup<ReviewRule, RuleVerdict> judged = rules.OrderBy(r => r.NeedsCounts)
            .SelectMany(r => r.Judge(of).Select(j => new RuleVerdict(r, j)))
            .ToLookup(v => v.Rule);
        return rules.SelectMany(r => judged[r]);
    }

    // Exactly one acceptance answers to a finding, and to no other.
    private static Finding Held(
        Finding finding, Finding[] all, Acceptance[] accepted, ReviewOptions options)
    {
        Acceptance? own = accepted.FirstOrDefault(
            a => a.IsOf(finding) && all.First(a.IsOf) == finding);
        if (own is null)
        {
            return finding;
        }
        string lapse = own.Lapses(finding, options.Today);
        return finding with
        {
            Acceptance = own,
            Lapse = lapse,
            State = lapse.Length == 0 ? FindingState.Accepted : FindingState.Lapsed,
        };
    }

    // What rests on the text alone is the same in every world.
    private static bool IsOfWorld(Finding finding) =>
        finding.Rule.NeedsWorld && !finding.Judgement.Slots.IsEmpty;

    private static Finding[] Robust(ReviewCase of, Finding[] found, ReviewOptions options)
    {
        string[] rules = [.. found.Where(IsOfWorld).Select(f => f.Rule.Id).Distinct()];
        if (options.Drawn is not { } drawn || rules.Length == 0)
        {
            return found;
        }
        ReviewRule[] again = [.. RuleBook.All.Where(r => rules.Contains(r.Id))];
        int[] holds = new int[found.Length];
        long done = 0;
        Parallel.For(
            0, options.Draws, new ParallelOptions { MaxDegreeOfParallelism = options.Threads },
            draw =>
            {
                ReviewCase other = of.In(drawn(draw));
                Dictionary<string, Finding> there = again.SelectMany(r => r.Judge(other)
                        .Where(j => j.Verdict == Verdict.Found).Select(j => new Finding(r, j)))
                    .GroupBy(f => f.Fingerprint)
                    .ToDictionary(f => f.Key, f => f.MaxBy(x => x.Weight)!);
                for (int i = 0; i < found.Length; i++)
                {
                    if (there.TryGetValue(found[i].Fingerprint, out Finding? same)
                        && same.Weight >= found[i].Weight)
                    {
                        Interlocked.Increment(ref holds[i]);
                    }
                }
                options.Progress?.Invoke(Interlocked.Increment(ref done), options.Draws);
            });
        return [.. found.Select((f, i) => !IsOfWorld(f) ? f : f with
        {
            Robustness = new Robustness(options.Draws, (double)holds[i] / options.Draws),
        })];
    }
}
