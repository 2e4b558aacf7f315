namespace Outturn.Ledger;

/// <summary>What a ledger file is kept for, stated once at its head.</summary>
public sealed record LedgerHead
{
    /// <summary>Name of the scheme.</summary>
    public string Scheme { get; }

    /// <summary>ISO 4217 code of its currency.</summary>
    public string Currency { get; }

    /// <summary>Decimals of the currency: 2 for GBP, 0 for JPY, 3 for KWD.</summary>
    public int Decimals { get; }

    /// <summary>A head for a scheme, its currency and that currency's number of decimals.</summary>
    /// <exception cref="ArgumentException">The currency is not three capital letters, or the
    /// decimals are not 0 to 4.</exception>
    public LedgerHead(string scheme, string currency, int decimals)
    {
        ArgumentNullException.ThrowIfNull(scheme);
        ArgumentNullException.ThrowIfNull(currency);
        if (currency.Length != 3 || currency.AsSpan().ContainsAnyExceptInRange('A', 'Z'))
        {
            throw new ArgumentException("A currency is three capital letters.", nameof(currency));
        }
        ArgumentOutOfRangeException.ThrowIfNegative(decimals);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(decimals, 4);
        (Scheme, Currency, Decimals) = (scheme, currency, decimals);
    }
}
