using System.Collections.Immutable;
using Outturn.Review.Declared;
using Outturn.Review.Findings;

using Outturn.Schemes;

namespace Outturn.Review.Rules.Risks;

/// <summary>Payers without a duty, and conditions that nobody answers for.</summary>
internal sealed class RolesNotStated : ReviewRule
{
    private static readonly string[] Nobody = ["nobody", "none", "unknown", "not agreed"];

    public override string Id => "roles-not-stated";

    public override Chapter Chapter => Chapter.Risks;

    public override RuleKind Kind => RuleKind.Read;

    public override string Title => "payers without a duty, conditions without an owner";

    public override string Computes =>
        "For each payer a duty in \"roles\"; for each condition in \"depends on\" an owner; an "
        + "innovation lead where innovation is claimed. A payer of several without a duty, or a "
        + "condition without an owner: should-fix; no innovation lead: consider.";

    public override ImmutableArray<Reason> Why =>
    [
        new("Clarify your part in helping innovation, co-commissioning included.",
            "the source text on advice", "seen"),
        new("Join up commissioning.", "commandment 9", "seen"),
        new("Probation lacked stated accountability across bodies.", "NAO (2019)", "seen"),
    ];

    public override string Remedy =>
        "roles: {health: {duty: treatment within three weeks}}, and an owner for each condition";

    public override string Quiet => "one payer and no condition outside";

    public override IEnumerable<Judgement> Judge(ReviewCase of)
    {
        PlanMap roles = of.Plan.Below("roles"), depends = of.Plan.Below("depends on");
        string[] payers = [.. Payers(of.Scheme)];
        string[] idle = payers.Length < 2 ? []
            : [.. payers.Where(p => !roles.Has(p))];
        string[] unowned = [.. depends.Keys.Where(k => Nobody.Contains(depends.Text(k)))];
        bool lead = roles.Keys.Any(k => roles.Below(k).YesNo("innovation lead") == true);
        if (idle.Length > 0)
        {
            yield return Found(
                Weight.ShouldFix, of.At(roles.IsThere ? "plan.roles" : "shares"),
                $"{Figures.List(idle)} {(idle.Length == 1 ? "pays" : "pay")} and has no stated "
                    + "duty") with
            {
                Group = "duty", Slots = [new("payers", idle.Length, "number")],
                Fix = "write roles: {" + string.Join(
                    ", ", idle.Select(p => p + ": its duty")) + "}",
            };
        }
        if (unowned.Length > 0)
        {
            yield return Found(
                Weight.ShouldFix, depends.At(unowned[0]),
                $"{Figures.Of(unowned.Length, "condition", "conditions")} of the outcome "
                + $"({Figures.List(unowned)}), out of {Quantities.Numerals.Text(
                    depends.Keys.Count())}, without anybody who answers for it") with
            {
                Group = "owner", Slots = [new("conditions", unowned.Length, "number")],
                Fix = "name who answers for each",
            };
        }
        if (of.IsFor("innovation") && !lead)
        {
            yield return Found(
                Weight.Consider, of.At("plan.roles"), "nobody is named to help innovation") with
            {
                Group = "innovation", Fix = "write innovation lead: yes at one of the roles",
            };
        }
        if (idle.Length + unowned.Length == 0 && (lead || !of.IsFor("innovation")))
        {
            yield return payers.Length < 2 && !depends.IsThere
                ? NotApplicable("one payer, and no condition outside is declared")
                : Clean("each payer has a duty, each condition an owner");
        }
    }

    /// <summary>The parties that pay, shares included.</summary>
    internal static IEnumerable<string> Payers(Scheme scheme)
    {
        string[] shared = [.. scheme.Shares.Where(s => s.IsPayers).SelectMany(s => s.Parts)
            .Select(p => p.Party).OfType<string>().Distinct()];
        return shared.Length > 0 ? shared : scheme.Payments.Select(p => p.By).Distinct();
    }
}
