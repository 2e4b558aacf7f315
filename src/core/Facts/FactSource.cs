namespace Outturn.Facts;

/// <summary>The bytes of one file of facts, wherever they are: the shell hands in a file, a test
/// or the portal an array. May be read from several threads at once.</summary>
public abstract class FactSource(string name)
{
    /// <summary>The file's name as people know it: <c>events.csv</c>.</summary>
    public string Name { get; } = name;

    /// <summary>How many bytes there are.</summary>
    public abstract long Length { get; }

    /// <summary>Fills the buffer from a place on, as far as there are bytes; says how many.
    /// </summary>
    public abstract int Read(long from, Span<byte> into);
}

/// <summary>A file of facts that is already in memory.</summary>
public sealed class FactBytes(string name, ReadOnlyMemory<byte> bytes) : FactSource(name)
{
    /// <inheritdoc/>
    public override long Length => bytes.Length;

    /// <inheritdoc/>
    public override int Read(long from, Span<byte> into)
    {
        if (from >= bytes.Length)
        {
            return 0;
        }
        ReadOnlySpan<byte> rest = bytes.Span[(int)from..];
        int count = Math.Min(rest.Length, into.Length);
        rest[..count].CopyTo(into);
        return count;
    }
}

/// <summary>The files of one set of facts; a scheme needs only some of them (design, "Facts").
/// </summary>
public sealed record FactFileSet
{
    /// <summary>participants.csv: who is helped, by whom, since when.</summary>
    public FactSource? Participants { get; init; }

    /// <summary>events.csv: what happened to a participant.</summary>
    public FactSource? Events { get; init; }

    /// <summary>returns.csv: activity counted, not people.</summary>
    public FactSource? Returns { get; init; }

    /// <summary>cohorts.csv: statistics that arrive aggregated.</summary>
    public FactSource? Statistics { get; init; }

    /// <summary>claims.csv: for outcomes that pay only with a claim.</summary>
    public FactSource? Claims { get; init; }

    /// <summary>decisions.csv: what was decided on items and lines.</summary>
    public FactSource? Decisions { get; init; }
}

/// <summary>A file of facts that cannot be read at all: a required column is missing, two columns
/// have one name, it is not UTF-8. The shell prints it and does nothing.</summary>
public sealed class FactFileException(string file, int line, string message)
    : Exception($"{file}:{Outturn.Quantities.Numerals.Text(line)}: {message}")
{
    /// <summary>The file's name.</summary>
    public string File { get; } = file;

    /// <summary>The line, from 1.</summary>
    public int Line { get; } = line;
}
