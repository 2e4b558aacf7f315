using System.Globalization;

namespace Outturn.Quantities;

/// <summary>
/// Whole numbers as text, the same in every country and on every machine. The one place where
/// numbers of the core become digits.
/// </summary>
public static class Numerals
{
    /// <summary>Digits with a leading hyphen when negative: <c>-1200</c>.</summary>
    public static string Text(Int128 number) => number.ToString(NumberFormatInfo.InvariantInfo);

    /// <inheritdoc cref="Text(Int128)"/>
    public static string Text(long number) => number.ToString(NumberFormatInfo.InvariantInfo);

    /// <summary>Digits with commas in threes, for people to read: <c>1,200</c>.</summary>
    public static string WithCommas(Int128 number) =>
        number.ToString("#,0", NumberFormatInfo.InvariantInfo);

    /// <summary>Digits filled up with zeros on the left to the width: <c>05</c>.</summary>
    public static string Padded(Int128 number, int width) =>
        Text(number).PadLeft(width, '0');
}
