using Outturn.Schemes;

namespace Outturn.Settlement;

/// <summary>Step <em>measure</em>, second half: the value of each cell from what was counted.
/// </summary>
internal sealed partial class Settling
{
    private void Measure(int index)
    {
        var measuring = new Measuring(_formulas, _workings.Scheme.Measures[index]);
        ClauseTallies tallies = _tallies[new CellClause(IsPayment: false, index)];
        long count = tallies.Cells.Count;
        (long scale, bool hasOver) = _formulas.FormOf(index);
        int[] known = new int[count];
        known.AsSpan().Fill(Days.None);
        var values = new MeasureValues(
            tallies.Cells,
            new CellNumbers(count, scale, hasOver),
            measuring.HasStandard ? new CellNumbers(count, 1, hasOvers: false) : null,
            known);
        List<Unpaid>[] refused = InPieces(count, (from, end) =>
        {
            var cells = new CellSubject(_workings, _formulas, tallies);
            var unpaid = new List<Unpaid>();
            for (long cell = from; cell < end; cell++)
            {
                if (measuring.Measure(cells.At(cell), cell, values) is { } why)
                {
                    unpaid.Add(Unpaid.Of(why, _workings, -1, -1, cell, 0) with
                    {
                        Measure = index,
                    });
                }
            }
            return unpaid;
        });
        _unpaid.AddRange(refused.SelectMany(r => r));
        _workings.Measures[index] = values;
    }

    /// <summary>Works over many cells in pieces side by side, one for each thread; the results are
    /// in the order of the pieces.</summary>
    private T[] InPieces<T>(long count, Func<long, long, T> work)
    {
        int pieces = (int)Math.Clamp(count / LeastPiece, 1, Math.Max(1, _options.Threads));
        var results = new T[pieces];
        var failures = new Exception?[pieces];
        var threads = new Thread[pieces];
        for (int i = 1; i < pieces; i++)
        {
            int piece = i;
            threads[i] = new Thread(() => Piece(piece));
            threads[i].Start();
        }
        Piece(0);
        foreach (Thread thread in threads.Skip(1))
        {
            thread.Join();
        }
        if (failures.FirstOrDefault(f => f is not null) is { } failure)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(failure);
        }
        return results;

        void Piece(int piece)
        {
            try
            {
                results[piece] = work(count * piece / pieces, count * (piece + 1) / pieces);
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                failures[piece] = e;
            }
        }
    }
}

/// <summary>A measure with its formulas made ready.</summary>
internal sealed class Measuring
{
    private readonly ResolvedFormula _value;
    private readonly ResolvedFormula? _onlyIf;
    private readonly ResolvedFormula? _knownOn;
    private readonly ResolvedFormula? _atLeast;
    private readonly ResolvedFormula? _atMost;

    public Measuring(FormulaBook formulas, Measure measure)
    {
        _value = formulas.Resolve(measure.Value, measure.Space);
        _onlyIf = formulas.ResolveOptional(measure.OnlyIf, measure.Space);
        _knownOn = formulas.ResolveOptional(measure.Known, measure.Space);
        _atLeast = formulas.ResolveOptional(measure.AtLeast, measure.Space);
        _atMost = formulas.ResolveOptional(measure.AtMost, measure.Space);
    }

    /// <summary>Whether it has a standard.</summary>
    public bool HasStandard => (_atLeast ?? _atMost) is not null;

    /// <summary>Works it out for the cell in hand. What cannot be worked out (too large, no figure
    /// in a table) is missing, and the cause is given back: what reads the measure says what
    /// follows.</summary>
    public Exception? Measure(Subject s, long cell, MeasureValues into)
    {
        try
        {
            into.Known[cell] = _knownOn?.Day(s) ?? Days.None;
            if (_onlyIf?.Holds(s) == false)
            {
                return null;
            }
            if (_value.TryNumber(s, out long number, out long over))
            {
                into.Values.Put(cell, number, over);
            }
            else
            {
                into.Values.Put(cell, _value.Value(s));
            }
            if (HasStandard)
            {
                into.MetNumbers!.Put(cell, Standard(into.Values[cell], s));
            }
            return null;
        }
        catch (Exception e) when (Unpaid.Is(e))
        {
            return e;
        }
    }

    private Value Standard(Value value, Subject s)
    {
        if (!value.IsKnown)
        {
            return default;
        }
        Value least = _atLeast?.Value(s) ?? value;
        Value most = _atMost?.Value(s) ?? value;
        return least.IsKnown && most.IsKnown
            ? Value.Of(value.Number >= least.Number && value.Number <= most.Number)
            : default;
    }
}
