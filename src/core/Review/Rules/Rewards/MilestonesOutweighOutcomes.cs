using System.Collections.Immutable;
using Outturn.Review.Findings;

using Outturn.Review.Clauses;
using Outturn.Schemes;

namespace Outturn.Review.Rules.Rewards;

/// <summary>More money for steps on the way than for what they lead to.</summary>
internal sealed class MilestonesOutweighOutcomes : ReviewRule
{
    public override string Id => "milestones-outweigh-outcomes";

    public override Chapter Chapter => Chapter.Payment;

    public override RuleKind Kind => RuleKind.Exact;

    public override string Title => "more money for steps on the way than for outcomes";

    public override string Computes =>
        "Result money for outcomes that the plan names as milestones, or whose name says so "
        + "(assessment, enrolment, plan, registration, attendance, training), over all result "
        + "money: "
        + "where a world says how often each is expected by that, otherwise by the best that one "
        + "person can bring. Over 60 %: must-fix; over 40 %: should-fix.";

    public override ImmutableArray<Reason> Why =>
    [
        new("Milestones draw effort and data to themselves.", "commandment 4", "seen"),
        new("Targets were detached from the end outcome.", "NCVO (2013)", "seen"),
    ];

    public override string Remedy => "at most 30 % of result money from milestones";

    public override string Quiet =>
        "an attachment fee covers cost, or a validated scale of distance travelled serves the "
        + "furthest";

    public override IEnumerable<Judgement> Judge(ReviewCase of)
    {
        HashSet<int> steps = [.. Milestones.In(of.Scheme, of.Plan)];
        if (ResultMoney.ByOutcome(of) is not { Count: > 0 } money)
        {
            return [of.Scheme.Outcomes.Length == 0
                ? NotApplicable("nothing is paid for outcomes of people")
                : NotTold("how much each outcome brings is not known", "a world.yaml, or prices "
                    + "that are figures")];
        }
        double all = money.Values.Sum();
        double on = money.Where(m => steps.Contains(m.Key)).Sum(m => m.Value);
        double share = all <= 0 ? 0 : on / all;
        if (share <= of.Limit(this, "should-fix"))
        {
            return [Clean($"{Figures.Percent(share)} of result money is for milestones")];
        }
        Outcome[] named = [.. steps.Where(money.ContainsKey).Select(o => of.Scheme.Outcomes[o])];
        return
        [
            Found(share > of.Limit(this, "must-fix") ? Weight.MustFix : Weight.ShouldFix,
                Spot.Of("outcomes", named[0]),
                $"{Figures.Percent(share)} of result money is paid for "
                + $"{Figures.List(named.Select(n => n.Name))}, before any outcome") with
            {
                Slots = [new("share", share, "share")],
                Fix = "move money from these to the outcome, until they carry 30 % at most",
            },
        ];
    }
}
