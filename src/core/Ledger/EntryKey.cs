namespace Outturn.Ledger;

/// <summary>
/// What one line of money is known by: the clause that pays it, the item or cell that it is paid
/// for, who pays, who receives, and the payment period that it belongs to (language reference 10,
/// "Due minus posted"). Everything due under one key is added up before it is compared with the
/// ledger, so a key stands at most once in a settlement.
/// </summary>
/// <param name="Clause">Name of the payment, limit or adjustment in the scheme's text; of the VAT
/// on it with <c>:vat</c> after it.</param>
/// <param name="Subject">Participant id, or the label of a cell or cohort.</param>
/// <param name="Number">Which item of that subject, 0 or more (1 is the first).</param>
/// <param name="Payer">Party that pays.</param>
/// <param name="Payee">Party that receives.</param>
/// <param name="Period">Label of the payment period that the unit became payable in.</param>
public readonly record struct EntryKey(
    string Clause,
    string Subject,
    int Number,
    string Payer,
    string Payee,
    string Period
) : IComparable<EntryKey>
{
    /// <summary>
    /// Ordinal order by clause, subject, number, payer, payee, period: the order in which a run
    /// takes back what is no longer due.
    /// </summary>
    public int CompareTo(EntryKey other)
    {
        var order = string.CompareOrdinal(Clause, other.Clause);
        order = order != 0 ? order : string.CompareOrdinal(Subject, other.Subject);
        order = order != 0 ? order : Number.CompareTo(other.Number);
        order = order != 0 ? order : string.CompareOrdinal(Payer, other.Payer);
        order = order != 0 ? order : string.CompareOrdinal(Payee, other.Payee);
        return order != 0 ? order : string.CompareOrdinal(Period, other.Period);
    }

    /// <summary>The key as a person reads it in a message.</summary>
    public override string ToString() =>
        FormattableString.Invariant(
            $"{Clause} {Subject}/{Number} for {Period}, {Payer} to {Payee}"
        );
}
