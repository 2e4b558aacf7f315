namespace Outturn.Facts;

/// <summary>Why a row was refused: the closed list of docs/spec/facts.md, in which each has its
/// remedy.</summary>
public enum RefusalReason : byte
{
    /// <summary>The row has more or fewer fields than the header, or text beside quotes.</summary>
    MalformedRow,

    /// <summary>A quote opens a field and nothing closes it on the line.</summary>
    UnclosedQuote,

    /// <summary>Bytes that are not UTF-8.</summary>
    InvalidUtf8,

    /// <summary>A line over 1 MiB, or a name over 255 bytes.</summary>
    TooLong,

    /// <summary>An empty cell where a value is needed.</summary>
    MissingValue,

    /// <summary>A cell that does not read as its declared type.</summary>
    WrongValue,

    /// <summary>A number in another unit or currency than the declared one.</summary>
    WrongUnit,

    /// <summary>A number too large to hold exactly.</summary>
    TooLarge,

    /// <summary>Not a date of the calendar, written 2014-04-06.</summary>
    ImpossibleDate,

    /// <summary>A label that is not in its list.</summary>
    UnknownLabel,

    /// <summary>A participant of whom participants.csv says nothing.</summary>
    UnknownParticipant,

    /// <summary>A provider that a closed list of providers does not name.</summary>
    UnknownProvider,

    /// <summary>A kind of event that the scheme does not declare.</summary>
    UnknownKind,

    /// <summary>A source that the scheme does not accept for this kind.</summary>
    UnknownSource,

    /// <summary>A return's indicator that no return lists.</summary>
    UnknownIndicator,

    /// <summary>A statistic that the scheme does not declare.</summary>
    UnknownStatistic,

    /// <summary>An outcome or payment that the scheme does not have.</summary>
    UnknownClause,

    /// <summary>A claim of which claims.csv says nothing.</summary>
    UnknownClaim,

    /// <summary>A decision on the line of a payment that does not pay for the outcome.</summary>
    NotPaidBy,

    /// <summary>Upheld or overturned is what nobody has decided.</summary>
    NothingToReview,

    /// <summary>A claim for an outcome that pays without one.</summary>
    NeedsNoClaim,

    /// <summary>A second claim for an item.</summary>
    ClaimedTwice,

    /// <summary>The same fact with the same content again.</summary>
    Duplicate,

    /// <summary>The same fact with other content recorded on the same day.</summary>
    Conflict,

    /// <summary>A spell that ends before it starts.</summary>
    EndsBeforeStart,

    /// <summary>Spells of an exclusive kind that overlap.</summary>
    OverlapOfExclusive,

    /// <summary>Before the first day of the term.</summary>
    BeforeTerm,

    /// <summary>After the long stop.</summary>
    AfterLongStop,

    /// <summary>Referred before referrals begin or after they end.</summary>
    OutsideReferrals,
}

/// <summary>A row that was not accepted: where it is, why, and what to do.</summary>
/// <param name="File">The file's name.</param>
/// <param name="Line">The physical line, from 1.</param>
/// <param name="Column">The column's name; empty where the whole row is at fault.</param>
/// <param name="Reason">Why, from the closed list.</param>
/// <param name="Found">What stands there, shortened to 80 bytes.</param>
/// <param name="Remedy">What to do about it.</param>
public sealed record Refusal(
    string File, int Line, string Column, RefusalReason Reason, string Found, string Remedy)
{
    /// <summary>The reason's name: <c>ends-before-start</c>.</summary>
    public string ReasonName => RefusalReasons.Name(Reason);
}

/// <summary>The names of the reasons, as files and reports have them.</summary>
public static class RefusalReasons
{
    private static readonly string[] Names =
        [.. Enum.GetNames<RefusalReason>().Select(Hyphenated)];

    /// <summary>Every reason, in the order of the list.</summary>
    public static IReadOnlyList<RefusalReason> All { get; } = Enum.GetValues<RefusalReason>();

    /// <summary>The name: words with hyphens.</summary>
    public static string Name(RefusalReason reason) => Names[(int)reason];

    private static string Hyphenated(string name) => string.Concat(
        name.Select((c, i) => (i > 0 && char.IsAsciiLetterUpper(c) ? "-" : "")
            + char.ToLowerInvariant(c)));
}
