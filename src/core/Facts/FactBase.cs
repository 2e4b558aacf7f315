using System.Collections.Immutable;
using Outturn.Schemes;

namespace Outturn.Facts;

/// <summary>How many rows were read, and what became of them.</summary>
/// <param name="Rows">Non-empty lines after the headers.</param>
/// <param name="Accepted">Rows that are not refused; the rest is refused, always.</param>
/// <param name="NotYetKnown">Of the accepted, those that were recorded after the as-at date.
/// </param>
/// <param name="Superseded">Of the accepted, those that a correction, a withdrawal or a source
/// named earlier replaces.</param>
public readonly record struct FactCounts(int Rows, int Accepted, int NotYetKnown, int Superseded)
{
    /// <summary>Rows that were refused.</summary>
    public int Refused => Rows - Accepted;
}

/// <summary>What is known as at a date: the facts that count, columnar and immutable, and what was
/// refused (design, "Facts"). It depends on the content of the files and on nothing else: neither
/// on the order of rows and files nor on the number of threads.</summary>
public sealed record FactBase
{
    /// <summary>The scheme whose facts these are.</summary>
    public required Scheme Scheme { get; init; }

    /// <summary>Only what was recorded on or before this day is known.</summary>
    public required DateOnly AsAt { get; init; }

    /// <summary>Every provider that a known fact or the scheme names.</summary>
    public required NameList Providers { get; init; }

    /// <summary>Texts, parties and members of families.</summary>
    public required NameList Texts { get; init; }

    /// <summary>Who reports.</summary>
    public required NameList Sources { get; init; }

    /// <summary>Units that send returns.</summary>
    public required NameList Units { get; init; }

    /// <summary>Who is helped.</summary>
    public required ParticipantTable Participants { get; init; }

    /// <summary>What happened to them.</summary>
    public required EventTable Events { get; init; }

    /// <summary>One for each return of the scheme, in its order.</summary>
    public ImmutableArray<ReturnTable> Returns { get; init; } = [];

    /// <summary>One for each statistic of the scheme, in its order.</summary>
    public ImmutableArray<StatisticTable> Statistics { get; init; } = [];

    /// <summary>Claims, by participant, outcome and number; at most one an item.</summary>
    public ImmutableArray<OutcomeClaim> Claims { get; init; } = [];

    /// <summary>Decisions on items and lines, by day recorded, then by what they are about.
    /// </summary>
    public ImmutableArray<Decision> Decisions { get; init; } = [];

    /// <summary>Every refused row.</summary>
    public required RefusalLog Refused { get; init; }

    /// <summary>Rows read, accepted, refused.</summary>
    public FactCounts Counts { get; init; }

    /// <summary>For people: undeclared columns, one warning a file.</summary>
    public ImmutableArray<string> Warnings { get; init; } = [];

    /// <summary>The facts of a scheme as at a date; without one, as at the latest date in them, or
    /// the long stop where they carry none.</summary>
    /// <param name="files">The bytes.</param>
    /// <param name="scheme">What the facts mean.</param>
    /// <param name="asAt">The as-at date, or null.</param>
    /// <param name="threads">How many threads may read; the result does not depend on it.</param>
    /// <exception cref="FactFileException">A file cannot be read at all.</exception>
    public static FactBase Read(FactFileSet files, Scheme scheme, DateOnly? asAt, int threads)
    {
        Scheme seen = asAt is { } date ? scheme.AsAt(date) : scheme;
        FactBase facts = new FactReading(seen, threads).Read(files, asAt);
        // The latest date in the facts may lie before the last variation was agreed.
        Scheme then = scheme.AsAt(facts.AsAt);
        return ReferenceEquals(then, seen)
            ? facts
            : new FactReading(then, threads).Read(files, facts.AsAt);
    }
}
