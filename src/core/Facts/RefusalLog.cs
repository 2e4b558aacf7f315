using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Outturn.Facts;

/// <summary>One refusal, compactly: a million of them are a few dozen megabytes. The words are made
/// when asked for.</summary>
internal readonly record struct RefusalRow(int Line, short Column, RefusalReason Reason)
{
    /// <summary>Where its found bytes end; they begin where the one before ends.</summary>
    public int FoundFrom { get; init; }

    /// <summary>How many bytes of what was found are kept.</summary>
    public byte FoundLength { get; init; }

    /// <summary>The kind, return or statistic that the column belongs to, for its remedy; -1.
    /// </summary>
    public short Detail { get; init; }
}

/// <summary>The refusals of one file, or of one piece of it, while it is read.</summary>
internal sealed class RefusalList
{
    private const int LongestFound = 80;
    private readonly List<byte> _found = [];
    private readonly List<RefusalRow> _rows = [];

    public int Count => _rows.Count;

    public RefusalRow this[int index] => _rows[index];

    public void Add(RefusalRow row, ReadOnlySpan<byte> found)
    {
        ReadOnlySpan<byte> kept = found[..Shortened(found)];
        _rows.Add(row with { FoundFrom = _found.Count, FoundLength = (byte)kept.Length });
        _found.AddRange(kept);
    }

    public void AddAll(RefusalList other)
    {
        int from = _found.Count;
        _found.AddRange(CollectionsMarshal.AsSpan(other._found));
        foreach (RefusalRow row in other._rows)
        {
            _rows.Add(row with { FoundFrom = row.FoundFrom + from });
        }
    }

    public void SortByLine() => _rows.Sort((a, b) => a.Line.CompareTo(b.Line));

    public string Found(RefusalRow row) => CsvLine.Text(
        CollectionsMarshal.AsSpan(_found).Slice(row.FoundFrom, row.FoundLength));

    private static int Shortened(ReadOnlySpan<byte> found)
    {
        int end = Math.Min(found.Length, LongestFound);
        while (end < found.Length && end > 0 && (found[end] & 0xC0) == 0x80)
        {
            end--; // not in the middle of a letter
        }
        return end;
    }
}

/// <summary>Every row that was refused, in the order of files and lines. accepted + refused = rows,
/// always.</summary>
public sealed class RefusalLog
{
    private readonly ImmutableArray<RefusedFile> _files;

    internal RefusalLog(ImmutableArray<RefusedFile> files)
    {
        _files = files;
        Count = files.Sum(f => f.List.Count);
    }

    /// <summary>How many rows were refused.</summary>
    public int Count { get; }

    /// <summary>How many rows were refused for each reason that occurs, in the order of the list.
    /// </summary>
    public IReadOnlyList<(RefusalReason Reason, int Rows)> ByReason()
    {
        var counts = new int[RefusalReasons.All.Count];
        foreach (RefusedFile file in _files)
        {
            for (int i = 0; i < file.List.Count; i++)
            {
                counts[(int)file.List[i].Reason]++;
            }
        }
        return [.. RefusalReasons.All.Where(r => counts[(int)r] > 0)
            .Select(r => (r, counts[(int)r]))];
    }

    /// <summary>Each refusal in words.</summary>
    public IEnumerable<Refusal> All()
    {
        foreach (RefusedFile file in _files)
        {
            for (int i = 0; i < file.List.Count; i++)
            {
                yield return file.Words(file.List[i]);
            }
        }
    }

    /// <summary>The refusal of one line of a file, or null where it was not refused.</summary>
    public Refusal? At(string fileName, int line)
    {
        foreach (RefusedFile file in _files)
        {
            for (int i = 0; file.Name == fileName && i < file.List.Count; i++)
            {
                if (file.List[i].Line == line)
                {
                    return file.Words(file.List[i]);
                }
            }
        }
        return null;
    }
}
