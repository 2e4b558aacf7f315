using System.Collections.Immutable;
using Outturn.Review.Clauses;
using Outturn.Review.Declared;
using Outturn.Review.Findings;

namespace Outturn.Review.Rules.Financing;

/// <summary>Cash that follows the result by months.</summary>
internal sealed class SlowPayment : ReviewRule
{
    public override string Id => "slow-payment";

    public override Chapter Chapter => Chapter.Financing;

    public override RuleKind Kind => RuleKind.Read;

    public override string Title => "cash that comes long after the result";

    public override string Computes =>
        "Days from achievement to cash: what the scheme waits before an outcome is payable, half a "
        + "payment period, and the terms of payment. Terms over 30 days of a valid invoice "
        + "under an "
        + "Act that implies 30 (the Procurement Act 2023 does, down the chain), for the lead "
        + "provider or a subcontractor: must-fix, for the term has no effect. More than 120 days, "
        + "or no terms below the lead provider: should-fix.";

    public override ImmutableArray<Reason> Why =>
    [
        new("30 days are implied down the chain of a public contract.",
            "Procurement Act 2023, ss. 68 and 73", "seen"),
        new("Lateness has made charities borrow.", "NCVO (2013)", "seen"),
    ];

    public override string Remedy => "pay within 30 days, at every tier";

    public override string Quiet => "outside that Act only the days are looked at";

    public override IEnumerable<Judgement> Judge(ReviewCase of)
    {
        PlanMap terms = of.Plan.Below("payment terms"), chain = of.Plan.Below("subcontracts");
        double own = terms.Number("within") ?? double.NaN;
        double below = chain.Number("paid within") ?? double.NaN;
        double most = of.Limit(this, "terms");
        if (terms.Text("law").Length > 0 && (own > most || below > most))
        {
            return [own > most
                ? Broken(terms, "within", Math.Max(own, Known(below)), terms.Text("law"))
                : Broken(chain, "paid within", below, terms.Text("law"))];
        }
        if (!terms.IsThere && !chain.IsThere)
        {
            return [NotTold("the days within which a valid invoice is paid are not said",
                "payment terms: {within: 30 days, law: Procurement Act 2023}")];
        }
        double days = Wait.Days(of.Scheme) + Known(own);
        if (days + Known(below) > of.Limit(this, "cash"))
        {
            return [Found(Weight.ShouldFix, terms.Spot,
                $"from achievement to cash it takes about {Figures.Whole(days)} days for the lead "
                + "provider" + (below > 0
                    ? $", {Figures.Whole(days + below)} for a subcontractor" : "")) with
            {
                Slots = [new("days", days + Known(below), "days")],
                Fix = "pay monthly, within 30 days, at every tier",
            }];
        }
        return chain.IsThere && double.IsNaN(below)
            ? [Found(Weight.ShouldFix, chain.Spot,
                "there are subcontractors, and nothing says when they are paid") with
            {
                Fix = "write subcontracts: {paid within: 30 days}",
            }]
            : [Clean($"about {Figures.Whole(days)} days from achievement to cash")];
    }

    private static Judgement Broken(
        PlanMap map, string key, double days, string law) => Found(
        Weight.MustFix, map.At(key),
        $"{Figures.Whole(days)} days to pay a valid invoice: under the {law} 30 are implied at "
            + "every "
        + "tier, so the term has no effect") with
    {
        IsLegal = true, Slots = [new("days", days, "days")],
        Fix = "write 30 days",
        Changes = [new TextChange(map.ValueAt(key), "30 days")],
    };

    private static double Known(double days) => double.IsNaN(days) ? 0 : days;
}
