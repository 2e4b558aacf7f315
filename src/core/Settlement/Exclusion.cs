using Outturn.Schemes;

namespace Outturn.Settlement;

/// <summary>Outcomes that are <c>not with</c> each other (language reference 4): whichever a
/// participant achieves first excludes the others; of one day, the one written first. One that was
/// excluded itself excludes nobody.</summary>
internal static class Exclusion
{
    /// <summary>For each outcome, itself and all that exclude each other through any of them, in
    /// the order written.</summary>
    public static int[][] Groups(Scheme scheme)
    {
        int[][] groups = [.. Enumerable.Range(0, scheme.Outcomes.Length).Select(o => new[] { o })];
        for (int outcome = 0; outcome < groups.Length; outcome++)
        {
            foreach (int rival in scheme.Outcomes[outcome].NotWith)
            {
                int[] joined = [.. groups[outcome].Union(groups[rival]).Order()];
                foreach (int one in joined)
                {
                    groups[one] = joined;
                }
            }
        }
        return groups;
    }

    /// <summary>Clears the items of those that are excluded.</summary>
    public static void Apply(Scheme scheme, int[] rivals, List<Item>[] items)
    {
        var standing = new List<int>(rivals.Length);
        foreach (int one in rivals.Where(r => items[r].Count > 0)
            .OrderBy(r => items[r][0].Achieved).ThenBy(r => r).ToList())
        {
            if (standing.Exists(s => scheme.Outcomes[one].NotWith.Contains(s)))
            {
                items[one].Clear();
            }
            else
            {
                standing.Add(one);
            }
        }
    }
}
