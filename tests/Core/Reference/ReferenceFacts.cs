using Outturn.Facts;
using Outturn.Quantities;
using Outturn.Schemes;

namespace Outturn.Tests.Core.Reference;

/// <summary>The facts known, as plain lists.</summary>
internal sealed class ReferenceFacts(FactBase facts)
{
    private readonly List<Happening>[] _events =
    [
        .. Enumerable.Range(0, facts.Participants.Count).Select(p => EventsOf(facts, p)),
    ];

    public FactBase Base => facts;

    public int AsAt => facts.AsAt.DayNumber;

    public IEnumerable<int> People => Enumerable.Range(0, facts.Participants.Count);

    public IEnumerable<Happening> Events(int person) => _events[person];

    public int? Referred(int person) => Day(facts.Participants.Referred[person]);

    public int? Started(int person) => Day(facts.Participants.Started[person]);

    public int Provider(int person, int? day) =>
        facts.Participants.Provider[RowOn(person, day)];

    public Value Attribute(int attribute, int person, int? day)
    {
        if (person < 0)
        {
            return default;
        }
        AttributeColumn column = facts.Participants.Attributes[attribute];
        long stored = column[RowOn(person, day)];
        return stored == AttributeColumn.Missing
            ? default
            : Value.Of(Rational.Of(stored, column.Scale));
    }

    private int RowOn(int person, int? day) =>
        facts.Participants.RowOn(person, day ?? int.MinValue);

    private static int? Day(int day) => day == ParticipantTable.NoDay ? null : day;

    private static List<Happening> EventsOf(FactBase facts, int person)
    {
        EventTable e = facts.Events;
        var list = new List<Happening>();
        for (int row = e.Start[person]; row < e.Start[person + 1]; row++)
        {
            long stored = e.Value.IsEmpty ? AttributeColumn.Missing : e.Value[row];
            list.Add(new Happening(
                row, e.Kind[row], e.From[row], e.To[row],
                stored == AttributeColumn.Missing
                    ? default
                    : Value.Of(Rational.Of(stored, e.Scale[e.Kind[row]])),
                e.Source.IsEmpty ? -1 : e.Source[row],
                e.Member.IsEmpty ? -1 : e.Member[row],
                e.Recorded[row]));
        }
        return list;
    }
}
