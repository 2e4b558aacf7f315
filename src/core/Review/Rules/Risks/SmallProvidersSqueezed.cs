using System.Collections.Immutable;
using Outturn.Review.Changing;
using Outturn.Review.Declared;
using Outturn.Review.Expected;
using Outturn.Review.Findings;

namespace Outturn.Review.Rules.Risks;

/// <summary>A lead provider that keeps its margin and passes the risk on.</summary>
internal sealed class SmallProvidersSqueezed : ReviewRule
{
    private const double Fair = .10;

    public override string Id => "small-providers-squeezed";

    public override Chapter Chapter => Chapter.Risks;

    public override RuleKind Kind => RuleKind.Exact;

    public override string Title => "subcontractors who bear the risk that the lead provider is "
        + "paid for";

    public override bool NeedsWorld => true;

    public override string Computes =>
        "For each subcontractor (a provider of the plan with a margin, or of the world under "
        + "another) the chance of insolvency and the value of its contract after the margin, "
        + "beside "
        + "the lead provider's. Over 20 % while the lead's is under 5 %: must-fix; over 5 %, or a "
        + "contract that loses money: should-fix. Named subcontractors who are promised no "
        + "number of "
        + "people: should-fix.";

    public override ImmutableArray<Reason> Why =>
    [
        new("Voluntary organisations failed.", "the source text on objectives", "seen"),
        new("39 of 72 charities were not shielded from risk at all, and half subsidised the work "
            + "from their reserves.", "NCVO (2012)", "seen"),
        new("A charity left because £400 to £600 up front did not cover the work.",
            "third-sector press (2012)", "seen"),
    ];

    public override string Remedy =>
        "limit the margin, pass the attachment fee on whole, put less of a small provider's pay at "
        + "risk, and pay it on the same days";

    public override string Quiet => "there is no supply chain";

    public override IEnumerable<Judgement> Judge(ReviewCase of)
    {
        PlanMap terms = of.Plan.Below("subcontracts");
        if (terms.YesNo("named") == true && terms.YesNo("volume promised") == false)
        {
            yield return Found(
                Weight.ShouldFix, terms.At("volume promised"),
                "subcontractors are named in the bid and are promised no number of people") with
            {
                Group = "promise", Fix = "promise each a share of the starts",
            };
        }
        if (of.Expected is not { } expected)
        {
            yield return terms.IsThere ? NoWorld(of)
                : NotApplicable("no supply chain is described");
            yield break;
        }
        Invited[] subs = [.. expected.Invited.Where(t => t.Lead is not null)];
        if (subs.Length == 0)
        {
            yield return NotApplicable("no subcontractor is described");
        }
        double lead = expected.Main.Expected.Projection.Ruin;
        foreach (Invited sub in subs)
        {
            yield return One(of, lead, sub);
        }
    }

    private Judgement One(ReviewCase of, double lead, Invited sub)
    {
        double ruin = sub.Expected.Projection.Ruin;
        double each = sub.Expected.Projection.Npv / sub.Expected.Setting.Starts.Sum();
        bool must = ruin > of.Limit(this, "must-fix") && lead < of.Limit(this, "lead");
        if (!must && ruin <= of.Limit(this, "should-fix") && each >= 0)
        {
            return Clean($"{sub.Name} fails with a chance of {Figures.Chance(ruin)}");
        }
        return Found(
            must ? Weight.MustFix : Weight.ShouldFix, of.At("plan.providers." + sub.Name),
            $"after the lead provider's {Figures.Percent(sub.Type.Margin)} a {sub.Name} "
            + $"subcontractor with {Figures.Money(sub.ReservePerStart, of.Scheme)} for each "
            + "monthly "
            + $"start fails with a chance of {Figures.Chance(ruin)}, the lead with "
            + $"{Figures.Chance(lead)}; its contract is worth {Figures.Money(each, of.Scheme)} a "
            + "start") with
        {
            Group = sub.Name,
            Slots = [new("ruin", ruin, "share"), new("lead", lead, "share"),
                new("value a start", each, "money")],
            Changes = sub.Type.Margin <= Fair ? [] : Written.Instead(
                of, Written.At(of, $"plan.providers.{sub.Name}.margin"), "10%"),
            Fix = "let the lead keep 10 % at most, pass the attachment fee on whole, and pay "
                + "subcontractors on the same days",
        };
    }
}
