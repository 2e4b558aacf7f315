using static System.FormattableString;

namespace Outturn.Ledger;

/// <summary>
/// Reads the entries of a run. An entry is three lines: date, <c>!</c>, clause and tags; the
/// account paid to with the amount; the account paid by, whose amount is the rest, so that every
/// entry balances by its form. Names that repeat are compared with the last before they are looked
/// up.
/// </summary>
internal sealed class EntryReader(Journal journal, Action<Entry>? visit)
{
    private byte[] _date = [];
    private byte[] _run = [];
    private byte[] _currency = [];
    private ChartName? _to;
    private ChartName? _by;
    private ChartName? _period;
    private LedgerRun? _current;
    private long _entries;
    private long _sum;

    /// <summary>Entries from here on belong to the run.</summary>
    public void Start(LedgerRun run)
    {
        Settle();
        _current = run;
        (_entries, _sum) = (0, 0);
        _date = [.. JournalWriter.Date(run.Terms.AsAt), .. " ! "u8];
        _run = [.. ",run:"u8, .. JournalWriter.Number(run.Number), .. ",reason:"u8];
        var code = System.Text.Encoding.ASCII.GetBytes(journal.Head!.Currency);
        _currency = [.. "  "u8, .. code, .. " "u8];
    }

    /// <summary>The run is finished: gives it with the number and sum of its entries.</summary>
    public LedgerRun Finish()
    {
        Settle();
        return journal.RunList[^1] = journal.RunList[^1] with { Finished = true };
    }

    /// <summary>Reads an entry whose first line is taken already; the reason why it is not sound,
    /// or null.</summary>
    public string? Read(ReadOnlySpan<byte> line, ref RecordText record)
    {
        var to = record.Next();
        var by = record.Next();
        if (_current is null || journal.RunList[^1].Finished)
        {
            return "this entry stands outside a run";
        }
        if (!line.StartsWith(_date))
        {
            return "the entry's date is not the as-at date of its run";
        }
        var clause = line[_date.Length..];
        var comment = clause.IndexOf("  ; key:"u8);
        if (comment < 0)
        {
            return "the entry has no key";
        }
        if (record.IsShort)
        {
            return null;
        }
        return Amount(to, out var account, out var amount)
            ?? Names(account, by)
            ?? (_to!.Clause.SequenceEqual(clause[..comment]) ? null : "clause and account differ")
            ?? Tags(clause[(comment + 8)..], amount);
    }

    private string? Amount(
        ReadOnlySpan<byte> line,
        out ReadOnlySpan<byte> account,
        out long amount
    )
    {
        account = default;
        amount = 0;
        var gap = line.Length < 3 ? -1 : line[2..].IndexOf((byte)' ');
        if (gap < 0 || !line.StartsWith("  "u8) || !line[(2 + gap)..].StartsWith(_currency))
        {
            return $"the entry's second line is not an account and an amount in {Currency}";
        }
        account = line.Slice(2, gap);
        var text = line[(2 + gap + _currency.Length)..];
        return AmountText.TryRead(text, journal.Head!.Decimals, out amount) && amount != 0
            ? null
            : Invariant(
                $"the amount is not one in {Currency} with its {journal.Head!.Decimals} decimals"
            );
    }

    private string Currency => journal.Head!.Currency;

    private string? Names(ReadOnlySpan<byte> to, ReadOnlySpan<byte> by)
    {
        if (_to is null || !to.SequenceEqual(_to.Bytes))
        {
            _to = journal.Chart.To.Find(to) ?? New(journal.Chart.To, to, "paid-to:"u8);
        }
        if (!by.StartsWith("  "u8))
        {
            return "the entry's third line is not an account";
        }
        by = by[2..];
        if (_by is null || !by.SequenceEqual(_by.Bytes))
        {
            _by = journal.Chart.By.Find(by) ?? New(journal.Chart.By, by, "paid-by:"u8);
        }
        return _to is null || _by is null
            ? "the entry's accounts are not paid-to:PAYEE:CLAUSE and paid-by:PAYER"
            : null;
    }

    private static ChartName? New(
        ChartNames names,
        ReadOnlySpan<byte> account,
        ReadOnlySpan<byte> prefix
    ) => account.StartsWith(prefix) && Chart.IsAccount(account) ? names.Add(account) : null;

    private string? Tags(ReadOnlySpan<byte> tags, long amount)
    {
        var comma = tags.IndexOf((byte)',');
        if (comma < 0 || !UnitText.IsCanonical(tags[..comma]))
        {
            return "the entry's key is not SUBJECT/NUMBER";
        }
        var unit = tags[..comma];
        tags = tags[comma..];
        var end = tags.Length < 5 ? -1 : tags[5..].IndexOf((byte)',');
        if (end < 0 || !tags.StartsWith(",for:"u8) || !Period(tags.Slice(5, end)))
        {
            return "the entry does not name the period that it is for";
        }
        tags = tags[(5 + end)..];
        if (!tags.StartsWith(_run))
        {
            return Invariant($"the entry does not belong to run {_current!.Number}");
        }
        return Add(unit, tags[_run.Length..], amount);
    }

    private bool Period(ReadOnlySpan<byte> period)
    {
        if (_period is null || !period.SequenceEqual(_period.Bytes))
        {
            _period = journal.Chart.Periods.Find(period);
            if (_period is null && EscapedText.IsCanonical(period))
            {
                _period = journal.Chart.Periods.Add(period);
            }
        }
        return _period is not null;
    }

    private string? Add(ReadOnlySpan<byte> unit, ReadOnlySpan<byte> reason, long amount)
    {
        var key = new KeyBytes(unit, _to!.Number, _by!.Number, _period!.Number);
        var number = journal.Keys.Add(key, out var isNew);
        ref var row = ref journal.Keys[number];
        var run = journal.RunList.Count - 1;
        if (!isNew && row.Run == run)
        {
            return "the key has two entries in one run";
        }
        var why = isNew ? EntryReason.Due
            : row.Posted == unchecked(-amount) ? EntryReason.Reversal
            : EntryReason.Correction;
        if (!reason.SequenceEqual(Name(why)))
        {
            return "the entry's reason is not the one that the entries before it give";
        }
        row.Run = run;
        if (!Sum(ref row.Posted, amount))
        {
            return "the amounts up to here add up to more than 64 bits hold";
        }
        visit?.Invoke(new Entry(journal.Key(number), amount, why, _current!));
        return null;
    }

    private bool Sum(ref long posted, long amount)
    {
        try
        {
            posted += amount;
            _to!.Total += amount;
            _by!.Total -= amount;
            journal.Total += amount;
            _sum += amount;
        }
        catch (OverflowException)
        {
            return false;
        }
        _entries++;
        _to.Used = _by.Used = true;
        return true;
    }

    private static ReadOnlySpan<byte> Name(EntryReason reason) =>
        reason switch
        {
            EntryReason.Due => "due"u8,
            EntryReason.Reversal => "reversal"u8,
            _ => "correction"u8,
        };

    private void Settle()
    {
        if (_current is not null && !journal.RunList[^1].Finished)
        {
            journal.RunList[^1] = journal.RunList[^1] with { Entries = _entries, Sum = _sum };
        }
    }
}
