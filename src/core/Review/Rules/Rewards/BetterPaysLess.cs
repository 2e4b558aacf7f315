using System.Collections.Immutable;
using Outturn.Review.Clauses;
using Outturn.Review.Findings;
using Outturn.Simulation.Triggers;

namespace Outturn.Review.Rules.Rewards;

/// <summary>A result that is better and pays less, or a cliff.</summary>
internal sealed class BetterPaysLess : ReviewRule
{
    public override string Id => "better-pays-less";

    public override Chapter Chapter => Chapter.Payment;

    public override RuleKind Kind => RuleKind.Exact;

    public override string Title => "a better result that pays less, or one person who moves it "
        + "all";

    public override string Computes =>
        "Every count of a cohort of the planned size is settled: a better one that pays less than "
        + "the one before it: must-fix. One person or event that moves more than 5 % of the pay "
        + "that "
        + "a period is expected to bring: should-fix.";

    public override ImmutableArray<Reason> Why =>
    [
        new("Perverse incentives are the known product of poor design.", "NAO (2015)", "seen"),
        new("142 or 140 events against 155 pay nothing, 139.5 pay in full.",
            "arithmetic on the published hurdle of a cohort", "derived"),
    ];

    public override string Remedy => "let the payment start from nothing at the threshold, or "
        + "ramp it";

    public override string Quiet => "an outcome of one person is simply all or nothing";

    public override bool NeedsCounts => true;

    public override IEnumerable<Judgement> Judge(ReviewCase of) =>
        CohortJudged.Each(of, needsEffect: true, c => One(of, c));

    private Judgement One(ReviewCase of, CohortJudged cohort)
    {
        CohortTerm term = cohort.Term;
        if (term.BetterPaysLess(cohort.People) is { } fall)
        {
            return Found(Weight.MustFix, cohort.At,
                $"{cohort.Count(fall.Better)} pays "
                + $"{Figures.Money(fall.BetterPay, of.Scheme)} and "
                + $"{Figures.Whole(fall.Worse)}, which is worse, pays "
                + Figures.Money(fall.WorsePay, of.Scheme)) with
            {
                Group = term.Payment.Name,
                Slots = [new("less", fall.WorsePay - fall.BetterPay, "money")],
                Fix = "let what is paid never fall as the result gets better",
            };
        }
        PayJump jump = term.JumpAt(cohort.People, cohort.Effect!.Value);
        return jump.Share <= of.Limit(this, "jump")
            ? Clean($"{term.Payment.Name}: one person moves {Figures.Percent(jump.Share)} at most")
            : Found(Weight.ShouldFix, cohort.At,
                $"one more or less at {cohort.Count(jump.Count)} moves "
                + $"{Figures.Money(jump.Change, of.Scheme)}, {Figures.Percent(jump.Share)} "
                + "of what a period is expected to bring") with
            {
                Group = term.Payment.Name,
                Slots = [new("jump", jump.Share, "share"), new("money", jump.Change, "money")],
                Fix = "pay for each one beyond the threshold, so that it starts from nothing there",
            };
    }
}
