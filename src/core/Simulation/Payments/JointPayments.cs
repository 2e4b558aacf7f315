using Outturn.Facts;
using Outturn.Schemes;
using Outturn.Settlement;
using Outturn.Simulation.Facts;

namespace Outturn.Simulation.Payments;

/// <summary>What a scheme pays for people together: tiers, limits, cohorts, shares of a pool. No
/// one participant decides it, so that it is known only when all have been settled; what is left
/// when the payments for each taken alone are taken from that.</summary>
public sealed class JointPayments
{
    private readonly long[,] _byMonth;
    private readonly long[] _items;

    private JointPayments(int providers, int months) =>
        (_byMonth, _items) = (new long[providers, months], new long[months]);

    /// <summary>Money by provider and month in which it is payable, in minor units.</summary>
    public long Of(int provider, int month) => _byMonth[provider, month];

    /// <summary>All of it, in minor units.</summary>
    public long All => _byMonth.Cast<long>().Sum();

    /// <summary>The month in which it is payable on average, weighed by its size; 0 where there
    /// is none.</summary>
    public double MeanMonth
    {
        get
        {
            (double sum, double size) = (0, 0);
            for (int p = 0; p < _byMonth.GetLength(0); p++)
            {
                for (int t = 0; t < _byMonth.GetLength(1); t++)
                {
                    sum += t * (double)Math.Abs(_byMonth[p, t]);
                    size += Math.Abs(_byMonth[p, t]);
                }
            }
            return size == 0 ? 0 : sum / size;
        }
    }

    /// <summary>Whether a scheme pays anything for people together.</summary>
    public static bool Any(Scheme scheme) => scheme.Adjustments.Length > 0
        || ItemLines.Payments(scheme).Length < scheme.Payments.Length;

    /// <summary>What it pays so for the people of some facts.</summary>
    /// <param name="put">The scheme in its world.</param>
    /// <param name="facts">The people and what happened to them.</param>
    /// <param name="providers">The ids of the providers, in order. What is due to none of them is
    /// theirs in equal parts.</param>
    /// <param name="threads">How many threads may work.</param>
    public static JointPayments Of(
        SchemeInWorld put, PersonFacts facts, IReadOnlyList<string> providers, int threads)
    {
        Scheme scheme = WithoutShares(put.Scheme);
        FactBase known = FactBase.Read(facts.Files, scheme, scheme.Term.LongStop, threads);
        int[] at = [.. known.Providers.Names.Select(n => providers.ToList().IndexOf(n))];
        var joint = new JointPayments(providers.Count, put.Grid.Count);
        Settle.Of(scheme, known, new SettlingOptions
        {
            Threads = threads,
            Receiver = new Dues(joint, put.Grid, at),
            Alone = (_, lines, _) =>
            {
                foreach (ref readonly Line line in lines)
                {
                    joint.Add(put.Grid, at[line.Provider], line.Payable, -line.Amount);
                    Interlocked.Add(
                        ref joint._items[joint.Month(put.Grid, line.Payable)], line.Amount);
                }
            },
        });
        return joint;
    }

    // Who of several pays makes no difference to a provider, unless a share can fail or what it
    // repays is read again.
    private static Scheme WithoutShares(Scheme scheme) =>
        scheme.Accounts.IsEmpty && scheme.Shares.All(share => share.IsFixed)
            ? scheme with { Shares = [] } : scheme;

    /// <summary>Puts in what payments for people taken alone come to differently where several
    /// things happen to one person that bear on each other: such people are not alone the sum of
    /// what happens to them.</summary>
    /// <param name="grid">The months.</param>
    /// <param name="alone">What was added up course by course, by month, in minor units.</param>
    public void Reconcile(MonthGrid grid, Func<int, long> alone)
    {
        for (int t = 0; t < _items.Length; t++)
        {
            Add(grid, -1, grid.First(t).DayNumber, _items[t] - alone(t));
        }
    }

    private void Add(MonthGrid grid, int provider, int day, long amount)
    {
        int month = Month(grid, day);
        if (provider >= 0)
        {
            Interlocked.Add(ref _byMonth[provider, month], amount);
            return;
        }
        int count = _byMonth.GetLength(0);
        for (int p = 0; p < count; p++)
        {
            Interlocked.Add(
                ref _byMonth[p, month], ((amount * (p + 1)) / count) - ((amount * p) / count));
        }
    }

    private int Month(MonthGrid grid, int day) => Math.Clamp(
        grid.Month(DateOnly.FromDayNumber(day)), 0, _byMonth.GetLength(1) - 1);

    // Whole numbers add up to the same in whatever order threads bring them.
    private sealed class Dues(JointPayments joint, MonthGrid grid, int[] at) : IDueReceiver
    {
        public object? Prepare(SettlementNames names, IReadOnlyList<Due> dues)
        {
            foreach (Due due in dues)
            {
                int provider = due.Line.Provider;
                joint.Add(grid, provider < 0 ? -1 : at[provider], due.Date, due.Amount);
            }
            return null;
        }

        public void Take(object? prepared)
        {
            // All is added where it is prepared.
        }
    }
}

/// <summary>What providers reckon that payments for people together are worth to them: so much for
/// each start, and so much more or less for each time that a course begins.</summary>
/// <param name="PerStart">Money for each start.</param>
/// <param name="PerBegin">Money more for each begin of a course, by course; below 0: less.</param>
/// <param name="StartLag">Months from the start until it is paid.</param>
/// <param name="BeginLag">Months from the begin of a course until it is paid.</param>
public sealed record JointWorth(
    double PerStart, double[] PerBegin, int StartLag, int[] BeginLag);
