using System.Buffers;

namespace Outturn.Ledger;

/// <summary>
/// Closing a payment period: from then on no run may fall in it, and what was posted in it stays
/// (design.md, "The ledger"; docs/adr/0040).
/// </summary>
public static class Closing
{
    /// <summary>Why the period cannot be closed; null where it can.</summary>
    public static LedgerRefusal? Refuse(Journal journal, string period)
    {
        ArgumentNullException.ThrowIfNull(journal);
        ArgumentNullException.ThrowIfNull(period);
        return PostingRules.Close(journal, period);
    }

    /// <summary>Writes the record that closes the period.</summary>
    /// <exception cref="InvalidOperationException">The journal refuses it.</exception>
    public static void Write(Journal journal, string period, IBufferWriter<byte> target)
    {
        if (Refuse(journal, period) is { } refusal)
        {
            throw new InvalidOperationException(refusal.Reason);
        }
        JournalWriter.Close(target, journal, period);
    }
}
