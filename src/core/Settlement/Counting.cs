using Outturn.Schemes;

namespace Outturn.Settlement;

/// <summary>Step <em>measure</em>, first half: counts things into the cells of a tally, on one
/// thread.</summary>
internal sealed class Counting
{
    private readonly Workings _workings;
    private readonly Interpreter _interpreter;
    private readonly Tally _tally;
    private readonly CellIndex _index;
    private readonly ResolvedFormula[] _keys;
    private readonly ResolvedFormula? _where;
    private readonly ResolvedFormula? _argument;
    private readonly bool _addsNumbers;
    private readonly LineSubject _lines;

    /// <param name="workings">What is settled.</param>
    /// <param name="formulas">The formulas made ready.</param>
    /// <param name="tally">What is counted.</param>
    /// <param name="into">Where to; null: cells of its own.</param>
    public Counting(
        Workings workings, FormulaBook formulas, ClauseTally tally, TallyCells? into = null)
    {
        _workings = workings;
        _interpreter = formulas.Interpreter;
        _tally = tally.Tally;
        _index = tally.Cells;
        Owner = tally.Owner;
        CellSpace? space = workings.SpaceOf(_tally);
        _keys = formulas.ResolveAll(_tally.Keys, space);
        _where = formulas.ResolveOptional(_tally.Where, space);
        _argument = formulas.ResolveOptional(_tally.Argument, space);
        _lines = new LineSubject(
            workings, _tally.Source == TallySource.Lines ? FormulaParts.PartsOf(_tally) : []);
        Cells = into ?? new TallyCells(_tally, _index.Count, formulas.ScaleOf(_tally));
        _addsNumbers = _tally.Function == AggregateFunction.Sum
            && _argument?.Form == (Cells.Scale, false);
    }

    /// <summary>Which outcomes, payments… are counted.</summary>
    public System.Collections.Immutable.ImmutableArray<int> Sources => _tally.Sources;

    /// <summary>The clause that the tally belongs to.</summary>
    public CellClause Owner { get; }

    /// <summary>What this thread has counted.</summary>
    public TallyCells Cells { get; }

    /// <summary>Counts the participant in hand, or its items or events.</summary>
    public void CountParticipant(Subject s)
    {
        switch (_tally.Source)
        {
            case TallySource.Participants:
                Count(s, default);
                break;
            case TallySource.Items:
                foreach (int outcome in _tally.Sources)
                {
                    CountItems(s, outcome);
                }
                break;
            case TallySource.Events:
                CountEvents(s);
                break;
        }
        s.AsOn = Days.None;
    }

    private void CountItems(Subject s, int outcome)
    {
        List<Item> items = s.Items(outcome);
        for (int i = 0; i < items.Count; i++)
        {
            if (items[i].Achieved > _workings.AsAt)
            {
                continue;
            }
            s.Item = items[i];
            s.AsOn = items[i].Achieved;
            Count(s, _tally.Function == AggregateFunction.Units
                ? Value.Of(items[i].Units)
                : default);
        }
    }

    private void CountEvents(Subject s)
    {
        (int first, int end) = _workings.Events.Of(s.Participant);
        for (int row = first; row < end; row++)
        {
            if (_tally.Sources.Contains(_workings.Events.Kind(row)))
            {
                s.Event = row;
                s.AsOn = _workings.Events.From(row);
                Count(s, default);
            }
        }
    }

    /// <summary>Counts a line: its money, or its units.</summary>
    public void CountLine(Subject s, in Line line) =>
        CountLine(s, line, line.Amount, line.Units);

    /// <summary>Counts a part of a line.</summary>
    public void CountPart(Subject s, in Part part) =>
        CountLine(s, part.Line, part.Amount, part.Units);

    private void CountLine(Subject s, in Line line, long amount, Quantities.Rational units)
    {
        _lines.Put(s, line);
        if (Cell(s) is not (>= 0 and var cell))
        {
            return;
        }
        try
        {
            if (_where?.Holds(s) == false)
            {
                return;
            }
            if (_tally.Function == AggregateFunction.Units)
            {
                Cells.Add(cell, Value.Of(units));
            }
            else
            {
                Cells.AddWhole(cell, amount);
            }
        }
        catch (Exception e) when (Unpaid.Is(e))
        {
            Cells.Spoil(cell, s.Participant, e);
        }
    }

    /// <summary>Counts rows or cells: each is put in hand by the caller.</summary>
    public void CountRow(Subject s) => Count(s, default);

    private void Count(Subject s, Value own)
    {
        try
        {
            if (_where?.Holds(s) != false && Cell(s) is >= 0 and var cell)
            {
                Add(s, own, cell);
            }
        }
        catch (Exception e) when (Unpaid.Is(e))
        {
            // Neither left out nor guessed: the cell that it would belong to has no value.
            if (Cell(s) is >= 0 and var cell)
            {
                Cells.Spoil(cell, s.Participant, e);
            }
        }
    }

    private void Add(Subject s, Value own, long cell)
    {
        if (_tally.Source == TallySource.Measures)
        {
            Cells.Note(cell, _workings.Measures[_tally.Sources[0]]!.Known[s.Ordinal]);
        }
        if (_tally.Function is AggregateFunction.Count or AggregateFunction.People)
        {
            // Of a condition or value, what is missing is not counted.
            if (_argument is null || _argument.Value(s) is { IsKnown: true })
            {
                Cells.Count(cell, s.Participant);
            }
            return;
        }
        if (!_addsNumbers || !_argument!.TryNumber(s, out long number, out _))
        {
            Cells.Add(cell, _argument?.Value(s) ?? own);
        }
        else if (number != ResolvedFormula.Missing)
        {
            Cells.AddWhole(cell, number);
        }
    }

    private long Cell(Subject s)
    {
        Span<long> keys = stackalloc long[_keys.Length];
        for (int i = 0; i < keys.Length; i++)
        {
            keys[i] = Key(_keys[i], s);
            if (keys[i] == ResolvedFormula.Missing)
            {
                return -1;
            }
        }
        return _index.Find(keys);
    }

    // A key that no table has belongs to no cell, as a missing label does.
    private static long Key(ResolvedFormula key, Subject s)
    {
        try
        {
            return key.Whole(s);
        }
        catch (Exception e) when (Unpaid.Is(e))
        {
            return ResolvedFormula.Missing;
        }
    }
}
