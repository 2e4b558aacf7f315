namespace Outturn.Quantities;

/// <summary>
/// An amount as a whole, signed count of minor units (pence, yen, fils) in 64 bits. The currency
/// is the scheme's and is not repeated in every amount. Nothing wraps round: a sum that does not
/// fit is refused.
/// </summary>
/// <param name="Minor">The count of minor units.</param>
public readonly partial record struct Money(long Minor) : IComparable<Money>
{
    /// <summary>No money.</summary>
    public static Money Zero => default;

    /// <summary>Whether it is no money at all.</summary>
    public bool IsZero => Minor == 0;

    /// <summary>The sum.</summary>
    /// <exception cref="TooLargeException">Beyond 64 bits.</exception>
    public static Money operator +(Money a, Money b) => Of((Int128)a.Minor + b.Minor);

    /// <summary>The difference.</summary>
    /// <exception cref="TooLargeException">Beyond 64 bits.</exception>
    public static Money operator -(Money a, Money b) => Of((Int128)a.Minor - b.Minor);

    /// <summary>The opposite: what takes the amount back.</summary>
    /// <exception cref="TooLargeException">Beyond 64 bits.</exception>
    public static Money operator -(Money a) => Of(-(Int128)a.Minor);

    /// <summary>A whole number of times the amount.</summary>
    /// <exception cref="TooLargeException">Beyond 64 bits.</exception>
    public static Money operator *(Money a, long times) => Of((Int128)a.Minor * times);

    /// <summary>Less than.</summary>
    public static bool operator <(Money a, Money b) => a.Minor < b.Minor;

    /// <summary>More than.</summary>
    public static bool operator >(Money a, Money b) => a.Minor > b.Minor;

    /// <summary>At most.</summary>
    public static bool operator <=(Money a, Money b) => a.Minor <= b.Minor;

    /// <summary>At least.</summary>
    public static bool operator >=(Money a, Money b) => a.Minor >= b.Minor;

    /// <summary>The smaller amount.</summary>
    public static Money Min(Money a, Money b) => a <= b ? a : b;

    /// <summary>The larger amount.</summary>
    public static Money Max(Money a, Money b) => a >= b ? a : b;

    /// <summary>
    /// The one rounding of an amount (language reference 6, "Amount"): exact major units (pounds)
    /// to whole minor units (pence).
    /// </summary>
    /// <exception cref="TooLargeException">Beyond 64 bits of minor units.</exception>
    public static Money Round(Rational amountInMajorUnits, Currency currency, Rounding rounding) =>
        Of(amountInMajorUnits.RoundTimes(currency.MinorPerUnit, rounding));

    /// <summary>
    /// The amount if it is whole minor units already and fits; what was written with a fraction
    /// of a penny is not money and is left to the caller to refuse.
    /// </summary>
    public static bool TryExact(Rational amountInMajorUnits, Currency currency, out Money money)
    {
        money = default;
        var scale = currency.MinorPerUnit;
        if (scale % amountInMajorUnits.Denominator != 0
            || Int128.Abs(amountInMajorUnits.Numerator) > long.MaxValue)
        {
            return false;
        }

        var minor = amountInMajorUnits.Numerator * (scale / amountInMajorUnits.Denominator);
        var fits = minor >= long.MinValue && minor <= long.MaxValue;
        money = fits ? new Money((long)minor) : default;
        return fits;
    }

    /// <summary>The exact amount in major units: 750 pence are 7.5 pounds.</summary>
    public Rational InMajorUnits(Currency currency) => Rational.Of(Minor, currency.MinorPerUnit);

    /// <summary>The amount without its sign.</summary>
    /// <exception cref="TooLargeException">Beyond 64 bits.</exception>
    public Money Abs() => Minor < 0 ? -this : this;

    /// <inheritdoc/>
    public int CompareTo(Money other) => Minor.CompareTo(other.Minor);

    /// <summary>The count of minor units; <see cref="Currency"/> prints amounts.</summary>
    public override string ToString() => Numerals.Text(Minor);

    private static Money Of(Int128 minor) =>
        minor < long.MinValue || minor > long.MaxValue
            ? throw new TooLargeException("An amount exceeds 64 bits of minor units.")
            : new Money((long)minor);
}
