using System.Collections.Immutable;
using Outturn.Review.Findings;

using Outturn.Review.Clauses;

namespace Outturn.Review.Rules.Rewards;

/// <summary>A binary measure that is paid for while harm grows.</summary>
internal sealed class FallsWhileHarmRises : ReviewRule
{
    public override string Id => "falls-while-harm-rises";

    public override Chapter Chapter => Chapter.Payment;

    public override RuleKind Kind => RuleKind.Exact;

    public override string Title => "pay for fewer people who do harm, while they do more of it";

    public override string Computes =>
        "Payments that read the share of people who do something harmful and pay for less of it. A "
        + "grid of rate and frequency within 15 % of the statistic's baseline is searched for pay "
        + "above 0 while rate times frequency is above the baseline's. A witness: must-fix "
        + "where the "
        + "frequency of no-one else is paid for, should-fix otherwise.";

    public override ImmutableArray<Reason> Why =>
    [
        new("45.4 % times 4.7 is 213 reoffences by 100 people, against 47.5 % times 4.2, which is "
            + "200: a rate that a binary test pays for while harm rose.",
            "arithmetic on published results", "derived"),
        new("19 of 21 companies missed the frequency target.", "PACAC (2018)", "seen"),
    ];

    public override string Remedy => "pay on events by every person, or make both conditions";

    public override string Quiet => "the frequency is counted over everybody";

    public override IEnumerable<Judgement> Judge(ReviewCase of)
    {
        BinaryHurdle[] hurdles = [.. BinaryHurdle.In(of.Scheme)];
        if (hurdles.Length == 0)
        {
            return [NotApplicable("nothing is paid for fewer people who do harm")];
        }
        if (hurdles.All(h => h.ReadsFrequency))
        {
            return [Clean("how often each does it is part of the same condition")];
        }
        BinaryHurdle open = hurdles.First(h => !h.ReadsFrequency);
        double range = of.Limit(this, "range");
        // The witness needs no settlement: the condition does not read the frequency at all, so
        // whatever rate it pays for it pays at any frequency.
        return
        [
            Found(open.HasFrequency ? Weight.MustFix : Weight.ShouldFix,
                Spot.Of("payments", open.Payment),
                $"{open.Payment.Name} pays for a lower {open.Rate} whatever those people do: a "
                    + "fall "
                + $"of {Figures.Percent(range / 2)} with a rise of {Figures.Percent(range)} in how "
                + "often each does it is paid, though total harm is "
                + Figures.Two((1 - (range / 2)) * (1 + range)) + " times the baseline's") with
            {
                Slots = [new("harm", (1 - (range / 2)) * (1 + range), "number")],
                RestsOn = open.HasFrequency ? [] : ["how often each does it is not recorded"],
                Fix = "pay on events by every 100 people, or add the frequency to the condition",
            },
        ];
    }
}
