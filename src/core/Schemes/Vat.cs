namespace Outturn.Schemes;

/// <summary>How the amounts of a payment stand to value added tax (language reference 8,
/// "VAT").</summary>
public enum VatTreatment
{
    /// <summary>The scheme says nothing about it: what is worked out is what is paid.</summary>
    Unsaid,

    /// <summary>Amounts are net: the tax is added to them.</summary>
    Net,

    /// <summary>Amounts include the tax, which is taken out of them.</summary>
    Inclusive,

    /// <summary>The supply is exempt: no tax, by law.</summary>
    Exempt,

    /// <summary>Not the consideration for a supply (a grant, say), or of nobody who is registered:
    /// no tax.</summary>
    OutsideTheScope,
}

/// <summary>The section "vat": at which rate amounts bear the tax, and who accounts for it.
/// </summary>
/// <param name="Rate">The rate, a percentage, as a formula on a line; its payable day is that of
/// the part in hand.</param>
/// <param name="Place">Where the rate stands in the text.</param>
public sealed record Vat(Formula Rate, Place Place)
{
    /// <summary>The party that the tax is paid to; null: whoever receives the amount.</summary>
    public string? PaidTo { get; init; }

    /// <summary>True where the tax is paid to the provider of the line, whoever receives the
    /// amount.</summary>
    public bool IsPaidToProvider { get; init; }

    /// <summary>Whether amounts under a treatment bear the tax.</summary>
    public static bool IsBorne(VatTreatment treatment) =>
        treatment is VatTreatment.Net or VatTreatment.Inclusive;
}
