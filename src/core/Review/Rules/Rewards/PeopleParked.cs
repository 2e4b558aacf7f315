using System.Collections.Immutable;
using Outturn.Review.Findings;

namespace Outturn.Review.Rules.Rewards;

/// <summary>People on whom it does not pay to spend anything.</summary>
internal sealed class PeopleParked : ReviewRule
{
    public override string Id => "people-parked";

    public override Chapter Chapter => Chapter.Payment;

    public override RuleKind Kind => RuleKind.Exact;

    public override string Title => "people who would get no more than the least";

    public override bool NeedsWorld => true;

    public override string Computes =>
        "The share of people for whom the effort that pays best is the least allowed, in the "
            + "second "
        + "year: over 25 % of all, or over 40 % of a group of 5 % of the people: must-fix; over "
        + "20 % "
        + "of a group: should-fix. A least offer of a quarter of half-effect service is enough.";

    public override ImmutableArray<Reason> Why =>
    [
        new("Most of those for whom the scheme was made got very little help.",
            "the source text on objectives", "seen"),
        new("£690 was spent on a participant on sickness benefit against £1,170 planned.",
            "Learning and Work Institute", "seen"),
    ];

    public override string Remedy =>
        "raise the price of the group, or write a least offer that everybody may have";

    public override string Quiet => "the least offer is a quarter of half-effect service or more";

    public override IEnumerable<Judgement> Judge(ReviewCase of)
    {
        if (of.Expected is not { } expected)
        {
            return [NoWorld(of)];
        }
        int year = expected.Settled;
        double worth = Enumerable.Range(0, expected.Groups.Length)
            .Min(g => expected.World.LeastEffort(g) / expected.Service.HalfEffect(g));
        if (worth >= of.Limit(this, "offer") || of.Plan.Number("minimum offer") >= .25)
        {
            return [Clean("the least offer is a service of its own")];
        }
        double all = expected.Measures(year).Parked;
        int[] large = [.. Enumerable.Range(0, expected.Groups.Length).Where(g =>
            expected.Share(g) >= of.Limits.Of("price-below-cost", "group"))];
        int worst = large.MaxBy(g => expected.Measures(year).ParkedIn(g));
        double most = expected.Measures(year).ParkedIn(worst);
        bool must = all > of.Limit(this, "all") || most > of.Limit(this, "must-fix");
        if (!must && most <= of.Limit(this, "should-fix"))
        {
            return [Clean($"{Figures.Percent(all)} of all people would be parked")];
        }
        double covers = expected.Service.Coverage(worst, year);
        return
        [
            Found(must ? Weight.MustFix : Weight.ShouldFix,
                of.PricesOf(expected.Groups[worst].Name),
                $"{Figures.Percent(all)} of people "
                + $"({Figures.Whole(all * expected.Starts(year))} a year), "
                + $"{Figures.Percent(most)} in group {expected.Groups[worst].Name}, would get no "
                + "more than the least offer") with
            {
                Slots = [new("parked", all, "share"), new("worst group", most, "share"),
                    new("people", all * expected.Starts(year), "people")],
                Follows = covers < of.Limits.Of("price-below-cost", "should-fix")
                    ? "price-below-cost" : "",
                Fix = "raise what results pay in that group, or write a least offer: commissioner: "
                    + "{least effort: …} in the world, and an entitlement in the contract",
            },
        ];
    }
}
