using System.Collections.Immutable;
using Outturn.Review.Declared;
using Outturn.Review.Findings;

namespace Outturn.Review.Rules.Risks;

/// <summary>Risk without freedom: the method is laid down, or changes need consent.</summary>
internal sealed class ToldHowToWork : ReviewRule
{
    public override string Id => "told-how-to-work";

    public override Chapter Chapter => Chapter.Risks;

    public override RuleKind Kind => RuleKind.Read;

    public override string Title => "providers who bear the risk and are told how to work";

    public override string Computes =>
        "Powers of the commissioner that fix the method (prescription, meeting) or need consent "
        + "(approval), but for those that a law asks for. At least half of pay at risk and consent "
        + "to changes or trials: must-fix; any consent, or three prescriptions: should-fix; one or "
        + "two: consider.";

    public override ImmutableArray<Reason> Why =>
    [
        new("Under scrutiny commissioners leave the black box and warn against unproven ways.",
            "the source text on advice", "seen"),
        new("Pay on results was bolted on to contracts that kept their prescriptions, so risk "
            + "without freedom.", "NCVO and Bates Wells (2013)", "seen"),
    ];

    public override string Remedy =>
        "replace the method by a least offer: an amount of service that everybody may have";

    public override string Quiet => "the power is statutory";

    public override IEnumerable<Judgement> Judge(ReviewCase of)
    {
        PlanMap[] powers = [.. of.Plan.List("powers").Where(p => p.Text("because") != "statutory")];
        PlanMap[] consents = [.. powers.Where(p => p.Text("kind") == "approval")];
        PlanMap[] methods = [.. powers.Where(p => p.Text("kind") is "prescription" or "meeting")];
        PlanMap trials = of.Plan.Below("trials");
        bool asks = consents.Length > 0 || trials.YesNo("consent") == true;
        if (!asks && methods.Length == 0)
        {
            return [of.Plan.Has("powers") || trials.IsThere
                ? Clean("nothing lays down the method")
                : NotTold("what the commissioner reserves to itself is not said",
                    "powers: [] where there are none")];
        }
        double? risk = of.Expected?.AtRiskInAll;
        Weight weight = asks && risk >= of.Limit(this, "at-risk") ? Weight.MustFix
            : asks || methods.Length >= of.Limit(this, "many") ? Weight.ShouldFix
            : Weight.Consider;
        string with = risk is { } share ? $"with {Figures.Percent(share)} of pay at risk, " : "";
        string[] names = [.. consents.Concat(methods).Select(p => p.Text("name")),
            .. trials.YesNo("consent") == true ? new[] { "consent to trials" } : []];
        return
        [
            Found(weight, powers.Length > 0 ? powers[0].Spot : trials.Spot,
                $"{with}the provider must still keep to {Figures.List(names)}"
                + (asks ? "; changes need consent" : "")) with
            {
                Slots = [new("clauses", names.Length, "number")],
                Fix = "replace the method by a least offer that everybody may have, and let trials "
                    + "of up to a quarter of starts need no consent",
            },
        ];
    }
}
