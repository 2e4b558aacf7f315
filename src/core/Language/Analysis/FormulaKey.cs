using System.Text;
using Outturn.Quantities;
using Outturn.Schemes;

namespace Outturn.Language.Analysis;

/// <summary>The same text for formulas that mean the same, wherever they stand: what tells the
/// variables of an analysis apart.</summary>
internal static class FormulaKey
{
    /// <summary>Whether a formula is a variable to the analysis: it stands for something that the
    /// facts decide and the text does not.</summary>
    public static bool IsVariable(Formula formula) => formula is FieldOfItem or FieldOfFirst
        or FieldOfEvent or FieldOfParticipant or AttributeOf or GroupOf or CohortOf or DayTried
        or CellKey or ColumnOfRow or StatisticAt or MeasureAt or TierPlace or OverFacts
        or OverCell or Owed;

    public static string Of(Formula formula)
    {
        var text = new StringBuilder();
        Write(formula, text);
        return text.ToString();
    }

    private static void Write(Formula formula, StringBuilder text)
    {
        text.Append(formula.GetType().Name).Append('(').Append(Head(formula));
        if (formula is OverCell cell)
        {
            Write(cell.Tally, text);
        }
        foreach (Formula part in FormulaParts.PartsOf(formula))
        {
            text.Append(' ');
            Write(part, text);
        }
        text.Append(')');
    }

    private static void Write(Tally tally, StringBuilder text) => text
        .Append(tally.Source).Append(Numbers(tally.Sources)).Append(tally.Function)
        .Append(tally.Argument is null ? "" : "a").Append(tally.Where is null ? "" : "w")
        .Append(tally.Span);

    private static string Head(Formula formula) => formula switch
    {
        Constant c => c.Value.IsKnown ? c.Value.Number + c.Type.Labels?.Name : "missing",
        FieldOfItem f => $"{f.Field}",
        FieldOfFirst f => $"{Numerals.Text(f.Outcome)} {f.Field}",
        FieldOfEvent f => $"{f.Field}",
        FieldOfParticipant f => $"{f.Field}",
        AttributeOf f => Numerals.Text(f.Attribute),
        GroupOf f => Numerals.Text(f.Set),
        CohortOf f => Numerals.Text(f.Set),
        Owed f => Numerals.Text(f.Account),
        CohortMeasured f => Numerals.Text(f.Set),
        CellKey f => Numerals.Text(f.Dimension),
        ColumnOfRow f => Numerals.Text(f.Column),
        StatisticAt f => $"{Numerals.Text(f.Statistic)} {Numerals.Text(f.Column)}",
        MeasureAt f => Numerals.Text(f.Measure) + (f.Met ? " met" : ""),
        TableAt f => $"{Numerals.Text(f.Table)} {Numerals.Text(f.Column)}",
        PeriodContaining f => $"{f.Type.Period}",
        PartOfPeriod f => $"{f.Part}",
        Binary f => $"{f.Operator}",
        NumberCall f => $"{f.Function} {f.Rounding}",
        Choice f => f.Else is null ? "" : "else",
        OverFacts f => f.Function + Numbers(f.Facts.Kinds) + (f.From is null ? "" : "f")
            + (f.Until is null ? "" : "u") + (f.At is null ? "" : "a")
            + (f.Facts.Where is null ? "" : "w"),
        _ => "",
    };

    private static string Numbers(IEnumerable<int> numbers) =>
        "[" + string.Join(',', numbers.Select(n => Numerals.Text(n))) + "]";
}
