using System.Linq.Expressions;

namespace Outturn.Settlement;

/// <summary>A formula as machine code: a number over a constant scale and, where it has an over,
/// over <see cref="Subject.Over"/> besides. The code is made when it is first asked for: in a fused
/// pass most formulas never are, and making it takes longer than settling a thousand people.
/// </summary>
internal sealed class CompiledFormula
{
    private readonly Expression<Func<Subject, long>>? _code;
    private Func<Subject, long>? _work;

    /// <param name="code">The code.</param>
    /// <param name="scale">What its number is over.</param>
    /// <param name="hasOver">Whether it is over a number besides.</param>
    public CompiledFormula(Expression<Func<Subject, long>> code, long scale, bool hasOver) =>
        (_code, Scale, HasOver) = (code, scale, hasOver);

    /// <summary>A formula for which no code need be made.</summary>
    public CompiledFormula(Func<Subject, long> work, long scale) => (_work, Scale) = (work, scale);

    /// <summary>What the number is over.</summary>
    public long Scale { get; }

    /// <summary>Whether it is over a number besides, which the code leaves with the subject.
    /// </summary>
    public bool HasOver { get; }

    /// <summary>Whether it is always a whole number.</summary>
    public bool IsWhole => Scale == 1 && !HasOver;

    /// <summary>The number for a subject. Two threads may both make the code: it is the same.
    /// </summary>
    public long Work(Subject subject) => (_work ??= _code!.Compile())(subject);

    /// <summary>What the number just worked out for a subject is over.</summary>
    public long OverOf(Subject subject) => HasOver ? checked(Scale * subject.Over) : Scale;
}
