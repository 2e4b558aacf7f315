using System.Collections.Immutable;
using Outturn.Quantities;
using Outturn.Schemes;

namespace Outturn.Tests.Core.Reference;

/// <summary>Whoever a formula is worked out for: a participant, one of its items or events, a cell,
/// a line. Nothing in it changes; whoever asks next is another asker.</summary>
internal sealed record Asker
{
    public int Person { get; init; } = -1;

    /// <summary>The day whose attributes count; null: what was said first.</summary>
    public int? AsOn { get; init; }

    public Achieved? Item { get; init; }

    public Happening? Event { get; init; }

    /// <summary>The member whose facts alone count; null: all.</summary>
    public int? Member { get; init; }

    /// <summary>The outcome whose time is not used again, or -1.</summary>
    public int TimeNotUsedBy { get; init; } = -1;

    public int? Day { get; init; }

    public CellAt? Cell { get; init; }

    public Rational? Tier { get; init; }

    /// <summary>The provider of a line that is of no participant.</summary>
    public int Provider { get; init; } = -1;

    public int Payment { get; init; } = -1;

    /// <summary>Lines of payments as far as they are worked out; null: as priced.</summary>
    public Func<int, IEnumerable<Counted>>? Lines { get; init; }

    /// <summary>What accounts stand at for the line in hand.</summary>
    public Func<int, Rational>? Owed { get; init; }
}

/// <summary>A cell: its dimensions and one key for each.</summary>
internal sealed record CellAt(CellSpace Space, ImmutableArray<long> Keys)
{
    public string Name => string.Join('/', Keys);

    public bool Is(CellAt other) => Keys.SequenceEqual(other.Keys);

    public long? KeyOf(Func<Dimension, bool> wanted)
    {
        for (int i = 0; i < Keys.Length; i++)
        {
            if (wanted(Space.Dimensions[i]))
            {
                return Keys[i];
            }
        }
        return null;
    }
}

/// <summary>One event, as known.</summary>
internal sealed record Happening(
    int Row, int Kind, int From, int To, Value Value, int Source, int Member, int Recorded);

/// <summary>An item: something achieved.</summary>
internal sealed record Achieved(int Outcome, int N, int Day)
{
    public int? Payable { get; init; }

    public Rational Units { get; init; } = 1;

    public int Kind { get; init; }

    public Value Value { get; init; }

    public Happening? Decider { get; init; }

    public int? From { get; init; }

    public int? To { get; init; }

    public int? Undone { get; init; }

    /// <summary>The member whose facts alone earned it; null: all count.</summary>
    public int? Member { get; init; }
}

/// <summary>A line with what is left of it.</summary>
internal sealed record Counted(Priced Line, Rational Units, long Amount);

/// <summary>A line: what a payment pays for an item or cell, before limits.</summary>
internal sealed record Priced(int Payment, int Person, int N, int Payable, long Amount)
{
    public CellAt? Cell { get; init; }

    public Achieved? Item { get; init; }

    public int Achieved { get; init; }

    public int Provider { get; init; } = -1;

    public Rational Units { get; init; } = 1;

    /// <summary>The adjustment that made the line, or -1.</summary>
    public int Entry { get; init; } = -1;

    /// <summary>The day on which its deciding fact was recorded.</summary>
    public int Recorded { get; init; }

    public int? Undone => Item?.Undone;
}

/// <summary>A part of a line: so much on a day.</summary>
internal sealed record Dated(Priced Line, int Date, long Amount, bool TakesBack = false)
{
    /// <summary>The place of the line in payment order.</summary>
    public int Order { get; init; }

    /// <summary>Payable units; 0 where only the money changes.</summary>
    public Rational Units { get; init; }
}

/// <summary>Something cannot be worked out: no figure in a table, no date, too late.</summary>
internal sealed class NotPayableException(string why) : Exception(why);
