namespace Outturn.Quantities;

/// <summary>The words of a scheme for <see cref="Rounding"/>: <c>half up</c>…</summary>
public static class RoundingNames
{
    private static readonly string[] Words = ["half up", "half even", "half down", "up", "down"];

    /// <summary>Every word that a scheme may use, in the order of the language reference.</summary>
    public static IReadOnlyList<string> All => Words;

    /// <summary>Reads exactly one of <see cref="All"/>; anything else is refused.</summary>
    public static bool TryParse(string text, out Rounding rounding)
    {
        var place = Array.IndexOf(Words, text);
        rounding = place < 0 ? Rounding.HalfUp : (Rounding)place;
        return place >= 0;
    }

    /// <summary>The rule as a scheme writes it.</summary>
    public static string ToWords(this Rounding rounding) => Words[(int)rounding];
}
