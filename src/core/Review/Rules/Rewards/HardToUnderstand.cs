using System.Collections.Immutable;
using Outturn.Review.Clauses;
using Outturn.Review.Findings;

namespace Outturn.Review.Rules.Rewards;

/// <summary>A payment that nobody can work out in their head.</summary>
internal sealed class HardToUnderstand : ReviewRule
{
    public override string Id => "hard-to-understand";

    public override Chapter Chapter => Chapter.Payment;

    public override RuleKind Kind => RuleKind.Read;

    public override string Title => "a payment that is hard to understand";

    public override string Computes =>
        "For the payment that reaches furthest: the clauses that must be followed to know what it "
        + "pays (outcomes, groups, measures, tables, limits, shares), the longest chain of "
        + "them, and "
        + "the facts that decide. Over 25 clauses or 8 steps: should-fix; over 12 or 5: consider.";

    public override ImmutableArray<Reason> Why =>
    [
        new("Payment by results is a technically challenging form of contracting whose costs are "
            + "underestimated.", "NAO (2015)", "seen"),
        new("Use simple, robust measures.", "commandment 3", "seen"),
    ];

    public override string Remedy => "take out the clauses that move least money";

    public override string Quiet => "the clauses only define dates or roundings";

    public override IEnumerable<Judgement> Judge(ReviewCase of)
    {
        if (of.Scheme.Payments.Length == 0)
        {
            return [NotApplicable("nothing is paid")];
        }
        ClauseReach[] all = [.. of.Scheme.Payments.Select(p => ClauseReach.Of(of.Scheme, p))];
        ClauseReach furthest = all.MaxBy(r => (r.Depth * 100) + r.Clauses.Count)!;
        (int clauses, int deep) = (all.Max(r => r.Clauses.Count), furthest.Depth);
        Weight? weight = clauses > of.Limit(this, "many") || deep > of.Limit(this, "deep")
            ? Weight.ShouldFix
            : clauses > of.Limit(this, "some") || deep > of.Limit(this, "steps")
                ? Weight.Consider : null;
        return weight is not { } heavy
            ? [Clean($"{Figures.Of(clauses, "clause", "clauses")}, "
                + $"{Figures.Of(deep, "step", "steps")} "
                + "deep at most")]
            : [Found(heavy, Spot.Of("payments", furthest.Payment),
                $"to know what {furthest.Payment.Name} pays, a provider must follow "
                + $"{Figures.Of(furthest.Clauses.Count, "clause", "clauses")}, "
                + $"{Figures.Of(deep, "step", "steps")} deep; "
                + $"{Figures.Of(furthest.Facts, "fact decides", "facts decide")} it") with
            {
                Slots = [new("clauses", furthest.Clauses.Count, "number"),
                    new("steps", deep, "number")],
                Fix = "see whether the scheme loses anything without "
                    + Figures.List(furthest.Last.Take(3)),
            }];
    }
}
