using System.Collections.Immutable;

namespace Outturn.Schemes;

/// <summary>A table of figures of the contract (language reference 6).</summary>
public sealed record Table(string Name, string Number, Place Place) : Clause(Name, Number, Place)
{
    /// <summary>What it gives: one column with the table's own name, or several.</summary>
    public required ImmutableArray<TableColumn> Columns { get; init; }

    /// <summary>The levels, outermost first; level 0 of a dated table is the date.</summary>
    public required ImmutableArray<TableLevel> Levels { get; init; }

    /// <summary>True where level 0 is the date in force.</summary>
    public bool Dated { get; init; }

    /// <summary>True for a table that stands inside another clause as its value. A table whose
    /// figures or edges are formulas on who asks is in the list once for each kind of asker; the
    /// copies have the name and number of the first.</summary>
    public bool Inline { get; init; }

    /// <summary>The rows under the outermost level, or the single leaf.</summary>
    public required TableBranch Values { get; init; }
}

/// <summary>A column that a table gives.</summary>
public sealed record TableColumn(string Name, ValueType Type);

/// <summary>A level of a table: the name or expression in <c>by</c>, its type, and how its keys
/// cover the range.</summary>
public sealed record TableLevel(string Name, ValueType Type, LevelKind Kind);

/// <summary>How the keys of a level are matched.</summary>
public enum LevelKind
{
    /// <summary>Key equal to the value: labels, whole numbers.</summary>
    Exact,

    /// <summary>Ranges, both ends inside, or <c>from X</c> up to the next key.</summary>
    From,

    /// <summary><c>up to X</c>: more than the key before, at most X; then <c>beyond</c>.</summary>
    UpTo,

    /// <summary>Points on a straight line; the last value holds beyond.</summary>
    Linear,
}

/// <summary>A node of a table: a leaf with one formula for each column, or a level's keys with what
/// stands under each, in the order written.</summary>
public abstract record TableBranch(Place Place);

/// <summary>The figures found: constants, or formulas on who asks.</summary>
public sealed record TableLeaf(Place Place, ImmutableArray<Formula> Figures) : TableBranch(Place)
{
    /// <summary>How well founded these figures are, where the leaf says so itself.</summary>
    public Mark? Mark { get; init; }

    /// <summary>The source that the leaf names itself.</summary>
    public string? Source { get; init; }
}

/// <summary>The keys of one level.</summary>
public sealed record TableKeys(Place Place, ImmutableArray<TableKey> Keys) : TableBranch(Place);

/// <summary>One key: by the level's kind an exact value, a range with both ends inside (an open
/// end is null), a point, or the row that takes what no other key takes.</summary>
public sealed record TableKey(Place Place, string Text, TableBranch Then)
{
    /// <summary>First value inside (From, exact), or the lower edge, outside (UpTo).</summary>
    public Formula? From { get; init; }

    /// <summary>Last value inside; null: up to the next key, or no end.</summary>
    public Formula? To { get; init; }

    /// <summary>True for <c>otherwise</c> and <c>beyond</c>.</summary>
    public bool Otherwise { get; init; }
}
