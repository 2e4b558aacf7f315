using Outturn.Quantities;
using Outturn.Schemes;

namespace Outturn.Settlement;

/// <summary>Puts a test of a cohort into arithmetic that somebody can follow: the rate, the
/// baseline and how far chance reaches; or the chance of so few, and what is asked.</summary>
internal sealed class ExplainingTests(Significance significance, ExplainingValues values)
{
    /// <summary>The test with its figures, all of them known.</summary>
    public string Words(CohortTest f, List<Step> parts)
    {
        Rational[] of = [.. parts.Select(p => p.Value.Number)];
        string[] words = [.. parts.Select(p => values.Words(p.Formula.Type, p.Value))];
        if (of[1].IsZero || (f.Kind == CohortTestKind.Comparison && of[3].IsZero))
        {
            return $"{words[0]} of {words[1]}: of nobody nothing is shown";
        }
        string confidence = words[^1];
        string sign = f.Above ? "> {0} + " : "< {0} − ";
        switch (f.Kind)
        {
            case CohortTestKind.Exactly:
                Rational level = (Rational.One - of[3]) / 2;
                string side = f.Above ? "at least" : "at most";
                return $"the chance of {side} {words[0]} of {words[1]} at {words[2]} is "
                    + $"{Near(Significance.Chance(f.Above, of))}; {confidence} confidence asks for "
                    + $"at most {values.Words(ValueType.Percent, Value.Of(level))}";
            case CohortTestKind.Band:
                return $"{words[0]} {sign.Replace("{0}", words[2], StringComparison.Ordinal)}"
                    + $"{Reach(f, of)}, the reach of chance among {words[1]} at {confidence}";
            default:
                return $"{words[0]} {sign.Replace("{0}", words[2], StringComparison.Ordinal)}"
                    + $"{Reach(f, of)}, the reach of chance between {words[1]} and {words[3]} "
                    + $"at {confidence}";
        }
    }

    private string Reach(CohortTest f, Rational[] of) =>
        Near(significance.Reach(f.Kind, of)).TrimEnd('%') + " points";

    // Cut to a millionth of a percent, and said to be near.
    private static string Near(Rational share) =>
        "about " + (share * 100).ToDecimals(6, Rounding.HalfUp) + "%";
}
