using System.Collections.Immutable;
using Outturn.Review.Declared;
using Outturn.Review.Findings;

namespace Outturn.Review.Rules.Measurement;

/// <summary>Everything committed before anything can be known.</summary>
internal sealed class NoPilot : ReviewRule
{
    private static readonly string[] GateKeys = ["date", "measure", "decides", "then"];

    public override string Id => "no-pilot";

    public override Chapter Chapter => Chapter.Measurement;

    public override RuleKind Kind => RuleKind.Read;

    public override string Title => "the whole value committed before a result can be known";

    public override string Computes =>
        "Stages of \"pilot\" with a gate: date, measure, threshold, who decides, and what follows. "
        + "No gate and a contract worth over £10m (by the world, or the funds secured), or no "
        + "evidence cited: must-fix; otherwise, or a gate that lacks one of the five: should-fix.";

    public override ImmutableArray<Reason> Why =>
    [
        new("There is no settled evidence base: pilot carefully.", "the source text on objectives",
            "seen"),
        new("The Work Programme considered no alternative and was not piloted.", "NAO (2012)",
            "seen"),
        new("Failure to pilot the probation reform.", "PACAC (2018)", "seen"),
        new("Launches in a rush without the best use of pilots.", "NAO (2015)", "seen"),
    ];

    public override string Remedy => "a first stage with a gate at the month in which it can be "
        + "known";

    public override string Quiet => "the scheme is the pilot, or cites an evaluation";

    public override IEnumerable<Judgement> Judge(ReviewCase of)
    {
        if (of.Plan.Text("evidence").Length > 0)
        {
            return [Clean("it rests on an evaluation: " + of.Plan.Text("evidence"))];
        }
        if (of.Plan.YesNo("is the pilot") == true)
        {
            return [Clean("the scheme is the pilot")];
        }
        PlanMap[] stages = [.. of.Plan.List("pilot")];
        PlanMap[] gated = [.. stages.Where(s => s.Has("gate"))];
        if (gated.Length == 0)
        {
            return [None(of)];
        }
        foreach (PlanMap stage in gated)
        {
            PlanMap gate = stage.Below("gate");
            string[] lacks = [.. GateKeys.Where(k => !gate.Has(k)),
                .. gate.Has("at least") || gate.Has("at most") ? [] : new[] { "threshold" }];
            if (lacks.Length > 0)
            {
                return [Found(Weight.ShouldFix, gate.Spot,
                    $"the gate of \"{stage.Text("name")}\" has no {Figures.List(lacks)}") with
                {
                    Slots = [new("missing", lacks.Length, "number")],
                    Fix = "write gate: {date: …, measure: …, at least: …, decides: …, then: …}",
                }];
            }
        }
        return [Clean(Figures.Of(gated.Length, "gate", "gates") + " with all that a gate needs")];
    }

    private Judgement None(ReviewCase of)
    {
        double? value = of.Expected?.ContractValue ?? of.Plan.Number("funds secured");
        bool small = value < of.Limit(this, "value");
        return Found(
            small ? Weight.ShouldFix : Weight.MustFix, of.At("plan.pilot"),
            (value is { } money ? $"{Figures.Large(money, of.Scheme)} is" : "the whole value is")
            + " committed before any result can be known: no stage has a gate, and no "
            + "evaluation is "
            + "cited") with
        {
            Slots = value is { } v ? [new("value", v, "money")] : [],
            Fix = "write pilot: [{name: …, from: …, to: …, gate: {date: …, measure: …, at "
                + "least: …, "
                + "decides: …, then: …}}]",
        };
    }
}
