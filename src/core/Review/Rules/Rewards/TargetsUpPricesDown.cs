using System.Collections.Immutable;
using Outturn.Review.Changing;
using Outturn.Review.Expected;
using Outturn.Review.Findings;

using Outturn.Simulation.Providers;
using Outturn.Simulation.Worlds;
using Outturn.Statistics.Distributions;

namespace Outturn.Review.Rules.Rewards;

/// <summary>More asked for, and less paid, year after year.</summary>
internal sealed class TargetsUpPricesDown : ReviewRule
{
    public override string Id => "targets-up-prices-down";

    public override Chapter Chapter => Chapter.Payment;

    public override RuleKind Kind => RuleKind.Exact;

    public override string Title => "targets that rise while the pay falls";

    public override bool NeedsWorld => true;

    public override string Computes =>
        "Expected pay for a start with half-effect service, year by year, against the minimum "
        + "performance of the world. Pay down by 5 % while the target rises by 5 %: should-fix; "
        + "pay "
        + "down by 20 % from the first year, or fewer than half of the providers expected to meet "
        + "the target: must-fix. The chance of meeting it is that of the rate in the year, with "
        + "the "
        + "spread that providers believe in.";

    public override ImmutableArray<Reason> Why =>
    [
        new("Improving and cutting year on year is perilous.", "the source text on objectives",
            "seen"),
        new("Fewer than half of 40 contracts met their targets.", "the source text on failure",
            "seen"),
    ];

    public override string Remedy => "hold the pay for the same service, or raise it with the "
        + "target";

    public override string Quiet => "evidence for the higher level is cited and tested at a gate";

    public override IEnumerable<Judgement> Judge(ReviewCase of)
    {
        if (of.Expected is not { } expected)
        {
            return [NoWorld(of)];
        }
        double[] pay = [.. Enumerable.Range(0, expected.Years)
            .Select(y => expected.Service.Pay(y))];
        int last = Array.IndexOf(pay, pay.Min());
        double fall = 1 - (pay[last] / pay[0]);
        (string Name, double From, double To, double Met)[] targets = [.. Targets(expected)];
        var risen = targets.Where(t => t.To > t.From * (1 + of.Limit(this, "move"))).ToArray();
        var missed = targets.Where(t => t.Met < of.Limit(this, "met")).ToArray();
        bool together = fall >= of.Limit(this, "move") && risen.Length > 0;
        bool must = fall >= of.Limit(this, "fall") || (missed.Length > 0 && fall > 0);
        if (!together && !must && missed.Length == 0)
        {
            return [Clean("pay for the same service holds")];
        }
        string target = risen.Length > 0 ? $" while the minimum of {risen[0].Name} goes from "
            + $"{Figures.Percent(risen[0].From)} to {Figures.Percent(risen[0].To)}" : "";
        string met = missed.Length > 0
            ? $"; {Figures.Percent(missed.Min(m => m.Met))} of providers are expected to meet that "
                + $"of {missed.MinBy(m => m.Met).Name}" : "";
        return
        [
            Found(must ? Weight.MustFix : Weight.ShouldFix, of.At("payments"),
                (fall > 0 ? $"from year 1 to {Quantities.Numerals.Text(last + 1)} the payment for "
                    + $"the same service falls by {Figures.Percent(fall)}"
                    : "the payment for the same service holds") + target + met) with
            {
                Slots = [new("fall", fall, "share")],
                Fix = "hold the pay for the same service level, or raise it with the target",
                Changes = of.IsDraw || fall <= 0 ? [] : LevelFigures.OfAll(of),
            },
        ];
    }

    // The minimum performance of the first and the highest year, and the chance of meeting it in
    // the year in which it is least.
    private static IEnumerable<(string, double, double, double)> Targets(WorldExpected expected)
    {
        CashProjection cash = expected.Main.Expected.Projection;
        ProviderSetting setting = expected.Main.Expected.Setting;
        foreach (MinimumPerformance minimum in expected.World.Commissioner.MinimumPerformance)
        {
            int[] years = [.. minimum.Rates.Keys.Where(y => y <= expected.Years).Order()];
            if (years.Length == 0)
            {
                continue;
            }
            double met = years.Min(y =>
            {
                double rate = minimum.Group < 0 ? YearRate.Of(setting, cash, y - 1)
                    : YearRate.Of(setting, cash, y - 1, minimum.Group);
                return Normal.Cdf((rate - minimum.Rates[y])
                    / ((setting.Type.IncomeRisk * rate) + 1e-9));
            });
            yield return (
                minimum.Group < 0 ? "all groups" : expected.Groups[minimum.Group].Name,
                minimum.Rates[years[0]], years.Max(y => minimum.Rates[y]), met);
        }
    }
}
