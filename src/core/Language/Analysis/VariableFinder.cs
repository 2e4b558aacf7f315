using Outturn.Quantities;
using Outturn.Schemes;

namespace Outturn.Language.Analysis;

/// <summary>Finds what conditions ask about, and the constants at which their answers change.
/// </summary>
internal sealed class VariableFinder(Bounds bounds)
{
    private readonly List<(string Key, Formula Formula, List<Span> Cuts)> _found = [];

    /// <summary>The variables of some conditions, in the order in which they are named.</summary>
    /// <param name="conditions">What is asked.</param>
    /// <param name="sensible">True where numbers that nobody would give, ages below 0 say, are
    /// left out: for examples. False for what must hold for all.</param>
    public IReadOnlyList<Variable> In(IEnumerable<Formula> conditions, bool sensible)
    {
        foreach (Formula condition in conditions)
        {
            Visit(condition);
        }
        return [.. _found
            .Select(f => new Variable(
                f.Key, f.Formula, [.. Cut(f.Formula, f.Cuts, sensible)]))
            .Where(v => v.Pieces.Count > 0)];
    }

    private void Visit(Formula formula)
    {
        switch (formula)
        {
            case Binary pair when pair.Operator is >= Operator.Equal
                and <= Operator.GreaterOrEqual:
                Note(pair.Left, bounds.Of(pair.Right));
                Note(pair.Right, bounds.Of(pair.Left));
                break;
            case Membership member:
                member.In.ToList().ForEach(e => Note(member.Of, bounds.Of(e)));
                break;
            case TableAt at:
                Edges(at, bounds.Scheme.Tables[at.Table].Values, 0);
                break;
        }
        if (FormulaKey.IsVariable(formula))
        {
            Find(formula);
            return;
        }
        foreach (Formula part in FormulaParts.PartsOf(formula))
        {
            Visit(part);
        }
    }

    private void Edges(TableAt at, TableBranch branch, int level)
    {
        if (branch is not TableKeys rows || level >= at.Keys.Length)
        {
            return;
        }
        foreach (TableKey row in rows.Keys)
        {
            foreach (Formula edge in new[] { row.From, row.To }.OfType<Formula>())
            {
                Note(at.Keys[level], bounds.Of(edge));
            }
            Edges(at, row.Then, level + 1);
        }
    }

    private void Note(Formula side, Span other)
    {
        if (FormulaKey.IsVariable(side))
        {
            Find(side).Add(other);
        }
        else if (side is Binary { Operator: Operator.Otherwise } either)
        {
            Note(either.Left, other);
            Note(either.Right, other);
        }
    }

    private List<Span> Find(Formula variable)
    {
        string key = FormulaKey.Of(variable);
        int index = _found.FindIndex(f => f.Key == key);
        if (index < 0)
        {
            index = _found.Count;
            _found.Add((key, variable, []));
        }
        else if (variable.Type.MayBeMissing)
        {
            _found[index] = _found[index] with { Formula = variable };
        }
        return _found[index].Cuts;
    }

    private IEnumerable<Piece> Cut(Formula variable, List<Span> cuts, bool sensible)
    {
        Span all = bounds.Of(variable);
        foreach (Piece piece in Known(variable, all, cuts, sensible))
        {
            yield return piece;
        }
        if (all.CanBeMissing)
        {
            yield return new Piece(Span.Missing, Span.Missing);
        }
    }

    private static IEnumerable<Piece> Known(
        Formula variable, Span all, List<Span> cuts, bool sensible)
    {
        Schemes.ValueType type = variable.Type;
        switch (type.Kind)
        {
            case ValueKind.Label:
                return Pieces.OfLabel(
                    all.Labels ?? LabelSet.All,
                    cuts.Select(c => c.Labels?.Single).OfType<int>(),
                    type.Labels?.Labels.Length ?? 0);
            case ValueKind.YesNo:
                return new[] { true, false }.Select(Span.Of).Select(s => new Piece(s, s));
            default:
                Rational[] at = [.. cuts.Select(c => c.Known().Single).OfType<Rational>()];
                bool counted = variable is AttributeOf && type.Kind == ValueKind.Number
                    && type.Unit != Unit.Of(Dimensions.Point) && at.All(c => c.Sign >= 0);
                Span room = sensible && counted
                    ? all.Intersect(Span.NotNegative) ?? all
                    : all;
                bool whole = type.Kind is ValueKind.Date or ValueKind.Period || IsCount(variable);
                return Pieces.OfNumber(room.Known(), at, whole);
        }
    }

    private static bool IsCount(Formula variable) => variable is OverFacts
    {
        Function: AggregateFunction.Count or AggregateFunction.Days or AggregateFunction.Most
            or AggregateFunction.Members,
    } or OverCell
    {
        Tally.Function: AggregateFunction.Count or AggregateFunction.People,
    }
        or FieldOfItem { Field: ItemField.N };
}
