using Outturn.Review.Findings;
using Outturn.Schemes;
using Outturn.Simulation.Triggers;

namespace Outturn.Review.Clauses;

/// <summary>A payment for people together with the number of people that the plan expects in a
/// cohort, and the effect that is worth paying for.</summary>
/// <param name="Term">What it pays for each count.</param>
/// <param name="People">People in a cohort.</param>
/// <param name="Effect">The effect; null: not told.</param>
internal sealed record CohortJudged(CohortTerm Term, long People, Effect? Effect)
{
    private const string NoRate = "the rate without help is not told";

    /// <summary>A count in words: 575 of 1,286; 1,395 events of 1,000 people.</summary>
    public string Count(long count) => Term.IsFrequency
        ? $"{Figures.Whole(count)} events of {Figures.Whole(People)} people"
        : $"{Figures.Whole(count)} of {Figures.Whole(People)}";

    /// <summary>Where it stands.</summary>
    public Spot At => Spot.Of("payments", Term.Payment);

    /// <summary>Whether pay begins with the first count that is better than the baseline, so that
    /// there is no threshold.</summary>
    public bool IsFromBaseline
    {
        get
        {
            double middle = People * Term.Baseline;
            long better = Term.IsFewer
                ? (long)Math.Ceiling(middle) - 1 : (long)Math.Floor(middle) + 1;
            return Term.PaidAt(People, better) > 0;
        }
    }

    /// <summary>Whether another payment pays on all cohorts together.</summary>
    public bool HasPooledRoute =>
        Term.Scheme.Payments.Any(p => p != Term.Payment && IsWhole(p));

    /// <summary>Whether small cohorts join others.</summary>
    public bool IsPooled => Term.Scheme.Cohorts.Any(c => c.Smallest is not null);

    /// <summary>What a rule says of each payment for people together; where there is none, or the
    /// plan lacks something, that.</summary>
    /// <param name="of">The scheme.</param>
    /// <param name="needsEffect">Whether the effect worth paying for is needed.</param>
    /// <param name="judge">What it says of one.</param>
    public static IEnumerable<Judgement> Each(
        ReviewCase of, bool needsEffect, Func<CohortJudged, Judgement> judge)
    {
        if (!of.Scheme.Payments.Any(p => p.For is PaidCells))
        {
            return [new(Verdict.NotApplicable, "nothing is paid for people together")];
        }
        if (of.Triggers.Terms.IsEmpty)
        {
            return [of.Triggers.Others.Any(o =>
                o.Because.StartsWith(NoRate, StringComparison.Ordinal))
                ? Untold(NoRate + " of the people in a cohort", "no-help: 40% in the plan")
                : new(Verdict.NotApplicable, "no payment hangs on one count of people")];
        }
        if (of.Plan.Number("cohort size") is not { } people)
        {
            return [Untold("how many people a cohort has is not told",
                "cohort size: 1200 people in the plan")];
        }
        Effect? worth = of.Triggers.Terms[0].Effect;
        return needsEffect && worth is null
            ? [Untold("the effect that is worth paying for is not told",
                "worth paying for: 3 percentage points in the plan")]
            : Whole([.. of.Triggers.Terms.Where(t => !IsAnotherRoute(of, t))])
                .Select(t => judge(new CohortJudged(t, (long)people, worth)));
    }

    // Payments for the same count are judged as one: a payment cut in two is no other payment.
    private static IEnumerable<CohortTerm> Whole(CohortTerm[] terms)
    {
        for (int i = 0; i < terms.Length; i++)
        {
            if (!terms[..i].Any(terms[i].IsOfOneCount))
            {
                yield return terms[i].With([.. terms[(i + 1)..].Where(terms[i].IsOfOneCount)]);
            }
        }
    }

    // A payment on all cohorts together pays what the one on each cohort left: alone it says
    // nothing.
    private static bool IsAnotherRoute(ReviewCase of, CohortTerm term) =>
        IsWhole(term.Payment) && of.Triggers.Terms.Any(t => !IsWhole(t.Payment));

    private static bool IsWhole(Payment payment) =>
        payment.For is PaidCells { Space: { Dimensions.IsEmpty: true } };

    private static Judgement Untold(string lacks, string line) =>
        new(Verdict.NotTold, lacks) { Fix = line };
}
