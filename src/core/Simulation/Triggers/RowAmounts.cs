using Outturn.Settlement;

namespace Outturn.Simulation.Triggers;

/// <summary>Adds up what is due for each row, where rows are the cells.</summary>
internal sealed class RowAmounts(int count) : IDueReceiver
{
    /// <summary>In minor units, by row.</summary>
    public long[] Of { get; } = new long[count];

    public object? Prepare(SettlementNames names, IReadOnlyList<Due> dues)
    {
        foreach (Due due in dues)
        {
            Of[due.Line.Cell] += due.Amount;
        }
        return null;
    }

    public void Take(object? prepared)
    {
        // All is added where it is prepared.
    }
}
