using System.Collections.Frozen;

namespace Outturn.Language.Syntax;

/// <summary>The fixed words of expressions (language reference 9). Names may not be one.</summary>
public static class Words
{
    /// <summary>Words that join values; they end a unit and never stand for a name.</summary>
    public static readonly FrozenSet<string> Joining = FrozenSet.ToFrozenSet(
        [
            "if", "then", "else", "otherwise", "or", "and", "not", "in", "of", "on", "where",
            "per", "by", "over", "before", "from", "to",
        ],
        StringComparer.Ordinal);

    /// <summary>The functions, over facts, over cells and over numbers.</summary>
    public static readonly FrozenSet<string> Functions = FrozenSet.ToFrozenSet(
        [
            "count", "sum", "mean", "highest", "lowest", "first", "last", "days", "most",
            "members", "covers", "known", "people", "units", "any", "every", "amount", "min",
            "max", "abs", "whole", "round", "ratio", "points", "owed", "below-band", "above-band",
            "below-exactly", "above-exactly", "below-comparison", "above-comparison",
        ],
        StringComparer.Ordinal);

    /// <summary>Words with a meaning of their own in one place only.</summary>
    private static readonly FrozenSet<string> Others = FrozenSet.ToFrozenSet(
        ["yes", "no", "day", "member", "earlier", "date"], StringComparer.Ordinal);

    /// <summary>Whether a name may not be this word.</summary>
    public static bool IsReserved(string word)
        => Joining.Contains(word) || Functions.Contains(word) || Others.Contains(word);

    /// <summary>Whether text is a name: <c>[a-z][a-z0-9]*(-[a-z0-9]+)*</c>.</summary>
    public static bool IsName(string text) => text.Length > 0 && NameEnd(text, 0) == text.Length;

    /// <summary>Where a name that begins at an offset ends; the offset if none does.</summary>
    internal static int NameEnd(string text, int from)
    {
        if (from >= text.Length || !char.IsAsciiLetterLower(text[from]))
        {
            return from;
        }

        var at = from + 1;
        while (at < text.Length)
        {
            if (IsNamePart(text[at]))
            {
                at++;
            }
            else if (text[at] == '-' && at + 1 < text.Length && IsNamePart(text[at + 1]))
            {
                at += 2;
            }
            else
            {
                break;
            }
        }

        return at;
    }

    private static bool IsNamePart(char c) => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c);
}
