using System.Collections.Immutable;
using Outturn.Language.Syntax;
using Outturn.Quantities;

namespace Outturn.Language.Binding;

/// <summary>A payment as written: what it pays for is known before its price is read, because
/// others ask for its amount.</summary>
internal sealed class PaymentText(Declared declared, Keys? keys)
{
    public Declared Declared => declared;

    public Keys? Keys => keys;

    /// <summary>The outcomes whose items are paid; empty: cells are.</summary>
    public ImmutableArray<int> Outcomes { get; set; } = [];

    /// <summary>The condition on the items of each outcome, or the one on the cell.</summary>
    public ImmutableArray<(YamlScalar Scalar, Expression? Where)> Where { get; set; } = [];

    /// <summary>The cells that are paid; null: items are.</summary>
    public Space? Cells { get; set; }

    /// <summary>What it pays for by the unit; null until its price is read.</summary>
    public Unit? Unit { get; set; }

    public bool IsItems => !Outcomes.IsEmpty;

    /// <summary>True where nobody can tell what it pays for, which is reported: then its price is
    /// not looked at.</summary>
    public bool IsLost => Outcomes.IsEmpty && Cells is null;

    /// <summary>The node of <c>pay/pool</c> or <c>pay/instalments</c>; null: a price for each unit.
    /// </summary>
    public YamlNode? Special(string key) =>
        (keys?.Node("pay") as YamlMap) is { } pay ? pay[key] : null;
}
