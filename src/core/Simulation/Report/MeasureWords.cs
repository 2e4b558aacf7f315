using System.Globalization;
using Outturn.Schemes;
using Outturn.Simulation.Results;

namespace Outturn.Simulation.Report;

/// <summary>The value of a measure in words: 12.3 %, £1,200, 1,234 people.</summary>
public static class MeasureWords
{
    /// <summary>The value; a question mark where it is not known.</summary>
    public static string Of(MeasureRow row, double value, Scheme scheme) =>
        Of(row.Unit, value, scheme);

    /// <summary>A value of a unit; a question mark where it is not known.</summary>
    public static string Of(MeasureUnit unit, double value, Scheme scheme)
    {
        if (!double.IsFinite(value))
        {
            return "?";
        }
        return unit switch
        {
            MeasureUnit.Share => Percent(value),
            MeasureUnit.Money => Money(value, scheme),
            MeasureUnit.People => value.ToString("#,0", NumberFormatInfo.InvariantInfo),
            _ => value.ToString("0.000", NumberFormatInfo.InvariantInfo),
        };
    }

    /// <summary>A share in percent, one decimal.</summary>
    public static string Percent(double share) =>
        (share * 100).ToString("0.0", NumberFormatInfo.InvariantInfo) + " %";

    /// <summary>Money in whole major units.</summary>
    public static string Money(double value, Scheme scheme) => scheme.Currency.InWords(
        (long)Math.Round(value) * scheme.Currency.MinorPerUnit);
}
