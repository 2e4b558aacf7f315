namespace Outturn.Settlement;

/// <summary>What a fused loop adds up on one thread: money by clause, provider and period, and the
/// cells of tallies.</summary>
internal sealed class FusedSums
{
    /// <summary>Stands in <see cref="At"/> for "adding", when nothing can be left out any more.
    /// </summary>
    public const int Adding = -1;

    private readonly FusedLoop _loop;
    private readonly Rulings _rulings;
    private readonly List<int> _left = [];

    public FusedSums(Workings workings, FusedPass pass, Totals totals)
    {
        _loop = pass.Loop;
        _rulings = workings.Rulings;
        ByProvider = totals.ByProvider;
        ByPeriod = totals.ByPeriod;
        Amounts = new long[workings.Scheme.Payments.Length];
        Units = new long[Amounts.Length];
        People = new long[Amounts.Length];
        Counted = [.. pass.Tallies.Select(t => new TallyCells(t.Tally, t.Cells.Count))];
        Cells = [.. Counted.Select(c => c.Whole!)];
    }

    /// <summary>The participant being worked out, or <see cref="Adding"/>.</summary>
    public int At { get; set; }

    /// <summary>Due by provider, in minor units: the totals' own.</summary>
    public long[] ByProvider { get; }

    /// <summary>Due by payment period: the totals' own.</summary>
    public long[] ByPeriod { get; }

    /// <summary>Due by payment.</summary>
    public long[] Amounts { get; }

    /// <summary>Payable units due by payment.</summary>
    public long[] Units { get; }

    /// <summary>Participants with a unit due by payment.</summary>
    public long[] People { get; }

    /// <summary>Earned, and payable later.</summary>
    public long[] NotYetPayable { get; } = new long[1];

    /// <summary>The cells of each tally, as arrays.</summary>
    public long[][] Cells { get; }

    /// <summary>The cells of each tally.</summary>
    public TallyCells[] Counted { get; }

    /// <summary>Leaves a participant to the general sweep.</summary>
    public void Leave(int participant) => _left.Add(participant);

    /// <summary>Walks over a run of participants and gives those left to the general sweep: whom a
    /// table does not have, whose numbers overflow 64 bits, who are not paid what they earned, or
    /// on whose items something was decided.</summary>
    public IReadOnlyList<int> Walk(int from, int end)
    {
        _left.Clear();
        ReadOnlySpan<int> ruled = _rulings.Participants;
        int next = ruled.BinarySearch(from);
        for (next = next < 0 ? ~next : next; next < ruled.Length && ruled[next] < end; next++)
        {
            Loop(from, ruled[next]);
            Leave(ruled[next]);
            from = ruled[next] + 1;
        }
        Loop(from, end);
        return _left;
    }

    private void Loop(int from, int end)
    {
        while (from < end)
        {
            try
            {
                _loop(this, from, end);
                break;
            }
            catch (Exception e) when (At != Adding && Unpaid.Is(e))
            {
                Leave(At);
                from = At + 1;
            }
        }
    }

    /// <summary>A fraction of minor units, rounded by the rule of its payment.</summary>
    public static long Rounded(AmountRule rule, long minor, long by) => rule.Divide(minor, by);
}
