using System.Collections.Immutable;
using Outturn.Review.Clauses;
using Outturn.Review.Declared;
using Outturn.Review.Findings;

namespace Outturn.Review.Rules.Financing;

/// <summary>No limit on what the payer may owe, or one that stops help too early.</summary>
internal sealed class PaymentLimit : ReviewRule
{
    public override string Id => "payment-limit";

    public override Chapter Chapter => Chapter.Financing;

    public override RuleKind Kind => RuleKind.Exact;

    public override string Title => "a bill without a limit, or a limit that stops help";

    public override string Computes =>
        "Limits on money for the whole scheme or for each provider, against expected payments "
            + "in the "
        + "plan and in the high case of the forecast (160 % where none is declared), and "
        + "against the "
        + "funds secured. High case above funds secured: must-fix. No limit, or one that the plan "
        + "itself reaches: should-fix; one that twice the high case does not reach: consider.";

    public override ImmutableArray<Reason> Why =>
    [
        new("Profile funding across a range of circumstances, and say who secures it.",
            "Audit Commission (2012), chapter 4", "seen"),
        new("An open number of users can cost more than the payer can bear.",
            "Government Outcomes Lab", "seen"),
    ];

    public override string Remedy =>
        "a limit a little over the high case, funds secured to it, and a rule for what then";

    public override string Quiet => "demand-led by statute and funded so";

    public override IEnumerable<Judgement> Judge(ReviewCase of)
    {
        double? limit = MoneyLimit.Of(of.Scheme, of.Expected?.World.ProviderCount ?? 1);
        double? secured = of.Plan.Number("funds secured");
        if (of.Expected is not { } expected)
        {
            return [limit is null ? None(of, "") : Clean("there is a limit")];
        }
        double plan = expected.ContractValue, high = plan * High(of);
        if (secured is { } funds && high > funds && !(limit <= funds))
        {
            return [Found(Weight.MustFix, of.At("plan.funds secured"),
                $"the high case would cost {Figures.Large(high, of.Scheme)}, "
                + $"{Figures.Percent(high / funds)} of the money secured, and no limit keeps it "
                + "below") with
            {
                Slots = [new("high case", high, "money"), new("secured", funds, "money")],
                Fix = $"secure {Figures.Large(high, of.Scheme)}, or write a limit",
            }];
        }
        return
        [
            limit switch
            {
                null => None(of, $": the plan costs {Figures.Large(plan, of.Scheme)}, the high "
                    + "case "
                    + Figures.Large(high, of.Scheme)),
                { } most when most < plan => Found(
                    Weight.ShouldFix, of.At("limits and adjustments"),
                    $"the limit of {Figures.Large(most, of.Scheme)} is reached in the plan itself, "
                    + $"which costs {Figures.Large(plan, of.Scheme)}: people who come later are "
                    + "helped "
                    + "for nothing, or not") with
                {
                    Slots = [new("limit", most, "money"), new("plan", plan, "money")],
                    Fix = $"raise it to {Figures.Large(high * 1.08, of.Scheme)}, or end referrals "
                        + "earlier",
                },
                { } most when most > 2 * high => Found(
                    Weight.Consider, of.At("limits and adjustments"),
                    $"the limit of {Figures.Large(most, of.Scheme)} is more than twice the high "
                        + "case "
                    + $"of {Figures.Large(high, of.Scheme)}: it can hardly bind") with
                {
                    Slots = [new("limit", most, "money")],
                    Fix = $"lower it to {Figures.Large(high * 1.08, of.Scheme)}",
                },
                _ => Clean("the limit lies above the plan and near the high case"),
            },
        ];
    }

    private static Judgement None(ReviewCase of, string costs) => Found(
        Weight.ShouldFix, of.At("limits and adjustments"),
        "no limit is written on what may be paid in all" + costs) with
    {
        Fix = "write a limit under \"limits and adjustments\", secure funds to it, and say what "
            + "happens when it is reached",
    };

    private double High(ReviewCase of)
    {
        PlanMap forecast = of.Plan.Below("forecast");
        double[] cases = [.. forecast.Keys.Select(forecast.Below)
            .Where(y => y.Number("high") is not null && y.Number("expected") is > 0)
            .Select(y => y.Number("high")!.Value / y.Number("expected")!.Value)];
        return cases.Length > 0 ? cases.Max() : of.Limits.Of("volume-not-shared", "high");
    }
}
