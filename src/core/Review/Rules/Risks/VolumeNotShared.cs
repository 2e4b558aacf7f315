using System.Collections.Immutable;
using Outturn.Review.Declared;
using Outturn.Review.Expected;
using Outturn.Review.Findings;
using Outturn.Simulation.Providers;

namespace Outturn.Review.Rules.Risks;

/// <summary>The risk that fewer people come, or more, borne by the provider alone.</summary>
internal sealed class VolumeNotShared : ReviewRule
{
    private const double Notable = .05;

    public override string Id => "volume-not-shared";

    public override Chapter Chapter => Chapter.Risks;

    public override RuleKind Kind => RuleKind.Exact;

    public override string Title => "the risk of few or many people left to the provider";

    public override bool NeedsWorld => true;

    public override string Computes =>
        "A guaranteed share of the forecast shares it. Without one, each invited type is tried "
        + "with the low case of the forecast (60 % where none is declared): its contract loses "
        + "money, or more of it than in the plan, or it fails with a chance over 20 %: must-fix; "
        + "its value halves: should-fix. Where it bears the low case, it is tried with the high "
        + "one (160 %), in which it can hire no faster than the world says: what it spends on "
        + "each of the hardest third halves: should-fix.";

    public override ImmutableArray<Reason> Why =>
    [
        new("Demand was under-estimated by about 60 %.", "the source text on failure", "seen"),
        new("Charities got 39 % of the referrals of the hardest groups that were forecast.",
            "NCVO (2012)", "seen"),
        new("Probation activity was 16 to 48 % below plan, and the loss came back to the taxpayer.",
            "NAO (2017), in part as reported", "seen"),
    ];

    public override string Remedy =>
        "pay the delivery fee on at least 80 % of planned starts, and name a most";

    public override string Quiet => "the provider controls who comes";

    public override IEnumerable<Judgement> Judge(ReviewCase of)
    {
        PlanMap forecast = of.Plan.Below("forecast");
        if (forecast.Keys.Any(y => forecast.Below(y).Number("guaranteed") is > 0))
        {
            return [Clean("a share of the forecast is guaranteed")];
        }
        if (of.Expected is not { } expected)
        {
            return [NoWorld(of)];
        }
        return expected.Invited.Select(t => One(of, forecast, t));
    }

    private Judgement One(ReviewCase of, PlanMap forecast, Invited type)
    {
        double low = Case(forecast, "low").DefaultIfEmpty(of.Limit(this, "low")).Min();
        CashProjection few = type.AtDemand(low);
        double starts = type.Expected.Setting.Starts.Sum();
        (double value, double least) =
            (type.Expected.Projection.Npv / starts, few.Npv / (starts * low));
        (double ruin, double worst) = (type.Expected.Projection.Ruin, few.Ruin);
        // One that loses money in the plan itself may lose more of it.
        bool must = (least < 0 && least < value)
            || (worst > of.Limit(this, "failure") && worst > ruin + Notable);
        if (!must && least >= Math.Min(value, value * of.Limit(this, "halved")))
        {
            return Many(of, forecast, type);
        }
        return Found(
            must ? Weight.MustFix : Weight.ShouldFix,
            forecast.IsThere ? forecast.Spot : of.At("payments"),
            $"if {Figures.Percent(low)} of the planned people come, the contract of a {type.Name} "
            + $"provider{(value < 0 ? ", which loses money in the plan already," : "")} goes from "
            + $"{Figures.Money(value, of.Scheme)} to "
            + $"{Figures.Money(least, of.Scheme)} a start, and its chance of failing from "
            + $"{Figures.Chance(ruin)} to {Figures.Chance(worst)}; no clause shares that risk") with
        {
            Group = type.Name,
            Slots = [new("value a start", least, "money"), new("ruin", worst, "share")],
            LessIsWorse = true,
            RestsOn = forecast.IsThere ? [] : ["the low case, 60 % of the plan"],
            Fix = "write forecast: {1: {expected: …, low: …, guaranteed: 80%}} and pay the fee on "
                + "it",
        };
    }

    // More people than planned: advisers are scarce, and whoever takes most of their time loses it.
    private Judgement Many(ReviewCase of, PlanMap forecast, Invited type)
    {
        double high = Case(forecast, "high").DefaultIfEmpty(of.Limit(this, "high")).Max();
        double now = type.SpentOnHardest(1);
        double then = now > 0 && high > 1 ? type.SpentOnHardest(high) : now;
        if (then >= now * of.Limit(this, "thinner"))
        {
            return Clean($"{type.Name} bears the low case and the high one");
        }
        return Found(
            Weight.ShouldFix, forecast.IsThere ? forecast.Spot : of.At("payments"),
            $"if {Figures.Percent(high)} of the planned people come, a {type.Name} provider "
            + "cannot keep up, and spends "
            + $"{Figures.Money(then, of.Scheme)} instead of {Figures.Money(now, of.Scheme)} on "
            + "each of the hardest third; no clause shares that risk") with
        {
            Group = type.Name,
            Slots = [new("on each of the hardest", then, "money")],
            LessIsWorse = true,
            RestsOn = forecast.IsThere ? [] : ["the high case, 160 % of the plan"],
            Fix = "name a most of people, and let referrals stop there until more are agreed",
        };
    }

    private static IEnumerable<double> Case(PlanMap forecast, string name) =>
        forecast.Keys.Select(forecast.Below)
            .Where(y => y.Number(name) is not null && y.Number("expected") is > 0)
            .Select(y => y.Number(name)!.Value / y.Number("expected")!.Value);
}
