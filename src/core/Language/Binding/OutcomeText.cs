using System.Collections.Immutable;
using Outturn.Language.Syntax;
using Outturn.Schemes;

namespace Outturn.Language.Binding;

/// <summary>A fact that is watched, with the condition on it.</summary>
internal sealed record WatchedFact(Declared Fact, YamlScalar Scalar, Expression? Where);

/// <summary>An outcome as written, with what other clauses ask of it.</summary>
internal sealed class OutcomeText(Declared declared, Keys? keys)
{
    public Declared Declared => declared;

    public Keys? Keys => keys;

    /// <summary>The key that says what is watched: happens, adds up…; empty: none does.</summary>
    public string Watch { get; set; } = "";

    public List<WatchedFact> Facts { get; } = [];

    /// <summary>The routes of <c>any of</c>, the parts of <c>all of</c>.</summary>
    public List<Declared> Routes { get; } = [];

    /// <summary>A date of the participant that is watched: <c>happens: started</c>.</summary>
    public YamlScalar? Date { get; set; }

    public LabelList Kinds { get; set; } = new("kinds", []);

    /// <summary>The type of <c>value</c>; null: items have none.</summary>
    public ValueType? Value { get; set; }

    /// <summary>What each item knows: its clock has started, the outcome before it is achieved.
    /// </summary>
    public Causes? RuledOut { get; set; }

    public bool IsOpen { get; set; }

    /// <summary>The payable units; null: not bound yet, or one.</summary>
    public Bound? Units { get; set; }

    public bool UnitsAreBound { get; set; }

    public ImmutableHashSet<int> NotWith { get; set; } = [];

    /// <summary>Whether what is tried <c>at</c> a date is tried on the referral, or so long after
    /// it: its time begins that day, and needs no start.</summary>
    public static bool IsOfReferral(string at) => at.Split(' ')[0] == "referred";
}
