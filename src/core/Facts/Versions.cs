namespace Outturn.Facts;

/// <summary>What tells the versions of one fact apart (design, "Same id again"). A row is its line.
/// </summary>
internal abstract class VersionRules
{
    /// <summary>The day from which the row is known.</summary>
    public abstract int KnownFrom(int line);

    /// <summary>The place of its source in the kind's order of precedence; 0 where there is none.
    /// </summary>
    public virtual int Rank(int line) => 0;

    /// <summary>Whether two rows say the same, recorded apart.</summary>
    public abstract bool AreSame(int line, int other);

    /// <summary>Whether the row takes the fact back.</summary>
    public abstract bool IsWithdrawn(int line);

    /// <summary>Refuses a row of the fact.</summary>
    public abstract void Refuse(int line, RefusalReason reason);

    /// <summary>Sets aside a row that another replaces, or that takes the fact back.</summary>
    public abstract void Supersede(int line);

    /// <summary>Sets aside a row that a later one corrects.</summary>
    public virtual void Correct(int line, int by) => Supersede(line);
}

/// <summary>
/// Decides which of the rows about one fact counts. Recorded on one day and the same: one stays,
/// the others are duplicates. Recorded on one day and not the same: none of them. Later: a
/// correction, which holds from that day, or, if it changes nothing, a duplicate. Of several
/// sources the one that the scheme names first counts, while it has not taken its fact back.
/// </summary>
internal static class Versions
{
    /// <summary>The row that counts, or -1. Sorts the lines given.</summary>
    public static int Resolve(Span<int> lines, VersionRules rules)
    {
        lines.Sort((a, b) =>
            rules.Rank(a) is int i && rules.Rank(b) is int j && i != j ? i.CompareTo(j)
            : rules.KnownFrom(a) is int d && rules.KnownFrom(b) is int e && d != e
                ? d.CompareTo(e) : a.CompareTo(b));
        int winner = -1;
        for (int start = 0; start < lines.Length;)
        {
            int end = start + 1;
            while (end < lines.Length && rules.Rank(lines[end]) == rules.Rank(lines[start]))
            {
                end++;
            }
            int last = LastVersion(lines[start..end], rules);
            if (last >= 0 && (winner >= 0 || rules.IsWithdrawn(last)))
            {
                rules.Supersede(last);
            }
            else if (last >= 0)
            {
                winner = last;
            }
            start = end;
        }
        return winner;
    }

    private static int LastVersion(ReadOnlySpan<int> lines, VersionRules rules)
    {
        int current = -1;
        for (int start = 0; start < lines.Length;)
        {
            int end = start + 1;
            while (end < lines.Length
                && rules.KnownFrom(lines[end]) == rules.KnownFrom(lines[start]))
            {
                end++;
            }
            int version = OneOfDay(lines[start..end], rules);
            if (version >= 0 && current >= 0 && rules.AreSame(current, version))
            {
                rules.Refuse(version, RefusalReason.Duplicate);
            }
            else if (version >= 0)
            {
                if (current >= 0)
                {
                    rules.Correct(current, version);
                }
                current = version;
            }
            start = end;
        }
        return current;
    }

    private static int OneOfDay(ReadOnlySpan<int> lines, VersionRules rules)
    {
        bool conflict = false;
        for (int i = 1; i < lines.Length; i++)
        {
            conflict |= !rules.AreSame(lines[0], lines[i]);
        }
        for (int i = conflict ? 0 : 1; i < lines.Length; i++)
        {
            rules.Refuse(lines[i], conflict ? RefusalReason.Conflict : RefusalReason.Duplicate);
        }
        return conflict ? -1 : lines[0];
    }
}
