using System.Collections.Immutable;
using Outturn.Review.Clauses;
using Outturn.Review.Declared;
using Outturn.Review.Findings;
using Outturn.Schemes;

namespace Outturn.Review.Rules.Measurement;

/// <summary>Proof that costs too much of what it brings.</summary>
internal sealed class EvidenceTooCostly : ReviewRule
{
    public override string Id => "evidence-too-costly";

    public override Chapter Chapter => Chapter.Measurement;

    public override RuleKind Kind => RuleKind.Exact;

    public override string Title => "proof that costs too much of what it brings";

    public override string Computes =>
        "The most pieces of evidence that one person's outcomes can take: one for each item of a "
        + "paid outcome. The declared cost of each against what the outcome pays: over 10 %: "
        + "must-fix; over 5 %: should-fix. Over 12 pieces, or a paid fact for which no evidence is "
        + "named: consider.";

    public override ImmutableArray<Reason> Why =>
    [
        new("Outcomes should be verifiable from existing data.", "Webster (2016)", "seen"),
        new("An employer could be asked 27 times in two years: 1 and 26 claims.",
            "arithmetic on a published rate card", "derived"),
        new("£11m was invalid because validation came after contracts.", "NAO (2015)", "seen"),
        new("Measuring was extremely costly in the drug pilots.", "russellwebster.com", "seen"),
    ];

    public override string Remedy => "fewer and larger sustainment payments, or a record feed";

    public override string Quiet => "a feed needs no claim";

    public override IEnumerable<Judgement> Judge(ReviewCase of)
    {
        if (of.Scheme.Outcomes.IsEmpty)
        {
            return [NotApplicable("nothing is proved of single people")];
        }
        Judgement[] found = [.. Costs(of), .. Pieces(of), .. Unproved(of)];
        return found.Length > 0 ? found : [Clean("proof is cheap beside what it brings")];
    }

    private IEnumerable<Judgement> Costs(ReviewCase of)
    {
        PlanMap costs = of.Plan.Below("evidence cost");
        Dictionary<int, double> money = ResultMoney.ByOutcome(of.WithoutWorld);
        foreach ((int outcome, double pays) in money)
        {
            Outcome paid = of.Scheme.Outcomes[outcome];
            double cost = FactKinds.Of(paid.Watch).Select(k => of.Scheme.Facts.Events[k].Name)
                .Sum(name => costs.Number(name) ?? 0);
            double share = pays <= 0 ? 0 : cost / pays;
            if (share > of.Limit(this, "should-fix"))
            {
                yield return Found(
                    share > of.Limit(this, "must-fix") ? Weight.MustFix : Weight.ShouldFix,
                    Spot.Of("outcomes", paid),
                    $"proving one {paid.Title.ToLowerInvariant()} costs "
                    + $"{Figures.Money(cost, of.Scheme)} to be paid "
                    + Figures.Money(pays, of.Scheme)) with
                {
                    Group = paid.Name,
                    Slots = [new("share", share, "share"), new("cost", cost, "money")],
                    Fix = "pay less often and more at a time, or take a record that exists",
                };
            }
        }
    }

    private IEnumerable<Judgement> Pieces(ReviewCase of)
    {
        double pieces = PaidOutcomes(of.Scheme).Sum(o => Times(of.Scheme, o));
        if (pieces > of.Limit(this, "pieces"))
        {
            Outcome most = PaidOutcomes(of.Scheme).MaxBy(o => Times(of.Scheme, o))!;
            yield return Found(
                Weight.Consider, Spot.Of("outcomes", most),
                $"one person's outcomes can take {Figures.Whole(pieces)} pieces of evidence, "
                + $"{Figures.Whole(Times(of.Scheme, most))} of them for {most.Name}") with
            {
                Group = "pieces", Slots = [new("pieces", pieces, "number")],
                Fix = "make fewer, larger payments for it, or prove it from a record feed",
            };
        }
    }

    private static IEnumerable<Judgement> Unproved(ReviewCase of)
    {
        int[] kinds = [.. PaidOutcomes(of.Scheme).SelectMany(o => FactKinds.Of(o.Watch))
            .Distinct().Where(k => string.IsNullOrEmpty(of.Scheme.Facts.Events[k].Evidence))];
        if (kinds.Length > 0)
        {
            EventSpec first = of.Scheme.Facts.Events[kinds[0]];
            yield return Found(
                Weight.MustFix, new Spot(first.Place, "facts.events." + first.Name),
                $"nothing says what proves {Figures.List(kinds.Select(
                    k => of.Scheme.Facts.Events[k].Title.ToLowerInvariant()))}") with
            {
                Group = "unproved", Fix = "write evidence: the record that proves it",
            };
        }
    }

    private static IEnumerable<Outcome> PaidOutcomes(Scheme scheme) => scheme.Outcomes
        .Where((o, i) => o.Watch is not HappensOn and not AnyOf and not AllOf
            && scheme.Payments.Any(p => p.For is PaidItems items && items.Outcomes.Contains(i)));

    // Items that one person can bring: the greatest figure that "at most" can come to, else one.
    private static double Times(Scheme scheme, Outcome outcome) => FormulaParts
        .Reads(scheme, outcome.AtMost).OfType<Constant>()
        .Where(c => c.Type is { Kind: ValueKind.Number, Unit.IsNone: true })
        .Select(c => (double)c.Value.Number.Numerator / (double)c.Value.Number.Denominator)
        .DefaultIfEmpty(1).Max();
}
