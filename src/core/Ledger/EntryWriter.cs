using System.Buffers;

namespace Outturn.Ledger;

/// <summary>
/// Writes the entries of a run into one buffer: for each key its due less what was posted, nothing
/// where they are equal. It belongs to one thread; several write side by side, each into a buffer
/// of its own. Nothing is allocated for an entry, names that recur are looked up once.
/// </summary>
public sealed class EntryWriter
{
    private readonly Posting _posting;
    private readonly IBufferWriter<byte> _target;
    private readonly RecentNames _to;
    private readonly RecentNames _by;
    private readonly RecentNames _periods;
    private readonly byte[] _date;
    private readonly byte[] _run;
    private readonly byte[] _currency;
    private byte[] _unit = new byte[256];

    internal EntryWriter(Posting posting, IBufferWriter<byte> target)
    {
        _posting = posting;
        _target = target;
        var chart = posting.Journal.Chart;
        _to = new RecentNames(chart.PaidTo);
        _by = new RecentNames((payer, _) => chart.PaidBy(payer));
        _periods = new RecentNames((period, _) => chart.PaidFor(period));
        _date = [.. "\n"u8, .. JournalWriter.Date(posting.Run.Terms.AsAt), .. " ! "u8];
        _run = [.. ",run:"u8, .. JournalWriter.Number(posting.Run.Number), .. ",reason:"u8];
        var code = System.Text.Encoding.ASCII.GetBytes(posting.Head.Currency);
        _currency = [.. "  "u8, .. code, .. " "u8];
    }

    /// <summary>Number of entries written.</summary>
    public long Entries { get; private set; }

    /// <summary>Sum of the entries written, minor units.</summary>
    public long Sum { get; private set; }

    /// <summary>Posts the difference between what is due under the key and what the ledger holds,
    /// and returns it in minor units. Each key comes once in a run.</summary>
    /// <param name="key">The key.</param>
    /// <param name="due">Due to date under it, minor units.</param>
    /// <exception cref="InvalidOperationException">The ledger's key came before in this run.
    /// </exception>
    public long Post(in EntryKey key, long due)
    {
        var to = _to.Find(key.Payee, key.Clause);
        var by = _by.Find(key.Payer, "");
        var period = _periods.Find(key.Period, "");
        var unit = Unit(key);
        var row = _posting.Journal.Keys.Find(new(unit, to.Number, by.Number, period.Number));
        long posted = 0;
        if (row >= 0)
        {
            _posting.See(row);
            posted = _posting.Journal.Keys[row].Posted;
        }
        var difference = due - posted;
        if (difference != 0)
        {
            var reason = row < 0 ? "due"u8 : due == 0 ? "reversal"u8 : "correction"u8;
            Write(new Names(to, by, period), unit, difference, reason);
            Entries++;
            Sum += difference;
        }
        return difference;
    }

    private ReadOnlySpan<byte> Unit(in EntryKey key)
    {
        if (_unit.Length < UnitText.MaxLength(key.Subject))
        {
            _unit = new byte[UnitText.MaxLength(key.Subject)];
        }
        return _unit.AsSpan(0, UnitText.Write(key.Subject, key.Number, _unit));
    }

    private void Write(
        Names names,
        ReadOnlySpan<byte> unit,
        long amount,
        ReadOnlySpan<byte> reason
    )
    {
        var (to, by, period) = names;
        to.Used = by.Used = true;
        var need = 160 + unit.Length + period.Bytes.Length + by.Bytes.Length + 2 * to.Bytes.Length;
        var span = _target.GetSpan(need);
        var at = 0;
        Put(span, ref at, _date);
        Put(span, ref at, to.Clause);
        Put(span, ref at, "  ; key:"u8);
        Put(span, ref at, unit);
        Put(span, ref at, ",for:"u8);
        Put(span, ref at, period.Bytes);
        Put(span, ref at, _run);
        Put(span, ref at, reason);
        Put(span, ref at, "\n  "u8);
        Put(span, ref at, to.Bytes);
        Put(span, ref at, _currency);
        at += AmountText.Write(amount, _posting.Head.Decimals, span[at..]);
        Put(span, ref at, "\n  "u8);
        Put(span, ref at, by.Bytes);
        Put(span, ref at, "\n"u8);
        _target.Advance(at);
    }

    private static void Put(Span<byte> span, ref int at, ReadOnlySpan<byte> part)
    {
        part.CopyTo(span[at..]);
        at += part.Length;
    }

    private readonly record struct Names(ChartName To, ChartName By, ChartName Period);
}
