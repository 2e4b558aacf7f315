using System.Collections.Immutable;
using Outturn.Review.Clauses;
using Outturn.Review.Findings;
using Outturn.Simulation.Triggers;

using Outturn.Statistics.Distributions;

namespace Outturn.Review.Rules.Rewards;

/// <summary>Cohorts in which no number can tell effect from chance.</summary>
internal sealed class CohortTooSmall : ReviewRule
{
    public override string Id => "cohort-too-small";

    public override Chapter Chapter => Chapter.Payment;

    public override RuleKind Kind => RuleKind.Exact;

    public override string Title => "cohorts too small to tell effect from chance";

    public override string Computes =>
        "The smallest cohort that pays luck with a chance of 5 % at most and the effect worth "
            + "paying "
        + "for with 80 % at least, for good; and the share of cohorts expected to be smaller "
        + "(Poisson around the planned size). More than a tenth: should-fix; all of them, and no "
        + "rule that small cohorts join others: must-fix.";

    public override ImmutableArray<Reason> Why =>
    [
        new("Small areas fare worst.", "SMF (2013)", "seen"),
        new("The standard error is 1.6 points at 1,000 people and a rate of a half.", "arithmetic",
            "derived"),
    ];

    public override string Remedy => "let cohorts under that number be pooled with the next";

    public override string Quiet => "a pooled rule pays on all cohorts together";

    public override bool NeedsCounts => true;

    public override IEnumerable<Judgement> Judge(ReviewCase of) =>
        CohortJudged.Each(of, needsEffect: true, c => One(of, c));

    private Judgement One(ReviewCase of, CohortJudged cohort)
    {
        CohortTerm term = cohort.Term;
        if (cohort.IsFromBaseline)
        {
            return Clean($"{term.Payment.Name} pays from the baseline on, whatever the number");
        }
        if (cohort.HasPooledRoute)
        {
            return Clean("a payment on all cohorts together pays where each is too small");
        }
        if (term.ChanceWithoutEffect(cohort.People) <= of.Limit(this, "luck")
            && term.Power(cohort.People, cohort.Effect!.Value) >= of.Limit(this, "power"))
        {
            return Clean($"{term.Payment.Name}: {Figures.Whole(cohort.People)} people tell "
                + $"{cohort.Effect.Value.Words()} from chance");
        }
        if (term.SmallestCohort(cohort.Effect!.Value) is not { } need)
        {
            return Found(Weight.MustFix, cohort.At,
                $"{term.Payment.Name}: no number of people tells "
                + $"{cohort.Effect.Value.Words()} from chance under its threshold") with
            {
                Group = term.Payment.Name,
                Fix = "put the threshold below the effect, and pay what an exact test confirms",
            };
        }
        double smaller = Poisson.Cdf(need - 1, cohort.People);
        if (smaller <= of.Limit(this, "some"))
        {
            return Clean($"{term.Payment.Name}: cohorts have the {Figures.Whole(need)} people that "
                + "it takes");
        }
        bool all = smaller > .995 && !cohort.IsPooled;
        return Found(all ? Weight.MustFix : Weight.ShouldFix, cohort.At,
            $"{term.Payment.Name}: {Figures.Chance(smaller)} of cohorts are expected to have fewer "
            + $"than the {Figures.Whole(need)} people that it takes to tell "
            + $"{cohort.Effect.Value.Words()} from chance"
            + (cohort.IsPooled ? "" : "; the scheme says nothing about them")) with
        {
            Group = term.Payment.Name,
            Slots = [new("smaller", smaller, "share"), new("needed", need, "people")],
            Fix = $"let cohorts under {Figures.Whole(need)} people join the next, or measure by "
                + "the "
                + "year",
        };
    }
}
