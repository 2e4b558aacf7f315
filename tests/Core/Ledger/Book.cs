using System.Buffers;
using System.Globalization;
using System.Text;
using Outturn.Ledger;
using Xunit;

namespace Outturn.Tests.Core.Ledger;

/// <summary>A ledger kept in memory: what settle and close do to a file, on bytes.</summary>
internal sealed class Book(LedgerHead? head = null)
{
    public LedgerHead Head { get; } = head ?? new LedgerHead("example", "GBP", 2);

    public byte[] Bytes { get; set; } = [];

    public string Text => Encoding.ASCII.GetString(Bytes);

    /// <summary>Unit of participant A1: <c>clause participant/n period</c>.</summary>
    public static EntryKey Key(string text)
    {
        var parts = text.Split(' ', '/');
        return new EntryKey(
            parts[0],
            parts[1],
            int.Parse(parts[2], CultureInfo.InvariantCulture),
            "dwp",
            "P1",
            parts[3]
        );
    }

    public static RunTerms Terms(string asAt) =>
        new(
            DateOnly.ParseExact(asAt, "yyyy-MM-dd", CultureInfo.InvariantCulture),
            asAt[..7],
            "sha256:0a1b"
        );

    public JournalReader Read(Action<Entry>? visit = null)
    {
        var reader = new JournalReader(visit);
        var taken = reader.Read(Bytes);
        Assert.Null(reader.End(Bytes.AsSpan(taken)));
        Assert.Null(reader.Problem);
        return reader;
    }

    public Journal Journal() => Read().Journal;

    public List<Entry> Entries()
    {
        var entries = new List<Entry>();
        Read(entries.Add);
        return entries;
    }

    /// <summary>Settles what is due as at the date; the period is the month.</summary>
    public LedgerRun Settle(string asAt, params (string Key, long Due)[] due) =>
        SettleKeys(Terms(asAt), [.. due.Select(d => (Key(d.Key), d.Due))]);

    public LedgerRun SettleKeys(RunTerms terms, (EntryKey Key, long Due)[] due)
    {
        var posting = Posting.Begin(Journal(), Head, terms);
        var buffer = new ArrayBufferWriter<byte>();
        buffer.Write(posting.Opening.Span);
        var writer = posting.Writer(buffer);
        foreach (var (key, amount) in due)
        {
            writer.Post(key, amount);
        }
        posting.Withdraw(buffer);
        var run = posting.Finish(buffer);
        if (posting.IsRecorded)
        {
            Bytes = [.. Bytes, .. buffer.WrittenSpan];
        }
        return run;
    }

    public void Close(string period)
    {
        var buffer = new ArrayBufferWriter<byte>();
        Closing.Write(Journal(), period, buffer);
        Bytes = [.. Bytes, .. buffer.WrittenSpan];
    }

    /// <summary>Entries as a person notes them: <c>run clause participant/n for period amount
    /// reason</c>.</summary>
    public string[] Notes() =>
        [
            .. Entries()
                .Select(e =>
                    FormattableString.Invariant(
                        $"{e.Run.Number} {e.Key.Clause} {e.Key.Subject}/{e.Key.Number} "
                    )
                    + FormattableString.Invariant($"for {e.Key.Period} {e.Amount} {e.Reason}")
                ),
        ];
}
