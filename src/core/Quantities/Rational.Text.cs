using System.Numerics;
using System.Text;

namespace Outturn.Quantities;

/// <content>Reading and printing.</content>
public readonly partial record struct Rational
{
    // Longer expansions are printed as fractions: nobody reads 18 decimals.
    private const int MostPlaces = 18;

    // 10 to this power still fits 127 bits.
    private const int LongDecimals = 38;

    // Another digit after a number below this still fits 64 bits.
    private const long FewDigits = 100_000_000_000_000_000;

    // The smallest denominator with more places than this exceeds 127 bits.
    private const int MostDigits = 126;

    /// <summary>
    /// Reads <c>12</c>, <c>-12.50</c> or <c>5/6</c>: ASCII digits, no blanks, no commas, no plus
    /// sign, digits on both sides of the point. A number whose parts exceed 127 bits, and a 0
    /// below the line, are refused like any other text.
    /// </summary>
    public static bool TryParse(ReadOnlySpan<char> text, out Rational value) =>
        TryParseUnits(text, out value);

    /// <summary>The same for UTF-8, as it stands in a file of facts.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, out Rational value) =>
        TryParseUnits(text, out value);

    /// <summary>
    /// The exact decimal where it ends within 18 places (<c>0.125</c>), else the fraction
    /// (<c>5/6</c>); <see cref="TryParse(ReadOnlySpan{char}, out Rational)"/> reads both back.
    /// </summary>
    public override string ToString()
    {
        if (IsWhole)
        {
            return Numerals.Text(Numerator);
        }

        var text = new StringBuilder(Numerator < 0 ? "-" : "");
        var (whole, rest) = Int128.DivRem(Numerator < 0 ? -Numerator : Numerator, Denominator);
        text.Append(Numerals.Text(whole)).Append('.');
        for (var place = 0; place < MostPlaces && rest != 0; place++)
        {
            if (Denominator > Int128.MaxValue / 10)
            {
                break;
            }

            (var digit, rest) = Int128.DivRem(rest * 10, Denominator);
            text.Append((char)('0' + (int)digit));
        }

        return rest == 0
            ? text.ToString()
            : Numerals.Text(Numerator) + "/" + Numerals.Text(Denominator);
    }

    /// <summary>A decimal with exactly so many places, rounded by the rule: for people.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not 0 to 18 places.</exception>
    /// <exception cref="TooLargeException">The digits exceed 127 bits.</exception>
    public string ToDecimals(int places, Rounding rounding)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(places);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(places, MostPlaces);
        var digits = RoundTimes(PowerOfTen(places), rounding);
        return DecimalText.Of(digits, places);
    }

    internal static long PowerOfTen(int places)
    {
        var power = 1L;
        for (var place = 0; place < places; place++)
        {
            power *= 10;
        }

        return power;
    }

    private static bool TryParseUnits<T>(ReadOnlySpan<T> text, out Rational value)
        where T : unmanaged, IBinaryInteger<T>
    {
        value = default;
        var negative = !text.IsEmpty && text[0] == T.CreateTruncating('-');
        var rest = negative ? text[1..] : text;
        var slash = rest.IndexOf(T.CreateTruncating('/'));
        var read = slash < 0
            ? TryParseDecimal(rest, out value)
            : TryParseFraction(rest[..slash], rest[(slash + 1)..], out value);
        value = negative ? -value : value;
        return read;
    }

    private static bool TryParseFraction<T>(
        ReadOnlySpan<T> above, ReadOnlySpan<T> below, out Rational value)
        where T : unmanaged, IBinaryInteger<T>
    {
        value = default;
        Int128 numerator = 0, denominator = 0;
        if (above.IsEmpty || below.IsEmpty
            || !TryAppend(above, ref numerator)
            || !TryAppend(below, ref denominator)
            || denominator == 0)
        {
            return false;
        }

        value = Reduced(numerator, denominator);
        return true;
    }

    private static bool TryParseDecimal<T>(ReadOnlySpan<T> text, out Rational value)
        where T : unmanaged, IBinaryInteger<T>
    {
        value = default;
        var point = text.IndexOf(T.CreateTruncating('.'));
        var whole = point < 0 ? text : text[..point];
        var decimals = point < 0 ? [] : text[(point + 1)..];
        Int128 digits = 0, scale = 1;
        if (whole.IsEmpty || (point >= 0 && decimals.IsEmpty) || !TryAppend(whole, ref digits))
        {
            return false;
        }

        decimals = decimals.TrimEnd(T.CreateTruncating('0'));
        if (decimals.Length > LongDecimals || !TryAppend(decimals, ref digits))
        {
            return TryParseLong(whole, decimals, out value);
        }

        for (var place = 0; place < decimals.Length; place++)
        {
            scale *= 10;
        }

        value = Reduced(digits, scale);
        return true;
    }

    // More digits than 127 bits hold, of a number that may still fit once it is reduced.
    private static bool TryParseLong<T>(
        ReadOnlySpan<T> whole, ReadOnlySpan<T> decimals, out Rational value)
        where T : unmanaged, IBinaryInteger<T>
    {
        value = default;
        Int128 before = 0;
        if (!TryAppend(whole, ref before) || decimals.Length > MostDigits)
        {
            return false;
        }

        BigInteger digits = before;
        foreach (var unit in decimals)
        {
            var digit = int.CreateTruncating(unit) - '0';
            if (digit is < 0 or > 9)
            {
                return false;
            }

            digits = (digits * 10) + digit;
        }

        return TryReduce(digits, BigInteger.Pow(10, decimals.Length), out value);
    }

    private static bool TryAppend<T>(ReadOnlySpan<T> text, ref Int128 digits)
        where T : unmanaged, IBinaryInteger<T>
    {
        var small = IsLong(digits) ? (long)digits : long.MaxValue;
        foreach (var unit in text)
        {
            var digit = int.CreateTruncating(unit) - '0';
            if (digit is < 0 or > 9)
            {
                return false;
            }

            if (small < FewDigits)
            {
                small = (small * 10) + digit;
                digits = small;
                continue;
            }

            if (digits > (Int128.MaxValue - digit) / 10)
            {
                return false;
            }

            digits = (digits * 10) + digit;
        }

        return true;
    }
}
