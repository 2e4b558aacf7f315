using Outturn.Schemes;

namespace Outturn.Settlement;

/// <summary>The steps of a calculation as one line of arithmetic with the values in place of the
/// names: <c>£1,200 × (1 − 12.345%)</c>.</summary>
internal sealed class ExplainingArithmetic(ExplainingValues values, ExplainingTests tests)
{
    private const int Whole = 9;

    /// <summary>The arithmetic; null where it is one value and there is nothing to work out.
    /// </summary>
    public string? Of(Step step)
    {
        Step inner = Chosen(step);
        return IsLeaf(inner) ? null : Text(inner);
    }

    private string Text(Step step) => Text(step, out _);

    private string Text(Step step, out int rank)
    {
        Step inner = Chosen(step);
        rank = Whole;
        switch (inner.Formula)
        {
            case Binary f when inner.Parts.Count == 2:
                rank = Rank(f.Operator);
                return Pair(inner, rank);
            case Negation when inner.Parts.Count == 1:
                return "not " + Nested(inner.Parts[0], Whole);
            case NumberCall f when inner.Parts.Count == f.Arguments.Length:
                return Call(f, inner, out rank);
            case CohortTest f when inner.Parts.All(p => p.Value.IsKnown):
                rank = Rank(Operator.Less);
                return tests.Words(f, inner.Parts);
            default:
                return values.Words(inner.Formula.Type, inner.Value);
        }
    }

    private string Pair(Step step, int rank)
    {
        var f = (Binary)step.Formula;
        // 10 − (3 − 2) keeps its brackets, (10 − 3) − 2 needs none.
        bool strict = f.Operator is Operator.Subtract or Operator.Divide;
        return $"{Nested(step.Parts[0], rank)} {Sign(f.Operator)} "
            + Nested(step.Parts[1], strict ? rank + 1 : rank);
    }

    private string Nested(Step step, int least)
    {
        string text = Text(step, out int rank);
        return rank < least ? $"({text})" : text;
    }

    private string Call(NumberCall f, Step step, out int rank)
    {
        rank = Whole;
        if (f.Function == NumberFunction.Ratio)
        {
            rank = Rank(Operator.Divide);
            return $"{Nested(step.Parts[0], rank)} ÷ {Nested(step.Parts[1], rank + 1)}";
        }
        string name = f.Function.ToString().ToLowerInvariant();
        return $"{name}({string.Join(", ", step.Parts.Select(Text))})";
    }

    /// <summary>What a choice came to: the value of the case that held.</summary>
    public static Step Chosen(Step step) => step.Formula switch
    {
        Choice when step.Parts.Count > 0 && step.Value.IsKnown => Chosen(step.Parts[^1]),
        Binary { Operator: Operator.Otherwise } => Chosen(step.Parts[^1]),
        Binary { Operator: Operator.And or Operator.Or } when step.Parts.Count == 1 =>
            Chosen(step.Parts[0]),
        _ => step,
    };

    private static bool IsLeaf(Step step) => step.Formula switch
    {
        Binary => step.Parts.Count < 2,
        Negation or NumberCall or CohortTest => false,
        _ => true,
    };

    private static int Rank(Operator by) => by switch
    {
        Operator.Or => 1,
        Operator.And => 2,
        Operator.Add or Operator.Subtract or Operator.AddDays or Operator.AddMonths
            or Operator.AddWorkingDays => 4,
        Operator.Multiply or Operator.Divide => 5,
        _ => 3,
    };

    private static string Sign(Operator by) => by switch
    {
        Operator.Add or Operator.AddDays or Operator.AddMonths or Operator.AddWorkingDays => "+",
        Operator.Subtract => "−",
        Operator.Multiply => "×",
        Operator.Divide => "÷",
        Operator.Equal => "=",
        Operator.NotEqual => "≠",
        Operator.Less => "<",
        Operator.LessOrEqual => "≤",
        Operator.Greater => ">",
        Operator.GreaterOrEqual => "≥",
        Operator.And => "and",
        Operator.Or => "or",
        _ => throw new InvalidOperationException($"{by} has no sign"),
    };
}
