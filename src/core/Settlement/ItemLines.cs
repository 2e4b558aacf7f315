using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Outturn.Facts;
using Outturn.Schemes;

namespace Outturn.Settlement;

/// <summary>Receives the lines of one participant. Several threads call it at once, each for
/// participants of its own; the lines are gone after the call.</summary>
public delegate void ReceiveItemLines(int participant, ReadOnlySpan<Line> lines);

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
    public static void Walk(
        Scheme scheme, FactBase facts, int threads, ReceiveItemLines receive)
    {
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
            int piece;
            while ((piece = Interlocked.Increment(ref next)) < pieces)
            {
                int end = Math.Min((piece + 1) * Piece, facts.Participants.Count);
                for (int participant = piece * Piece; participant < end; participant++)
                {
                    sweep.Next(participant);
                    receive(participant, CollectionsMarshal.AsSpan(sweep.Lines));
                }
            }
        });
    }
}
