using System.Collections.Immutable;
using Outturn.Quantities;

namespace Outturn.Schemes;

/// <summary>What is watched (language reference 4, first question).</summary>
public abstract record Watch;

/// <summary>Each event of some kinds.</summary>
public sealed record Happens(FactSet Facts) : Watch;

/// <summary>A date that every participant has: the start, say.</summary>
public sealed record HappensOn(Formula Date) : Watch;

/// <summary>Days of spells over gaps, values of amounts, or numbers of events, added up.</summary>
public sealed record AddsUp(FactSet Facts, EventShape Shape) : Watch;

/// <summary>Unbroken days; gaps up to <paramref name="Bridging"/> are overlooked.</summary>
public sealed record Continuous(FactSet Facts, Formula? Bridging) : Watch;

/// <summary>How a reading is taken.</summary>
public enum ReadingWatch
{
    /// <summary>Its level.</summary>
    StandsAt,

    /// <summary>How much it rose since the baseline reading.</summary>
    Rises,

    /// <summary>How much it fell since the baseline reading.</summary>
    Falls,
}

/// <summary>A level, or its change since the last reading on or before the start, else since the
/// first.</summary>
public sealed record Reading(FactSet Facts, ReadingWatch How) : Watch;

/// <summary>None of these facts for the time in <c>reaches</c>.</summary>
public sealed record FreeOf(FactSet Facts) : Watch;

/// <summary>A condition that holds at a date, or on the last day of each period.</summary>
public sealed record Holds(Formula Condition, Formula? At, PeriodKind? Each) : Watch;

/// <summary>The earliest of several routes.</summary>
public sealed record AnyOf(ImmutableArray<int> Outcomes) : Watch;

/// <summary>All of several outcomes, achieved on the latest date.</summary>
public sealed record AllOf(ImmutableArray<int> Outcomes) : Watch;

/// <summary>For whom the number of items is limited.</summary>
public enum TimesPer
{
    /// <summary>For the participant in all.</summary>
    Participant,

    /// <summary>For each kind of fact or route.</summary>
    Kind,

    /// <summary>For each period of one kind.</summary>
    Period,
}

/// <summary>An outcome: a function from the facts of one participant to a list of items
/// (language reference 4).</summary>
public sealed record Outcome(string Name, string Number, Place Place) : Clause(Name, Number, Place)
{
    /// <summary>What is watched.</summary>
    public required Watch Watch { get; init; }

    /// <summary>How much, once; null where nothing is to be reached.</summary>
    public Formula? Reaches { get; init; }

    /// <summary>How much, again and again in stretches that do not overlap.</summary>
    public Formula? Every { get; init; }

    /// <summary>First day of the clock; missing: no item.</summary>
    public required Formula Clock { get; init; }

    /// <summary>Day before which it must be achieved; null: by the long stop.</summary>
    public Formula? Deadline { get; init; }

    /// <summary>How many items; null: unlimited. A formula for the participant.</summary>
    public Formula? AtMost { get; init; }

    /// <summary>What the number of items is counted for.</summary>
    public TimesPer Per { get; init; }

    /// <summary>The period of <see cref="TimesPer.Period"/>.</summary>
    public PeriodKind PerPeriod { get; init; }

    /// <summary>Outcomes that exclude this one where they are achieved first.</summary>
    public ImmutableArray<int> NotWith { get; init; } = [];

    /// <summary>Only participants for whom this holds (on the day achieved).</summary>
    public Formula? OnlyIf { get; init; }

    /// <summary>True: facts of one member never join another's.</summary>
    public bool EachMemberAlone { get; init; }

    /// <summary>The outcome whose time is not used again, or -1.</summary>
    public int TimeNotUsedBy { get; init; } = -1;

    /// <summary>Payable units of an item, as a formula on the item; null: one.</summary>
    public Formula? Units { get; init; }

    /// <summary>True: paid only with a claim.</summary>
    public bool Claimed { get; init; }

    /// <summary>The payable day of an item, as a formula on it.</summary>
    public required Formula Payable { get; init; }

    /// <summary>Last day on which its deciding fact or claim may be recorded, as a formula on the
    /// item; null: no limit.</summary>
    public Formula? ClaimedBy { get; init; }

    /// <summary>Facts that undo an item, or null.</summary>
    public FactSet? UndoneBy { get; init; }

    /// <summary>First day of the window of <see cref="UndoneBy"/>, on the item.</summary>
    public Formula? UndoneFrom { get; init; }

    /// <summary>Day after the window of <see cref="UndoneBy"/>, on the item.</summary>
    public Formula? UndoneUntil { get; init; }

    /// <summary>The labels of <see cref="ItemField.Kind"/>: fact kinds or routes.</summary>
    public required LabelList Kinds { get; init; }
}
