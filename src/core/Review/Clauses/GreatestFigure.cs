using Outturn.Quantities;
using Outturn.Schemes;

namespace Outturn.Review.Clauses;

/// <summary>The most that a price can come to by the figures of the text: of each table the
/// greatest row, of each choice the greatest case. What is no figure counts as one.</summary>
internal static class GreatestFigure
{
    /// <summary>That of a formula; 0: it has no figure.</summary>
    public static double Of(Scheme scheme, Formula formula) => Most(scheme, formula) ?? 0;

    private static double? Most(Scheme scheme, Formula formula)
    {
        double? Part(Formula f) => Most(scheme, f);
        return formula switch
        {
            Constant { Type.Kind: ValueKind.Number } c => Number(c.Value.Number),
            TableAt at => Of(scheme, scheme.Tables[at.Table].Values, at.Column),
            Binary { Operator: Operator.Multiply } b => Part(b.Left) is { } left
                ? left * (Part(b.Right) ?? 1) : Part(b.Right),
            Binary { Operator: Operator.Divide } b => Part(b.Left) / (Part(b.Right) ?? 1),
            Binary { Operator: Operator.Add } b => Part(b.Left) is { } left
                ? left + (Part(b.Right) ?? 0) : Part(b.Right),
            Binary { Operator: Operator.Subtract } b => Part(b.Left),
            NumberCall { Function: NumberFunction.Min } call => call.Arguments.Min(Part),
            NumberCall { Function: NumberFunction.Max } call => call.Arguments.Max(Part),
            NumberCall { Function: NumberFunction.Round or NumberFunction.Whole } call =>
                Part(call.Arguments[0]),
            Choice choice => choice.Cases.Select(c => c.Then)
                .Concat(choice.Else is { } other ? [other] : []).Max(Part),
            _ => null,
        };
    }

    private static double? Of(Scheme scheme, TableBranch branch, int column) => branch switch
    {
        TableLeaf leaf => Most(scheme, leaf.Figures[column]),
        TableKeys keys => keys.Keys.Max(k => Of(scheme, k.Then, column)),
        _ => null,
    };

    private static double Number(Rational number) =>
        (double)number.Numerator / (double)number.Denominator;
}
