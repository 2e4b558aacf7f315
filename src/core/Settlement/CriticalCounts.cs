using Outturn.Quantities;

namespace Outturn.Settlement;

/// <summary>Remembers the last count that an exact test shows anything by: whoever asks about many
/// counts of one number of people gets each by comparing, not by summing again. A test shows
/// something by all counts further out too.</summary>
internal sealed class CriticalCounts
{
    // Finding it costs some twenty sums, more people longer ones.
    private const int Often = 4;
    private const long MostPeople = 1_000_000;
    private const int MostKept = 10_000;

    private readonly Dictionary<Asked, Found> _found = [];

    /// <summary>Whether so few are shown, 0 to all people.</summary>
    /// <param name="asked">The test.</param>
    /// <param name="count">How many, from the end that is tested.</param>
    /// <param name="sum">Sums it up.</param>
    public bool IsShown(Asked asked, long count, Func<long, bool> sum)
    {
        if (asked.People > MostPeople || Of(asked) is not { } found)
        {
            return sum(count);
        }
        lock (found)
        {
            found.Times++;
            if (found.Times < Often)
            {
                return sum(count);
            }
            return count <= (found.Last ??= Last(asked.People, sum));
        }
    }

    private Found? Of(Asked asked)
    {
        lock (_found)
        {
            if (!_found.TryGetValue(asked, out Found? found) && _found.Count < MostKept)
            {
                _found.Add(asked, found = new Found());
            }
            return found;
        }
    }

    private static long Last(long people, Func<long, bool> sum)
    {
        (long shown, long not) = (-1, people + 1);
        while (not - shown > 1)
        {
            long middle = (shown + not) / 2;
            (shown, not) = sum(middle) ? (middle, not) : (shown, middle);
        }
        return shown;
    }

    /// <summary>A test but for its count.</summary>
    public readonly record struct Asked(
        long People, Rational Baseline, Rational Confidence, bool Above);

    private sealed class Found
    {
        public int Times { get; set; }

        public long? Last { get; set; }
    }
}
