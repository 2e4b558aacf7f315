using System.Runtime.ExceptionServices;

namespace Outturn.Facts;

/// <summary>One line with its fields. The bytes live in a buffer that the next chunk overwrites:
/// what is to be kept is copied out.</summary>
internal readonly ref struct CsvRow(Span<byte> bytes, ReadOnlySpan<Field> fields, int line)
{
    private readonly Span<byte> _bytes = bytes;
    private readonly ReadOnlySpan<Field> _fields = fields;

    /// <summary>The physical line, from 1.</summary>
    public int Line { get; } = line;

    /// <summary>The cell of a column; empty where the column is absent (-1).</summary>
    public ReadOnlySpan<byte> this[int column] =>
        column < 0 ? default : _bytes.Slice(_fields[column].Start, _fields[column].Length);
}

/// <summary>What reads the rows of one chunk of a file, in the order of its lines.</summary>
internal abstract class ChunkReader
{
    /// <summary>Non-empty lines seen, refused ones included.</summary>
    public int Rows { get; set; }

    /// <summary>What was refused in this chunk.</summary>
    public RefusalList Refused { get; } = new();

    /// <summary>Takes one row whose form is right.</summary>
    public abstract void Accept(CsvRow row);

    /// <summary>Ends the chunk: room that was taken too generously is given back.</summary>
    public virtual void Complete()
    {
    }

    /// <summary>Refuses a row for one of its cells, or (-1) as a whole.</summary>
    public void Refuse(int line, int column, RefusalReason reason, ReadOnlySpan<byte> found) =>
        Refused.Add(new RefusalRow(line, (short)column, reason) { Detail = -1 }, found);
}

/// <summary>
/// A file cut into chunks of bytes that threads read side by side. A chunk owns the lines that
/// begin in it; as no field holds a line break, a line's beginning is a beginning whatever stood
/// before. The chunks do not depend on the number of threads, so neither does anything that is
/// read.
/// </summary>
internal sealed class LineChunks
{
    /// <summary>The longest line that is read: 1 MiB.</summary>
    public const int LongestLine = 1 << 20;
    private const int ChunkLength = 1 << 22;
    private const byte NewLine = (byte)'\n';

    private readonly FactSource _source;
    private readonly int _threads;
    private readonly int[] _newLines;

    // A line is a chunk's own where it begins in it. The line that holds the chunk's first byte
    // begins there only if a line break stands before it.
    private readonly bool[] _begins;
    private readonly int _bodyLine;
    private readonly long _body;

    /// <summary>Counts the lines and reads the header.</summary>
    /// <exception cref="FactFileException">There is no header, or it cannot be read.</exception>
    public LineChunks(FactSource source, int threads)
    {
        (_source, _threads) = (source, threads);
        int chunks = checked((int)Math.Max(1, (source.Length + ChunkLength - 1) / ChunkLength));
        _newLines = new int[chunks + 1];
        _begins = new bool[chunks + 1];
        CountLines(chunks);
        (Header, _bodyLine, _body) = FactHeaderReading.Read(source);
    }

    /// <summary>The columns.</summary>
    public FactHeader Header { get; }

    /// <summary>How many chunks there are.</summary>
    public int Count => _newLines.Length - 1;

    /// <summary>Room for one thing a line, at the line's number; no line is beyond it.</summary>
    public int Room => _newLines[^1] + 2;

    /// <summary>The chunk that owns a line: the last whose first line is not beyond it. A line
    /// that a chunk's boundary cuts belongs to the earlier one, which began it.</summary>
    public int ChunkOf(int line)
    {
        int low = 0, high = Count - 1;
        while (low < high)
        {
            int middle = (low + high + 1) / 2;
            (low, high) = OwnsFrom(middle) <= line ? (middle, high) : (low, middle - 1);
        }
        return low;
    }

    /// <summary>The first line that a later chunk owns, or none.</summary>
    public int OwnedUntil(int chunk) => chunk + 1 < Count ? OwnsFrom(chunk + 1) : int.MaxValue;

