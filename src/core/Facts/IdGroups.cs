namespace Outturn.Facts;

/// <summary>Finds the lines that have one id among many lines, by hashes; equal hashes are compared
/// byte by byte.</summary>
internal static class IdGroups
{
    /// <summary>What is done with the lines of one id, of which there are at least two.</summary>
    public delegate void Action(Span<int> lines);

    /// <summary>Calls the action for each id that more than one line has; the lines ascend.
    /// </summary>
    public static void Each(IdStore ids, int[] lines, int threads, Action action)
    {
        var keys = new ulong[lines.Length];
        var options = new ParallelOptions { MaxDegreeOfParallelism = threads };
        const int Part = 1 << 16;
        Parallel.For(0, (lines.Length + Part - 1) / Part, options, part =>
        {
            IdStore.Cursor cursor = ids.Ascending();
            for (int i = part * Part; i < Math.Min(lines.Length, (part + 1) * Part); i++)
            {
                keys[i] = ByteHash.Of(cursor[lines[i]]);
            }
        });
        KeySorter.Sort(ref keys, ref lines, threads);
        for (int start = 0; start < lines.Length;)
        {
            int end = start + 1;
            while (end < lines.Length && keys[end] == keys[start])
            {
                end++;
            }
            if (end - start > 1)
            {
                OfOneHash(ids, lines.AsSpan(start..end), action);
            }
            start = end;
        }
    }

    private static void OfOneHash(IdStore ids, Span<int> lines, Action action)
    {
        lines.Sort((a, b) => ids[a].SequenceCompareTo(ids[b]) is int order and not 0
            ? order : a.CompareTo(b));
        for (int start = 0; start < lines.Length;)
        {
            int end = start + 1;
            while (end < lines.Length && ids[lines[end]].SequenceEqual(ids[lines[start]]))
            {
                end++;
            }
            if (end - start > 1)
            {
                action(lines[start..end]);
            }
            start = end;
        }
    }
}
