using System.Linq.Expressions;
using Outturn.Schemes;

namespace Outturn.Settlement;

/// <summary>Writes the counting of a fused loop (step <em>measure</em>, first half): how many
/// participants, items or people, and sums of units and money, into the cells of a grid.</summary>
internal sealed class FusedTallies(Workings workings, FusedCode code, FusedOutcomes outcomes)
{
    private static readonly Expression One = Expression.Constant(1L);
    private static readonly Expression Missing = Expression.Constant(ResolvedFormula.Missing);

    /// <summary>Writes a tally; false where it is not plain.</summary>
    public bool Write(ClauseTally tally, int place, Dictionary<int, List<FusedLine>> lines)
    {
        if (!tally.Cells.IsGrid)
        {
            return false;
        }
        var to = new Counted(tally, code.OfSums(sums => Expression.ArrayIndex(
            Expression.Property(sums, nameof(FusedSums.Cells)), Expression.Constant(place))));
        AggregateFunction function = tally.Tally.Function;
        bool counts = function == AggregateFunction.Count
            || (function == AggregateFunction.People && tally.Tally.Sources.Length <= 1);
        return tally.Tally.Source switch
        {
            TallySource.Participants => counts && Count(to, Expression.Constant(true), null, One),
            TallySource.Items => (counts || function == AggregateFunction.Units)
                && tally.Tally.Sources.All(o => outcomes.Of(o) is { } item && CountItem(to, item)),
            TallySource.Lines =>
                function is AggregateFunction.Sum or AggregateFunction.Units
                && tally.Tally.Sources.Where(lines.ContainsKey)
                    .All(p => lines[p].All(line => CountLine(to, line))),
            _ => false,
        };
    }

    // What is achieved after the as-at date is not counted yet.
    private bool CountItem(Counted to, FusedItem item)
    {
        Expression achieved = item.IsThereBy(workings.AsAt);
        Expression number =
            to.Tally.Tally.Function == AggregateFunction.Units ? item.Units! : One;
        return Count(to, achieved, item, number);
    }

    private bool CountLine(Counted to, FusedLine line) => Count(
        to,
        line.IsThere,
        line.Item,
        to.Tally.Tally.Function == AggregateFunction.Units ? line.Item.Units! : line.Amount);

    private bool Count(Counted to, Expression counts, FusedItem? item, Expression number)
    {
        FusedReads reads = outcomes.Reads;
        Tally tally = to.Tally.Tally;
        if (tally.Where is { } where)
        {
            if (reads.Whole(where, item) is not { } holds)
            {
                return false;
            }
            counts = Expression.AndAlso(counts, holds.Holds);
        }
        // Of a condition or value, what is missing is not counted.
        if (tally.Argument is { } argument)
        {
            if (tally.Function is not (AggregateFunction.Count or AggregateFunction.People)
                || reads.Number(argument, item) is not { } value)
            {
                return false;
            }
            counts = Expression.AndAlso(counts, Expression.NotEqual(value.Code, Missing));
        }
        if (Cell(to.Tally, item) is not { } cell)
        {
            return false;
        }
        Expression at = code.Local(
            Expression.Condition(counts, cell, Expression.Constant(-1)));
        code.Add(Expression.IfThen(
            Expression.GreaterThanOrEqual(at, Expression.Constant(0)),
            FusedPayments.AddTo(to.Cells, at, number)));
        return true;
    }

    private BlockExpression? Cell(ClauseTally tally, FusedItem? item)
    {
        int count = tally.Tally.Keys.Length;
        var keys = new ParameterExpression[count];
        var steps = new List<Expression>();
        (long[] first, long[] size) = (new long[count], new long[count]);
        for (int i = 0; i < count; i++)
        {
            if (outcomes.Reads.Whole(tally.Tally.Keys[i], item) is not { } key)
            {
                return null;
            }
            keys[i] = Expression.Variable(typeof(long));
            steps.Add(Expression.Assign(keys[i], key.Code));
            (first[i], size[i]) = tally.Cells.Extent(i);
        }
        (Expression inside, Expression place) = FusedReads.Place(keys, first, size);
        steps.Add(Expression.Condition(inside, place, Expression.Constant(-1)));
        return Expression.Block(keys, steps);
    }

    private sealed record Counted(ClauseTally Tally, ParameterExpression Cells);
}
