using System.Collections.Immutable;
using Outturn.Review.Findings;

namespace Outturn.Review.Changing;

/// <summary>One of the changes to make first, and what it does where the others are made too.
/// </summary>
/// <param name="Finding">What was found, with what to change.</param>
public sealed record FirstChange(Finding Finding)
{
    /// <summary>Why it was not tried; empty: it was.</summary>
    public string Untried { get; init; } = "";

    /// <summary>What was changed.</summary>
    public ImmutableArray<MadeChange> Made { get; init; } = [];

    /// <summary>How many of the other changes were made with it.</summary>
    public int Others { get; init; }

    /// <summary>What comes of the scheme with the others alone; null: there is no world.</summary>
    public Served? Without { get; init; }

    /// <summary>What comes of it with this one too; null: there is no world.</summary>
    public Served? With { get; init; }

    /// <summary>Whether the rule finds it no more.</summary>
    public bool IsMended { get; init; }

    /// <summary>How much more of the purpose it brings for each unit of money; a gain that costs
    /// nothing is beyond all others.</summary>
    public double Worth => With is not { } with || Without is not { } without ? 0
        : with.Gain(without) is var gain && Math.Abs(gain) < Served.Nothing
            ? with.Pay > without.Pay + Served.Nothing ? double.NegativeInfinity : 0
        : gain < 0 || with.Pay > without.Pay + Served.Nothing
            ? gain / Math.Max(Math.Abs(with.Pay - without.Pay), Served.Nothing)
        : double.PositiveInfinity;
}

/// <summary>A change of the text that was tried.</summary>
/// <param name="Line">The line, from 1.</param>
/// <param name="From">What stood there; empty: nothing.</param>
/// <param name="To">What was put there.</param>
public sealed record MadeChange(int Line, string From, string To);
