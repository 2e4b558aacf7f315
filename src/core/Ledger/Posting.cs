using System.Buffers;

namespace Outturn.Ledger;

/// <summary>
/// One settlement run against a journal: posts what is due less what was posted (design.md, step 10
/// and 11). Begin it, write the difference of every key due through one or more
/// <see cref="EntryWriter"/>s, take back what is no longer due, then finish. The file receives
/// <see cref="Opening"/>, the writers' bytes in an order of the caller's choice that does not hang
/// on threads, those of <see cref="Withdraw"/> and of <see cref="Finish"/>; it receives nothing at
/// all where <see cref="IsRecorded"/> is false at the end.
/// </summary>
public sealed class Posting
{
    private readonly Journal _journal;
    private readonly long[] _seen;
    private readonly List<EntryWriter> _writers = [];
    private readonly bool _isForced;

    private Posting(Journal journal, LedgerHead head, RunTerms terms)
    {
        _journal = journal;
        _seen = new long[journal.Keys.Count / 64 + 1];
        Head = head;
        var last = journal.RunList.Count == 0 ? null : journal.RunList[^1];
        Run = new LedgerRun((last?.Number ?? 0) + 1, terms);
        _isForced = last is null || !last.Finished || last.Terms.AsAt < terms.AsAt;
        Opening = Open();
    }

    /// <summary>What the ledger is kept for.</summary>
    public LedgerHead Head { get; }

    /// <summary>The run, with its entries and sum once it is finished.</summary>
    public LedgerRun Run { get; private set; }

    /// <summary>Bytes that go before the first entry.</summary>
    public ReadOnlyMemory<byte> Opening { get; }

    /// <summary>
    /// Whether the run goes into the file: it posts an entry, or it is the first as at its date, or
    /// the run before it broke off. So the same run a second time leaves the file as it is.
    /// </summary>
    public bool IsRecorded => _isForced || _writers.Exists(writer => writer.Entries > 0);

    internal Journal Journal => _journal;

    /// <summary>Why the journal refuses a run under these terms; null where it does not.</summary>
    public static LedgerRefusal? Refuse(Journal journal, LedgerHead head, RunTerms terms)
    {
        ArgumentNullException.ThrowIfNull(journal);
        ArgumentNullException.ThrowIfNull(head);
        ArgumentNullException.ThrowIfNull(terms);
        return PostingRules.Head(journal, head) ?? PostingRules.Terms(journal, terms);
    }

    /// <summary>Begins a run. A journal takes one run; read the file again for the next.</summary>
    /// <exception cref="InvalidOperationException">The journal refuses it.</exception>
    public static Posting Begin(Journal journal, LedgerHead head, RunTerms terms) =>
        Refuse(journal, head, terms) is { } refusal
            ? throw new InvalidOperationException(refusal.Reason)
            : new Posting(journal, head, terms);

    /// <summary>A writer of entries into the buffer; each thread has its own of both.</summary>
    public EntryWriter Writer(IBufferWriter<byte> target)
    {
        var writer = new EntryWriter(this, target);
        lock (_writers)
        {
            _writers.Add(writer);
        }
        return writer;
    }

    /// <summary>
    /// Posts the reversal of every key that has money in the ledger and was not given to a writer
    /// of this run, in ordinal order of the keys. Call it once, after the writers are done.
    /// </summary>
    public void Withdraw(IBufferWriter<byte> target)
    {
        var keys = new List<EntryKey>();
        for (var row = 0; row < _journal.Keys.Count; row++)
        {
            if (_journal.Keys[row].Posted != 0 && (_seen[row >> 6] & (1L << row)) == 0)
            {
                keys.Add(_journal.Key(row));
            }
        }
        keys.Sort();
        var writer = Writer(target);
        foreach (var key in keys)
        {
            writer.Post(key, 0);
        }
    }

    /// <summary>Writes the declarations of new accounts and the end of the run, if it is
    /// recorded, and returns the run with its entries and sum.</summary>
    public LedgerRun Finish(IBufferWriter<byte> target)
    {
        long entries = 0;
        long sum = 0;
        foreach (var writer in _writers)
        {
            entries += writer.Entries;
            sum += writer.Sum;
        }
        Run = Run with { Entries = entries, Sum = sum, Finished = true };
        if (IsRecorded)
        {
            JournalWriter.Accounts(target, _journal.Chart.Accounts());
            JournalWriter.End(target, Run, Head);
        }
        return Run;
    }

    /// <summary>Notes that a key of the journal is due in this run; twice is a broken
    /// invariant, for money would be posted twice.</summary>
    internal void See(int row)
    {
        var bit = 1L << row;
        if ((Interlocked.Or(ref _seen[row >> 6], bit) & bit) != 0)
        {
            throw new InvalidOperationException(
                $"The key {_journal.Key(row)} was given twice in one run."
            );
        }
    }

    private byte[] Open()
    {
        var opening = new ArrayBufferWriter<byte>();
        if (_journal.Head is null)
        {
            JournalWriter.Head(opening, Head);
        }
        JournalWriter.Begin(opening, Run);
        return opening.WrittenSpan.ToArray();
    }
}
