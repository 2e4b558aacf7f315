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

    public ResolvedFormula Resolve(Formula formula)
    {
        lock (_resolved)
        {
            return ResolveOnce(formula);
        }
    }

    private ResolvedFormula ResolveOnce(Formula formula)
    {
        if (!_resolved.TryGetValue(formula, out ResolvedFormula? resolved))
        {
            CompiledFormula? compiled =
                compile ? FormulaCompiler.Compile(workings, formula) : null;
            resolved = new ResolvedFormula(formula, Interpreter, compiled);
            _resolved.Add(formula, resolved);
        }
        return resolved;
    }

    public ResolvedFormula? ResolveOptional(Formula? formula) =>
        formula is null ? null : Resolve(formula);

    public ResolvedFormula[] ResolveAll(IEnumerable<Formula> formulas) =>
        [.. formulas.Select(Resolve)];
}
