using System.Collections.Immutable;
using System.Globalization;
using Outturn.Quantities;
using Outturn.Review.Clauses;
using Outturn.Review.Declared;
using Outturn.Review.Expected;
using Outturn.Review.Findings;

namespace Outturn.Review.Rules.Purpose;

/// <summary>Savings that are due before a new service can have learnt anything.</summary>
internal sealed class YearlySavings : ReviewRule
{
    private const double Level = .01;

    public override string Id => "yearly-savings";

    public override Chapter Chapter => Chapter.Purpose;

    public override RuleKind Kind => RuleKind.Read;

    public override string Title => "savings due every year, or in the first years";

    public override string Computes =>
        "Declared savings, and scheduled falls of prices or fees, that take effect before the end "
        + "of contract year 3. In years 1 and 2: should-fix; in three years or more, or where the "
        + "purpose is innovation: must-fix. A scheduled fall is no finding where a world shows "
        + "that expected pay for the same service falls by less than 1 %. A saving that is "
        + "declared to come from payments not made is must-fix whenever it is due: where a world "
        + "shows what an outcome is paid and what it is worth, with the years of benefit after "
        + "which not paying costs more than it saves.";

    public override ImmutableArray<Reason> Why =>
    [
        new("Savings belong at the end of years 3 to 5; improving and cutting year on year is "
            + "perilous.", "the source texts, citing practice", "seen"),
        new("With the same stake a provider's best trial is worth £126k under yearly targets, "
            + "£199k "
            + "under targets in years 3 to 5, £3k under a target in year 1 alone, and £69k under "
            + "none: late beats yearly; yearly is not worse than none (experiment e11).",
            "docs/guide/experiments.md", "derived"),
        new("People not helped cost more in the long run: unpaid outcome money is a saving only "
            + "where benefit lasts less than about 1.5 years at 25 % additionality (experiment "
            + "e10).", "docs/guide/experiments.md", "derived"),
    ];

    public override string Remedy => "savings: {3: …, 4: …, 5: …}: at the end of years 3 to 5";

    public override string Quiet => "a fee falls and result pay rises by as much";

    public override IEnumerable<Judgement> Judge(ReviewCase of)
    {
        Judgement[] unpaid = [.. Unpaid(of)];
        Judgement early = Early(of);
        return unpaid.Length > 0 && early.Verdict == Verdict.Clean ? unpaid : [early, .. unpaid];
    }

    private Judgement Early(ReviewCase of)
    {
        int late = (int)of.Limit(this, "late");
        PlanMap savings = of.Plan.Below("savings");
        // A target at the end of year 3 is late enough.
        int[] targets = [.. savings.Keys.Select(Year).Where(y => y < late)];
        FallingPrice[] falls = [.. FallingPrice.In(of.Scheme).Where(f => !IsMadeUp(of, f))];
        int[] cuts = [.. falls.SelectMany(f => f.Years).Where(y => y <= late).Distinct().Order()];
        int[] years = [.. targets.Union(cuts).Order()];
        bool all = falls.Any(f => f.Years.Length >= (int)of.Limit(this, "often"));
        if (years.Length == 0)
        {
            return Clean(savings.IsThere ? "savings are due from the end of year 3"
                : "no savings are due, and no price falls, before the end of year 3");
        }
        if (targets.Length == 0 && of.Expected is null && FallingPrice.AnyRises(of.Scheme))
        {
            return NotTold(
                "one price falls by the year and another rises, and what they come to is "
                + "not worked out without a world", "a world.yaml beside the scheme");
        }
        bool must = all || years.Length >= of.Limit(this, "often") || of.IsFor("innovation");
        return Found(
            must ? Weight.MustFix : Weight.ShouldFix,
            targets.Length > 0 ? savings.Spot : Spot.Of("tables", falls[0].Table),
            Say(targets, falls)) with
        {
            Fix = targets.Length > 0
                ? "write the savings at the end of years 3, 4 and 5"
                : $"hold {falls[0].Table.Name} level until the end of year 3",
            Slots = [new("years", years.Length, "number")],
        };
    }

    // Money that is not paid because outcomes do not come is no saving by itself.
    private static IEnumerable<Judgement> Unpaid(ReviewCase of)
    {
        if (of.Plan.Text("savings from") != "payments not made")
        {
            return [];
        }
        BreakEven? even = of.Expected is { } expected
            ? BreakEven.Of(expected, expected.Settled) : null;
        Judgement found = Found(
            Weight.MustFix, of.Plan.At("savings from"),
            "what is to be saved is payments that are not made because outcomes do not come"
            + (even is null ? "; what a missing outcome costs later is not worked out without a "
                + "world that says what one is worth a year" : Say(even, of)));
        return
        [
            found with
            {
                Fix = "write savings from less need, and count them when people need less",
                Slots = even is null ? [] :
                [
                    new("break-even", even.Years, "years"), new("paid", even.PaidEach, "money"),
                    new("additional", even.Additional, "share"),
                    new("benefit a year", even.BenefitAYear, "money"),
                    new("net cost", even.NetCost, "money"),
                ],
                LessIsWorse = true,
            },
        ];
    }

    private static string Say(BreakEven even, ReviewCase of) =>
        $": each saves {Figures.Money(even.PaidEach, of.Scheme)}, and "
        + $"{Figures.Percent(even.Additional)} of them come only with help and are worth "
        + $"{Figures.Money(even.BenefitAYear, of.Scheme)} a year, so that not paying costs more "
        + $"than it saves from {Figures.Count(even.Years)} years of benefit on; here it lasts "
        + $"{Figures.Count(even.Lasts)}, and a missing outcome "
        + (even.NetCost > 0 ? "costs " : "saves ")
        + $"{Figures.Money(Math.Abs(even.NetCost), of.Scheme)} net";

    private static string Say(int[] targets, FallingPrice[] falls)
    {
        string[] parts =
        [
            .. targets.Length == 0 ? Array.Empty<string>()
                : [$"money is to be saved by the end of {Years(targets)}"],
            .. falls.Select(f =>
                $"{f.Table.Name} falls in contract {Years(f.Years)} ({f.Words})"),
        ];
        return string.Join("; ", parts)
            + ": what a new service learns comes later than the cut that it must pay for";
    }

    private static string Years(int[] years) =>
        (years.Length == 1 ? "year " : "years ")
            + Figures.List(years.Select(y => Numerals.Text(y)));

    private static int Year(string key) => int.TryParse(
        key, NumberStyles.None, NumberFormatInfo.InvariantInfo, out int year) ? year : 99;

    // Expected pay for the same service is level, year by year: what falls in one clause rises in
    // another.
    private static bool IsMadeUp(ReviewCase of, FallingPrice fall) =>
        of.Expected is { } expected && fall.Years.All(y => y - 1 >= expected.Years
            || expected.Service.Pay(y - 1) > expected.Service.Pay(y - 2) * (1 - Level));
}
