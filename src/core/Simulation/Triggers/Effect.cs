using System.Globalization;
using Outturn.Quantities;

namespace Outturn.Simulation.Triggers;

/// <summary>How much better than without help: a share of the rate without help, or percentage
/// points.</summary>
/// <param name="Size">As a fraction: 5 % and 5 points are both 0.05.</param>
/// <param name="IsPoints">Whether it is taken from the rate, not from a share of it.</param>
public readonly record struct Effect(double Size, bool IsPoints)
{
    private static readonly string[] Points =
        ["percentage points", "percentage point", "points", "point", "pp"];

    /// <summary>The rate of those who are helped.</summary>
    /// <param name="baseline">The rate without help.</param>
    /// <param name="isFewer">Whether fewer is better.</param>
    public double Rate(double baseline, bool isFewer) =>
        Math.Max(0, baseline + ((isFewer ? -1 : 1) * (IsPoints ? Size : Size * baseline)));

    /// <summary>Reads 5%, 5 percentage points, 5 points; null: it is none of them.</summary>
    public static Effect? Read(string text)
    {
        string written = text.Trim();
        string? unit = written.EndsWith('%') ? "%"
            : Points.FirstOrDefault(p => written.EndsWith(p, StringComparison.Ordinal));
        return unit is not null && TryNumber(written[..^unit.Length], out decimal number)
            && number is >= 0 and <= 100
            ? new Effect((double)number / 100, unit != "%")
            : null;
    }

    /// <summary>In words: 5 %; 5 percentage points.</summary>
    public string Words() => (Size * 100).ToString("0.###", NumberFormatInfo.InvariantInfo)
        + (IsPoints ? " percentage points" : " %");

    /// <summary>Reads a rate: 47.5%, or 1.55 of something that can happen more than once; null: it
    /// is neither.</summary>
    public static Rational? ReadRate(string text)
    {
        string written = text.Trim();
        bool isPercent = written.EndsWith('%');
        if (!TryNumber(isPercent ? written[..^1] : written, out decimal number) || number < 0)
        {
            return null;
        }
        int decimals = decimal.GetBits(number)[3] >> 16 & 0xff;
        Int128 scale = 1;
        for (int i = 0; i < decimals; i++)
        {
            scale *= 10;
        }
        return Rational.Of((Int128)(number * (decimal)scale), scale * (isPercent ? 100 : 1));
    }

    private static bool TryNumber(string text, out decimal number) => decimal.TryParse(
        text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands
            | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite,
        NumberFormatInfo.InvariantInfo, out number) && number < 1_000_000_000;
}
