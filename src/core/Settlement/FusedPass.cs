using System.Linq.Expressions;

namespace Outturn.Settlement;

/// <summary>A whole pass over participants as one loop of machine code (language reference 13),
/// where everything in it is plain: participants without later versions, outcomes that are a date
/// or a condition on one, prices of a unit, counts and sums into cells of a grid, one payer. The
/// general sweep gives the same to the penny, and takes the participants that the loop leaves.
/// </summary>
internal sealed class FusedPass
{
    private readonly Workings _workings;
    private readonly FusedCode _code = new();
    private readonly FusedOutcomes _outcomes;
    private readonly Dictionary<int, List<FusedLine>> _lines = [];

    private FusedPass(Workings workings, SweepWork work)
    {
        _workings = workings;
        _outcomes = new FusedOutcomes(workings, _code);
        Tallies = [.. work.Tallies, .. work.LineTallies];
    }

    /// <summary>The loop.</summary>
    public FusedLoop Loop { get; private set; } = (_, _, _) => { };

    /// <summary>The tallies that it counts.</summary>
    public ClauseTally[] Tallies { get; }

    /// <summary>The pass as a loop, or null where something in it is not plain.</summary>
    public static FusedPass? Of(Workings workings, SweepWork work)
    {
        var pass = new FusedPass(workings, work);
        if (workings.Facts.Participants.HasVersions || !pass.Write(work))
        {
            return null;
        }
        pass.Loop = pass._code.Loop().Compile();
        return pass;
    }

    private bool Write(SweepWork work)
    {
        var payments = new FusedPayments(_workings, _code, _outcomes);
        foreach (int payment in work.Payments)
        {
            if (payments.Write(payment) is not { } lines)
            {
                return false;
            }
            _lines.Add(payment, lines);
        }
        var tallies = new FusedTallies(_workings, _code, _outcomes);
        for (int i = 0; i < Tallies.Length; i++)
        {
            if (!tallies.Write(Tallies[i], i, _lines))
            {
                return false;
            }
        }
        return true;
    }
}

/// <summary>Code of the line of a payment for the one item of an outcome.</summary>
/// <param name="Item">The line read as an item: its dates and units.</param>
/// <param name="IsThere">Whether there is a line.</param>
/// <param name="Amount">Its amount in minor units.</param>
internal sealed record FusedLine(FusedItem Item, Expression IsThere, Expression Amount);
