using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Outturn.Facts;
using Outturn.Schemes;

namespace Outturn.Settlement;

/// <summary>What a participant achieved of an outcome that is watched for its deadline.</summary>
/// <param name="Latest">The day of the last item; the least day where there is none.</param>
/// <param name="Until">The day before which it must be achieved; the least day where that is not
/// known.</param>
public readonly record struct TimedItems(int Latest, int Until);

/// <summary>Receives the lines of one participant. Several threads call it at once, each for
/// participants of its own; what it is given is gone after the call.</summary>
/// <param name="participant">The participant.</param>
/// <param name="lines">The lines.</param>
/// <param name="timed">One for each outcome asked for.</param>
public delegate void ReceiveItemLines(
    int participant, ReadOnlySpan<Line> lines, ReadOnlySpan<TimedItems> timed);

/// <summary>What a scheme pays for the items of each participant taken alone: steps <em>place</em>,
/// <em>achieve</em> and <em>price</em> of a settlement, before tiers, limits and shares, which bind
/// participants together. The simulator asks what one more outcome is worth with it (language
/// reference 13, "Simulation").</summary>
public static class ItemLines
{
    private const int Piece = 512;
    private const int CompileFrom = 2_000;

    /// <summary>The payments, by index, that follow from the facts of one participant: they pay for
    /// items, read no measure and no running total.</summary>
    public static ImmutableArray<int> Payments(Scheme scheme)
    {
        var plan = new PassPlan(scheme);
        return
        [
            .. Enumerable.Range(0, scheme.Payments.Length).Where(p =>
                scheme.Payments[p] is { For: PaidItems, IsOrdered: false }
                && plan.OfPayment(p) == 0),
        ];
    }

    /// <summary>Gives the lines of those payments for every participant of some facts.</summary>
    /// <param name="facts">The facts, and the scheme that they are facts of.</param>
    /// <param name="timed">Outcomes, by index, whose last days and deadlines are asked for.</param>
    /// <param name="threads">How many threads may work.</param>
    /// <param name="receive">Is given the lines.</param>
    public static void Walk(
        FactBase facts, ImmutableArray<int> timed, int threads, ReceiveItemLines receive)
    {
        Scheme scheme = facts.Scheme;
        var workings = new Workings(scheme, facts);
        var formulas = new FormulaBook(workings, facts.Participants.Count >= CompileFrom);
        var work = new SweepWork(
            new Achievement(workings, formulas), new Pricing(workings, formulas))
        {
            Payments = [.. Payments(scheme)],
            Tallies = [],
            LineTallies = [],
        };
        int pieces = (facts.Participants.Count + Piece - 1) / Piece;
        int next = -1;
        Parallel.For(0, Math.Clamp(threads, 1, Math.Max(pieces, 1)), _ =>
        {
            var sweep = new Sweep(workings, formulas, work);
            TimedItems[] times = new TimedItems[timed.Length];
            int piece;
            while ((piece = Interlocked.Increment(ref next)) < pieces)
            {
                int end = Math.Min((piece + 1) * Piece, facts.Participants.Count);
                for (int participant = piece * Piece; participant < end; participant++)
                {
                    sweep.Next(participant);
                    for (int i = 0; i < times.Length; i++)
                    {
                        times[i] = Timed(work.Achievement, sweep.Subject, timed[i]);
                    }
                    receive(participant, CollectionsMarshal.AsSpan(sweep.Lines), times);
                }
            }
        });
    }

    private static TimedItems Timed(Achievement achievement, Subject subject, int outcome)
    {
        IReadOnlyList<Item> items = subject.ItemsIfKnown(outcome);
        int latest = items.Count == 0 ? Days.None : items.Max(i => i.Achieved);
        try
        {
            return new TimedItems(latest, achievement.Until(outcome, subject));
        }
        catch (Exception e) when (Unpaid.Is(e))
        {
            return new TimedItems(latest, Days.None);
        }
    }
}
