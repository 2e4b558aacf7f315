using System.Globalization;
using Outturn.Quantities;
using Outturn.Schemes;
using Outturn.Simulation.Report;

namespace Outturn.Review;

/// <summary>Numbers as findings print them.</summary>
internal static class Figures
{
    /// <summary>A share as a whole percent: <c>68 %</c>; small ones with one digit more.</summary>
    public static string Percent(double share)
    {
        double percent = share * 100;
        string form = Math.Abs(percent) < 10 && Math.Abs(percent - Math.Round(percent)) > .05
            ? "0.0" : "0";
        return (percent + 0.0).ToString(form, NumberFormatInfo.InvariantInfo) + " %";
    }

    /// <summary>A share as a percent with so many digits after the point.</summary>
    public static string Percent(double share, int digits) =>
        (share * 100).ToString("F" + Numerals.Text(digits), NumberFormatInfo.InvariantInfo)
            + " %";

    /// <summary>A chance: never quite 0 or 1 where it is not.</summary>
    public static string Chance(double p) => p switch
    {
        > 0 and < .0005 => "under 0.1 %",
        > .995 and < 1 => "over 99 %",
        _ => Percent(p),
    };

    /// <summary>Money in whole major units: <c>£1,381</c>.</summary>
    public static string Money(double money, Scheme scheme) => MeasureWords.Money(money, scheme);

    /// <summary>Money in millions where it is that much: <c>£1.2m</c>.</summary>
    public static string Large(double money, Scheme scheme)
    {
        if (Math.Abs(money) < 999_500)
        {
            return Money(money, scheme);
        }
        string whole = Money(1, scheme).Replace(".00", "", StringComparison.Ordinal);
        string millions = (money / 1e6).ToString("#,0.#", NumberFormatInfo.InvariantInfo) + "m";
        return whole.Replace("1", millions, StringComparison.Ordinal);
    }

    /// <summary>A number of something.</summary>
    public static string Count(double number) =>
        number.ToString("#,0.#", NumberFormatInfo.InvariantInfo);

    /// <summary>A whole number.</summary>
    public static string Whole(double number) =>
        Math.Round(number).ToString("#,0", NumberFormatInfo.InvariantInfo);

    /// <summary>A number with two digits after the point.</summary>
    public static string Two(double number) =>
        number.ToString("0.00", NumberFormatInfo.InvariantInfo);

    /// <summary>A number with its noun, in the singular where it is one.</summary>
    public static string Of(int number, string one, string many) =>
        $"{Numerals.Text(number)} {(number == 1 ? one : many)}";

    /// <summary>a, b and c.</summary>
    public static string List(IEnumerable<string> items)
    {
        string[] all = [.. items];
        return all.Length < 2 ? string.Concat(all)
            : string.Join(", ", all[..^1]) + " and " + all[^1];
    }

    /// <summary>A sentence with a capital.</summary>
    public static string Grown(string text) =>
        text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    /// <summary>A day.</summary>
    public static string Day(DateOnly day) => CalendarDates.Text(day);
}
