namespace Outturn.Simulation.Triggers;

/// <summary>Looks for the smallest cohort that is large enough for good: counts are whole, so that
/// chances go up and down like the teeth of a saw as a cohort grows.</summary>
internal sealed class SmallestCohort(CohortTerm term, Effect effect)
{
    private const long Least = 10, Most = 200_000;
    private const double Step = 1.03;
    private const int Together = 24, InRow = 12;
    private readonly CriticalLine _critical = new(term);
    private readonly double _with = effect.Rate(term.Baseline, term.IsFewer);

    /// <summary>The size, or null.</summary>
    public long? Find()
    {
        (long failed, long passed) = (0, 0);
        long next = Math.Max(Least, term.Smallest);
        int inRow = 0;
        while (inRow < InRow && next < Most)
        {
            long[] sizes = new long[Together];
            for (int i = 0; i < Together; i++, next = Math.Max(next + 1, (long)(next * Step)))
            {
                sizes[i] = next;
            }
            bool[] enough = Enough(sizes);
            for (int i = 0; i < Together && inRow < InRow; i++)
            {
                passed = !enough[i] ? 0 : passed == 0 ? sizes[i] : passed;
                (inRow, failed) = enough[i] ? (inRow + 1, failed) : (0, sizes[i]);
            }
        }
        return inRow < InRow ? null : LastTooth(failed, passed);
    }

    // The last tooth may reach beyond the first size that passed.
    private long LastTooth(long failed, long passed)
    {
        long from = Math.Max(failed + 1, term.Smallest);
        long to = (long)(passed * 1.1) + 20;
        long[] sizes = [.. Enumerable.Range(0, (int)Math.Max(to - from, 0))
            .Select(i => from + i)];
        int last = Array.LastIndexOf(Enough(sizes), false);
        return last < 0 ? from : sizes[last] + 1;
    }

    private bool[] Enough(long[] sizes)
    {
        long[] critical = _critical.Of(sizes);
        return [.. sizes.Select((n, i) =>
            Chance(n, critical[i], term.Baseline) <= term.Figures.Level
            && Chance(n, critical[i], _with) >= term.Figures.Power)];
    }

    private double Chance(long people, long critical, double rate)
    {
        CountChance chance = term.Chance(rate);
        return term.IsFewer
            ? chance.AtMost(critical, people)
            : 1 - chance.AtMost(critical - 1, people);
    }
}