    /// <summary>Reads every chunk, each with a reader of its own; the readers in file order.
    /// </summary>
    public T[] Read<T>(Func<int, T> reader)
        where T : ChunkReader
    {
        var readers = new T[Count];
        var options = new ParallelOptions { MaxDegreeOfParallelism = _threads };
        try
        {
            Parallel.For(0, Count, options, () => new byte[Buffered(ChunkLength + LongestLine + 4)],
                (chunk, _, buffer) =>
                {
                    readers[chunk] = reader(chunk);
                    ReadChunk(chunk, buffer, readers[chunk]);
                    readers[chunk].Complete();
                    return buffer;
                },
                _ => { });
        }
        catch (AggregateException e) when (e.InnerException is FactFileException file)
        {
            // A reader did not find its columns: every chunk says the same.
            ExceptionDispatchInfo.Throw(file);
        }
        return readers;
    }

    // A small file has a small buffer: what settles a few people many times over would else fill
    // the memory with buffers.
    private int Buffered(int most) => (int)Math.Min(most, _source.Length + 4);

    private int OwnsFrom(int chunk) => _newLines[chunk] + (_begins[chunk] ? 1 : 2);

    private void CountLines(int chunks)
    {
        _begins[0] = true;
        var options = new ParallelOptions { MaxDegreeOfParallelism = _threads };
        int size = Buffered(ChunkLength);
        Parallel.For(0, chunks, options, () => new byte[size], (chunk, _, buffer) =>
        {
            int length = _source.Read((long)chunk * ChunkLength, buffer);
            _newLines[chunk + 1] = buffer.AsSpan(0, length).Count(NewLine);
            _begins[chunk + 1] = length > 0 && buffer[length - 1] == NewLine;
            return buffer;
        }, _ => { });
        for (int i = 1; i <= chunks; i++)
        {
            _newLines[i] = Sum(_newLines[i - 1], _newLines[i]);
        }
    }

    private int Sum(int a, int b) => (long)a + b < Array.MaxLength - 2 ? a + b
        : throw new FactFileException(_source.Name, 1,
            "the file has more than two thousand million lines. Split it");

    private void ReadChunk(int chunk, byte[] buffer, ChunkReader reader)
    {
        long from = (long)chunk * ChunkLength;
        int length = _source.Read(from, buffer);
        int own = Math.Min(length, ChunkLength);
        int line = _newLines[chunk] + 1, at = 0;
        if (!_begins[chunk])
        {
            at = buffer.AsSpan(0, own).IndexOf(NewLine) + 1;
            line++;
            if (at == 0)
            {
                return;
            }
        }
        if (_body > from)
        {
            at = (int)Math.Min(_body - from, own);
            line = _bodyLine;
        }
        var fields = new Field[Header.Names.Length];
        for (; at < own; line++)
        {
            int end = buffer.AsSpan(at, length - at).IndexOf(NewLine);
            int size = end < 0 ? length - at : end;
            Line(buffer.AsSpan(at, size), fields, (line, reader));
            at += end < 0 ? own : size + 1;
        }
    }

    private static void Line(
        Span<byte> bytes, Field[] fields, (int Line, ChunkReader Reader) to)
    {
        if (bytes.Length > 0 && bytes[^1] == (byte)'\r')
        {
            bytes = bytes[..^1];
        }
        if (bytes.IsEmpty)
        {
            return;
        }
        (int line, ChunkReader reader) = to;
        reader.Rows++;
        if (bytes.Length > LongestLine)
        {
            reader.Refuse(line, -1, RefusalReason.TooLong, bytes[..80]);
        }
        else if (!CsvLine.IsUtf8(bytes))
        {
            reader.Refuse(line, -1, RefusalReason.InvalidUtf8, bytes);
        }
        else if (CsvLine.Split(bytes, fields, out int count) is CsvLine.Fault fault)
        {
            int column = fault.Column < fields.Length ? fault.Column : -1;
            reader.Refuse(line, column, fault.Reason, bytes[fault.Start..]);
        }
        else if (count != fields.Length)
        {
            reader.Refuse(line, -1, RefusalReason.MalformedRow, bytes);
        }
        else
        {
            reader.Accept(new CsvRow(bytes, fields, line));
        }
    }
}
