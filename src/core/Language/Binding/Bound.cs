using Outturn.Schemes;

namespace Outturn.Language.Binding;

/// <summary>An expression with its names resolved and its units checked, and what is known about
/// when it is missing.</summary>
internal sealed class Bound(Formula formula, Causes missing)
{
    /// <summary>The node of the graph.</summary>
    public Formula Formula { get; } = formula;

    public ValueType Type => Formula.Type;

    public Place Place => Formula.Place;

    /// <summary>Why the value may be missing; none: it never is.</summary>
    public Causes Missing { get; } = missing;

    /// <summary>What cannot be where the value is known; of a condition: where it holds.</summary>
    public Causes RuledOut { get; init; } = missing;

    /// <summary>What cannot be where a condition is known not to hold.</summary>
    public Causes RuledOutByNo { get; init; } = missing;

    /// <summary>True where the text was wrong and has been reported: nothing more is said about
    /// what is made of it.</summary>
    public bool IsWrong { get; init; }

    public static Bound Wrong(Place place) =>
        new(new Constant(place, ValueType.Plain, Value.Missing), Causes.None) { IsWrong = true };

    public bool IsNumber => Type.Kind == ValueKind.Number;

    public bool IsPercent => IsNumber && Type.Unit.IsNone && Type.Form == NumberForm.Percent;

    /// <summary>The same value with fewer causes for being missing.</summary>
    public Bound Given(Causes ruledOut) => IsWrong || !Missing.Any || !ruledOut.Any
        ? this
        : new Bound(Formula, Missing - ruledOut)
        {
            RuledOut = RuledOut,
            RuledOutByNo = RuledOutByNo,
        };
}
