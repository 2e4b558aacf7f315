using System.Collections.Immutable;
using Outturn.Review.Clauses;
using Outturn.Review.Findings;
using Outturn.Schemes;
using Outturn.Simulation.Triggers;

namespace Outturn.Review.Rules.Rewards;

/// <summary>A binary measure that is paid for while harm grows.</summary>
internal sealed class FallsWhileHarmRises : ReviewRule
{
    public override string Id => "falls-while-harm-rises";

    public override Chapter Chapter => Chapter.Payment;

    public override RuleKind Kind => RuleKind.Exact;

    public override string Title => "pay for fewer people who do harm, while they do more of it";

    public override string Computes =>
        "Payments that read the share of people who do something harmful. A grid of that share, of "
        + "how often each does it and, where it is recorded, of how grave it is, within 15 % of "
        + "what the plan expects without help, is settled by the scheme, with all payments for the "
        + "same statistic. A point that is paid more than what is expected, with more harm in all: "
        + "must-fix where the plan says how often each does it (no-help, by the name of the "
        + "column), should-fix otherwise.";

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
        if (of.Plan.Number("cohort size") is not { } people)
        {
            return [NotTold("how many people a cohort has is not told",
                "cohort size: 1200 people in the plan")];
        }
        return hurdles.GroupBy(h => h.Statistic).Select(h => One(of, [.. h], (long)people));
    }

    private Judgement One(ReviewCase of, BinaryHurdle[] hurdles, long people)
    {
        int statistic = hurdles[0].Statistic;
        (Payment Payment, MeasuredPay? Pay, string Because)[] pays = [.. hurdles.Select(h =>
            (h.Payment, MeasuredPay.Of(of.Scheme, h.Payment, statistic)))
            .Select(p => (p.Payment, p.Item2.Pay, p.Item2.Because))];
        if (pays.FirstOrDefault(p => p.Pay is null) is { Payment: { } other, Because: var because })
        {
            return NotTold($"{other.Name} was not settled: {because}",
                "a payment that hangs on the figures of one statistic");
        }
        HarmGrid? grid = HarmGrid.Of(
            of, statistic, [.. pays.Select(p => p.Pay!)], (people, of.Limit(this, "range")));
        if (grid is null)
        {
            return NotTold("the rate without help of the people in a cohort is not told",
                "no-help: 40% in the plan");
        }
        return grid.Witness is { } witness
            ? Rises(of, hurdles[grid.PaidBy].Payment, grid, witness)
            : Clean($"of {Figures.Whole(grid.Points)} points around what is expected none is paid "
                + "more while harm rises");
    }

    private static Judgement Rises(
        ReviewCase of, Payment payment, HarmGrid grid, HarmPoint witness)
    {
        HarmPoint usual = grid.Usual;
        string Said(HarmPoint p) => $"{Figures.Percent(p.Rate, 2)} of people, "
            + $"{Figures.Two(p.Frequency)} times each, pays {Figures.Money(p.Pay, of.Scheme)}";
        return Found(
            grid.Assumed.IsEmpty ? Weight.MustFix : Weight.ShouldFix,
            Spot.Of("payments", payment),
            $"{Said(usual)}, and {Said(witness)}, though harm by every 100 people goes from "
            + $"{Figures.Whole(usual.Harm * 100)} to {Figures.Whole(witness.Harm * 100)}") with
        {
            Slots =
            [
                new("harm", witness.Harm / usual.Harm, "number"),
                new("pay", witness.Pay - usual.Pay, "money"),
            ],
            RestsOn = grid.Assumed,
            Fix = "pay on events by every 100 people, or add the frequency to the condition",
        };
    }
}
