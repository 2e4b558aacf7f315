using System.Collections.Immutable;
using Outturn.Language.Syntax;
using Outturn.Quantities;
using Outturn.Schemes;

namespace Outturn.Language.Binding;

/// <summary>The name or expression that a dimension of a cell was written as.</summary>
internal sealed record SpaceKey(YamlScalar Scalar, Expression Expression)
{
    /// <summary>As written: the name of the dimension.</summary>
    public string Text => Expression is NameExpression name
        ? name.Name
        : Scalar.Text[Expression.Start..Expression.End];
}

/// <summary>Cells, with the expressions that say into which of them something falls.</summary>
internal sealed record Space(CellSpace Cells, ImmutableArray<SpaceKey> Keys)
{
    public static Space Scheme { get; } = new(CellSpace.Scheme, []);

    public ImmutableArray<Dimension> Dimensions => Cells.Dimensions;

    /// <summary>Whether a dimension that the text lists was wrong and is not here.</summary>
    public bool HasGaps(YamlNode written) =>
        Cells.Rows == CellRows.Product && written is YamlList list
            && list.Items.Count > Keys.Length;

    /// <summary>For messages: "provider and contract-year", "the whole scheme".</summary>
    public string Words => Dimensions.IsEmpty
        ? "the whole scheme"
        : Wording.List(Dimensions.Select(d => d.Name));
}

/// <summary>What the items in hand are like.</summary>
internal sealed record ItemFields(ImmutableArray<int> Outcomes)
{
    /// <summary>The labels of <c>kind</c>; null where outcomes differ in them.</summary>
    public LabelList? Kinds { get; init; }

    /// <summary>The type of <c>value</c>; null: there is none, or outcomes differ in it.</summary>
    public ValueType? Value { get; init; }

    /// <summary>The unit of payable units.</summary>
    public Unit Units { get; init; } = Unit.Of(Quantities.Dimensions.Unit);
}

/// <summary>Whose expression it is: what the names in it can mean (language reference 9, "Names").
/// </summary>
internal sealed record Scope(string Words)
{
    /// <summary>The item in hand.</summary>
    public ItemFields? Item { get; init; }

    /// <summary>The event in hand.</summary>
    public bool Event { get; init; }

    /// <summary>The type of the event's value.</summary>
    public ValueType? EventValue { get; init; }

    /// <summary>The cell in hand, or the row of a return or statistic.</summary>
    public Space? Cell { get; init; }

    /// <summary>True where there is one participant.</summary>
    public bool Participant { get; init; }

    /// <summary>The date that places the thing in hand in a period.</summary>
    public Formula? Placing { get; init; }

    /// <summary>Why that date may be missing.</summary>
    public Causes PlacingMissing { get; init; } = Causes.None;

    /// <summary>True where that date goes before the cell's own period: lines are placed by their
    /// payable date.</summary>
    public bool PlacingFirst { get; init; }

    /// <summary>True where <c>day</c> is the day tried.</summary>
    public bool Day { get; init; }

    /// <summary>The type of <c>tier</c>, in a price that has one.</summary>
    public ValueType? Tier { get; init; }

    /// <summary>True for lines, which have an outcome and a payment.</summary>
    public bool Line { get; init; }

    /// <summary>True where aggregates over the cell may stand.</summary>
    public bool Aggregates { get; init; }

    /// <summary>True for the thing that an aggregate counts: <c>job.value</c> is then the value of
    /// the item counted, not of the first.</summary>
    public bool Counted { get; init; }

    /// <summary>Causes for missing values that cannot be here: the clock has started, say.
    /// </summary>
    public Causes RuledOut { get; init; } = Causes.None;
}
