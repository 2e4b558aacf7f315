using System.Collections.Immutable;
using Outturn.Review.Expected;
using Outturn.Review.Findings;

using Outturn.Review.Clauses;
using Outturn.Simulation.Providers;

namespace Outturn.Review.Rules.Rewards;

/// <summary>A ratio of this year's outcomes to this year's referrals.</summary>
internal sealed class RatioMovedByVolume : ReviewRule
{
    public override string Id => "ratio-moved-by-volume";

    public override Chapter Chapter => Chapter.Payment;

    public override RuleKind Kind => RuleKind.Exact;

    public override string Title => "a ratio that moves when referrals do";

    public override string Computes =>
        "A measure or price that divides outcomes dated by their day by people dated by their "
        + "referral in the same period. Where a world says how referrals run: how far the ratio "
        + "of a "
        + "year strays from the rate of those who started in it, at the performance expected. Over "
        + "25 % with money or a standard attached: must-fix; over 10 %: should-fix.";

    public override ImmutableArray<Reason> Why =>
    [
        new("About £31m of incentive was due against £6m on a valid measure.", "NAO (2014)",
            "seen"),
        new("57.6 % in the year against 36.4 % by cohort.", "published statistics", "seen"),
    ];

    public override string Remedy => "measure those who started in the year, when their time is up";

    public override string Quiet => "volumes are constant by contract";

    public override IEnumerable<Judgement> Judge(ReviewCase of)
    {
        InYearRatio[] ratios = [.. InYearRatio.In(of.Scheme)];
        if (ratios.Length == 0)
        {
            return [InYearRatio.ByCohort(of.Scheme)
                ? Clean("outcomes are counted for those who started in the period")
                : NotApplicable("nothing divides the outcomes of a period by its referrals")];
        }
        if (of.Expected is not { } expected)
        {
            return [NotTold("how referrals will run is not known", "a world.yaml with referrals")];
        }
        (int year, double ratio, double cohort) = Enumerable.Range(1, expected.Years - 1)
            .Select(y => (y, YearRate.Of(
                expected.Main.Expected.Setting, expected.Main.Expected.Projection, y),
                OverGroups(expected, y)))
            .MaxBy(r => Math.Abs((r.Item2 / r.Item3) - 1));
        double strays = Math.Abs((ratio / cohort) - 1);
        InYearRatio worst = ratios.MaxBy(r => r.MovesMoney)!;
        if (strays <= of.Limit(this, "should-fix"))
        {
            return [Clean($"the ratio strays by {Figures.Percent(strays)} from the cohort's rate")];
        }
        bool must = strays > of.Limit(this, "must-fix") && worst.MovesMoney;
        return
        [
            Found(must ? Weight.MustFix : Weight.ShouldFix, worst.At,
                $"with the performance expected, {worst.Name} reads {Figures.Percent(ratio)} in "
                + $"year {Quantities.Numerals.Text(year + 1)} where {Figures.Percent(cohort)} of "
                + $"those who start in it reach the outcome; {worst.Consequence} hangs on it") with
            {
                Slots = [new("strays", strays, "share"), new("ratio", ratio, "share"),
                    new("cohort", cohort, "share")],
                Fix = "count the outcomes of those who started in the year: "
                    + "people(job by referred) / count(participants by referred), and wait",
            },
        ];
    }

    private static double OverGroups(WorldExpected expected, int year)
    {
        double sum = 0;
        for (int g = 0; g < expected.Groups.Length; g++)
        {
            sum += expected.Share(g) * expected.Measures(year).OutcomeRate[g];
        }
        return sum;
    }
}
