using Outturn.Language.Syntax;
using Outturn.Quantities;
using Outturn.Schemes;

namespace Outturn.Language.Binding;

/// <content>Earlier periods of the measure's own kind, and the names in an expression.</content>
internal sealed partial class ExpressionBinder
{
    private bool SpanFits(Span span)
    {
        int dimension = scope.Cell!.Cells.PeriodDimension;
        Place place = scalar.At(span.Start, span.End - span.Start);
        if (dimension < 0)
        {
            draft.Report.Error(
                "wrong-value", place,
                $"\"over\" needs a period, and this is for each {scope.Cell.Words}",
                "add month, quarter or another period to \"for each\"");
            return false;
        }
        string? larger = span switch
        {
            PeriodToDate n => n.Period,
            EarlierIn n => n.Period,
            _ => null,
        };
        if (larger is null)
        {
            return true;
        }
        PeriodKind own = scope.Cell.Dimensions[dimension].Type.Period;
        if (PeriodKindNames.TryParse(larger, out PeriodKind kind) && kind > own)
        {
            return HasContractYear(kind, place);
        }
        draft.Report.Error(
            "wrong-value", place, $"\"{larger}\" is no period larger than {own.ToWords()}",
            "write for example quarter to date, for a measure for each month");
        return false;
    }

    private TallySpan? SpanOf(Span? span)
    {
        int dimension = scope.Cell!.Cells.PeriodDimension;
        return span switch
        {
            LastPeriods n => new(SpanKind.LastN, dimension, n.Count, PeriodKind.Month),
            PeriodToDate n => new(SpanKind.ToDate, dimension, 0, KindOf(n.Period)),
            EarlierIn n => new(SpanKind.EarlierIn, dimension, 0, KindOf(n.Period)),
            _ => null,
        };
    }

    private static PeriodKind KindOf(string word) =>
        PeriodKindNames.TryParse(word, out PeriodKind kind) ? kind : PeriodKind.Month;

    /// <summary>Every name in an expression, in the order written.</summary>
    private static IEnumerable<string> NamesIn(Expression e) => e switch
    {
        NameExpression n => [n.Name],
        MemberExpression n => NamesIn(n.Target),
        OnExpression n => NamesIn(n.Target).Concat(NamesIn(n.Date)),
        DayOfExpression n => NamesIn(n.Period),
        UnaryExpression n => NamesIn(n.Operand),
        BinaryExpression n => NamesIn(n.Left).Concat(NamesIn(n.Right)),
        InExpression n => NamesIn(n.Operand).Concat(n.Choices.SelectMany(NamesIn)),
        IfExpression n => NamesIn(n.Condition).Concat(NamesIn(n.Then)).Concat(NamesIn(n.Else)),
        CallExpression n => n.Arguments.SelectMany(a => NamesIn(a.Value)),
        _ => [],
    };
}
