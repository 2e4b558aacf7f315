using System.Linq.Expressions;
using Outturn.Schemes;

namespace Outturn.Settlement;

/// <summary>Writes steps <em>place</em> and <em>achieve</em> of a fused loop: the one item of each
/// outcome that is a date, or a condition on one date.</summary>
internal sealed class FusedOutcomes
{
    private static readonly Expression Missing = Expression.Constant(ResolvedFormula.Missing);
    private readonly Workings _workings;
    private readonly FusedCode _code;
    private readonly Dictionary<int, FusedItem?> _items = [];

    public FusedOutcomes(Workings workings, FusedCode code)
    {
        (_workings, _code) = (workings, code);
        Reads = new FusedReads(workings, code) { ItemOf = Of };
    }

    /// <summary>The formulas of the loop.</summary>
    public FusedReads Reads { get; }

    /// <summary>The participant's item of an outcome, or null where it may have several or its
    /// formulas are not compiled.</summary>
    public FusedItem? Of(int outcome)
    {
        if (!_items.TryGetValue(outcome, out FusedItem? item))
        {
            _items.Add(outcome, item = Write(_workings.Scheme.Outcomes[outcome], outcome));
        }
        return item;
    }

    private FusedItem? Write(Outcome outcome, int index)
    {
        bool isPlain = !outcome.Claimed && outcome.ClaimedBy is null && outcome.UndoneBy is null
            && outcome.NotWith.Length == 0 && !outcome.EachMemberAlone
            && outcome.TimeNotUsedBy < 0;
        if (!isPlain || Reads.Whole(outcome.Clock, null) is not { } clock)
        {
            return null;
        }
        ParameterExpression from = _code.Local(clock.Code);
        if (Begins(outcome, from) is not { } begins || Day(outcome, from) is not { } day
            || Holds(outcome, from, day) is not { } holds)
        {
            return null;
        }
        Expression inTime = Expression.AndAlso(begins.Test, Expression.LessThan(day, begins.Until));
        Expression achieved = Expression.Condition(
            Expression.AndAlso(
                Expression.AndAlso(Expression.NotEqual(day, Missing), inTime), holds),
            day,
            Missing);
        var item = new FusedItem(index, _code.Local(achieved))
        {
            EarnedFrom = outcome.Watch is Holds ? from : day,
        };
        return Finish(outcome, item);
    }

    // The clock has begun before the day by which it must be achieved, and an item is allowed.
    private (Expression Test, Expression Until)? Begins(Outcome outcome, Expression from)
    {
        // A condition is tried once its day has come.
        int last = outcome.Watch is Holds
            ? Math.Min(_workings.LongStop, _workings.AsAt) : _workings.LongStop;
        Expression until = Expression.Constant(last + 1L);
        Expression test = Expression.NotEqual(from, Missing);
        if (outcome.Deadline is { } deadline)
        {
            if (Reads.Whole(deadline, null) is not { } day)
            {
                return null;
            }
            Expression before = _code.Local(day.Code);
            until = _code.Local(
                Expression.Condition(Expression.LessThan(before, until), before, until));
        }
        if (outcome.AtMost is { } most)
        {
            if (Reads.Whole(most, null) is not { } number)
            {
                return null;
            }
            test = Expression.AndAlso(
                test, Expression.GreaterThan(number.Code, Expression.Constant(0L)));
        }
        return (Expression.AndAlso(test, Expression.LessThan(from, until)), until);
    }

    private Expression? Day(Outcome outcome, Expression from)
    {
        Formula? formula = outcome.Watch switch
        {
            HappensOn watch => watch.Date,
            Holds { Each: null } watch => watch.At ?? outcome.Clock,
            _ => null,
        };
        return formula is null || Reads.Whole(formula, null) is not { } day
            ? null
            : ReferenceEquals(formula, outcome.Clock) ? from : _code.Local(day.Code);
    }

    // What is watched may be a condition on the day, which is not before the clock begins.
    private Expression? Holds(Outcome outcome, Expression from, Expression day)
    {
        Expression begun = ReferenceEquals(day, from)
            ? Expression.Constant(true) : Expression.GreaterThanOrEqual(day, from);
        if (outcome.Watch is not Holds watch)
        {
            return begun;
        }
        return Reads.Whole(watch.Condition, null) is { } condition
            ? Expression.AndAlso(begun, condition.Holds)
            : null;
    }

    // Condition, units and payable day are asked of the item achieved.
    private FusedItem? Finish(Outcome outcome, FusedItem item)
    {
        var achieved = (ParameterExpression)item.Achieved;
        if (outcome.OnlyIf is { } onlyIf)
        {
            if (Reads.Whole(onlyIf, item) is not { } only)
            {
                return null;
            }
            _code.Set(achieved, If(Expression.AndAlso(item.IsThere, only.Holds), achieved));
        }
        Expression units = Expression.Constant(1L);
        if (outcome.Units is { } formula)
        {
            if (Reads.Whole(formula, item) is not { } number)
            {
                return null;
            }
            units = _code.Local(If(item.IsThere, number.Code));
            if (number.MayMiss)
            {
                _code.Set(achieved, If(Expression.NotEqual(units, Missing), achieved));
            }
        }
        item = item with { Units = units };
        if (Reads.Whole(outcome.Payable, item) is not { } payable)
        {
            return null;
        }
        Expression on = _code.Local(If(item.IsThere, payable.Code));
        if (payable.MayMiss)
        {
            _code.LeaveIf(Expression.AndAlso(item.IsThere, Expression.Equal(on, Missing)));
        }
        return item with { Payable = on };
    }

    private static ConditionalExpression If(Expression test, Expression then) =>
        Expression.Condition(test, then, Missing);
}
