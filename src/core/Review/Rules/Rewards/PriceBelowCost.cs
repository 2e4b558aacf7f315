using System.Collections.Immutable;
using Outturn.Review.Changing;
using Outturn.Review.Expected;
using Outturn.Review.Findings;

namespace Outturn.Review.Rules.Rewards;

/// <summary>A price that does not cover the cost of a service worth having.</summary>
internal sealed class PriceBelowCost : ReviewRule
{
    // Pay that covers cost to half a percent covers it.
    private const double Level = .005;

    public override string Id => "price-below-cost";

    public override Chapter Chapter => Chapter.Payment;

    public override RuleKind Kind => RuleKind.Exact;

    public override string Title => "a price below the cost of the least service worth having";

    public override bool NeedsWorld => true;

    public override string Computes =>
        "For each group of at least 5 % of the people: fees and expected result pay of a person "
            + "who "
        + "gets the half-effect service (spend s ln 2, which reaches half of what help can do), "
        + "over "
        + "its full cost: contact, that spend, and fixed cost for each planned start. Under 0.8: "
        + "must-fix; under 1: should-fix. One finding for each group: its first year and the years "
        + "in which the pay changes.";

    public override ImmutableArray<Reason> Why =>
    [
        new("Pricing so tight that providers must take the easiest to keep cash flowing.",
            "the source text on objectives", "seen"),
        new("The department did not clearly understand providers' costs, least of all for people "
            + "on sickness benefit.", "NAO (2012)", "seen"),
        new("Creaming and parking were driven by cost pressure and ill-calibrated price groups.",
            "Rees, Whitworth and Carter (2014)", "seen"),
    ];

    public override string Remedy =>
        "raise the price of the group, pay a fee at the start, or make a band of higher need";

    public override string Quiet => "another stated payer meets the rest";

    public override IEnumerable<Judgement> Judge(ReviewCase of)
    {
        if (of.Expected is not { } expected)
        {
            return [NoWorld(of)];
        }
        return Enumerable.Range(0, expected.Groups.Length)
            .Where(g => expected.Share(g) >= of.Limit(this, "group"))
            .Select(g => One(of, expected, g));
    }

    private Judgement One(ReviewCase of, WorldExpected expected, int group)
    {
        double[] covers = [.. Enumerable.Range(0, expected.Years)
            .Select(y => expected.Service.Coverage(group, y))];
        int first = Array.FindIndex(covers, c => c < of.Limit(this, "should-fix") - Level);
        string name = expected.Groups[group].Name;
        if (first < 0)
        {
            return Clean($"{name}: pay covers {Figures.Percent(covers.Min())} at least");
        }
        int must = Array.FindIndex(covers, c => c < of.Limit(this, "must-fix"));
        int year = must >= 0 ? must : first;
        int worst = Array.IndexOf(covers, covers.Min());
        double parked = expected.Measures(expected.Settled).ParkedIn(group);
        string later = covers[worst] < covers[year] - .005
            ? $", {Figures.Percent(covers[worst])} in year {Year(worst)}" : "";
        return Found(
            must >= 0 ? Weight.MustFix : Weight.ShouldFix, of.PricesOf(name),
            $"in group {name}, contract year {Year(year)}, the expected payment covers "
            + $"{Figures.Percent(covers[year])} of the cost of the least service worth having"
            + $"{later}; {Figures.Percent(parked)} of its people would be parked") with
        {
            Group = name,
            Year = year + 1,
            Slots =
            [
                new("coverage", covers[year], "share"), new("worst", covers[worst], "share"),
                new("parked", parked, "share"),
                new("cost", expected.Service.Full(group), "money"),
                new("pay", expected.Service.Pay(group, year), "money"),
            ],
            LessIsWorse = true,
            Fix = Raise(of, expected, group, year),
            Changes = of.IsDraw ? [] : RaisedPrice.Of(of, name, Times(expected, group)),
        };
    }

    private static string Raise(
        ReviewCase of, WorldExpected expected, int group, int year)
    {
        double cost = expected.Service.Full(group), pay = expected.Service.Pay(group, year);
        return $"such a service costs {Figures.Money(cost, of.Scheme)} and is paid "
            + $"{Figures.Money(pay, of.Scheme)}: raise what results pay in this group, or pay "
            + $"{Figures.Money(cost - pay, of.Scheme)} more at the start";
    }

    // By how much results must pay more for every year to cover the cost.
    private static double Times(WorldExpected expected, int group) =>
        Enumerable.Range(0, expected.Years).Max(y =>
            (expected.Service.Full(group) - expected.Service.Fees(group, y))
            / expected.Service.Results(group, y));

    private static string Year(int year) => Quantities.Numerals.Text(year + 1);
}
