using System.Collections.Immutable;
using Outturn.Review.Changing;
using Outturn.Review.Expected;
using Outturn.Review.Findings;

namespace Outturn.Review.Rules.Risks;

/// <summary>More pay at risk than an invited provider can wait for or lose.</summary>
internal sealed class RiskBeyondReserves : ReviewRule
{
    public override string Id => "risk-beyond-reserves";

    public override Chapter Chapter => Chapter.Risks;

    public override RuleKind Kind => RuleKind.Exact;

    public override string Title => "more pay at risk than an invited provider can bear";

    public override bool NeedsWorld => true;

    public override string Computes =>
        "The chance of insolvency of one provider of each invited type, for a contract that begins "
        + "in each intake year: at the worst month, with result "
        + "income uncertain in proportion to what has come in, at the shadow price of cash that it "
        + "works with. Over 20 %: must-fix; over 5 %: should-fix. A subcontractor that is worst "
        + "off from the "
        + "first year on is the matter of small-providers-squeezed.";

    public override ImmutableArray<Reason> Why =>
    [
        new("Shares at risk run from 5 to 100 %, and fear of failure grows with them.",
            "the source text on failure", "seen"),
        new("Voluntary organisations of good name went out of business, some because they had won "
            + "contracts.", "the source text on objectives; Clinks", "seen"),
        new("Most schemes put 60 to 80 % of pay at risk.", "NAO (2015), as reported", "seen"),
    ];

    public override string Remedy =>
        "let the share at risk rise by the year (25, 40, 55 %), pay a fee at the start, or let an "
        + "investor carry the cash";

    public override string Quiet => "the type is not invited, or an investor carries the cash";

    public override IEnumerable<Judgement> Judge(ReviewCase of)
    {
        if (of.Plan.Has("prefunded by"))
        {
            return [NotApplicable("the cash is carried by " + of.Plan.Text("prefunded by"))];
        }
        if (of.Expected is not { } expected)
        {
            return [NoWorld(of)];
        }
        return expected.Invited.Select(t => One(of, expected, t));
    }

    private Judgement One(ReviewCase of, WorldExpected expected, Invited type)
    {
        (int year, double ruin) = Enumerable.Range(0, expected.Years)
            .Select(y => (y, Ruin: y == 0 ? type.Expected.Projection.Ruin : type.From(y).Ruin))
            .MaxBy(x => x.Ruin);
        bool squeezed = type.Lead is not null && year == 0;
        if (ruin <= of.Limit(this, "should-fix") || squeezed)
        {
            return Clean(squeezed ? $"{type.Name} is the matter of small-providers-squeezed"
                : $"{type.Name} fails with a chance of {Figures.Chance(ruin)} at most");
        }
        string intake = year == 0 ? ""
            : $" that begins in year {Quantities.Numerals.Text(year + 1)}";
        return Found(
            ruin > of.Limit(this, "must-fix") ? Weight.MustFix : Weight.ShouldFix,
            of.At("plan.providers." + type.Name),
            $"with {Figures.Percent(expected.AtRisk(year))} of pay at risk, a {type.Name} provider"
            + $"{intake}, holding {Figures.Money(type.ReservePerStart, of.Scheme)} for each "
            + "monthly "
            + $"start, fails with a chance of {Figures.Chance(ruin)}") with
        {
            Group = type.Name,
            Slots =
            [
                new("ruin", ruin, "share"), new("at risk", expected.AtRisk(year), "share"),
                new("reserve", type.ReservePerStart, "money"),
            ],
            Fix = of.IsDraw ? "" : Reserve(of, type, year),
            Changes = of.IsDraw || year == 0 ? [] : LevelFigures.OfAll(of),
        };
    }

    // The reserve with which it would be safe, by halving.
    private string Reserve(ReviewCase of, Invited type, int year)
    {
        double safe = of.Limit(this, "should-fix"), low = 1, high = 64;
        for (int i = 0; i < 12; i++)
        {
            double middle = (low + high) / 2;
            var other = type with { Type = type.Type with { Cash = type.Type.Cash * middle } };
            (low, high) = other.Fresh.From(year).Ruin > safe ? (middle, high) : (low, middle);
        }
        return "pay a fee at the start or monthly on account, or let the share at risk rise by the "
            + "year; as it stands it takes "
            + $"{Figures.Money(high * type.ReservePerStart, of.Scheme)} "
            + $"for each monthly start to fail with {Figures.Percent(safe)} only";
    }
}
