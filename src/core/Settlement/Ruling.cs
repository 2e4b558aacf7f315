using System.Collections.Immutable;
using Outturn.Facts;
using Outturn.Quantities;

namespace Outturn.Settlement;

/// <summary>How an item or line stands after all that was decided on it.</summary>
public enum Standing
{
    /// <summary>Nobody has decided.</summary>
    Undecided,

    /// <summary>It is paid, claimed in time or not.</summary>
    Accepted,

    /// <summary>It is paid, but no more than a value of it.</summary>
    Reduced,

    /// <summary>It is not paid; an item counts as not achieved.</summary>
    Refused,

    /// <summary>Whoever claimed it has taken it back.</summary>
    Withdrawn,

    /// <summary>It is not paid until somebody decides again.</summary>
    Held,
}

/// <summary>All decisions on one item or line taken together. A hold lasts until the next decision;
/// a review (upheld, overturned) is about the one before it.</summary>
internal sealed class Ruling
{
    /// <summary>What follows from decisions, in the order in which they were recorded.</summary>
    public Ruling(ImmutableArray<Decision> decisions)
    {
        All = decisions;
        Decision? held = null;
        foreach (Decision decision in decisions)
        {
            held = decision.Kind == DecisionKind.Hold ? decision : null;
            Take(decision);
        }
        if (held is not null)
        {
            (Standing, By) = (Standing.Held, held);
        }
    }

    /// <summary>The decisions, first to last.</summary>
    public ImmutableArray<Decision> All { get; }

    /// <summary>How it stands.</summary>
    public Standing Standing { get; private set; }

    /// <summary>What a reduction leaves: units of an item, money of a line in major units.
    /// </summary>
    public Rational Value { get; private set; }

    /// <summary>The decision that it rests on; null where nobody has decided.</summary>
    public Decision? By { get; private set; }

    /// <summary>True where it is paid without a claim, and where a decision is needed.</summary>
    public bool Pays => Standing is Standing.Accepted or Standing.Reduced;

    /// <summary>True where it is not paid.</summary>
    public bool Bars => Standing is Standing.Refused or Standing.Withdrawn or Standing.Held;

    /// <summary>True once something was found that it is about; set by any thread.</summary>
    public bool IsMet { get; set; }

    private void Take(Decision decision)
    {
        switch (decision.Kind)
        {
            case DecisionKind.Accept:
                (Standing, By) = (Standing.Accepted, decision);
                break;
            case DecisionKind.Refuse:
                (Standing, By) = (Standing.Refused, decision);
                break;
            case DecisionKind.Reduce:
                (Standing, By, Value) = (Standing.Reduced, decision, decision.Value);
                break;
            case DecisionKind.Withdraw:
                (Standing, By) = (Standing.Withdrawn, decision);
                break;
            case DecisionKind.Overturn:
                bool paid = Standing == Standing.Accepted;
                (Standing, By) = (paid ? Standing.Refused : Standing.Accepted, decision);
                break;
            default:
                break; // upheld: the one before stands; held: it rests
        }
    }
}

/// <summary>What a ruling is about: an item (no payment), the line of a payment for an item, or
/// the line of a payment for a cell (no participant).</summary>
internal readonly record struct RuledKey(
    int Participant, int Outcome, int Payment, long Cell, int N)
{
    /// <summary>An item, whatever pays for it.</summary>
    public static RuledKey OfItem(int participant, int outcome, int n) =>
        new(participant, outcome, -1, -1, n);

    /// <summary>A line.</summary>
    public static RuledKey OfLine(in Line line) => line.Cell >= 0
        ? new RuledKey(-1, -1, line.Payment, line.Cell, line.N)
        : new RuledKey(line.Participant, line.Outcome, line.Payment, -1, line.N);
}
