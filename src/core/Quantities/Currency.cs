using System.Collections.Frozen;

namespace Outturn.Quantities;

/// <summary>
/// A currency of ISO 4217 and its minor unit (language reference 2.2). Amounts everywhere are
/// whole counts of the minor unit: see <see cref="Money"/>.
/// </summary>
/// <param name="Code">Three capital letters: <c>GBP</c>.</param>
/// <param name="Decimals">Places of the minor unit: 2 for pence, 0 for yen, 3 for fils.</param>
/// <param name="Symbol">What people write before an amount, or null: then the code is.</param>
/// <param name="Name">The noun of one: <c>pound</c>.</param>
/// <param name="NamePlural">The noun of several: <c>pounds</c>.</param>
public sealed record Currency(
    string Code, int Decimals, string? Symbol, string Name, string NamePlural)
{
    private static readonly FrozenDictionary<string, Currency> ByCode =
        CurrencyTable.Read().ToFrozenDictionary(c => c.Code, StringComparer.Ordinal);

    /// <summary>Every currency known here, by code.</summary>
    public static IReadOnlyList<Currency> All { get; } =
        [.. ByCode.Values.OrderBy(c => c.Code, StringComparer.Ordinal)];

    /// <summary>How many minor units make one major unit: 100, 1, 1000.</summary>
    public long MinorPerUnit => Rational.PowerOfTen(Decimals);

    /// <summary>The currency of a code in capitals, or null if ISO 4217 has none such.</summary>
    public static Currency? Find(string code) => ByCode.GetValueOrDefault(code);

    /// <summary>
    /// The amount as data: a plain decimal with the currency's own places (<c>1600.00</c>,
    /// <c>-0.05</c>; yen <c>1600</c>), as design.md, "The command line", has it.
    /// </summary>
    public string Format(long minor) => DecimalText.Of(minor, Decimals);

    /// <inheritdoc cref="Format(long)"/>
    public string Format(Money money) => Format(money.Minor);

    /// <summary>
    /// The amount for people: <c>£1,200</c>, <c>£7.50</c>, <c>CHF 1,200</c>, <c>-£5</c>; minor
    /// units only where there are any.
    /// </summary>
    public string InWords(long minor)
    {
        var (whole, left) = DecimalText.Split(minor, Decimals);
        var sign = minor < 0 ? "-" : "";
        var pence = left == 0 ? "" : "." + Numerals.Padded(left, Decimals);
        return sign + (Symbol ?? Code + " ") + Numerals.WithCommas(whole) + pence;
    }

    /// <inheritdoc cref="InWords(long)"/>
    public string InWords(Money money) => InWords(money.Minor);
}
