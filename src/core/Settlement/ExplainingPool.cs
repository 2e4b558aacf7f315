using Outturn.Quantities;
using Outturn.Schemes;

namespace Outturn.Settlement;

/// <summary>A cell's part of a pool: the sum, its weight, and the weights of all that share it.
/// </summary>
internal sealed class ExplainingPool(ExplainingRun run, ExplainingFormulas formulas)
{
    /// <summary>Adds to a line of a pool how its part was found.</summary>
    public ExplanationNode Explain(ExplanationNode node, Pool pool, in Line line)
    {
        var clause = new CellClause(IsPayment: true, line.Payment);
        ClauseTallies tallies = run.Settling.TalliesOf(clause);
        Subject s = new CellSubject(run.Workings, run.Book, tallies).At(line.Cell);
        node.Add(formulas.Work("pool", pool.Money, s, out Value sum));
        ExplanationNode weighed = formulas.Work("in proportion to", pool.Weight, s, out Value own);
        node.Add(weighed);
        string[] within = [.. pool.Within.Select(f =>
            (f.Type.Kind == ValueKind.Period ? "" : formulas.Expression(f) + " ")
            + formulas.Arithmetic(formulas.Trace(f, s)))];
        (Rational all, int sharers) = Together(pool, tallies, line);
        Rational exact = sum.Number * own.Number / all;
        ValueType weight = pool.Weight.Type;
        ValueType money = ValueType.In(Unit.Of(run.Scheme.Currency.Code));
        string place = within.Length == 0 ? "" : $" within {string.Join(", ", within)}";
        node.Add(new ExplanationNode(
            ExplanationKind.Step,
            $"{Numerals.Text(sharers)} share it{place}, with "
            + $"{ExplainingValues.Number(weight, all)} together"));
        if (run.Decisions.IsReduced(line))
        {
            return node;
        }
        string amount = run.Values.Money(line.Amount);
        bool isWhole = (exact * run.Scheme.Currency.MinorPerUnit).IsWhole;
        return node.Add(new ExplanationNode(
            ExplanationKind.Step,
            $"{ExplainingValues.Number(money, sum.Number)} × "
            + $"{ExplainingValues.Number(weight, own.Number)} ÷ "
            + $"{ExplainingValues.Number(weight, all)} = "
            + (isWhole ? $"{amount}, exactly"
                : $"{ExplainingValues.Number(money, exact)}: {amount}, for the parts are whole and "
                    + $"sum to the pool, what is left over going {Taker(pool.Remainder)}"))
        {
            Value = amount,
        });
    }

    private static string Taker(Remainder remainder) => remainder.Rule switch
    {
        RemainderRule.First => "to the first",
        RemainderRule.Named => "to " + remainder.Name,
        _ => "to the largest fractions",
    };

    private (Rational Weight, int Sharers) Together(Pool pool, ClauseTallies tallies, Line line)
    {
        var cells = new CellSubject(run.Workings, run.Settling.Formulas, tallies);
        Interpreter interpreter = run.Settling.Formulas.Interpreter;
        var payment = run.Scheme.Payments[line.Payment];
        Formula? where = ((PaidCells)payment.For).Where;
        long[] own = new long[pool.Within.Length], keys = new long[pool.Within.Length];
        interpreter.Keys(pool.Within.AsSpan(), cells.At(line.Cell), own);
        (Rational all, int sharers) = (0, 0);
        for (long cell = 0; cell < cells.Count; cell++)
        {
            Subject s = cells.At(cell);
            Value weight = interpreter.Evaluate(pool.Weight, s);
            if (weight.IsKnown && weight.Number > 0 && interpreter.Holds(where, s)
                && interpreter.Holds(payment.OnlyIf, s)
                && interpreter.Keys(pool.Within.AsSpan(), s, keys) && keys.SequenceEqual(own))
            {
                (all, sharers) = (all + weight.Number, sharers + 1);
            }
        }
        return (all, sharers);
    }
}
