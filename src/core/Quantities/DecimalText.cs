namespace Outturn.Quantities;

/// <summary>Whole counts of 10⁻ⁿ written as decimals with exactly n places.</summary>
internal static class DecimalText
{
    /// <summary><c>-0.05</c> for −5 and 2 places; <c>12</c> for 12 and none.</summary>
    public static string Of(Int128 count, int places)
    {
        if (places == 0)
        {
            return Numerals.Text(count);
        }

        var (whole, left) = Split(count, places);
        return (count < 0 ? "-" : "") + Numerals.Text(whole) + "." + Numerals.Padded(left, places);
    }

    /// <summary>The whole units and what is left, both without sign.</summary>
    public static (Int128 Whole, Int128 Left) Split(Int128 count, int places) =>
        Int128.DivRem(count < 0 ? -count : count, Rational.PowerOfTen(places));
}
