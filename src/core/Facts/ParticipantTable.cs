using System.Collections.Immutable;

namespace Outturn.Facts;

/// <summary>The columns of participants.csv as settlement reads them.</summary>
public sealed record ParticipantColumns
{
    /// <summary>Index in <see cref="FactBase.Providers"/>.</summary>
    public required int[] Provider { get; init; }

    /// <summary>Day number of the referral; <see cref="ParticipantTable.NoDay"/>: not given.
    /// </summary>
    public required int[] Referred { get; init; }

    /// <summary>Day number of the start; <see cref="ParticipantTable.NoDay"/>: never.</summary>
    public required int[] Started { get; init; }

    /// <summary>First day on which the row's provider and attributes hold; of a participant's
    /// first row <see cref="ParticipantTable.NoDay"/> unless the file says otherwise.</summary>
    public required int[] From { get; init; }

    /// <summary>Day number on which the row was recorded, or from which it is known.</summary>
    public required int[] Recorded { get; init; }

    /// <summary>Physical line in the file, from 1.</summary>
    public required int[] Line { get; init; }

    /// <summary>The scheme's attributes, in its order.</summary>
    public required ImmutableArray<AttributeColumn> Attributes { get; init; }
}

/// <summary>
/// The participants known as at a date. Rows 0 to <see cref="Count"/> − 1 are one for each
/// participant, in the order of the ids' UTF-8 bytes, so that comparing rows compares ids. Rows
/// from
/// <see cref="Count"/> on are later versions (column <c>from</c>), by participant and day.
/// </summary>
public sealed class ParticipantTable
{
    /// <summary>A day that is not given.</summary>
    public const int NoDay = int.MinValue;

    private readonly ParticipantColumns _columns;
    private readonly Func<int, string> _id;
    private readonly int[] _firstVersion;

    /// <summary>A table of columns with <paramref name="count"/> participants; versions after
    /// them, of which <paramref name="versionOf"/> names the participant, ascending.</summary>
    public ParticipantTable(
        int count, ParticipantColumns columns, Func<int, string> id, ReadOnlySpan<int> versionOf)
    {
        (Count, _columns, _id) = (count, columns, id);
        _firstVersion = versionOf.IsEmpty ? [] : new int[count + 1];
        foreach (int participant in versionOf)
        {
            _firstVersion[participant + 1]++;
        }
        for (int i = 0; i < _firstVersion.Length; i++)
        {
            _firstVersion[i] += i == 0 ? count : _firstVersion[i - 1];
        }
    }

    /// <summary>How many participants there are.</summary>
    public int Count { get; }

    /// <summary>How many rows: participants and their later versions.</summary>
    public int Rows => _columns.Line.Length;

    /// <summary>The columns, for code that is made to read them; not to be written to.</summary>
    public ParticipantColumns Columns => _columns;

    /// <summary>Whether anybody has a later version.</summary>
    public bool HasVersions => _firstVersion.Length > 0;

    /// <inheritdoc cref="ParticipantColumns.Provider"/>
    public ReadOnlySpan<int> Provider => _columns.Provider;

    /// <inheritdoc cref="ParticipantColumns.Referred"/>
    public ReadOnlySpan<int> Referred => _columns.Referred;

    /// <inheritdoc cref="ParticipantColumns.Started"/>
    public ReadOnlySpan<int> Started => _columns.Started;

    /// <inheritdoc cref="ParticipantColumns.From"/>
    public ReadOnlySpan<int> From => _columns.From;

    /// <inheritdoc cref="ParticipantColumns.Recorded"/>
    public ReadOnlySpan<int> Recorded => _columns.Recorded;

    /// <inheritdoc cref="ParticipantColumns.Line"/>
    public ReadOnlySpan<int> Line => _columns.Line;

    /// <inheritdoc cref="ParticipantColumns.Attributes"/>
    public ImmutableArray<AttributeColumn> Attributes => _columns.Attributes;

    /// <summary>The id of a participant, leading zeros kept. Makes a string at each call.
    /// </summary>
    public string Id(int participant) => _id(participant);

    /// <summary>The row that holds on a day: the participant's own, or the last version whose
    /// <c>from</c> is not after the day.</summary>
    public int RowOn(int participant, int day)
    {
        int row = participant;
        for (int i = HasVersions ? _firstVersion[participant] : 0;
            HasVersions && i < _firstVersion[participant + 1] && From[i] <= day; i++)
        {
            row = i;
        }
        return row;
    }

    /// <summary>The row of an id, or -1, by halving.</summary>
    public int IndexOf(string id)
    {
        int low = 0, high = Count - 1;
        while (low <= high)
        {
            int middle = low + ((high - low) / 2);
            int order = Utf8Order.Instance.Compare(Id(middle), id);
            if (order == 0)
            {
                return middle;
            }
            (low, high) = order < 0 ? (middle + 1, high) : (low, middle - 1);
        }
        return -1;
    }
}
