using Outturn.Simulation.Bids;

namespace Outturn.Simulation.Report;

/// <summary>The tables of an answer to "should we sign this?", cell by cell.</summary>
public static class BidRows
{
    /// <summary>The headings of the table over offers.</summary>
    public static IReadOnlyList<string> Head { get; } =
    [
        "Offer", "could sign", "cannot pay", "lowest balance", "in", "surplus",
        "price needed", "fee needed",
    ];

    /// <summary>The headings of the table of clauses.</summary>
    public static IReadOnlyList<string> ClauseHead { get; } =
        ["Clause, changed alone", "lowest balance", "surplus", "cannot pay"];

    /// <summary>The headings of the table of cash.</summary>
    public static IReadOnlyList<string> CashHead { get; } =
        ["Cash at the end of", "worst tenth", "middle", "best tenth"];

    /// <summary>An offer.</summary>
    public static IReadOnlyList<string> Of(BidResult bid) =>
    [
        bid.Setting.Scheme.Title,
        bid.CanSign ? "yes" : "no",
        BidWords.Percent(bid.Offered.Insolvency.Value),
        BidWords.Money(bid, bid.Offered.Balance(bid.Offered.LowestMonth, .5)),
        BidWords.Month(bid, bid.Offered.LowestMonth),
        BidWords.Money(bid, bid.Offered.Surplus),
        bid.Needs.Price is { } price ? BidWords.Percent(price) : "more than 1000 %",
        bid.Needs.Fee is { } fee
            ? BidWords.Money(bid, Math.Ceiling(fee)) : "no fee is enough",
    ];

    /// <summary>A clause, and what changing it would add.</summary>
    public static IReadOnlyList<string> Of(BidResult bid, ClauseEffect effect) =>
    [
        $"{effect.Change.Ask} ({BidWords.Where(effect)})",
        "+" + BidWords.Money(bid, effect.Lowest),
        (effect.Surplus < 0 ? "" : "+") + BidWords.Money(bid, effect.Surplus),
        BidWords.Percent(effect.Insolvency),
    ];

    /// <summary>Cash at the end of each year, and in the month in which the middle case is
    /// lowest.</summary>
    public static IEnumerable<IReadOnlyList<string>> Cash(BidResult bid)
    {
        BidOutcome offered = bid.Offered;
        return Enumerable.Range(0, offered.Months)
            .Where(m => m % 12 == 11 || m == offered.Months - 1 || m == offered.LowestMonth)
            .Select(m => (IReadOnlyList<string>)
            [
                BidWords.Month(bid, m),
                BidWords.Money(bid, offered.Balance(m, .1)),
                BidWords.Money(bid, offered.Balance(m, .5)),
                BidWords.Money(bid, offered.Balance(m, .9)),
            ]);
    }
}
