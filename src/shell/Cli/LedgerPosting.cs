using System.Buffers;
using Outturn.Exchange;
using Outturn.Ledger;
using Outturn.Settlement;

namespace Outturn.Cli;

/// <summary>Steps <em>difference</em> and <em>post</em>: what is due less what the ledger holds
/// goes into the ledger, piece by piece.</summary>
internal sealed class LedgerPosting : IDueReceiver, IDisposable
{
    private readonly LedgerFile _file;
    private readonly Posting _posting;
    private readonly ThreadLocal<Pen> _pens;

    public LedgerPosting(LedgerFile file, LedgerHead head, RunTerms terms)
    {
        if (Posting.Refuse(file.Journal, head, terms) is { } refusal)
        {
            throw CommandException.No($"{refusal.Reason} {refusal.Remedy}");
        }
        _file = file;
        PostedBefore = file.Journal.Total;
        _posting = Posting.Begin(file.Journal, head, terms);
        _pens = new ThreadLocal<Pen>(() => new Pen(_posting));
        file.Begin(_posting);
    }

    /// <summary>What the ledger held before the run, in minor units.</summary>
    public long PostedBefore { get; }

    public object? Prepare(SettlementNames names, IReadOnlyList<Due> dues)
    {
        Pen pen = _pens.Value!;
        foreach (KeyedDue due in KeyedDue.Of(names, dues))
        {
            pen.Writer.Post(KeyOf(names, due), due.Amount);
        }
        return pen.Target.Detach();
    }

    public void Take(object? prepared) => _file.Append((ReadOnlyMemory<byte>)prepared! is var b
        ? b.Span
        : default);

    /// <summary>Takes back what is no longer due and ends the run.</summary>
    public LedgerRun Finish() => _file.Finish();

    public void Dispose() => _pens.Dispose();

    /// <summary>The ledger's key of a due.</summary>
    public static EntryKey KeyOf(SettlementNames names, in KeyedDue due) => new(
        names.Clause(due.First.Line),
        names.Subject(due.First.Line),
        due.First.Line.N,
        names.Payer(due.First),
        names.Payee(due.First),
        names.PaymentPeriod(due.First.Date));

    private sealed class Pen
    {
        public Pen(Posting posting) => Writer = posting.Writer(Target);

        public PieceBuffer Target { get; } = new();

        public EntryWriter Writer { get; }
    }
}

/// <summary>A buffer whose bytes are taken away piece by piece.</summary>
internal sealed class PieceBuffer : IBufferWriter<byte>
{
    private byte[] _bytes = [];
    private int _length;

    public void Advance(int count) => _length += count;

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Grow(sizeHint);
        return _bytes.AsMemory(_length);
    }

    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Grow(sizeHint);
        return _bytes.AsSpan(_length);
    }

    /// <summary>What was written since the last piece.</summary>
    public ReadOnlyMemory<byte> Detach()
    {
        ReadOnlyMemory<byte> piece = _bytes.AsMemory(0, _length);
        _bytes = [];
        _length = 0;
        return piece;
    }

    private void Grow(int sizeHint)
    {
        if (_bytes.Length - _length < Math.Max(sizeHint, 1))
        {
            int wanted = Math.Max(_length + Math.Max(sizeHint, 1), _bytes.Length * 2);
            Array.Resize(ref _bytes, Math.Max(wanted, 1 << 16));
        }
    }
}
