namespace Outturn.Ledger;

/// <summary>Why an entry was posted (docs/adr/0040).</summary>
public enum EntryReason
{
    /// <summary>Money due under a key that the ledger did not hold before.</summary>
    Due,

    /// <summary>The amount due under a key changed, to another amount than nothing.</summary>
    Correction,

    /// <summary>Nothing is due under a key any more: all that was posted is taken back.</summary>
    Reversal,
}

/// <summary>Where the money of a key, or an entry, stands (docs/adr/0040).</summary>
public enum EntryStatus
{
    /// <summary>Posted in a period that is still open: it may yet change in it.</summary>
    Pending,

    /// <summary>Posted in a period that has been closed: it stays, and only a later entry of an
    /// open period can alter the sum.</summary>
    Posted,

    /// <summary>The entries of the key add up to nothing.</summary>
    Reversed,
}

/// <summary>
/// One balanced entry: an amount moved from the payer to the payee of its key (design.md, "The
/// ledger"). The scheme version, as-at date and open period stand once in its run.
/// </summary>
/// <param name="Key">What it pays.</param>
/// <param name="Amount">Minor units, never 0; below 0 money comes back from the payee.</param>
/// <param name="Reason">Why it was posted.</param>
/// <param name="Run">The settlement run that posted it.</param>
public readonly record struct Entry(EntryKey Key, long Amount, EntryReason Reason, LedgerRun Run);
