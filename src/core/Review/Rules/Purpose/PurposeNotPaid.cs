using System.Collections.Immutable;
using Outturn.Review.Changing;
using Outturn.Review.Declared;
using Outturn.Review.Expected;
using Outturn.Review.Findings;

namespace Outturn.Review.Rules.Purpose;

/// <summary>A purpose that the payments do not serve, or go against.</summary>
internal sealed class PurposeNotPaid : ReviewRule
{
    private const string Room = "{share: 25%, consent: no}";

    public override string Id => "purpose-not-paid";

    public override Chapter Chapter => Chapter.Purpose;

    public override RuleKind Kind => RuleKind.Exact;

    public override string Title => "a purpose that the payments do not serve";

    public override bool NeedsWorld => true;

    public override string Computes =>
        "For each purpose what it needs and what goes against it. Outcomes: half of the result "
        + "money on outcomes, and no group whose pay covers less than the cost of half-effect "
        + "service. Innovation: room for trials, and no consent needed for changes. Cost: a "
        + "declared value of an additional outcome that is not less than what one costs. Risk "
        + "transfer: a provider bears a quarter of the value that is missing where outcomes fall "
        + "short, no more than it has; demand and the economy stray as in the simulator, whose "
        + "measure it is. Market: a small type of provider that survives. "
        + "Something against it: must-fix; a need missing: should-fix.";

    public override ImmutableArray<Reason> Why =>
    [
        new("Providers put aside what is not linked to pay.", "Webster (2016)", "seen"),
        new("Contracts were found whose targets were irrelevant or harmful to their outcome.",
            "NCVO and Bates Wells (2013)", "seen"),
        new("The commissioner keeps the duty to serve when a provider fails.", "NAO (2015)",
            "seen"),
    ];

    public override string Remedy =>
        "pay for the purpose, or declare the purpose that the payments serve";

    public override string Quiet => "no purpose is named: then several-purposes speaks";

    public override IEnumerable<Judgement> Judge(ReviewCase of)
    {
        if (of.Scheme.Purposes.IsEmpty)
        {
            return [NotApplicable("no purpose is named")];
        }
        return of.Scheme.Purposes.Select(p => p switch
        {
            "innovation" => Innovation(of),
            "outcomes" => Outcomes(of),
            "cost" => Cost(of),
            "risk-transfer" => RiskTransfer(of),
            "market" => Market(of),
            _ => NotApplicable($"nothing is known of the purpose {p}"),
        });
    }

    private static Judgement Innovation(ReviewCase of)
    {
        ImmutableArray<TextChange> room = Written.Put(of, "plan.trials", Room);
        bool consent = of.Plan.Below("trials").YesNo("consent") == true
            || of.Plan.List("powers").Any(p => p.Text("kind") == "approval"
                && p.Text("because") != "statutory");
        if (consent)
        {
            return Against(of, "innovation", "changes of method need the commissioner's consent",
                "write trials: " + Room) with
            {
                Changes = room,
            };
        }
        return of.Plan.Below("trials").Number("share") is > 0
            ? Clean("innovation: there is room for trials")
            : Missing(of, "innovation", "nothing gives it room: no share of starts is for trials",
                "write trials: " + Room) with
            {
                Changes = room,
            };
    }

    private Judgement Outcomes(ReviewCase of)
    {
        if (of.Expected is not { } expected)
        {
            return NoWorld(of);
        }
        double share = expected.AtRiskInAll;
        (int Group, double Covers)[] lacking = [.. Enumerable.Range(0, expected.Groups.Length)
            .Where(g => expected.Share(g) >= of.Limits.Of("price-below-cost", "group"))
            .Select(g => (g, expected.Service.Coverage(g, 0)))
            .Where(c => c.Item2 < of.Limits.Of("price-below-cost", "must-fix"))];
        if (lacking.Length > 0)
        {
            (int group, double covers) = lacking.MinBy(c => c.Covers);
            return Against(
                of, "outcomes", $"in {expected.Groups[group].Name} the pay expected covers "
                + $"{Figures.Percent(covers)} of the least service worth having",
                "see price-below-cost") with
            {
                Follows = "price-below-cost",
                Slots = [new("coverage", covers, "share")],
                LessIsWorse = true,
            };
        }
        return share <= 0
            ? Against(of, "outcomes", "nothing that is paid depends on an outcome",
                "pay for the outcome")
            : Clean($"outcomes: {Figures.Percent(share)} of expected pay depends on them");
    }

    private static Judgement Cost(ReviewCase of)
    {
        if (of.Expected is not { } expected)
        {
            return NoWorld(of);
        }
        if (DeclaredValue.Of(of) is not { } value)
        {
            return Missing(of, "cost", "no value of an additional outcome is declared to hold its "
                + "cost against", "write value: £… in the plan");
        }
        (double fees, double outcomes) = expected.Pay(expected.Settled);
        double each = (fees + outcomes) / Math.Max(expected.Additional(expected.Settled), 1e-9);
        return each > value
            ? Against(of, "cost", "an additional outcome is expected to cost "
                + $"{Figures.Money(each, of.Scheme)} and is declared to be worth "
                + Figures.Money(value, of.Scheme), "pay beyond the number expected without help")
            : Clean("cost: an additional outcome costs less than it is declared to be worth");
    }

    private Judgement RiskTransfer(ReviewCase of)
    {
        if (of.Expected is not { } expected)
        {
            return NoWorld(of);
        }
        if (RiskTransferred.Of(expected) is not { } share)
        {
            return NotTold("what an outcome is worth is not said in the world, so that nothing is "
                + "missing where it does not come", "benefit a year of each group in the world");
        }
        return share < of.Limit(this, "risk-transferred")
            ? Missing(of, "risk transfer", "where outcomes fall short a provider bears only "
                + $"{Figures.Percent(share)} of the value that is missing",
                "raise what results pay, or ask for more reserves") with
            {
                Slots = [new("risk transferred", share, "share")],
                LessIsWorse = true,
            }
            : Clean($"risk transfer: a provider bears {Figures.Percent(share)} of the value that "
                + "is missing where outcomes fall short");
    }

    private static Judgement Market(ReviewCase of)
    {
        if (of.Expected is not { } expected)
        {
            return NoWorld(of);
        }
        Invited[] small = [.. expected.Invited.Where(t => t != expected.Invited
            .MaxBy(x => x.Type.Cash))];
        if (small.Length == 0)
        {
            return Missing(of, "market", "one type of provider is invited", "invite small ones "
                + "too: providers: {small: {reserve: …, starts: …}}");
        }
        return small.All(t => t.Expected.Projection.Ruin
                > of.Limits.Of("risk-beyond-reserves", "should-fix"))
            ? Against(of, "market", "no small type of provider survives: "
                + Figures.List(small.Select(t => $"{t.Name} fails with a chance of "
                    + Figures.Chance(t.Expected.Projection.Ruin))),
                "lower the share at risk, or pay a fee at the start")
            : Clean("market: a small type of provider survives");
    }

    private static Judgement Against(ReviewCase of, string purpose, string reason, string fix) =>
        Found(Weight.MustFix, of.At("scheme.purpose"), $"the purpose is {purpose}, but {reason}")
            with { Fix = fix, Group = purpose };

    private static Judgement Missing(ReviewCase of, string purpose, string reason, string fix) =>
        Found(Weight.ShouldFix, of.At("scheme.purpose"), $"the purpose is {purpose}, but {reason}")
            with { Fix = fix, Group = purpose };
}
