namespace Outturn.Quantities;

/// <summary>The words of a scheme for <see cref="PeriodKind"/>.</summary>
public static class PeriodKindNames
{
    private static readonly string[] Words =
        ["month", "quarter", "half-year", "calendar-year", "financial-year", "contract-year"];

    /// <summary>Every word that a scheme may use, in the order of the language reference.</summary>
    public static IReadOnlyList<string> All => Words;

    /// <summary>Reads exactly one of <see cref="All"/>.</summary>
    public static bool TryParse(string text, out PeriodKind kind)
    {
        var place = Array.IndexOf(Words, text);
        kind = place < 0 ? PeriodKind.Month : (PeriodKind)place;
        return place >= 0;
    }

    /// <summary>The kind as a scheme writes it.</summary>
    public static string ToWords(this PeriodKind kind) => Words[(int)kind];
}
