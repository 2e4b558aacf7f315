namespace Outturn.Quantities;

/// <summary>The words of a scheme for <see cref="MonthEnd"/> (language reference 2.2).</summary>
public static class MonthEndNames
{
    private static readonly string[] Words = ["shorten", "carry over", "keep last"];

    /// <summary>Every word that a scheme may use.</summary>
    public static IReadOnlyList<string> All => Words;

    /// <summary>Reads exactly one of <see cref="All"/>.</summary>
    public static bool TryParse(string text, out MonthEnd monthEnd)
    {
        var place = Array.IndexOf(Words, text);
        monthEnd = place < 0 ? MonthEnd.Shorten : (MonthEnd)place;
        return place >= 0;
    }

    /// <summary>The rule as a scheme writes it.</summary>
    public static string ToWords(this MonthEnd monthEnd) => Words[(int)monthEnd];
}
