using Outturn.Language.English;
using Outturn.Language.Syntax;
using Outturn.Quantities;

namespace Outturn.Language.Comparison;

/// <summary>By how much a figure changed, in its own unit and in percent of what it was.</summary>
internal static class FigureChange
{
    /// <summary><c>£100 less, -8.3%</c>; null unless both are figures of one kind.</summary>
    public static string? Of(Expression? old, Expression? now) => (old, now) switch
    {
        (MoneyLiteral a, MoneyLiteral b) when a.Per.Count == b.Per.Count => Say(
            a.Amount, b.Amount, gap => Grammar.Money(b.Currency, gap)),
        (PercentLiteral a, PercentLiteral b) => Words(
            b.Percent - a.Percent, gap => NounForms.Count(gap, Dimensions.Point)),
        (QuantityLiteral a, QuantityLiteral b)
            when Singular(a) == Singular(b) && a.Per.Count == b.Per.Count => Say(
                a.Amount, b.Amount, gap => NounForms.Count(gap, Singular(b))),
        (NumberLiteral a, NumberLiteral b) => Say(a.Value, b.Value, Grammar.Number),
        _ => null,
    };

    private static string Singular(QuantityLiteral quantity)
        => NounForms.Singular(quantity.Unit.Text);

    private static string Say(Rational old, Rational now, Func<Rational, string> said)
    {
        var words = Words(now - old, said);
        if (old.IsZero)
        {
            return words;
        }

        var percent = (now - old) / old.Abs() * 100;
        var digits = percent.ToDecimals(1, Rounding.HalfUp);
        return $"{words}, {(percent.Sign > 0 ? "+" : "")}{digits}%";
    }

    private static string Words(Rational gap, Func<Rational, string> said)
        => $"{said(gap.Abs())} {(gap.Sign < 0 ? "less" : "more")}";
}
