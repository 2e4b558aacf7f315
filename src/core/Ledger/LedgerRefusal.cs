namespace Outturn.Ledger;

/// <summary>A run or a closing that the ledger does not take, with what to do instead.</summary>
/// <param name="Rule">Name of the rule: <c>as-at-backwards</c>, <c>other-scheme</c>,
/// <c>other-currency</c>, <c>period-closed</c>, <c>period-order</c>, <c>period-unknown</c>,
/// <c>already-closed</c>, <c>earlier-period-open</c>, <c>run-unfinished</c>.</param>
/// <param name="Reason">What is wrong, in a sentence.</param>
/// <param name="Remedy">What to do, in a sentence.</param>
public sealed record LedgerRefusal(string Rule, string Reason, string Remedy);

/// <summary>A place where a ledger file is not what it must be; nothing is posted to it.</summary>
/// <param name="Line">Line of the file on which the record begins, the first is 1.</param>
/// <param name="Reason">What is wrong there.</param>
/// <param name="Remedy">What to do.</param>
public sealed record LedgerProblem(int Line, string Reason, string Remedy);

/// <summary>A last record that was not written to its end.</summary>
/// <param name="Offset">Byte of the file at which it begins: the file is sound up to there.</param>
/// <param name="Line">Line at which it begins, the first is 1.</param>
public sealed record TornTail(long Offset, int Line);
