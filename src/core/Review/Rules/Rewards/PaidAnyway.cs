using System.Collections.Immutable;
using Outturn.Review.Declared;
using Outturn.Review.Expected;
using Outturn.Review.Findings;

namespace Outturn.Review.Rules.Rewards;

/// <summary>Outcome money for what would have happened without help.</summary>
internal sealed class PaidAnyway : ReviewRule
{
    private const double Nothing = .001;

    public override string Id => "paid-anyway";

    public override Chapter Chapter => Chapter.Payment;

    public override RuleKind Kind => RuleKind.Exact;

    public override string Title => "outcome money for what would happen without help";

    public override bool NeedsWorld => true;

    public override string Computes =>
        "The share of outcome money that goes to as many outcomes as would happen if nobody were "
        + "helped: expected pay with no effort over expected pay. An additional outcome that costs "
        + "more than its declared value: must-fix; over 50 % without a deduction: should-fix.";

    public override ImmutableArray<Reason> Why =>
    [
        new("The real question is whether outcomes are additional.",
            "Public Accounts Committee (2014)", "seen"),
        new("One family in six was deducted.", "Troubled Families programme", "seen"),
        new("Minimum levels of 1.1 times what happens without help mean that 91 % of outcomes at "
            + "the minimum were expected anyway.", "arithmetic on the published levels",
            "derived"),
    ];

    public override string Remedy =>
        "pay for each outcome beyond the number expected without help, at a higher price";

    public override string Quiet => "paid beyond an expected number, or from a baseline";

    public override IEnumerable<Judgement> Judge(ReviewCase of)
    {
        if (of.Expected is not { } expected)
        {
            return [NoWorld(of)];
        }
        int year = expected.Settled;
        (double fees, double outcomes) = expected.Pay(year);
        if (outcomes <= 0)
        {
            return [NotApplicable("no money depends on an outcome")];
        }
        if (expected.Additional(year) < Nothing)
        {
            return [NotApplicable("providers add nothing, so that nothing is paid for it")];
        }
        double anyway = WithoutHelp.Outcomes(expected, year) / outcomes;
        double added = expected.Additional(year);
        double each = (fees + outcomes) / Math.Max(added, 1e-9);
        double? worth = DeclaredValue.Of(of);
        bool must = worth is { } value && each > value;
        if (!must && anyway <= of.Limit(this, "deadweight"))
        {
            return [Clean($"{Figures.Percent(Math.Max(anyway, 0))} of outcome money is for what "
                + "would happen anyway")];
        }
        double amount = anyway * outcomes * expected.AllStarts;
        return
        [
            Found(must ? Weight.MustFix : Weight.ShouldFix, of.At("payments"),
                $"{Figures.Percent(anyway)} of outcome money "
                + $"({Figures.Large(amount, of.Scheme)}) would pay for outcomes that happen "
                + $"without help; an additional outcome costs {Figures.Money(each, of.Scheme)}"
                + (worth is { } v ? $" against a declared value of {Figures.Money(v, of.Scheme)}"
                    : ", and its value is not declared")) with
            {
                Slots = [new("anyway", anyway, "share"), new("amount", amount, "money"),
                    new("each", each, "money")],
                Fix = "pay for each outcome beyond the number expected without help, by group, at "
                    + "a higher price",
            },
        ];
    }
}
