using System.Text;
using static System.FormattableString;

namespace Outturn.Ledger;

/// <summary>Which runs and closings a journal takes (docs/adr/0040).</summary>
internal static class PostingRules
{
    public static LedgerRefusal? Head(Journal journal, LedgerHead head)
    {
        if (journal.Head is not { } kept || kept == head)
        {
            return null;
        }
        return !string.Equals(kept.Scheme, head.Scheme, StringComparison.Ordinal)
            ? new LedgerRefusal(
                "other-scheme",
                $"The ledger is kept for scheme '{kept.Scheme}', not for '{head.Scheme}'.",
                "Name the ledger of this scheme, or a new file."
            )
            : new LedgerRefusal(
                "other-currency",
                $"The ledger is kept in {Currency(kept)}, the scheme pays in {Currency(head)}.",
                "Keep the scheme's currency, or begin a new ledger for the new one."
            );
    }

    public static LedgerRefusal? Terms(Journal journal, RunTerms terms)
    {
        var asAt = Date(terms.AsAt);
        if (journal.LastAsAt is not { } last)
        {
            return null;
        }
        if (terms.AsAt < last)
        {
            return new LedgerRefusal(
                "as-at-backwards",
                $"The ledger was last posted as at {Date(last)}; {asAt} is before that.",
                $"Settle as at {Date(last)} or later, or replay {asAt} without a ledger."
            );
        }
        if (journal.IsClosed(terms.Period))
        {
            return new LedgerRefusal(
                "period-closed",
                $"{asAt} falls in {terms.Period}, which is closed.",
                "Settle as at a date in the next period: corrections are posted there."
            );
        }
        return IsPast(journal, terms.Period)
            ? new LedgerRefusal(
                "period-order",
                $"{asAt} is said to fall in {terms.Period}, but a later run fell in "
                    + $"{journal.RunList[^1].Terms.Period}.",
                "Restore the calendar of the scheme that the ledger was posted under."
            )
            : null;
    }

    public static LedgerRefusal? Close(Journal journal, string period)
    {
        if (journal.IsClosed(period))
        {
            return new LedgerRefusal(
                "already-closed",
                $"{period} is closed already.",
                "Nothing to do."
            );
        }
        var periods = Periods(journal);
        var open = periods.Find(p => !journal.IsClosed(p));
        if (!periods.Contains(period))
        {
            return new LedgerRefusal(
                "period-unknown",
                $"No settlement was posted in {period}.",
                periods.Count == 0
                    ? "Settle into this ledger first."
                    : $"Settle as at a date in it first; posted were: {string.Join(", ", periods)}."
            );
        }
        if (!string.Equals(open, period, StringComparison.Ordinal))
        {
            return new LedgerRefusal(
                "earlier-period-open",
                $"{open} comes before {period} and is still open.",
                $"Close {open} first."
            );
        }
        return Unfinished(journal, period);
    }

    private static LedgerRefusal? Unfinished(Journal journal, string period)
    {
        var last = journal.RunList[^1];
        return last.Finished
            ? null
            : new LedgerRefusal(
                "run-unfinished",
                Invariant(
                    $"Run {last.Number} as at {Date(last.Terms.AsAt)} broke off before its end."
                ),
                $"Settle again as at that date, then close {period}."
            );
    }

    private static bool IsPast(Journal journal, string period) =>
        Periods(journal).IndexOf(period) is var at && at >= 0 && at < Periods(journal).Count - 1;

    private static List<string> Periods(Journal journal)
    {
        var periods = new List<string>();
        foreach (var run in journal.RunList)
        {
            if (!periods.Contains(run.Terms.Period))
            {
                periods.Add(run.Terms.Period);
            }
        }
        return periods;
    }

    private static string Currency(LedgerHead head) =>
        Invariant($"{head.Currency} with {head.Decimals} decimals");

    private static string Date(DateOnly date) => Encoding.ASCII.GetString(JournalWriter.Date(date));
}
