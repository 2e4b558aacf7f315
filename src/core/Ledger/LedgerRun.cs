namespace Outturn.Ledger;

/// <summary>What a settlement run posts under.</summary>
/// <param name="AsAt">As-at date, which is also the posting date of its entries.</param>
/// <param name="Period">Label of the payment period of that date: the open period that the
/// entries fall in.</param>
/// <param name="Version">Scheme version, as <c>sha256:…</c> (language reference 2.7).</param>
public sealed record RunTerms(DateOnly AsAt, string Period, string Version);

/// <summary>One settlement run as the ledger records it.</summary>
/// <param name="Number">1 for the first run of the file, then ascending.</param>
/// <param name="Terms">What it posted under.</param>
/// <param name="Entries">Number of entries posted.</param>
/// <param name="Sum">Their sum in minor units.</param>
/// <param name="Finished">False where the run broke off: its entries count, the next run posts
/// the rest (docs/adr/0042).</param>
public sealed record LedgerRun(
    int Number,
    RunTerms Terms,
    long Entries = 0,
    long Sum = 0,
    bool Finished = false
);
