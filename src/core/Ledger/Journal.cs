namespace Outturn.Ledger;

/// <summary>
/// What a ledger file holds, in memory: the sum posted under each key, the runs, the closed
/// periods.
/// A <see cref="JournalReader"/> fills it from the file's bytes; nothing else changes it.
/// </summary>
public sealed class Journal
{
    private readonly List<LedgerRun> _runs = [];
    private readonly List<string> _closed = [];

    internal Chart Chart { get; } = new();

    internal KeyTable Keys { get; } = new();

    internal List<LedgerRun> RunList => _runs;

    internal List<string> ClosedList => _closed;

    /// <summary>What the file is kept for; null while the file is new.</summary>
    public LedgerHead? Head { get; internal set; }

    /// <summary>Settlement runs in the order of the file.</summary>
    public IReadOnlyList<LedgerRun> Runs => _runs;

    /// <summary>Labels of the closed periods in the order in which they were closed.</summary>
    public IReadOnlyList<string> ClosedPeriods => _closed;

    /// <summary>As-at date of the last run, or null before the first.</summary>
    public DateOnly? LastAsAt => _runs.Count == 0 ? null : _runs[^1].Terms.AsAt;

    /// <summary>Number of keys that have an entry, those that add up to 0 included.</summary>
    public int KeyCount => Keys.Count;

    /// <summary>Sum of all entries, minor units.</summary>
    public long Total { get; internal set; }

    /// <summary>Sum of the entries under the key, minor units; 0 where there is none.</summary>
    public long Posted(in EntryKey key)
    {
        var row = Row(key);
        return row < 0 ? 0 : Keys[row].Posted;
    }

    /// <summary>Where the money of the key stands; null where it has no entry.</summary>
    public EntryStatus? Status(in EntryKey key)
    {
        var row = Row(key);
        if (row < 0)
        {
            return null;
        }
        if (Keys[row].Posted == 0)
        {
            return EntryStatus.Reversed;
        }
        return Status(_runs[Keys[row].Run]);
    }

    /// <summary>Where the entries of a run stand: pending until its period is closed.</summary>
    public EntryStatus Status(LedgerRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        return IsClosed(run.Terms.Period) ? EntryStatus.Posted : EntryStatus.Pending;
    }

    /// <summary>Whether the period has been closed.</summary>
    public bool IsClosed(string period) => _closed.Contains(period, StringComparer.Ordinal);

    /// <summary>Every key with its sum in minor units, in the order of first posting.</summary>
    public IEnumerable<KeyValuePair<EntryKey, long>> Balances()
    {
        for (var row = 0; row < Keys.Count; row++)
        {
            yield return new(Key(row), Keys[row].Posted);
        }
    }

    internal EntryKey Key(int number)
    {
        ref var row = ref Keys[number];
        var to = Chart.To[row.To];
        var (subject, item) = UnitText.Read(Keys.Unit(row));
        return new EntryKey(
            EscapedText.Read(to.Clause),
            subject,
            item,
            Chart.By[row.By].Party,
            to.Party,
            EscapedText.Read(Chart.Periods[row.Period].Bytes)
        );
    }

    private int Row(in EntryKey key)
    {
        var to = Chart.To.Find(Chart.ToBytes(key.Payee, key.Clause));
        var by = Chart.By.Find(Chart.ByBytes(key.Payer));
        var period = Chart.Periods.Find(EscapedText.Bytes(key.Period));
        if (to is null || by is null || period is null)
        {
            return -1;
        }
        var unit = UnitText.Bytes(key.Subject, key.Number);
        return Keys.Find(new KeyBytes(unit, to.Number, by.Number, period.Number));
    }
}
