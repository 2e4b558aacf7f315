using System.Linq.Expressions;

namespace Outturn.Settlement;

/// <summary>A loop over a run of participants.</summary>
internal delegate void FusedLoop(FusedSums sums, int from, int end);

/// <summary>The code of a fused loop while it is written. For each participant it first works
/// everything out into locals, and only then adds: a participant that is left to the general
/// sweep on the way has added nothing.</summary>
internal sealed class FusedCode
{
    private static readonly ParameterExpression Sums =
        Expression.Parameter(typeof(FusedSums), "sums");

    private readonly ParameterExpression _end = Expression.Parameter(typeof(int), "end");
    private readonly LabelTarget _next = Expression.Label("next");
    private readonly List<ParameterExpression> _variables = [];
    private readonly Dictionary<object, ParameterExpression> _constants =
        new(ReferenceEqualityComparer.Instance);
    private readonly List<Expression> _before = [];
    private readonly List<Expression> _reading = [];
    private readonly List<Expression> _working = [];
    private readonly List<Expression> _adding = [];

    /// <summary>The participant in hand.</summary>
    public ParameterExpression Participant { get; } = Expression.Parameter(typeof(int), "i");

    /// <summary>An object that the loop reads, loaded once before it.</summary>
    public ParameterExpression Constant(object value)
    {
        if (!_constants.TryGetValue(value, out ParameterExpression? variable))
        {
            variable = Before(Expression.Constant(value));
            _constants.Add(value, variable);
        }
        return variable;
    }

    /// <summary>A member of the sums, loaded once before the loop.</summary>
    public ParameterExpression OfSums(Func<Expression, Expression> member) => Before(member(Sums));

    /// <summary>A value of the participant that every later step may read.</summary>
    public ParameterExpression Read(Expression value) => Assigned(value, _reading);

    /// <summary>A value worked out for the participant.</summary>
    public ParameterExpression Local(Expression value) => Assigned(value, _working);

    /// <summary>Gives a local another value.</summary>
    public void Set(ParameterExpression local, Expression value) =>
        _working.Add(Expression.Assign(local, value));

    /// <summary>Leaves the participant to the general sweep.</summary>
    public void LeaveIf(Expression test) => _working.Add(Expression.IfThen(
        test,
        Expression.Block(
            Expression.Call(Sums, nameof(FusedSums.Leave), null, Participant),
            Expression.Goto(_next))));

    /// <summary>Adds to the sums, once all is worked out.</summary>
    public void Add(Expression statement) => _adding.Add(statement);

    /// <summary>The whole loop.</summary>
    public Expression<FusedLoop> Loop()
    {
        var stop = Expression.Label("stop");
        Expression at = Expression.Property(Sums, nameof(FusedSums.At));
        Expression body = Expression.Block(
        [
            Expression.IfThen(
                Expression.GreaterThanOrEqual(Participant, _end), Expression.Goto(stop)),
            Expression.Assign(at, Participant),
            .. _reading,
            .. _working,
            Expression.Assign(at, Expression.Constant(FusedSums.Adding)),
            .. _adding,
            Expression.Label(_next),
            Expression.PreIncrementAssign(Participant),
        ]);
        Expression whole = Expression.Block(
            _variables, [.. _before, Expression.Loop(body), Expression.Label(stop)]);
        return Expression.Lambda<FusedLoop>(whole, Sums, Participant, _end);
    }

    private ParameterExpression Before(Expression value) => Assigned(value, _before);

    private ParameterExpression Assigned(Expression value, List<Expression> list)
    {
        var variable = Expression.Variable(value.Type);
        _variables.Add(variable);
        list.Add(Expression.Assign(variable, value));
        return variable;
    }
}
