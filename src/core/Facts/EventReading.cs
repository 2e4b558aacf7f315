using System.Collections.Immutable;
using Outturn.Schemes;

namespace Outturn.Facts;

/// <summary>events.csv, from reading to the table.</summary>
internal sealed class EventReading(EventFile file, FileReport report)
{
    private EventResolution? _resolved;

    /// <summary>The columns that hold names.</summary>
    public NamedColumns Named { get; } = file.Named(report.Open);

    /// <summary>The table of a scheme without events.</summary>
    public static EventTable None(Scheme scheme, int participants) => new(
        new int[participants + 1],
        new EventColumns
        {
            From = [], To = [], Kind = [], Value = [], Source = [], Member = [], Recorded = [],
            Line = [],
        },
        [.. scheme.Facts.Events.Select(_ => 1L)]);

    /// <summary>Leaves the rows that count as at a date.</summary>
    public void Resolve(ParticipantResolution participants, (DateOnly AsAt, int Threads) with)
    {
        _resolved = new EventResolution(file, report, with);
        _resolved.Run(participants);
        Named.Lines = _resolved.Lines;
    }

    /// <summary>The table.</summary>
    public EventTable Table(DateOnly asAt, int threads) => new(
        _resolved!.Start,
        file.Gather(_resolved.Lines, (asAt.DayNumber, threads)),
        [.. file.Values.Select(v => v?.Scale ?? 1)])
    {
        Earlier = _resolved.Earlier.ToDictionary(
            e => e.Key, e => e.Value.Select(file.Version).ToImmutableArray()),
    };
}
