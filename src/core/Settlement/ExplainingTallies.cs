using Outturn.Facts;
using Outturn.Quantities;
using Outturn.Schemes;

namespace Outturn.Settlement;

/// <summary>What was counted into a cell: the rows of a return or statistic, or the cells of a
/// measure, each with its value. Participants and items are told by their number alone.</summary>
internal sealed class ExplainingTallies(ExplainingRun run)
{
    private const int MostRows = 40;

    /// <summary>The rows that an aggregate draws together in the subject's cell.</summary>
    public IEnumerable<ExplanationNode> Rows(
        OverCell over, Subject s, ExplainingFormulas formulas)
    {
        Tally tally = over.Tally;
        if (s.Tallies is not { } owner || Space(tally) is not { } space || tally.Span is not null)
        {
            return [];
        }
        var found = new List<ExplanationNode>();
        int more = 0;
        var rows = new CellSubject(run.Workings, run.Book, new ClauseTallies(
            run.Workings, space, []));
        for (long row = 0; row < rows.Count; row++)
        {
            Subject at = rows.At(row);
            if (!IsIn(tally, at, owner.Cells, s.Ordinal))
            {
                continue;
            }
            if (found.Count < MostRows)
            {
                found.Add(Row(tally, (space, row), at, formulas));
            }
            else
            {
                more++;
            }
        }
        if (more > 0)
        {
            found.Add(new ExplanationNode(
                ExplanationKind.Note, $"and {Numerals.WithCommas(more)} more rows"));
        }
        return found;
    }

    /// <summary>The cells whose keys and values a tally counts; null for participants, items,
    /// events and lines.</summary>
    public CellSpace? Space(Tally tally) => tally.Source switch
    {
        TallySource.Returns => run.Scheme.Facts.Returns[tally.Sources[0]].Space,
        TallySource.Statistics => run.Scheme.Facts.Statistics[tally.Sources[0]].Space,
        TallySource.Measures => run.Scheme.Measures[tally.Sources[0]].Space,
        _ => null,
    };

    /// <summary>Whether a row or cell falls into a cell of the owner of a tally.</summary>
    public bool IsIn(Tally tally, Subject row, CellIndex cells, long cell)
    {
        long[] keys = new long[tally.Keys.Length];
        return (tally.Where is null || run.Settling.Formulas.Interpreter.Holds(tally.Where, row))
            && run.Settling.Formulas.Interpreter.Keys(tally.Keys.AsSpan(), row, keys)
            && cells.Find(keys) == cell;
    }

    /// <summary>Whether a row is drawn into a cell, periods before it included where the tally
    /// spans them.</summary>
    public bool IsDrawnInto(Tally tally, Subject row, ClauseTallies owner, Subject s)
    {
        long[] keys = new long[tally.Keys.Length];
        return (tally.Where is null || run.Settling.Formulas.Interpreter.Holds(tally.Where, row))
            && run.Settling.Formulas.Interpreter.Keys(tally.Keys.AsSpan(), row, keys)
            && owner.Cells.Find(keys) is >= 0 and var cell
            && (tally.Span is { } span
                ? owner.Spanned(span, s.Cell).Contains(cell)
                : cell == s.Ordinal);
    }

    private ExplanationNode Row(
        Tally tally, (CellSpace Space, long Row) at, Subject s, ExplainingFormulas formulas)
    {
        string label = run.Names.Cell(at.Space, at.Row);
        if (tally.Argument is null)
        {
            return new ExplanationNode(ExplanationKind.Fact, label) { Fact = Place(at) };
        }
        Step step = formulas.Trace(tally.Argument, s);
        string value = run.Values.Words(tally.Argument.Type, step.Value);
        string sum = formulas.Arithmetic(step);
        return new ExplanationNode(
            ExplanationKind.Fact, sum == value ? label : $"{label}: {sum}")
        {
            Fact = Place(at),
            Value = value,
        };
    }

    /// <summary>Where the row of a return or statistic stands; empty for a cell of a measure.
    /// </summary>
    private string Place((CellSpace Space, long Row) at)
    {
        CellRow? row = at.Space.Rows switch
        {
            CellRows.Return => run.Facts.Returns[at.Space.Source].Rows[(int)at.Row],
            CellRows.Statistic => run.Facts.Statistics[at.Space.Source].Rows[(int)at.Row],
            _ => null,
        };
        return row is null ? ""
            : (at.Space.Rows == CellRows.Return ? "returns.csv:"
                : ExplainingFigures.FileOf(run.Scheme.Facts.Statistics[at.Space.Source]))
                + Numerals.Text(row.Line);
    }
}
