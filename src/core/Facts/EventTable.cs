using System.Collections.Immutable;

namespace Outturn.Facts;

/// <summary>The columns of events.csv as settlement reads them, side by side.</summary>
public sealed record EventColumns
{
    /// <summary>Day number of the first day.</summary>
    public required int[] From { get; init; }

    /// <summary>Day number of the last day, which belongs to it. An open spell counts up to the
    /// day on which it was recorded; what is no spell ends on its first day.</summary>
    public required int[] To { get; init; }

    /// <summary>Index of the kind in the scheme's events.</summary>
    public required ushort[] Kind { get; init; }

    /// <summary>Stored values, to be divided by the kind's <see cref="EventTable.Scale"/>;
    /// <see cref="AttributeColumn.Missing"/> where there is none. Empty where no kind has values.
    /// </summary>
    public required long[] Value { get; init; }

    /// <summary>Index in <see cref="FactBase.Sources"/>, -1: not said. Empty where nothing says.
    /// </summary>
    public required int[] Source { get; init; }

    /// <summary>Index in <see cref="FactBase.Texts"/> of the member of the family, -1: not said.
    /// Empty where nothing says.</summary>
    public required int[] Member { get; init; }

    /// <summary>Day number on which it was recorded, or from which it is known.</summary>
    public required int[] Recorded { get; init; }

    /// <summary>Physical line in the file, from 1.</summary>
    public required int[] Line { get; init; }
}

/// <summary>A version of an event that a later row corrects.</summary>
/// <param name="Recorded">Day number on which it was recorded.</param>
/// <param name="To">Day number of the last day of a spell, of an open one the day recorded; the
/// greatest number of what is no spell.</param>
internal readonly record struct EventVersion(int Recorded, int To);

/// <summary>
/// The events known as at a date, grouped by participant; of one participant by first day, last
/// day, kind, member, value, source, recorded, so that the order of rows in the file is nowhere to
/// be seen.
/// </summary>
public sealed class EventTable(int[] start, EventColumns columns, ImmutableArray<long> scales)
{
    /// <summary>How many events there are.</summary>
    public int Count => columns.Line.Length;

    /// <summary>The events of participant p are those from Start[p] to Start[p + 1] − 1.</summary>
    public ReadOnlySpan<int> Start => start;

    /// <inheritdoc cref="EventColumns.From"/>
    public ReadOnlySpan<int> From => columns.From;

    /// <inheritdoc cref="EventColumns.To"/>
    public ReadOnlySpan<int> To => columns.To;

    /// <inheritdoc cref="EventColumns.Kind"/>
    public ReadOnlySpan<ushort> Kind => columns.Kind;

    /// <inheritdoc cref="EventColumns.Value"/>
    public ReadOnlySpan<long> Value => columns.Value;

    /// <inheritdoc cref="EventColumns.Source"/>
    public ReadOnlySpan<int> Source => columns.Source;

    /// <inheritdoc cref="EventColumns.Member"/>
    public ReadOnlySpan<int> Member => columns.Member;

    /// <inheritdoc cref="EventColumns.Recorded"/>
    public ReadOnlySpan<int> Recorded => columns.Recorded;

    /// <summary>By line the versions that the row corrects, where an outcome must be recorded in
    /// time.</summary>
    internal IReadOnlyDictionary<int, ImmutableArray<EventVersion>> Earlier { get; init; } =
        ImmutableDictionary<int, ImmutableArray<EventVersion>>.Empty;

    /// <summary>The day on which it was first recorded that the event lasted to a day: a row that
    /// corrects or closes it later does not make it late. Of what is no spell, the day on which it
    /// was first recorded at all.</summary>
    public int FirstRecorded(int row, int day)
    {
        int first = Recorded[row];
        if (Earlier.TryGetValue(Line[row], out ImmutableArray<EventVersion> versions))
        {
            foreach (EventVersion version in versions.Where(v => v.To >= day))
            {
                first = Math.Min(first, version.Recorded);
            }
        }
        return first;
    }

    /// <inheritdoc cref="EventColumns.Line"/>
    public ReadOnlySpan<int> Line => columns.Line;

    /// <summary>What one is stored as, for each kind: 100 for pounds in pence, for numbers 10⁶,
    /// for percents 10⁸.</summary>
    public ImmutableArray<long> Scale => scales;
}
