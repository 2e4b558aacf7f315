using System.Collections.Immutable;
using Outturn.Review.Changing;
using Outturn.Review.Clauses;
using Outturn.Review.Declared;
using Outturn.Review.Findings;

namespace Outturn.Review.Rules.Purpose;

/// <summary>More purposes than one in force at the same date.</summary>
internal sealed class SeveralPurposes : ReviewRule
{
    private const string Cost = "cost";
    private const int MostVaried = 3;

    public override string Id => "several-purposes";

    public override Chapter Chapter => Chapter.Purpose;

    public override RuleKind Kind => RuleKind.Read;

    public override string Title => "a scheme that pursues several purposes at once";

    public override string Computes =>
        "Counts the purposes in force at the same date: those of the scheme, or those of a pilot "
        + "stage while it lasts. None: must-fix. Cost and another one: should-fix, and two others: "
        + "must-fix. Two without cost: consider, more: should-fix. "
        + "How much of each a compromise reaches is no matter of a moment: the command that prints "
        + "it is named.";

    public override ImmutableArray<Reason> Why =>
    [
        new("One objective at a time, at least at first; a scheme that set four missed all four.",
            "Audit Commission (2012) as cited in the source text on objectives", "seen"),
        new("Low cost is the purpose that goes against the others: over 423 designs it correlates "
            + "with them by -0.17 to -0.46, while innovation, outcomes and risk transfer go "
            + "together by 0.73 to 0.91 (experiment e13).", "docs/guide/experiments.md", "derived"),
    ];

    public override string Remedy =>
        "name one purpose; put the others after a gate, or write them as limits: a cap, a floor";

    public override string Quiet => "the other aims are limits and not purposes";

    public override IEnumerable<Judgement> Judge(ReviewCase of)
    {
        (string Name, string[] Purposes, Spot At)[] stages = [.. Stages(of)];
        (string name, string[] purposes, Spot at) = stages.MaxBy(s => s.Purposes.Length);
        if (purposes.Length == 0)
        {
            yield return Found(Weight.MustFix, at, "the scheme names no purpose") with
            {
                Fix = "write purpose: outcomes, or another one of the five",
                Slots = [new("purposes", 0, "number")],
            };
        }
        else if (purposes.Length == 1)
        {
            yield return Clean($"one purpose: {purposes[0]}");
        }
        else
        {
            int others = purposes.Count(p => p != Cost);
            bool cost = others < purposes.Length;
            Weight weight = purposes.Length > of.Limit(this, "most")
                ? cost ? Weight.MustFix : Weight.ShouldFix
                : cost ? Weight.ShouldFix : Weight.Consider;
            yield return Found(
                weight, at,
                $"{name} pursues {Figures.Of(purposes.Length, "purpose", "purposes")} at once "
                + $"({Figures.List(purposes)})"
                + (cost ? "; low cost goes against each of the others" : "")) with
            {
                Further = Compromise(of, Kept(purposes)),
                Fix = $"write purpose: {Kept(purposes)}, and the others as limits or after a gate",
                Changes = Written.Instead(of, Written.At(of, at.Path), Kept(purposes)),
                Slots = [new("purposes", purposes.Length, "number")],
            };
        }
    }

    // To look for it takes hundreds of designs, and so more time than a review has.
    private static FurtherSearch? Compromise(ReviewCase of, string purpose)
    {
        string[] varied = [.. PricedTables.In(of.Scheme).Take(MostVaried)
            .Select(t => $"--vary 'tables/{t.Name}*0.5..1.5' ")];
        return varied.Length == 0 ? null : new FurtherSearch(
            "how much of each purpose a compromise reaches"
                + (of.Expected is null ? " (it needs a world.yaml)" : ""),
            $"{string.Concat(varied)}--for {purpose} --regret");
    }

    private static string Kept(string[] purposes) =>
        purposes.Contains("outcomes") ? "outcomes" : purposes[0];

    private static IEnumerable<(string, string[], Spot)> Stages(ReviewCase of)
    {
        Spot at = of.At("scheme.purpose");
        yield return ("the scheme", [.. of.Scheme.Purposes], at);
        foreach (PlanMap stage in of.Plan.List("pilot").Where(s => s.Has("purpose")))
        {
            yield return (
                $"the stage \"{stage.Text("name")}\"",
                [.. stage.Text("purpose").Split([',', ' '], StringSplitOptions.RemoveEmptyEntries)],
                stage.At("purpose"));
        }
    }
}
