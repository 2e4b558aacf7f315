using Outturn.Facts;
using Outturn.Quantities;
using Outturn.Schemes;

namespace Outturn.Settlement;

/// <summary>The events known, row by row, as formulas read them.</summary>
internal sealed class EventRows(EventTable table)
{
    /// <summary>First row of a participant, and the row after its last.</summary>
    public (int First, int End) Of(int participant) =>
        (table.Start[participant], table.Start[participant + 1]);

    public int From(int row) => table.From[row];

    public int To(int row) => table.To[row];

    public int Kind(int row) => table.Kind[row];

    public int Source(int row) => table.Source.IsEmpty ? -1 : table.Source[row];

    public int Member(int row) => table.Member.IsEmpty ? -1 : table.Member[row];

    public int Recorded(int row) => table.Recorded[row];

    public Value ValueOf(int row) =>
        table.Value.IsEmpty || table.Value[row] == AttributeColumn.Missing
            ? default
            : Value.Of(Rational.Of(table.Value[row], table.Scale[table.Kind[row]]));
}

/// <summary>The participants known, as formulas read them. Without a day, what was said first
/// counts; with one, what holds on that day.</summary>
internal sealed class ParticipantRows(ParticipantTable table)
{
    public int Count => table.Count;

    public int Provider(int participant, int day) => table.Provider[table.RowOn(participant, day)];

    /// <summary>The line of the file that holds on a day.</summary>
    public int Line(int participant, int day) => table.Line[table.RowOn(participant, day)];

    public int Referred(int participant) => table.Referred[participant];

    public int Started(int participant) => table.Started[participant];

    public AttributeColumn Column(int attribute) => table.Attributes[attribute];

    public long Stored(AttributeColumn column, int participant, int day) => participant < 0
        ? AttributeColumn.Missing
        : column[table.RowOn(participant, day)];

    public Value Attribute(int attribute, int participant, int day)
    {
        if (participant < 0)
        {
            return default;
        }
        AttributeColumn column = table.Attributes[attribute];
        long stored = Stored(column, participant, day);
        return stored == AttributeColumn.Missing
            ? default
            : Value.Of(Rational.Of(stored, column.Scale));
    }
}
