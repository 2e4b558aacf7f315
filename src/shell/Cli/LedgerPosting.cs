using System.Buffers;
using System.Collections.Concurrent;
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
    private readonly ConcurrentBag<byte[]> _spare = [];

    public LedgerPosting(LedgerFile file, LedgerHead head, RunTerms terms)
    {
        if (Posting.Refuse(file.Journal, head, terms) is { } refusal)
        {
            throw CommandException.No($"{refusal.Reason} {refusal.Remedy}");
        }
        _file = file;
        PostedBefore = file.Journal.Total;
        _posting = Posting.Begin(file.Journal, head, terms);
        _pens = new ThreadLocal<Pen>(() => new Pen(_posting, _spare));
        file.Begin(_posting);
    }

    /// <summary>What the ledger held before the run, in minor units.</summary>
    public long PostedBefore { get; }

    public object? Prepare(SettlementNames names, IReadOnlyList<Due> dues)
    {
        Pen pen = _pens.Value!;
        KeyedDue.Each(names, dues, (first, amount) => pen.Writer.Post(
            KeyOf(names, first, pen.Subject(names, first.Line)), amount));
        return pen.Target.Detach();
    }

    public void Take(object? prepared)
    {
        var piece = (ArraySegment<byte>)prepared!;
        _file.Append(piece);
        _spare.Add(piece.Array!);
    }

    /// <summary>Takes back what is no longer due and ends the run.</summary>
    public LedgerRun Finish() => _file.Finish();

    public void Dispose() => _pens.Dispose();

    /// <summary>The ledger's key of a due.</summary>
    public static EntryKey KeyOf(SettlementNames names, in KeyedDue due) =>
        KeyOf(names, due.First, names.Subject(due.First.Line));

    private static EntryKey KeyOf(SettlementNames names, in Due first, string subject) => new(
        names.Clause(first),
        subject,
        first.Line.N,
        names.Payer(first),
        names.Payee(first),
        names.PaymentPeriod(first.Date));

    private sealed class Pen
    {
        private int _participant = -1;
        private string _id = "";

        public Pen(Posting posting, ConcurrentBag<byte[]> spare)
        {
            Target = new PieceBuffer(spare);
            Writer = posting.Writer(Target);
        }

        public PieceBuffer Target { get; }

        public EntryWriter Writer { get; }

        // The dues of a participant come one after another: its id is one string for all.
        public string Subject(SettlementNames names, in Line line)
        {
            if (line.Cell >= 0)
            {
                return names.Subject(line);
            }
            if (line.Participant != _participant)
            {
                (_participant, _id) = (line.Participant, names.Participant(line.Participant));
            }
            return _id;
        }
    }
}

/// <summary>A buffer whose bytes are taken away piece by piece; arrays that have been written out
/// come back as <paramref name="spare"/> ones.</summary>
internal sealed class PieceBuffer(ConcurrentBag<byte[]> spare) : IBufferWriter<byte>
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
    public ArraySegment<byte> Detach()
    {
        var piece = new ArraySegment<byte>(_bytes, 0, _length);
        _bytes = spare.TryTake(out byte[]? free) ? free : [];
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
