using Outturn.Schemes;

namespace Outturn.Facts;

/// <summary>What is said about one file: how many rows, which were refused, which columns were not
/// read.</summary>
internal sealed class FileReport(string name, FactHeader header, OpenLists open)
{
    /// <summary>The file's name.</summary>
    public string Name { get; } = name;

    /// <summary>Its columns.</summary>
    public FactHeader Header { get; } = header;

    /// <summary>The open lists that its rows add to.</summary>
    public OpenLists Open { get; } = open;

    /// <summary>Every refusal, at the end by line.</summary>
    public RefusalList Refused { get; } = new();

    /// <summary>Non-empty lines after the header.</summary>
    public int Rows { get; private set; }

    /// <summary>Accepted rows that were recorded after the as-at date.</summary>
    public int NotYetKnown { get; set; }

    /// <summary>Accepted rows that another row replaces.</summary>
    public int Superseded { get; set; }

    /// <summary>The latest day in the rows that could be read.</summary>
    public int Latest { get; private set; } = Days.None;

    /// <summary>Adds up what the chunks found.</summary>
    public void Take(IEnumerable<RowChunk> chunks)
    {
        foreach (RowChunk chunk in chunks)
        {
            Rows = checked(Rows + chunk.Rows);
            Latest = Math.Max(Latest, chunk.Latest);
            Refused.AddAll(chunk.Refused);
        }
    }

    /// <summary>Refuses a row after it was read.</summary>
    public void Refuse(int line, int column, RefusalReason reason, ReadOnlySpan<byte> found) =>
        Refused.Add(new RefusalRow(line, (short)column, reason) { Detail = -1 }, found);

    /// <summary>Rows read, accepted, refused.</summary>
    public FactCounts Counts => new(Rows, Rows - Refused.Count, NotYetKnown, Superseded);

    /// <summary>The refusals of the file, to be put into words.</summary>
    public RefusedFile Close(Scheme scheme)
    {
        Refused.SortByLine();
        return new RefusedFile(Name, Header, Refused, scheme);
    }
}
