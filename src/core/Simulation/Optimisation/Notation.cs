using System.Globalization;

namespace Outturn.Simulation.Optimisation;

/// <summary>How a figure is written: its unit before or after the number, and how exactly. What a
/// search finds is written the same way, and what is measured is what is written.</summary>
/// <param name="Prefix">£, or nothing.</param>
/// <param name="Suffix">%, months, per person, or nothing.</param>
internal sealed record Notation(string Prefix, string Suffix)
{
    private const string Symbols = "£$€";

    /// <summary>Digits after the point.</summary>
    public int Decimals { get; init; }

    /// <summary>Whether thousands are set apart by commas.</summary>
    public bool IsGrouped { get; init; }

    /// <summary>Whether it is money.</summary>
    public bool IsMoney => Prefix.Length > 0;

    /// <summary>Whether it is a percentage.</summary>
    public bool IsPercent => Suffix == "%";

    /// <summary>Its unit in words.</summary>
    public string Unit => IsMoney ? "money, as " + Prefix + "500" + After
        : IsPercent ? "a percentage, as 50%"
        : Suffix.Length > 0 ? $"a number of {Suffix}" : "a plain number";

    private string After => Suffix.Length > 0 && !IsPercent ? " " + Suffix : Suffix;

    /// <summary>Reads a figure; null: it is none.</summary>
    public static (Notation Notation, decimal Value)? Read(string text)
    {
        string rest = text.Trim();
        bool isNegative = rest.StartsWith('-');
        rest = isNegative ? rest[1..] : rest;
        string prefix = rest.Length > 0 && Symbols.Contains(rest[0], StringComparison.Ordinal)
            ? rest[..1] : "";
        rest = rest[prefix.Length..];
        int digits = rest.TakeWhile(c => char.IsAsciiDigit(c) || c is ',' or '.').Count();
        string number = rest[..digits], suffix = rest[digits..].Trim();
        if (!suffix.All(c => char.IsAsciiLetter(c) || c is ' ' or '-') && suffix != "%")
        {
            return null;
        }
        if (!decimal.TryParse(
            number.Replace(",", "", StringComparison.Ordinal), NumberStyles.AllowDecimalPoint,
            NumberFormatInfo.InvariantInfo, out decimal value))
        {
            return null;
        }
        int point = number.IndexOf('.', StringComparison.Ordinal);
        return (new Notation(prefix, suffix)
        {
            Decimals = point < 0 ? 0 : number.Length - point - 1,
            IsGrouped = number.Contains(',', StringComparison.Ordinal),
        }, isNegative ? -value : value);
    }

    /// <summary>Whether two figures have one unit: month and months are the same.</summary>
    public bool HasUnitOf(Notation other) => Prefix == other.Prefix
        && Suffix.TrimEnd('s') == other.Suffix.TrimEnd('s');

    /// <summary>The same with as many digits as what is found needs.</summary>
    /// <param name="money">Digits after the point that the currency has.</param>
    /// <param name="range">From the least to the most that it can be.</param>
    public Notation For(int money, double range)
    {
        bool isWhole = Decimals == 0 && !IsMoney && !IsPercent
            && (Suffix.Length > 0 || range >= 2);
        return this with
        {
            Decimals = IsMoney ? money
                : isWhole ? 0
                : IsPercent ? Math.Max(2, Decimals)
                : Math.Clamp(3 - (int)Math.Floor(Math.Log10(Math.Max(range, 1e-9))), 2, 6),
        };
    }

    /// <summary>A value rounded to what can be written.</summary>
    public decimal Rounded(double value) =>
        Math.Round((decimal)value, Decimals, MidpointRounding.AwayFromZero);

    /// <summary>A figure as it is written; whole money has no pennies.</summary>
    public string Write(double value)
    {
        decimal rounded = Rounded(value);
        bool isWhole = rounded == Math.Floor(rounded);
        string places = IsMoney && !isWhole ? new string('0', Decimals)
            : new string('#', isWhole ? 0 : Decimals);
        string digits = Math.Abs(rounded).ToString(
            (IsGrouped ? "#,0" : "0") + (places.Length > 0 ? "." + places : ""),
            NumberFormatInfo.InvariantInfo);
        return (rounded < 0 ? "-" : "") + Prefix + digits + After;
    }
}
