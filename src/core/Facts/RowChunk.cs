using Outturn.Schemes;

namespace Outturn.Facts;

/// <summary>What chunks of every file share: cells that are dates, ids and states, and the latest
/// date met.</summary>
internal abstract class RowChunk(Term term) : ChunkReader
{
    /// <summary>The latest day in the rows accepted so far; the default as-at date.</summary>
    public int Latest { get; private set; } = Days.None;

    /// <summary>When the scheme runs.</summary>
    protected Term Term { get; } = term;

    /// <summary>Names met.</summary>
    protected NameCache Names { get; } = new();

    /// <summary>Says that an accepted row has these days.</summary>
    protected void Met(int day) => Latest = Math.Max(Latest, day);

    /// <summary>A date that may be empty. False: refused.</summary>
    protected bool TryDay(CsvRow row, int column, out int day)
    {
        ReadOnlySpan<byte> cell = row[column];
        day = Days.None;
        if (cell.IsEmpty || Days.TryRead(cell, out day))
        {
            return true;
        }
        Refuse(row.Line, column, RefusalReason.ImpossibleDate, cell);
        return false;
    }

    /// <summary>A date that must be there. False: refused.</summary>
    protected bool TryNeededDay(CsvRow row, int column, out int day)
    {
        if (!TryDay(row, column, out day))
        {
            return false;
        }
        if (day == Days.None)
        {
            Refuse(row.Line, column, RefusalReason.MissingValue, default);
        }
        return day != Days.None;
    }

    /// <summary>An id: at most 255 bytes, no control characters, no blank before or after, not
    /// empty if needed. False: refused.</summary>
    protected bool TryId(CsvRow row, int column, bool needed)
    {
        ReadOnlySpan<byte> id = row[column];
        RefusalReason? fault = id.IsEmpty && needed ? RefusalReason.MissingValue
            : id.Length > IdChunk.LongestId ? RefusalReason.TooLong
            : id.IndexOfAnyInRange((byte)0, (byte)31) >= 0 || IsPadded(id)
                ? RefusalReason.WrongValue
            : null;
        if (fault is RefusalReason reason)
        {
            Refuse(row.Line, column, reason, id);
        }
        return fault is null;
    }

    /// <summary>Whether a blank stands before or after: "north " looks like "north" in every
    /// statement, and would be another.</summary>
    protected static bool IsPadded(ReadOnlySpan<byte> name) =>
        !name.IsEmpty && (name[0] == (byte)' ' || name[^1] == (byte)' ');

    /// <summary>The status: empty or withdrawn. False: refused.</summary>
    protected bool TryStatus(CsvRow row, int column, out bool withdrawn)
    {
        ReadOnlySpan<byte> status = row[column];
        withdrawn = status.SequenceEqual("withdrawn"u8);
        if (withdrawn || status.IsEmpty)
        {
            return true;
        }
        Refuse(row.Line, column, RefusalReason.UnknownLabel, status);
        return false;
    }

    /// <summary>Refuses a row that ends before the term or begins after the long stop.</summary>
    protected bool IsInTerm(CsvRow row, int column, (int First, int Last) days) =>
        IsInTerm(row, column, days, Term.From);

    /// <summary>Refuses a row that ends before a day or begins after the long stop.</summary>
    protected bool IsInTerm(
        CsvRow row, int column, (int First, int Last) days, DateOnly since)
    {
        bool before = days.Last != Days.None && days.Last < since.DayNumber;
        bool after = days.First != Days.None && days.First > Term.LongStop.DayNumber;
        if (before || after)
        {
            Refuse(row.Line, column,
                before ? RefusalReason.BeforeTerm : RefusalReason.AfterLongStop, row[column]);
        }
        return !before && !after;
    }
}
