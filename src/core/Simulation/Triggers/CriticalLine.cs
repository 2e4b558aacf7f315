namespace Outturn.Simulation.Triggers;

/// <summary>The last count that is paid, from the better end, by the size of the cohort. Between
/// two sizes it lies near a straight line, so that few counts have to be settled.</summary>
internal sealed class CriticalLine(CohortTerm term)
{
    private const int Each = 15, Near = 3;

    /// <summary>For each of some sizes, in rising order; where fewer is better −1, and where more
    /// is one above the last count, if none is paid.</summary>
    public long[] Of(long[] sizes)
    {
        if (sizes.Length == 0)
        {
            return [];
        }
        var paid = new long[sizes.Length];
        var unpaid = new long[sizes.Length];
        for (int i = 0; i < sizes.Length; i++)
        {
            (paid[i], unpaid[i]) = Ends(sizes[i]);
        }
        Narrow(sizes, (paid, unpaid), [0, sizes.Length - 1]);
        Guess(sizes, (paid, unpaid));
        Narrow(sizes, (paid, unpaid), [.. Enumerable.Range(0, sizes.Length)]);
        return paid;
    }

    private (long Paid, long Unpaid) Ends(long people)
    {
        long beyond = (term.IsFrequency ? (long)(people * term.Baseline * 4) + 100 : people) + 1;
        return term.IsFewer ? (-1, beyond) : (beyond, -1);
    }

    // Settles a few counts on either side of the line through the first and the last.
    private void Guess(long[] sizes, (long[] Paid, long[] Unpaid) ends)
    {
        int last = sizes.Length - 1;
        var tried = new List<(int At, long Count)>();
        for (int i = 1; i < last; i++)
        {
            double part = (double)(sizes[i] - sizes[0]) / (sizes[last] - sizes[0]);
            long guess = (long)Math.Round(
                ends.Paid[0] + (part * (ends.Paid[last] - ends.Paid[0])));
            for (long count = guess - Near; count <= guess + Near; count++)
            {
                tried.Add((i, count));
            }
        }
        Try(sizes, ends, tried);
    }

    private void Narrow(long[] sizes, (long[] Paid, long[] Unpaid) ends, int[] which)
    {
        int[] open;
        while ((open = [.. which.Where(i => Math.Abs(ends.Unpaid[i] - ends.Paid[i]) > 1)])
            .Length > 0)
        {
            var tried = new List<(int At, long Count)>();
            foreach (int i in open)
            {
                long width = ends.Unpaid[i] - ends.Paid[i];
                for (int part = 1; part <= Each; part++)
                {
                    tried.Add((i, ends.Paid[i] + (width * part / (Each + 1))));
                }
                tried.Add((i, ends.Paid[i] + Math.Sign(width)));
            }
            Try(sizes, ends, tried);
        }
    }

    private void Try(
        long[] sizes, (long[] Paid, long[] Unpaid) ends, List<(int At, long Count)> tried)
    {
        tried.RemoveAll(t => t.Count <= Math.Min(ends.Paid[t.At], ends.Unpaid[t.At])
            || t.Count >= Math.Max(ends.Paid[t.At], ends.Unpaid[t.At]));
        bool[] are = term.ArePaid([.. tried.Select(t => (sizes[t.At], t.Count))]);
        for (int j = 0; j < are.Length; j++)
        {
            (int at, long count) = tried[j];
            long[] end = are[j] ? ends.Paid : ends.Unpaid;
            bool isNearer = term.IsFewer == are[j] ? count > end[at] : count < end[at];
            end[at] = isNearer ? count : end[at];
        }
    }
}
