using System.Buffers;
using Outturn.Ledger;
using static System.FormattableString;

namespace Outturn.Exchange;

/// <summary>
/// A ledger file, held by one process at a time. Opening it for writing locks it, reads it in
/// blocks, and cuts a last record that was not written to its end, keeping the cut bytes in
/// <c>FILE.torn</c>. What is appended reaches the disk before <see cref="Finish"/> or
/// <see cref="Close"/> returns (docs/adr/0042).
/// </summary>
public sealed class LedgerFile : IDisposable
{
    private const int BlockSize = 4 << 20;

    // So much may be written before the disk is asked to take it, beside the run that goes on.
    private const long FlushEvery = 128L << 20;

    private readonly FileStream _stream;
    private readonly string _path;
    private readonly bool _isNew;
    private Posting? _posting;
    private bool _isOpened;
    private bool _isFinished;
    private long _lengthBefore;
    private long _unflushed;
    private Task _flushing = Task.CompletedTask;

    private LedgerFile(FileStream stream, string path, Action<Entry>? visit)
    {
        (_stream, _path, _isNew) = (stream, path, stream.Length == 0);
        var reader = new JournalReader(visit);
        Journal = reader.Journal;
        var torn = ReadAll(reader);
        if (reader.Problem is { } problem)
        {
            throw new LedgerFileException(
                Invariant($"{path}:{problem.Line}: {problem.Reason}. {problem.Remedy}")
            );
        }
        if (torn is not null)
        {
            Cut(torn);
        }
    }

    /// <summary>What the file holds, as it was when it was opened.</summary>
    public Journal Journal { get; }

    /// <summary>What the user is to be told about a torn last record; null where all was whole.
    /// </summary>
    public string? Notice { get; private set; }

    /// <summary>Opens the file to add to it; creates it where there is none.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="LedgerFileException">Another process has it open, the disk refuses, or the
    /// file is not sound.</exception>
    public static LedgerFile Open(string path) =>
        Open(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, null);

    /// <summary>Opens a file that exists to look at it, and changes nothing.</summary>
    /// <param name="path">The file.</param>
    /// <param name="visit">Called with every entry in the order of the file, or null.</param>
    /// <exception cref="LedgerFileException">As for <see cref="Open(string)"/>, or there is no such
    /// file.</exception>
    public static LedgerFile Read(string path, Action<Entry>? visit = null) =>
        Open(path, FileMode.Open, FileAccess.Read, visit);

    /// <summary>Begins a run: its opening goes to the file with the first entry.</summary>
    public void Begin(Posting posting)
    {
        ArgumentNullException.ThrowIfNull(posting);
        if (_posting is not null)
        {
            throw new InvalidOperationException("A ledger file takes one run while it is open.");
        }
        _posting = posting;
    }

    /// <summary>Appends bytes that writers of the run have written, in the order of the calls.
    /// </summary>
    public void Append(ReadOnlySpan<byte> entries)
    {
        if (entries.IsEmpty)
        {
            return;
        }
        Opening();
        Write(entries);
    }

    /// <summary>Takes back what is no longer due, ends the run, and waits for the disk. A run that
    /// is not recorded leaves the file as it was.</summary>
    public LedgerRun Finish()
    {
        var posting = _posting ?? throw new InvalidOperationException("No run was begun.");
        var rest = new ArrayBufferWriter<byte>();
        posting.Withdraw(rest);
        var run = posting.Finish(rest);
        if (posting.IsRecorded)
        {
            Opening();
            Write(rest.WrittenSpan);
            Flush();
        }
        _isFinished = true;
        return run;
    }

    /// <summary>Closes a period, and waits for the disk.</summary>
    /// <exception cref="InvalidOperationException">The journal refuses it: ask
    /// <see cref="Closing.Refuse"/> first.</exception>
    public void Close(string period)
    {
        var record = new ArrayBufferWriter<byte>();
        Closing.Write(Journal, period, record);
        Write(record.WrittenSpan);
        Flush();
    }

    /// <summary>Lets go of the file. A run that failed before its end is taken back whole, and one
    /// created and never written to is removed.</summary>
    public void Dispose()
    {
        Task.WaitAny(_flushing);
        if (_isOpened && !_isFinished)
        {
            _stream.SetLength(_lengthBefore);
        }
        if (_isNew && _stream.CanWrite && _stream.Length == 0)
        {
            File.Delete(_path);
        }
        _stream.Dispose();
    }

    private static LedgerFile Open(
        string path,
        FileMode mode,
        FileAccess access,
        Action<Entry>? visit
    )
    {
        // FileShare.None also takes the advisory lock of the system, which holds between processes.
        var share = access == FileAccess.Read ? FileShare.Read : FileShare.None;
        FileStream? stream = null;
        try
        {
            stream = new FileStream(path, mode, access, share, 1);
            return new LedgerFile(stream, path, visit);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            stream?.Dispose();
            throw new LedgerFileException(LedgerFileException.Describe(path, error), error);
        }
        catch
        {
            stream?.Dispose();
            throw;
        }
    }

    private TornTail? ReadAll(JournalReader reader)
    {
        var block = new byte[BlockSize];
        var held = 0;
        while (reader.Problem is null)
        {
            if (held == block.Length)
            {
                Array.Resize(ref block, checked(block.Length * 2));
            }
            var count = _stream.Read(block, held, block.Length - held);
            if (count == 0)
            {
                return reader.End(block.AsSpan(0, held));
            }
            held += count;
            var taken = reader.Read(block.AsSpan(0, held));
            block.AsSpan(taken, held - taken).CopyTo(block);
            held -= taken;
        }
        return null;
    }

    private void Cut(TornTail torn)
    {
        var length = _stream.Length - torn.Offset;
        if (!_stream.CanWrite)
        {
            Notice = Invariant(
                $"{_path}:{torn.Line}: the last record is not whole ({length} bytes): not counted."
            );
            return;
        }
        var copy = _path + ".torn";
        _stream.Position = torn.Offset;
        using (var target = new FileStream(copy, FileMode.Append, FileAccess.Write))
        {
            _stream.CopyTo(target);
            target.Flush(true);
        }
        _stream.SetLength(torn.Offset);
        Flush();
        Notice =
            Invariant($"{_path}:{torn.Line}: the last record was not whole, as after a crash: ")
            + Invariant($"its {length} bytes were cut and kept in {copy}; ")
            + "what they would have paid is posted again.";
    }

    private void Opening()
    {
        if (!_isOpened)
        {
            _isOpened = true;
            _lengthBefore = _stream.Length;
            Write(_posting!.Opening.Span);
        }
    }

    private void Write(ReadOnlySpan<byte> bytes)
    {
        try
        {
            _stream.Seek(0, SeekOrigin.End);
            _stream.Write(bytes);
            FlushAhead(bytes.Length);
        }
        catch (IOException error)
        {
            throw new LedgerFileException(LedgerFileException.Describe(_path, error), error);
        }
    }

    // A long run would wait at its end for a gigabyte to reach the disk. What the disk refuses is
    // said when the run ends.
    private void FlushAhead(int written)
    {
        _unflushed += written;
        if (_unflushed >= FlushEvery && _flushing.IsCompletedSuccessfully)
        {
            _unflushed = 0;
            var handle = _stream.SafeFileHandle;
            _flushing = Task.Run(() => RandomAccess.FlushToDisk(handle));
        }
    }

    private void Flush()
    {
        try
        {
            _flushing.GetAwaiter().GetResult();
            _stream.Flush(true);
        }
        catch (IOException error)
        {
            throw new LedgerFileException(LedgerFileException.Describe(_path, error), error);
        }
    }
}
