using Outturn.Schemes;

namespace Outturn.Language.Binding;

/// <summary>Whether a divisor can be 0: only then may a quotient be missing (language reference 9,
/// "Missing").</summary>
internal sealed class Ranges(Draft draft)
{
    public bool CanBeZero(Formula formula) => formula switch
    {
        Constant c => !c.Value.IsKnown || c.Value.Number.IsZero,
        Binary { Operator: Operator.Multiply or Operator.Divide } b =>
            CanBeZero(b.Left) || (b.Operator == Operator.Multiply && CanBeZero(b.Right)),
        Binary { Operator: Operator.Add } b => !(IsPositive(b.Left) && IsPositive(b.Right)),
        Binary { Operator: Operator.Otherwise } b => CanBeZero(b.Left) || CanBeZero(b.Right),
        Choice c => c.Else is null || CanBeZero(c.Else) || c.Cases.Any(k => CanBeZero(k.Then)),
        NumberCall { Function: NumberFunction.Max } c => !c.Arguments.Any(IsPositive),
        NumberCall { Function: NumberFunction.Min } c => !c.Arguments.All(IsPositive),
        NumberCall { Function: NumberFunction.Abs } c => CanBeZero(c.Arguments[0]),
        TableAt t when draft.Tables.IsLinear(t) => !IsPositive(t),
        TableAt t => draft.Tables.FiguresOf(t).Any(CanBeZero),
        StatisticAt s => !CountsPeople(s.Statistic, s.Column),
        _ => true,
    };

    private bool IsPositive(Formula formula) => formula switch
    {
        Constant c => c.Value.IsKnown && c.Value.Number.Sign > 0,
        TableAt t => draft.Tables.FiguresOf(t).All(IsPositive),
        _ => false,
    };

    // A statistic about nobody is no statistic: its row must count at least one.
    private bool CountsPeople(int statistic, int column)
    {
        ColumnSpec spec = draft.Facts.Statistics[statistic].Values[column];
        return spec.Name == "people" && spec.Type.Unit == draft.Units.People;
    }
}
