using Outturn.Schemes;

namespace Outturn.Settlement;

/// <summary>Makes formulas ready, each once and for all threads: compiled for many participants,
/// interpreted for few or for an explanation.</summary>
internal sealed class FormulaBook(Workings workings, bool compile, Trace? trace = null)
{
    private readonly Dictionary<Formula, ResolvedFormula> _resolved =
        new(ReferenceEqualityComparer.Instance);

    public Interpreter Interpreter { get; } = new(workings, trace);

    public Trace? Trace { get; } = trace;

    /// <summary>Whether formulas are compiled where they can be.</summary>
    public bool IsCompiled => compile;

    /// <param name="formula">The formula.</param>
    /// <param name="space">The cells or rows of which one is in hand where it is worked out; null:
    /// an item, participant or line is.</param>
    public ResolvedFormula Resolve(Formula formula, CellSpace? space = null)
    {
        lock (_resolved)
        {
            return ResolveOnce(formula, space);
        }
    }

    /// <summary>How the values of a measure are kept: over which scale, and whether over a number
    /// of their own.</summary>
    public (long Scale, bool HasOver) FormOf(int measure)
    {
        Measure of = workings.Scheme.Measures[measure];
        return Resolve(of.Value, of.Space).Form
            ?? (1, of.Value.Type.Kind == ValueKind.Number);
    }

    /// <summary>What the sums of a tally are over.</summary>
    public long ScaleOf(Tally tally) =>
        tally is { Function: AggregateFunction.Sum, Argument: { } argument }
            && Resolve(argument, workings.SpaceOf(tally)).Form is (var scale, false)
                ? scale
                : 1;

    private ResolvedFormula ResolveOnce(Formula formula, CellSpace? space)
    {
        if (!_resolved.TryGetValue(formula, out ResolvedFormula? resolved))
        {
            CompiledFormula? compiled = compile
                ? FormulaCompiler.Compile(
                    workings, new SubjectReads(workings, this, space), formula)
                : null;
            resolved = new ResolvedFormula(formula, Interpreter, compiled);
            _resolved.Add(formula, resolved);
        }
        return resolved;
    }

    public ResolvedFormula? ResolveOptional(Formula? formula, CellSpace? space = null) =>
        formula is null ? null : Resolve(formula, space);

    public ResolvedFormula[] ResolveAll(
        IEnumerable<Formula> formulas, CellSpace? space = null) =>
        [.. formulas.Select(f => Resolve(f, space))];
}
