using System.Collections.Immutable;
using Outturn.Facts;
using Outturn.Quantities;
using Outturn.Schemes;

namespace Outturn.Settlement;

/// <summary>A row of a return or statistic.</summary>
internal readonly record struct CellRowAt(CellRows Kind, int Source, int Row, int Line);

/// <summary>What a row of a return or statistic went into: the cells of measures and payments.
/// </summary>
internal sealed class ExplainingCellRow(
    ExplainingRun run, ExplainingFormulas formulas, ExplainingLines lines)
{
    private readonly HashSet<(int Measure, long Cell)> _measured = [];
    private readonly HashSet<int> _measures = [];
    private CellRowAt _at;

    /// <summary>The row, the measures that it went into and the amounts that rest on it.</summary>
    public List<ExplanationNode> Explain(CellRowAt at)
    {
        _at = at;
        bool isReturn = at.Kind == CellRows.Return;
        CellSpace space = isReturn
            ? run.Scheme.Facts.Returns[at.Source].Space
            : run.Scheme.Facts.Statistics[at.Source].Space;
        string title = isReturn
            ? run.Scheme.Facts.Returns[at.Source].Title
            : run.Scheme.Facts.Statistics[at.Source].Title;
        var parts = new List<ExplanationNode>
        {
            new(ExplanationKind.Note, $"accepted: {title}, {run.Names.Cell(space, at.Row)}: "
                + string.Join(", ", Values()) + Decided()),
        };
        if (Measured() != _at.Row)
        {
            parts.Add(new ExplanationNode(
                ExplanationKind.Note, new ExplainingCohorts(run).Elsewhere(_at.Source, _at.Row)));
        }
        for (int m = 0; m < run.Scheme.Measures.Length; m++)
        {
            parts.AddRange(Measure(m));
        }
        List<ExplanationNode> paid = [.. Enumerable.Range(0, run.Scheme.Payments.Length)
            .Where(p => run.Scheme.Payments[p].For is PaidCells).SelectMany(Payment)];
        paid.AddRange(Adjusted());
        parts.AddRange(paid.Count > 0 ? paid :
        [
            new ExplanationNode(ExplanationKind.Shortfall, "no amount rests on it"),
        ]);
        return parts;
    }

    private IEnumerable<string> Values()
    {
        bool isReturn = _at.Kind == CellRows.Return;
        CellRow row = isReturn ? run.Facts.Returns[_at.Source].Rows[_at.Row]
            : run.Facts.Statistics[_at.Source].Rows[_at.Row];
        ImmutableArray<ColumnSpec> columns = isReturn ? run.Scheme.Facts.Returns[_at.Source].Values
            : run.Scheme.Facts.Statistics[_at.Source].Values;
        return columns.Select((c, i) => $"{c.Name} {run.Values.Words(c.Type, row.Values[i])}");
    }

    private string Decided() => _at.Kind == CellRows.Statistic
        && run.Scheme.Facts.Statistics[_at.Source].IsDecided
            ? ", " + ExplainingFigures.Decided(run.Facts.Statistics[_at.Source].Rows[_at.Row])
            : "";

    // Limits and adjustments that read the figure, line by line.
    private IEnumerable<ExplanationNode> Adjusted()
    {
        foreach (LimitEffect effect in run.Settling.LimitEffects)
        {
            Adjustment entry = run.Scheme.Adjustments[effect.Adjustment];
            Formula[] read = [.. ClauseFormulas.Of(entry).OfType<Formula>()];
            if (!read.SelectMany(f => FormulaParts.Reads(run.Scheme, f)).Any(Concerns))
            {
                continue;
            }
            Subject s = run.TracedSubject();
            new LineSubject(run.Workings, read).Put(s, effect.Before.Line);
            if (read.Any(f => Rests(f, s)))
            {
                yield return new ExplanationNode(
                    ExplanationKind.Limit,
                    $"{ExplainingRun.Called(entry)}: "
                    + lines.Short(effect.Before.Line, 0, withClause: true).Text
                    + $", comes to {run.Values.Money(effect.After)} instead of "
                    + run.Values.Money(effect.Before.Amount))
                {
                    Place = entry.Place,
                };
            }
        }
    }

    private IEnumerable<ExplanationNode> Measure(int index)
    {
        Measure measure = run.Scheme.Measures[index];
        var clause = new CellClause(IsPayment: false, index);
        MeasureValues values = run.Workings.Measures[index]!;
        foreach (long cell in CellsOf(clause, [measure.Value]))
        {
            _measured.Add((index, cell));
            _measures.Add(index);
            string value = run.Values.Words(measure.Value.Type, values.Values[cell]);
            yield return new ExplanationNode(
                ExplanationKind.Figure, $"counts in {ExplainingRun.Called(measure)} for "
                + $"{run.Names.Cell(measure.Space, cell)}, which is {value}")
            {
                Place = measure.Place,
                Value = value,
            };
        }
    }

    private IEnumerable<ExplanationNode> Payment(int index)
    {
        Payment payment = run.Scheme.Payments[index];
        var clause = new CellClause(IsPayment: true, index);
        Formula[] price = [.. ClauseFormulas.Of(payment).OfType<Formula>()];
        HashSet<long> cells = [.. CellsOf(clause, price)];
        return run.Settling.CellLinesOf(index).Where(l => cells.Contains(l.Cell))
            .Select(l => new ExplanationNode(
                ExplanationKind.Line,
                $"{ExplainingRun.Called(payment)}, {lines.Short(l, 0).Text}")
            {
                Place = payment.Place,
                Amount = new Money(run.DueOn(l)),
            });
    }

    /// <summary>The cells whose value rests on the row, by what their formulas read.</summary>
    private IEnumerable<long> CellsOf(CellClause clause, Formula[] read)
    {
        ClauseTallies tallies = run.Settling.TalliesOf(clause);
        bool concerned = read.SelectMany(f => FormulaParts.Reads(run.Scheme, f)).Any(Concerns)
            || (tallies.Cells.Space.Rows == _at.Kind && tallies.Cells.Space.Source == _at.Source);
        if (!concerned)
        {
            return [];
        }
        var cells = new CellSubject(run.Workings, run.Book, tallies);
        var found = new List<long>();
        for (long cell = 0; cell < cells.Count; cell++)
        {
            if (read.Any(f => Rests(f, cells.At(cell))))
            {
                found.Add(cell);
            }
        }
        return found;
    }

    private bool Concerns(Formula formula) => formula switch
    {
        StatisticAt at => _at.Kind == CellRows.Statistic && at.Statistic == _at.Source,
        MeasureAt at => _measures.Contains(at.Measure),
        OverCell over => Counts(over.Tally),
        _ => false,
    };

    private bool Counts(Tally tally) => tally.Source switch
    {
        TallySource.Returns => _at.Kind == CellRows.Return && tally.Sources[0] == _at.Source,
        TallySource.Statistics => _at.Kind == CellRows.Statistic && tally.Sources[0] == _at.Source,
        TallySource.Measures => _measures.Contains(tally.Sources[0]),
        _ => false,
    };

    private bool Rests(Formula formula, Subject s)
    {
        try
        {
            return Rests(formulas.Trace(formula, s), s);
        }
        catch (Exception e) when (Unpaid.Is(e))
        {
            return false;
        }
    }

    private bool Rests(Step step, Subject s) => step.Parts.Any(p => Rests(p, s))
        || step.Formula switch
        {
            StatisticAt at => at.Statistic == _at.Source && IsMeasuredIn(step.Row),
            MeasureAt at => _measured.Contains((at.Measure, step.Cell)),
            ColumnOfRow => s.Tallies!.Cells.Space.Rows == _at.Kind
                && s.Tallies.Cells.Space.Source == _at.Source && IsMeasuredIn((int)s.Ordinal),
            OverCell over => Counts(over.Tally) && Falls(over.Tally, s),
            _ => false,
        };

    // A small cohort's row is measured in another, or waits.
    private int Measured() => _at.Kind == CellRows.Statistic
        ? run.Workings.Measured[_at.Source].Into(_at.Row)
        : _at.Row;

    private bool IsMeasuredIn(int row) => row >= 0 && row == Measured();

    private bool Falls(Tally tally, Subject s)
    {
        CellSpace space = new ExplainingTallies(run).Space(tally)!;
        var rows = new CellSubject(
            run.Workings, run.Settling.Formulas, new ClauseTallies(run.Workings, space, []));
        IEnumerable<long> counted = tally.Source == TallySource.Measures
            ? _measured.Where(m => m.Measure == tally.Sources[0]).Select(m => m.Cell)
            : Measured() is >= 0 and var row ? [row] : [];
        var tallies = new ExplainingTallies(run);
        return counted.Any(row =>
            tallies.IsDrawnInto(tally, rows.At(row), s.Tallies!, s));
    }
}
