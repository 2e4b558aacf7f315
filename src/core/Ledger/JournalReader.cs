namespace Outturn.Ledger;

/// <summary>
/// Fills a <see cref="Journal"/> from the bytes of a ledger file, given in blocks of any size in
/// their order. It checks that every record is exactly one that is written (ADR 0041): the head,
/// run numbers that ascend, as-at dates that do not go back, entries of their run that balance, the
/// count and sum at a run's end, the balances at a closing. Between records a person may add blank
/// lines and comments.
/// </summary>
public sealed class JournalReader
{
    private readonly RecordReader _records;

    /// <summary>A reader into a new journal.</summary>
    /// <param name="visit">Called with every entry in the order of the file; null where only the
    /// totals are wanted.</param>
    public JournalReader(Action<Entry>? visit = null)
    {
        Journal = new Journal();
        _records = new RecordReader(Journal, visit);
    }

    /// <summary>What was read so far.</summary>
    public Journal Journal { get; }

    /// <summary>Bytes taken so far.</summary>
    public long Offset { get; private set; }

    /// <summary>Line on which the next byte stands, the first is 1.</summary>
    public int Line { get; private set; } = 1;

    /// <summary>The first place where the file is not sound, or null. Nothing is read after it.
    /// </summary>
    public LedgerProblem? Problem { get; private set; }

    /// <summary>
    /// Reads the whole records of a block and returns how many bytes it took. Give the rest again
    /// at the beginning of the next block; where it took none, the next must be longer.
    /// </summary>
    public int Read(ReadOnlySpan<byte> block)
    {
        var taken = 0;
        while (Problem is null && taken < block.Length)
        {
            var record = new RecordText(block[taken..]);
            var reason = _records.Read(ref record);
            if (record.IsShort)
            {
                break;
            }
            if (reason is not null)
            {
                Fail(Line, reason);
                break;
            }
            taken += record.Taken;
            Line += record.Lines;
        }
        Offset += taken;
        return taken;
    }

    /// <summary>
    /// Ends the file with the bytes that <see cref="Read"/> did not take. Null where nothing is
    /// torn: there are none, or they are a comment or blanks that lack their line feed.
    /// </summary>
    public TornTail? End(ReadOnlySpan<byte> rest)
    {
        if (Problem is not null || rest.IsEmpty)
        {
            return null;
        }
        var isOneLine = !rest.Contains((byte)'\n');
        if (Journal.Head is not null && isOneLine && RecordReader.IsRemark(rest))
        {
            Offset += rest.Length;
            return null;
        }
        if (_records.Foreign(rest) is { } reason)
        {
            Fail(Line, reason);
            return null;
        }
        return new TornTail(Offset, Line);
    }

    private void Fail(int line, string reason) =>
        Problem = new LedgerProblem(
            line,
            reason,
            "Put the file back as it was (from a backup or version control): a ledger is only "
                + "ever added to, by settle and close."
        );
}

/// <summary>The lines of one record, taken one by one.</summary>
internal ref struct RecordText(ReadOnlySpan<byte> text)
{
    private readonly ReadOnlySpan<byte> _text = text;

    /// <summary>Bytes of the lines taken, line feeds included.</summary>
    public int Taken { get; private set; }

    /// <summary>Number of lines taken.</summary>
    public int Lines { get; private set; }

    /// <summary>Whether a line was asked for that is not there whole.</summary>
    public bool IsShort { get; private set; }

    /// <summary>All bytes of the lines taken.</summary>
    public readonly ReadOnlySpan<byte> All => _text[..Taken];

    /// <summary>Takes a line, without its line feed.</summary>
    public ReadOnlySpan<byte> Next()
    {
        var rest = _text[Taken..];
        var length = rest.IndexOf((byte)'\n');
        if (length < 0)
        {
            IsShort = true;
            return default;
        }
        Taken += length + 1;
        Lines++;
        return rest[..length];
    }
}
