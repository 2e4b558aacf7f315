using System.Collections.Immutable;
using Outturn.Review.Declared;
using Outturn.Review.Findings;

namespace Outturn.Review.Rules.Measurement;

/// <summary>No way to learn who would have succeeded anyway.</summary>
internal sealed class NoEvaluationPlan : ReviewRule
{
    private static readonly string[] Parts =
        ["comparison", "outcome", "window", "power", "budget", "publish"];

    public override string Id => "no-evaluation-plan";

    public override Chapter Chapter => Chapter.Measurement;

    public override RuleKind Kind => RuleKind.Read;

    public override string Title => "no plan to learn whether it worked";

    public override string Computes =>
        "The evaluation's plan, dated before the first referral, with outcome, window, comparison, "
        + "power, budget and day of publication. None: must-fix, should-fix under £10m; no "
        + "comparison, or a later date: should-fix; another part missing: consider.";

    public override ImmutableArray<Reason> Why =>
    [
        new("We do not know how, or even if, it works.", "the source text on objectives", "seen"),
        new("All schemes should be evaluated and the evaluations shared.", "NAO (2015)", "seen"),
        new("The evaluation of Troubled Families came a year late and found no significant impact.",
            "Public Accounts Committee (2016)", "seen"),
    ];

    public override string Remedy =>
        "evaluation: {plan: …, dated: before the first referral, comparison: …, publish: …}";

    public override string Quiet => "under the materiality limit";

    public override IEnumerable<Judgement> Judge(ReviewCase of)
    {
        DateOnly first = of.Scheme.Term.ReferralsFrom;
        if (!of.Plan.Has("evaluation"))
        {
            bool small = (of.Expected?.ContractValue ?? of.Plan.Number("funds secured"))
                < of.Limits.Of("no-pilot", "value");
            // A comparison that is paid against tells who would have succeeded anyway.
            bool compared = Comparison.IsConcurrent(of.Plan);
            return [Found(small || compared ? Weight.ShouldFix : Weight.MustFix,
                of.At("plan.evaluation"),
                $"referrals start on {Figures.Day(first)}, and nothing is planned to learn who "
                    + "would "
                + "have succeeded anyway") with
            {
                Fix = "write evaluation: {plan: …, dated: …, comparison: …, outcome: …, window: …, "
                    + "power: …, budget: …, publish: …}",
            }];
        }
        PlanMap study = of.Plan.Below("evaluation");
        string[] lacks = [.. Parts.Where(p => !study.Has(p))];
        bool blind = lacks.Contains("comparison") && !Comparison.IsConcurrent(of.Plan);
        DateOnly? dated = study.Date("dated");
        if (blind || dated > first)
        {
            return [Found(Weight.ShouldFix, of.At("plan.evaluation"),
                blind ? "the evaluation names no comparison: nobody will know who would have "
                    + "succeeded anyway"
                    : $"the evaluation's plan is dated {Figures.Day(dated!.Value)}, after the "
                        + "first "
                        + $"referrals of {Figures.Day(first)}") with
            {
                Fix = blind ? "write comparison: who is compared with"
                    : "freeze the plan before the first referral",
            }];
        }
        return lacks.Length == 0 ? [Clean("a frozen plan with all its parts")]
            : [Found(Weight.Consider, of.At("plan.evaluation"),
                $"the evaluation's plan does not say {Figures.List(lacks)}") with
            {
                Slots = [new("missing", lacks.Length, "number")],
                Fix = "write " + Figures.List(lacks),
            }];
    }
}
