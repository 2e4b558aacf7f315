using Outturn.Quantities;
using Outturn.Schemes;

namespace Outturn.Settlement;

/// <summary>Values in words, for people: <c>£1,200</c>, <c>12.345%</c>, <c>182 days</c>,
/// <c>£4.59 per unit</c>. A number that no short decimal holds is said with its exact fraction.
/// </summary>
internal sealed class ExplainingValues(SettlementNames names)
{
    private const int Places = 6;

    /// <summary>A value in words.</summary>
    public string Words(ValueType type, Value value)
    {
        if (!value.IsKnown)
        {
            return "not known";
        }
        return type.Kind switch
        {
            ValueKind.Number => Number(type, value.Number),
            ValueKind.Date => Day((int)value.Whole),
            ValueKind.Period => names.Scheme.Calendar.Periods
                .InWords(type.Period, (int)value.Whole),
            _ => names.Text(type, value),
        };
    }

    /// <summary>An amount of the scheme's currency.</summary>
    public string Money(long minor) => names.Scheme.Currency.InWords(minor);

    /// <summary>A day in words.</summary>
    public static string Day(int day) => CalendarDates.InWords(DateOnly.FromDayNumber(day));

    /// <summary>A number of days in words.</summary>
    public static string Days(long days) => NounForms.Count(days, Dimensions.Day);

    /// <summary>A number with a unit.</summary>
    public static string Number(ValueType type, Rational number)
    {
        Unit unit = type.Unit;
        if (unit.IsNone)
        {
            return type.Form == NumberForm.Percent ? Percent(number) : Plain(number);
        }
        var money = unit.Parts.Where(p => Dimensions.IsCurrency(p.Dimension)).ToList();
        if (money is [(var code, 1)] && Currency.Find(code) is { } currency)
        {
            string per = string.Concat(unit.Parts.Where(p => p.Exponent == -1)
                .Select(p => " per " + NounForms.Of(p.Dimension).One));
            if (unit.Parts.All(p => p.Exponent == -1 || p.Dimension == code))
            {
                return Amount(currency, number) + per;
            }
        }
        return unit.Parts is [(var noun, 1)]
            ? $"{Plain(number)} {Noun(noun, number)}"
            : $"{Plain(number)} {unit.InWords()}";
    }

    /// <summary>A number without a unit: <c>1,200</c>, <c>0.125</c>, <c>about 0.083871
    /// (13/155)</c>.</summary>
    public static string Plain(Rational number) => number.IsWhole
        ? Numerals.WithCommas(number.Numerator)
        : Decimal(number, d => d, "");

    private static string Percent(Rational number)
    {
        Rational hundred = number * 100;
        return hundred.IsWhole
            ? Numerals.WithCommas(hundred.Numerator) + "%"
            : Decimal(hundred, d => d + "%", $" ({number})");
    }

    private static string Amount(Currency currency, Rational major)
    {
        Rational minor = major * currency.MinorPerUnit;
        if (minor.IsWhole)
        {
            return currency.InWords((long)minor.Numerator);
        }
        string sign = major.Sign < 0 ? "-" : "";
        return Decimal(
            major.Abs(), d => sign + (currency.Symbol ?? currency.Code + " ") + d, "");
    }

    // Exact where the decimal is short; else rounded, with the fraction beside it.
    private static string Decimal(Rational number, Func<string, string> dress, string fraction)
    {
        string exact = number.ToString();
        int point = exact.IndexOf('.', StringComparison.Ordinal);
        if (point >= 0 && exact.Length - point - 1 <= Places)
        {
            return dress(Commas(exact));
        }
        string near = dress(Commas(number.ToDecimals(Places, Rounding.HalfUp)));
        string whole = Numerals.Text(number.Numerator) + "/" + Numerals.Text(number.Denominator);
        bool readable = number.Denominator < 1_000_000_000;
        return $"about {near}"
            + (!readable ? "" : fraction.Length > 0 ? fraction : $" ({whole})");
    }

    // Commas in threes before the point: 3,067.925.
    private static string Commas(string exact)
    {
        int start = exact[0] == '-' ? 1 : 0;
        int point = exact.IndexOf('.', StringComparison.Ordinal);
        for (int at = (point < 0 ? exact.Length : point) - 3; at > start; at -= 3)
        {
            exact = exact.Insert(at, ",");
        }
        return exact;
    }

    private static string Noun(string noun, Rational number)
    {
        (string one, string many) = NounForms.Of(noun);
        return number.Abs() == Rational.One ? one : many;
    }
}
