using System.Collections.Immutable;
using Outturn.Review.Clauses;
using Outturn.Review.Findings;
using Outturn.Simulation.Triggers;

namespace Outturn.Review.Rules.Rewards;

/// <summary>Pay for what chance brings.</summary>
internal sealed class PaysForLuck : ReviewRule
{
    public override string Id => "pays-for-luck";

    public override Chapter Chapter => Chapter.Payment;

    public override RuleKind Kind => RuleKind.Exact;

    public override string Title => "pay for luck";

    public override string Computes =>
        "For each payment for people together, by exact sums over what the scheme pays for every "
        + "count: the chance that a provider without effect is paid, and the part of the pay of "
        + "one "
        + "with the effect that luck alone would bring. With a threshold, over 20 %: must-fix; "
        + "over "
        + "5.5 %: should-fix. Luck takes over 25 %: must-fix; over 10 %: should-fix. Somebody is "
        + "paid for nothing with a chance over 50 %, and luck takes over 2 %: consider.";

    public override ImmutableArray<Reason> Why =>
    [
        new("There is no settled evidence that payment by results works, so a trigger must tell "
            + "effect from chance.", "the source text on objectives", "seen"),
        new("A threshold of 5 % without a test pays for nothing with a chance of 34.5 % at 100 "
            + "people, of 6.8 % at 1,000.", "golden case 06", "derived"),
    ];

    public override string Remedy => "larger or pooled cohorts, an exact test";

    public override string Quiet => "pay is for verified events of single people";

    public override bool NeedsCounts => true;

    public override IEnumerable<Judgement> Judge(ReviewCase of) =>
        CohortJudged.Each(of, needsEffect: true, c => One(of, c));

    private Judgement One(ReviewCase of, CohortJudged cohort)
    {
        CohortTerm term = cohort.Term;
        double chance = term.ChanceWithoutEffect(cohort.People);
        double luck = term.ShareForNoise(cohort.People, cohort.Effect!.Value);
        double ever = term.EverPaid(cohort.People);
        bool step = !cohort.IsFromBaseline;
        Weight? weight =
            (step && chance > of.Limit(this, "must-fix")) || luck > of.Limit(this, "most-luck")
                ? Weight.MustFix
            : (step && chance > of.Limit(this, "should-fix")) || luck > of.Limit(this, "luck")
                ? Weight.ShouldFix
            : ever > of.Limit(this, "someone") && luck > of.Limit(this, "little-luck")
                ? Weight.Consider : null;
        string says = $"{term.Payment.Name} pays a provider without effect with a chance of "
            + $"{Figures.Chance(chance)} at each decision on {Figures.Whole(cohort.People)} "
            + "people; "
            + "over all decisions on "
            + $"{Figures.Of(term.Figures.Providers, "provider", "providers")} "
            + $"somebody is paid for nothing with a chance of {Figures.Chance(ever)}; luck takes "
            + $"{Figures.Percent(luck)} of what one with the effect is paid";
        return weight is not { } heavy ? Clean(says)
            : Found(heavy, cohort.At, says) with
            {
                Group = term.Payment.Name,
                Slots = [new("luck", luck, "share"), new("chance", chance, "share")],
                Fix = "pay only what an exact test does not put down to chance, on larger or "
                    + "pooled "
                    + "cohorts",
            };
    }
}
