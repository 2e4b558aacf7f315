namespace Outturn.Quantities;

/// <summary>
/// The dimensions that every scheme has (language reference 9, "Types are units"). Currencies are
/// dimensions by their ISO code, and own nouns by the singular.
/// </summary>
public static class Dimensions
{
    /// <summary>A participant that is a person.</summary>
    public const string Person = "person";

    /// <summary>A payable unit, or one of what a return counts.</summary>
    public const string Unit = "unit";

    /// <summary>Something that happened.</summary>
    public const string Event = "event";

    /// <summary>A calendar day; a week is 7 of them.</summary>
    public const string Day = "day";

    /// <summary>A calendar month, which is no number of days.</summary>
    public const string Month = "month";

    /// <summary>A day that a calendar of working days counts.</summary>
    public const string WorkingDay = "working-day";

    /// <summary>An hour of work.</summary>
    public const string Hour = "hour";

    /// <summary>A percentage point: the difference of two percents.</summary>
    public const string Point = "point";

    /// <summary>Whether the dimension is a currency: three capital letters.</summary>
    public static bool IsCurrency(string dimension) =>
        dimension.Length == 3 && dimension.All(char.IsAsciiLetterUpper);
}
