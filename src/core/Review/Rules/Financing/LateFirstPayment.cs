using System.Collections.Immutable;
using Outturn.Review.Changing;
using Outturn.Review.Expected;
using Outturn.Review.Findings;

namespace Outturn.Review.Rules.Financing;

/// <summary>Money that comes too late for those who must live until it does.</summary>
internal sealed class LateFirstPayment : ReviewRule
{
    public override string Id => "late-first-payment";

    public override Chapter Chapter => Chapter.Financing;

    public override RuleKind Kind => RuleKind.Exact;

    public override string Title => "money that comes later than a provider can wait";

    public override bool NeedsWorld => true;

    public override string Computes =>
        "The cash of one provider of each invited type for a contract that begins in each intake "
        + "year: the most that its account falls, for each monthly start, and the month in which a "
        + "start has paid for itself. More than its reserve: must-fix; no money before the first "
        + "outcome, and that later than six months after the start: should-fix.";

    public override ImmutableArray<Reason> Why =>
    [
        new("Providers picked the easiest because of cash flow.",
            "the source text on objectives", "seen"),
        new("Providers subsidised results contracts and borrowed against late payment.",
            "NCVO (2013)", "seen"),
    ];

    public override string Remedy => "a fee at the start, or money monthly on account";

    public override string Quiet => "an investor carries the cash";

    public override IEnumerable<Judgement> Judge(ReviewCase of)
    {
        if (of.Plan.Has("prefunded by"))
        {
            return [NotApplicable("the cash is carried by " + of.Plan.Text("prefunded by"))];
        }
        return of.Expected is not { } expected ? [NoWorld(of)]
            : expected.Invited.Select(t => One(of, expected, t));
    }

    private Judgement One(ReviewCase of, WorldExpected expected, Invited type)
    {
        (int year, Entrant worst) = Enumerable.Range(0, expected.Years)
            .Select(y => (y, Of: type.From(y))).MaxBy(e => e.Of.PeakNeed);
        double need = worst.PeakNeed / type.StartsAMonth;
        bool must = worst.PeakNeed > type.Type.Cash + type.Type.Overdraft;
        bool late = worst.FirstMoney >= worst.FirstOutcome
            && worst.FirstOutcome > of.Limit(this, "months");
        if (!must && !late)
        {
            return Clean($"a {type.Name} provider must find {Figures.Money(need, of.Scheme)} for "
                + "each monthly start");
        }
        string back = worst.PaysBack < 0 ? "never pays for itself"
            : $"has paid for itself in month {Quantities.Numerals.Text(worst.PaysBack + 1)}";
        return Found(
            must ? Weight.MustFix : Weight.ShouldFix, of.At("payments"),
            $"a person who starts in year {Quantities.Numerals.Text(year + 1)} {back}; the first "
            + $"money comes in month {Quantities.Numerals.Text(worst.FirstMoney + 1)}. A "
            + $"{type.Name} "
            + $"provider must find {Figures.Money(need, of.Scheme)} for each monthly start, and "
            + $"holds {Figures.Money(type.ReservePerStart, of.Scheme)}") with
        {
            Group = type.Name,
            Slots =
            [
                new("need", need, "money"), new("reserve", type.ReservePerStart, "money"),
                new("first money", worst.FirstMoney + 1, "months"),
            ],
            Fix = "pay a fee at the start in every year, or results monthly on account",
            Changes = of.IsDraw || year == 0 ? [] : LevelFigures.OfAll(of),
        };
    }
}
