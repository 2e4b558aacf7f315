namespace Outturn.Language.Syntax;

/// <summary>Finds what somebody probably meant, for "did you mean" (language reference 11).
/// </summary>
public static class Spelling
{
    /// <summary>
    /// The candidate that needs the fewest slips (a letter too many, too few, wrong, or two
    /// swapped), the first in ordinal order among equals; null if even that one is too far off:
    /// more than one slip for each three letters, and one at least.
    /// </summary>
    public static string? Nearest(string name, IEnumerable<string> candidates)
    {
        string? nearest = null;
        var fewest = Math.Max(1, name.Length / 3) + 1;
        foreach (var candidate in candidates.Order(StringComparer.Ordinal))
        {
            if (Math.Abs(candidate.Length - name.Length) >= fewest)
            {
                continue;
            }

            var slips = Slips(name, candidate);
            if (slips < fewest && slips < Math.Max(name.Length, candidate.Length))
            {
                (nearest, fewest) = (candidate, slips);
            }
        }

        return nearest;
    }

    /// <summary>Slips between two words: the distance of Damerau and Levenshtein in which no
    /// letter is changed twice.</summary>
    public static int Slips(string one, string other)
    {
        var before = new int[other.Length + 1];
        var above = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var row = 1; row <= one.Length; row++)
        {
            var now = new int[other.Length + 1];
            now[0] = row;
            for (var column = 1; column <= other.Length; column++)
            {
                var wrong = one[row - 1] == other[column - 1] ? 0 : 1;
                now[column] = Math.Min(
                    Math.Min(above[column], now[column - 1]) + 1, above[column - 1] + wrong);
                if (row > 1 && column > 1 && one[row - 1] == other[column - 2]
                    && one[row - 2] == other[column - 1])
                {
                    now[column] = Math.Min(now[column], before[column - 2] + 1);
                }
            }

            (before, above) = (above, now);
        }

        return above[other.Length];
    }
}
