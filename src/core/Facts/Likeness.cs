namespace Outturn.Facts;

/// <summary>Which of several names was probably meant: the nearest by letters put in, left out,
/// changed or swapped with the next.</summary>
internal static class Likeness
{
    private const int Longest = 40;

    /// <summary>The nearest name, the first of equals; null where none is near.</summary>
    public static string? Nearest(string name, IEnumerable<string> names)
    {
        int least = Math.Max(1, name.Length / 3) + 1;
        string? best = null;
        foreach (string other in names)
        {
            if (Math.Abs(other.Length - name.Length) < least && Distance(name, other) is int d
                && d < least)
            {
                (least, best) = (d, other);
            }
        }
        return best;
    }

    private static int Distance(string a, string b)
    {
        if (a.Length > Longest || b.Length > Longest)
        {
            return int.MaxValue;
        }
        var d = new int[a.Length + 1, b.Length + 1];
        for (int i = 0; i <= a.Length; i++)
        {
            for (int j = 0; j <= b.Length; j++)
            {
                d[i, j] = i == 0 || j == 0 ? i + j : Step(d, a, b, (i, j));
            }
        }
        return d[a.Length, b.Length];
    }

    private static int Step(int[,] d, string a, string b, (int I, int J) at)
    {
        (int i, int j) = at;
        char x = Lower(a[i - 1]), y = Lower(b[j - 1]);
        int least = Math.Min(Math.Min(d[i - 1, j], d[i, j - 1]) + 1,
            d[i - 1, j - 1] + (x == y ? 0 : 1));
        bool swapped = i > 1 && j > 1 && x == Lower(b[j - 2]) && y == Lower(a[i - 2]);
        return swapped ? Math.Min(least, d[i - 2, j - 2] + 1) : least;
    }

    private static char Lower(char c) => char.ToLowerInvariant(c);
}
