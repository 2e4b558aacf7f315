using System.Linq.Expressions;

namespace Outturn.Settlement;

/// <summary>A formula as machine code: a number over a constant scale. The code is made when it is
/// first asked for: in a fused pass most formulas never are, and making it takes longer than
/// settling a thousand people.</summary>
internal sealed class CompiledFormula(Expression<Func<Subject, long>> code, long scale)
{
    private Func<Subject, long>? _work;

    /// <summary>What the number is over.</summary>
    public long Scale { get; } = scale;

    /// <summary>The number for a subject. Two threads may both make the code: it is the same.
    /// </summary>
    public long Work(Subject subject) => (_work ??= code.Compile())(subject);
}
