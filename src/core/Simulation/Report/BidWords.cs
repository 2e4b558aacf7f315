using System.Globalization;
using Outturn.Quantities;
using Outturn.Schemes;
using Outturn.Simulation.Bids;

namespace Outturn.Simulation.Report;

/// <summary>An answer to "should we sign this?" in sentences.</summary>
public static class BidWords
{
    /// <summary>How many clauses are named as those that hurt most.</summary>
    public const int Most = 3;

    /// <summary>The finding.</summary>
    public static string Headline(BidResult bid)
    {
        BidOutcome offered = bid.Offered;
        Profile profile = bid.Setting.Profile;
        string chance = $"The chance that it cannot pay at some time is {Chance(bid)}, and it "
            + $"accepts {Percent(profile.Type.RuinTolerance)}. ";
        string lowest = "In the middle case its account is lowest in "
            + $"{Month(bid, offered.LowestMonth)}, at "
            + Money(bid, offered.Balance(offered.LowestMonth, .5));
        string surplus = offered.Surplus >= 0 ? "gains" : "loses";
        return $"{profile.Name} {(bid.CanSign ? "could" : "should not")} sign "
            + $"{bid.Setting.Scheme.Title} as it is offered. {chance}{lowest}, and over the whole "
            + $"contract it {surplus} {Money(bid, Math.Abs(offered.Surplus))} on average. "
            + From(bid);
    }

    /// <summary>From where on it could sign, or how much it could forgo.</summary>
    public static string From(BidResult bid)
    {
        if (bid.CanSign)
        {
            double spare = 1 - (bid.Needs.Price ?? 1);
            return spare < .0005 ? "It has nothing to forgo."
                : $"It could forgo up to {Percent(Down(spare))} of every payment.";
        }
        if (bid.Needs is { Price: null, Fee: null })
        {
            return "No price and no fee that was tried would be enough.";
        }
        string[] ways =
        [
            bid.Needs.Price is { } price
                ? $"every payment were {Percent(Up(price - 1))} higher" : "",
            bid.Needs.Fee is { } fee
                ? $"{Money(bid, Math.Ceiling(fee))} more were paid for each person on the start"
                : "",
        ];
        return Afforded(bid) + "It could sign if "
            + string.Join(", or if ", ways.Where(w => w.Length > 0)) + ".";
    }

    /// <summary>The result at which it breaks even, beside the one expected.</summary>
    public static string BreakEven(BidResult bid)
    {
        if (bid.Results is not { } factor)
        {
            return "At no result up to ten times the one expected does it break even.";
        }
        string of = double.IsNaN(bid.OutcomeRate) || bid.OutcomeRate == 0 ? ""
            : $": {Percent(factor * bid.OutcomeRate)} with the outcome instead of "
                + $"{Percent(bid.OutcomeRate)}";
        return factor == 0
            ? "It breaks even without any result."
            : $"It breaks even at {Percent(factor)} of the results expected{of}.";
    }

    /// <summary>What to ask the commissioner for, most useful first.</summary>
    public static IEnumerable<string> Asks(BidResult bid)
    {
        foreach (ClauseEffect effect in bid.Clauses.Take(Most))
        {
            yield return $"{effect.Change.Ask} ({Where(effect)}). The lowest balance would be "
                + $"{Higher(bid, effect.Lowest)} and the surplus "
                + $"{Higher(bid, effect.Surplus)}; the chance that it cannot pay would be "
                + $"{Percent(effect.Insolvency)}.";
        }
        if (!bid.CanSign && bid.Needs.Fee is { } fee)
        {
            yield return $"Or {Money(bid, Math.Ceiling(fee))} more for each person on the start, "
                + "and nothing else changed: that alone would be enough.";
        }
    }

    /// <summary>A clause with its line in the text: G2 scheme.yaml:47.</summary>
    public static string Where(ClauseEffect effect)
    {
        Clause clause = effect.Change.Clause;
        return $"{clause.Number} {clause.Name}, {clause.Place.File}:"
            + Numerals.Text(clause.Place.Line);
    }

    /// <summary>The chance of insolvency with its interval.</summary>
    public static string Chance(BidResult bid)
    {
        Statistics.Estimation.Estimate chance = bid.Offered.Insolvency;
        return $"{Percent(chance.Value)} (95 % interval {Percent(chance.Interval.Low)} to "
            + $"{Percent(chance.Interval.High)})";
    }

    /// <summary>Money in whole major units.</summary>
    public static string Money(BidResult bid, double value) =>
        MeasureWords.Money(value, bid.Setting.Scheme);

    /// <summary>How many people start, on average.</summary>
    public static string People(BidResult bid) =>
        bid.Starts.ToString("#,0", NumberFormatInfo.InvariantInfo);

    /// <summary>A month by its name.</summary>
    public static string Month(BidResult bid, int month) => bid.Setting.Grid.First(month)
        .ToString("MMMM yyyy", DateTimeFormatInfo.InvariantInfo);

    /// <summary>A share in percent, one decimal.</summary>
    public static string Percent(double share) =>
        (share * 100).ToString("0.#", NumberFormatInfo.InvariantInfo) + " %";

    private static string Higher(BidResult bid, double money) =>
        Money(bid, Math.Abs(money)) + (money < 0 ? " lower" : " higher");

    // A discount that it does not survive is its own doing, not the commissioner's.
    private static string Afforded(BidResult bid)
    {
        double discount = bid.Setting.Profile.Discount;
        return discount > 0 && bid.Needs.Price is { } price && price * (1 - discount) <= 1
            ? $"It cannot afford the discount of {Percent(discount)} that it offers: at most "
                + $"{Percent(Down(1 - (price * (1 - discount))))}. "
            : "";
    }

    // To a tenth of a percent, on the safe side.
    private static double Up(double share) => Math.Ceiling(share * 1000) / 1000;

    private static double Down(double share) => Math.Floor(share * 1000) / 1000;
}
