using System.Collections.Immutable;
using Outturn.Review.Findings;

namespace Outturn.Review;

/// <summary>An acceptance in the text that answers to no finding: what it accepted is mended, or it
/// is written wrongly.</summary>
internal sealed class AcceptsNothing : ReviewRule
{
    public override string Id => "accepts-nothing";

    public override Chapter Chapter => Chapter.Purpose;

    public override RuleKind Kind => RuleKind.Read;

    public override string Title => "an acceptance that answers to no finding";

    public override string Computes =>
        "Each entry of \"accepted\" is held against the findings: by rule, clause, group and year.";

    public override ImmutableArray<Reason> Why =>
        [new("An acceptance that outlives its finding hides the next one.", "our rule", "ours")];

    public override string Remedy => "take the entry out, or name the clause as the finding does";

    public override string Quiet => "every entry answers to one finding";

    public override IEnumerable<Judgement> Judge(ReviewCase of) =>
        [Clean("every acceptance answers to a finding")];

    /// <summary>The finding for one entry.</summary>
    public static Judgement Of(Acceptance acceptance) => Found(
        Weight.Consider, new Spot(acceptance.Place, "plan.accepted"),
        $"the acceptance of {acceptance.Rule} answers to no finding") with
    {
        Group = acceptance.Rule,
        Fix = "take it out, or write clause, group and year as the finding has them",
    };
}
