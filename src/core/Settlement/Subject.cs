using Outturn.Quantities;
using Outturn.Schemes;

namespace Outturn.Settlement;

/// <summary>What a formula is evaluated for: a participant, one of its items or events, a day
/// tried, a cell, or a line. One subject a thread is moved from one to the next; what has been
/// worked out for the participant in hand (groups, cohorts, items) is kept until the next.
/// </summary>
internal sealed class Subject
{
    /// <summary>Facts of every member of the family count.</summary>
    public const int AllMembers = int.MinValue;

    private const int Unknown = int.MinValue + 1;
    private readonly Achievement _achievement;
    private readonly int[] _groups;
    private readonly int[] _cohorts;
    private readonly List<Item>?[] _items;
    private readonly List<Item>[] _itemLists;

    public Subject(Achievement achievement, Scheme scheme)
    {
        _achievement = achievement;
        _groups = new int[scheme.Groups.Length];
        _cohorts = new int[scheme.Cohorts.Length];
        _items = new List<Item>?[scheme.Outcomes.Length];
        _itemLists = [.. scheme.Outcomes.Select(_ => new List<Item>(1))];
    }

    /// <summary>The participant in hand, or -1.</summary>
    public int Participant { get; private set; } = -1;

    /// <summary>The day whose attributes count, or no day: those known last.</summary>
    public int AsOn { get; set; } = Days.None;

    /// <summary>The item in hand.</summary>
    public Item Item { get; set; }

    /// <summary>The event in hand, a row of the event table.</summary>
    public int Event { get; set; } = -1;

    /// <summary>The member of the family whose facts alone count, or <see cref="AllMembers"/>.
    /// </summary>
    public int Member { get; set; } = AllMembers;

    /// <summary>The day tried.</summary>
    public int Day { get; set; } = Days.None;

    /// <summary>The keys of the cell or row in hand.</summary>
    public long[] Cell { get; set; } = [];

    /// <summary>The ordinal of the cell, or row of the return or statistic, in hand.</summary>
    public long Ordinal { get; set; }

    /// <summary>What the number is over, besides its scale, that compiled code has just worked out.
    /// </summary>
    public long Over { get; set; } = 1;

    /// <summary>The totals of the clause whose cell is in hand.</summary>
    public ClauseTallies? Tallies { get; set; }

    /// <summary>The place on the running total of the tier in hand.</summary>
    public Rational Tier { get; set; }

    /// <summary>The balance of an account before the line in hand, where one may be read.
    /// </summary>
    public Func<int, Value>? Accounts { get; set; }

    /// <summary>The provider of the line in hand, where it is of no participant.</summary>
    public int LineProvider { get; set; } = -1;

    /// <summary>The payment of the line in hand.</summary>
    public int LinePayment { get; set; } = -1;

    /// <summary>The provider of the participant on the day in hand, or of the line.</summary>
    public int ProviderIn(ParticipantRows participants) => Participant < 0
        ? LineProvider
        : participants.Provider(Participant, AsOn);

    /// <summary>Takes up another participant, or none: -1.</summary>
    public void MoveTo(int participant)
    {
        Participant = participant;
        AsOn = Days.None;
        Member = AllMembers;
        Event = -1;
        _groups.AsSpan().Fill(Unknown);
        _cohorts.AsSpan().Fill(Unknown);
        _items.AsSpan().Clear();
    }

    /// <summary>The participant's label in a group set.</summary>
    public int Group(int set) => _groups[set] != Unknown
        ? _groups[set]
        : _groups[set] = _achievement.PlaceInGroup(set, this);

    /// <summary>The participant's label in a cohort set, or no label.</summary>
    public int Cohort(int set) => _cohorts[set] != Unknown
        ? _cohorts[set]
        : _cohorts[set] = _achievement.PlaceInCohort(set, this);

    /// <summary>The participant's items of an outcome before decisions and before others exclude
    /// them.</summary>
    public List<Item> ItemsBeforeDecisions(int outcome)
    {
        var items = new List<Item>();
        _achievement.AchieveAll(outcome, this, items);
        return items;
    }

    /// <summary>The participant's items of an outcome; none where they cannot be worked out, which
    /// refuses what they would be paid.</summary>
    public IReadOnlyList<Item> ItemsIfKnown(int outcome)
    {
        try
        {
            return Items(outcome);
        }
        catch (Exception e) when (Unpaid.Is(e))
        {
            (AsOn, Member) = (Days.None, AllMembers);
            return [];
        }
    }

    /// <summary>The participant's items of an outcome, in order of date.</summary>
    public List<Item> Items(int outcome)
    {
        if (_items[outcome] is { } items)
        {
            return items;
        }
        int[] rivals = _achievement.RivalsOf(outcome);
        foreach (int rival in rivals)
        {
            _itemLists[rival].Clear();
            _achievement.Achieve(rival, this, _itemLists[rival]);
        }
        _achievement.Exclude(rivals, _itemLists);
        foreach (int rival in rivals)
        {
            // Only now: where it could not be worked out, whoever asks next is refused too.
            _items[rival] = _itemLists[rival];
        }
        return _itemLists[outcome];
    }
}
