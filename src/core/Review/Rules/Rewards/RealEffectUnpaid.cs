using System.Collections.Immutable;
using Outturn.Review.Clauses;
using Outturn.Review.Findings;
using Outturn.Simulation.Triggers;

namespace Outturn.Review.Rules.Rewards;

/// <summary>A provider that achieves what is wanted, and is not paid.</summary>
internal sealed class RealEffectUnpaid : ReviewRule
{
    public override string Id => "real-effect-unpaid";

    public override Chapter Chapter => Chapter.Payment;

    public override RuleKind Kind => RuleKind.Exact;

    public override string Title => "a real effect that is not paid for";

    public override string Computes =>
        "For each payment for people together: the chance that a provider of the effect worth "
        + "paying for is paid, at the planned size of a cohort. Under 50 %: must-fix; under 80 %: "
        + "should-fix. Where cohorts are also paid for together, the chance of one payment "
        + "alone is "
        + "no verdict: then it is not told.";

    public override ImmutableArray<Reason> Why =>
    [
        new("The wish not to pay for noise turned incentives upside down.", "SMF (2013)", "seen"),
        new("A threshold of 10 % pays a true 10 % half of the time, at any number of people.",
            "golden case 06", "derived"),
    ];

    public override string Remedy =>
        "pool quarters or providers, put the threshold below the effect, or pay from the baseline";

    public override string Quiet => "pay is linear from the baseline";

    public override bool NeedsCounts => true;

    public override IEnumerable<Judgement> Judge(ReviewCase of) =>
        CohortJudged.Each(of, needsEffect: true, c => One(of, c));

    private Judgement One(ReviewCase of, CohortJudged cohort)
    {
        CohortTerm term = cohort.Term;
        if (cohort.IsFromBaseline)
        {
            return Clean($"{term.Payment.Name} pays from the baseline on");
        }
        PooledRoute? routes = PooledRoute.Of(of.Triggers);
        double power = routes?.Each == term
            ? routes.Chance(cohort.People, cohort.Effect!.Value)
            : term.Power(cohort.People, cohort.Effect!.Value);
        if (power >= of.Limit(this, "should-fix"))
        {
            return Clean($"{term.Payment.Name} pays a provider of "
                + $"{cohort.Effect.Value.Words()} with a chance of {Figures.Chance(power)}");
        }
        long? need = of.IsDraw || routes?.Each == term
            ? null : term.SmallestCohort(cohort.Effect.Value);
        return Found(
            power < of.Limit(this, "must-fix") ? Weight.MustFix : Weight.ShouldFix, cohort.At,
            $"{term.Payment.Name} pays a provider that truly achieves "
            + $"{cohort.Effect.Value.Words()} with a chance of {Figures.Chance(power)}; "
            + (need is { } n ? $"it takes {Figures.Whole(n)} people to tell it from chance"
                : "how many people would make it 80 % was not found")
            + $", and a cohort has {Figures.Whole(cohort.People)}") with
        {
            Group = term.Payment.Name, LessIsWorse = true,
            Slots = need is { } people
                ? [new("power", power, "share"), new("needed", people, "people")]
                : [new("power", power, "share")],
            Fix = "pool quarters or providers, put the threshold well below the effect, or pay "
                + "from "
                + "the baseline on",
        };
    }
}
