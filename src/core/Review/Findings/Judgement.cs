using System.Collections.Immutable;
using Outturn.Schemes;

namespace Outturn.Review.Findings;

/// <summary>A number that a finding rests on.</summary>
/// <param name="Name">What it is: <c>coverage</c>.</param>
/// <param name="Value">The number.</param>
/// <param name="Unit">share, money, people, days, months, years, points or
/// number.</param>
public sealed record Slot(string Name, double Value, string Unit);

/// <summary>A change of the text that a finding proposes.</summary>
/// <param name="Place">What is replaced.</param>
/// <param name="Text">By what.</param>
public sealed record TextChange(Place Place, string Text);

/// <summary>What a longer search would tell than a review has time for.</summary>
/// <param name="Tells">What it tells.</param>
/// <param name="Options">What <c>optimise</c> is given after the scheme.</param>
public sealed record FurtherSearch(string Tells, string Options);

/// <summary>What one rule says of one part of a scheme.</summary>
/// <param name="Verdict">The verdict.</param>
/// <param name="Message">What was found, in words and numbers; for the other verdicts, why.
/// </param>
public sealed record Judgement(Verdict Verdict, string Message)
{
    /// <summary>How much it weighs, where something was found.</summary>
    public Weight Weight { get; init; }

    /// <summary>Where it stands in the text.</summary>
    public Place Place { get; init; } = Place.None;

    /// <summary>The clause by its path: <c>payments.job-outcome</c>.</summary>
    public string Clause { get; init; } = "";

    /// <summary>The group that it is about; empty: all.</summary>
    public string Group { get; init; } = "";

    /// <summary>The contract year that it is about, from 1; 0: none.</summary>
    public int Year { get; init; }

    /// <summary>What to change, in words.</summary>
    public string Fix { get; init; } = "";

    /// <summary>The same as changes of the text, where they are known.</summary>
    public ImmutableArray<TextChange> Changes { get; init; } = [];

    /// <summary>What a longer search would tell; null: nothing more.</summary>
    public FurtherSearch? Further { get; init; }

    /// <summary>The numbers.</summary>
    public ImmutableArray<Slot> Slots { get; init; } = [];

    /// <summary>The number that an acceptance may bound: the first of <see cref="Slots"/>.
    /// </summary>
    public double? Measure => Slots.Length > 0 ? Slots[0].Value : null;

    /// <summary>Whether less of <see cref="Measure"/> is worse.</summary>
    public bool LessIsWorse { get; init; }

    /// <summary>True where the law sets the term aside: nobody can accept it.</summary>
    public bool IsLegal { get; init; }

    /// <summary>The inputs that were defaults or assumptions: a finding that rests on one is at
    /// most should-fix.</summary>
    public ImmutableArray<string> RestsOn { get; init; } = [];

    /// <summary>The rule whose finding is the cause of this one; empty: none.</summary>
    public string Follows { get; init; } = "";

    /// <summary>Whether a value of <see cref="Measure"/> is worse than another.</summary>
    public bool IsWorse(double value, double than) => LessIsWorse ? value < than : value > than;
}
